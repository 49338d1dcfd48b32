import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence.index import compile_criteria
from cf_assess.evidence.learned.units import DraftUnits, gather_cues, read_units
from cf_assess.evidence.search import Search, search
from cf_assess.models.checklist import CHILD, Strength
from cf_assess.models.draft import ClauseKind
from tests.evidence.builders import (
    LEXICON,
    Line,
    all_of,
    any_of,
    make_criterion,
    make_draft,
)

CRITERIA = (
    make_criterion(
        any_of("欺凌", strength=Strength.DIRECT),
        any_of("辱骂"),
        name="safety.bullying",
        topic_id="T26",
    ),
    make_criterion(any_of("霸凌"), name="safety.other", topic_id="T26"),
    make_criterion(any_of("食堂"), name="health.food", topic_id="T30"),
    make_criterion(any_of("程序"), name="procedure.one"),
)
TOPIC_OF = {0: 0, 1: 0, 2: 1}
INDEX = compile_criteria(CRITERIA, LEXICON)
ARTICLE = ClauseKind.ARTICLE
FILLER = [(f"第{n}条", "其他事项。") for n in "五六七八九"]


def read(
    *lines: Line, title: str = "办法", wanted: tuple[int | str, ...] | None = None
) -> tuple[DraftUnits, Search]:
    found = search(make_draft(*lines, title=title), INDEX)
    return read_units(found.reading, found.subjects.of((CHILD,)), wanted), found


def test_a_unit_is_an_article_or_a_clause_outside_articles() -> None:
    heading = (None, "第一章 总则", ClauseKind.CHAPTER)
    units, _ = read("前言。", heading, ("第一条", "甲。"), ("第一条", "乙。"), "附件。")
    assert units.labels == (0, "第一条", 4)
    assert units.places == ((0,), (2, 3), (4,))
    assert [unit.text.text for unit in units.units] == [
        "前言。",
        "甲。\n乙。",
        "附件。",
    ]
    assert units.offsets == ((0,), (0, 3), (0,))
    assert units.number_of == {0: 0, "第一条": 1, 4: 2}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (("第一条", "第一条 甲。", ARTICLE), "    甲。"),
        (("第一条", "（一）甲。", ClauseKind.ITEM), "（一）甲。"),
        (("第一条", "第一条 甲。"), "第一条 甲。"),
        (("第二条", "第一条 甲。", ARTICLE), "第一条 甲。"),
        ((None, "第一条 甲。", ARTICLE), "第一条 甲。"),
    ],
)
def test_the_number_of_an_article_is_no_word_of_it(line: Line, expected: str) -> None:
    units, _ = read(line)
    assert units.units[0].text.text == expected


def test_only_units_about_children_or_wanted_are_weighed() -> None:
    lines = [("第一条", "学生。"), ("第二条", "甲。"), ("第三条", "乙。"), *FILLER]
    assert read(*lines, wanted=())[0].labels == ("第一条",)
    assert read(*lines, wanted=("第三条",))[0].labels == ("第一条", "第三条")
    assert len(read(*lines)[0].labels) == len(lines)
    assert len(read(*lines, title="学生办法", wanted=())[0].labels) == len(lines)


def test_a_unit_under_a_heading_that_names_children_names_them() -> None:
    chapter = (None, "第二章 学生保护", ClauseKind.CHAPTER)
    units, _ = read(("第一条", "甲。"), chapter, ("第二条", "乙。"), *FILLER, wanted=())
    assert units.labels[0] == "第二条"
    assert all(unit.is_named for unit in units.units)


def test_facts_tell_who_is_meant_and_which_are_penalties() -> None:
    penalty = ("第二条", "违反本办法第一条规定的，由有关部门处一千元罚款。")
    lines = [("第一条", "学生。"), penalty, *FILLER]
    units, _ = read(*lines)
    facts = units.facts()
    assert facts.about.tolist() == [True] + [False] * 6
    assert facts.penalty.tolist() == [False, True] + [False] * 5
    assert not facts.draft_about.any()
    facts = read(*lines, title="学生办法")[0].facts()
    assert facts.about.all()
    assert facts.draft_about.all()


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("学生", [(0, 2)]),
        ("甲" * 20 + "学生" + "乙" * 20, [(8, 34)]),
        ("家长与学生", [(0, 5), (0, 5)]),
        ("大学生", []),
    ],
)
def test_words_near_a_childs_name_are_marked(
    text: str, reach: list[tuple[int, int]]
) -> None:
    units, _ = read(("第一条", "第一。"), ("第二条", text))
    assert sorted(units.units[1].text.near) == reach
    units, _ = read(("第一条", "第一。"), ("第一条", text))
    shift = len("第一。\n")
    assert sorted(units.units[0].text.near) == [
        (a + shift, b + shift) for a, b in reach
    ]


TEXTS = st.text("学生欺凌第一条，家长", min_size=1, max_size=30)


@given(
    st.lists(
        st.tuples(st.sampled_from(["第一条", "第二条", None]), TEXTS),
        min_size=1,
        max_size=6,
    )
)
def test_text_of_a_unit_is_that_of_its_clauses(
    lines: list[tuple[str | None, str]],
) -> None:
    units, found = read(*lines)
    rows = zip(units.units, units.places, units.offsets, strict=True)
    for unit, places, offsets in rows:
        for place, begin in zip(places, offsets, strict=True):
            clause = found.reading.clauses[place].text
            assert unit.text.text[begin : begin + len(clause)] == clause
        for start, end in unit.text.near:
            assert 0 <= start < end <= len(unit.text.text)


@pytest.mark.parametrize(
    ("texts", "words", "expected"),
    [
        (("甲甲", "乙乙"), [], 0),
        (("甲甲", "乙乙"), [(3, 5, 1.0)], 1),
        (("甲甲", "乙乙"), [(0, 2, 1.0), (3, 5, 2.0)], 1),
        (("甲甲", "乙乙"), [(0, 2, 1.0), (3, 5, 1.0)], 0),
        (("甲甲", "学生"), [(0, 2, 9.0)], 1),
        (("学生", "学生"), [(3, 5, 1.0)], 1),
    ],
)
def test_a_clause_that_names_children_comes_before_the_words_that_weigh_most(
    texts: tuple[str, ...], words: list[tuple[int, int, float]], expected: int
) -> None:
    units, _ = read("前言", *(("第一条", text) for text in texts))
    assert units.place_of(1, words) == (1 + expected, units.offsets[1][expected])


def test_cues_are_gathered_by_unit_and_topic() -> None:
    lines = [
        ("第一条", "防治学生欺凌。"),
        ("第一条", "禁止辱骂。"),
        ("第二条", "设立食堂。"),
        ("第三条", "程序。"),
        *FILLER,
    ]
    units, found = read(*lines)
    cues = gather_cues(found.findings, TOPIC_OF, found.reading, units, 2)
    best = max(float(f.score) for f in found.findings if f.rule == 0)
    assert cues.score.shape == (8, 2)
    assert cues.score[0].tolist() == [pytest.approx(best), 0]
    assert cues.score[1:].sum() == 0
    assert np.argwhere(cues.direct).tolist() == [[0, 0]]
    assert np.argwhere(cues.elsewhere).tolist() == [[1, 1]]


def test_a_partial_cue_beside_a_direct_one_does_not_hide_it() -> None:
    lines = [("第一条", "学生欺凌。"), ("第一条", "辱骂学生。")]
    for order in (lines, lines[::-1]):
        units, found = read(*order)
        cues = gather_cues(found.findings, TOPIC_OF, found.reading, units, 2)
        assert cues.direct[0, 0]


def test_a_cue_that_counts_makes_one_that_does_not_forgotten() -> None:
    """Two criteria of a topic, of which one is about others than children."""
    guardians = make_criterion(
        all_of(["霸凌"]), name="safety.home", topic_id="T26", subjects=("guardian",)
    )
    index = compile_criteria((CRITERIA[0], guardians), LEXICON)
    draft = make_draft(("第一条", "学生欺凌和霸凌。"), *FILLER)
    found = search(draft, index)
    units = read_units(found.reading, found.subjects.of((CHILD,)))
    cues = gather_cues(found.findings, {0: 0, 1: 0}, found.reading, units, 2)
    assert {f.is_found for f in found.findings} == {True, False}
    assert not cues.elsewhere.any()


def test_findings_in_units_that_are_not_weighed_are_passed_over() -> None:
    units, found = read(("第一条", "学生。"), ("第二条", "食堂。"), *FILLER, wanted=())
    cues = gather_cues(found.findings, TOPIC_OF, found.reading, units, 2)
    assert len(found.findings) == 1
    assert not cues.elsewhere.any()
