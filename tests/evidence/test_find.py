import pickle
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.errors import UnknownNameError
from cf_assess.evidence import MOST_POSSIBLE, compile_criteria, find_evidence
from cf_assess.models.checklist import Criterion, Strength
from cf_assess.models.draft import ClauseKind, Draft
from cf_assess.models.evidence import (
    Basis,
    EvidenceReport,
    Miss,
    Nearness,
    SubjectFinding,
    Tier,
    WholeDraft,
)
from tests.evidence.builders import (
    LEXICON,
    all_of,
    any_of,
    make_criterion,
    make_draft,
)

BULLYING = make_criterion(
    any_of("欺凌", "霸凌", strength=Strength.DIRECT),
    all_of(["殴打", "辱骂"], "child"),
    name="safety.bullying",
    topic_id="T26",
)
FOOD = make_criterion(any_of("食堂", "膳食"), name="health.food")
MANUAL = make_criterion(name="procedure.panel")
CRITERIA = (BULLYING, FOOD, MANUAL)

FILLER = [(f"第{n}条", "其他事项。") for n in "五六七八九"]


def report(draft: Draft, criteria: Sequence[Criterion] = CRITERIA) -> EvidenceReport:
    return find_evidence(draft, compile_criteria(criteria, LEXICON))


def test_evidence_names_the_clause_and_the_words() -> None:
    draft = make_draft(("第一条", "总则。"), ("第二条", "学校防治学生欺凌。"))
    (evidence,) = report(draft).of("safety.bullying")
    assert evidence.locator == draft.clauses[1].locator
    assert (evidence.article, evidence.topic_id) == ("第二条", "T26")
    assert draft.text[evidence.start : evidence.end] == evidence.quote
    assert [draft.text[s.start : s.end] for s in evidence.spans] == ["欺凌"]
    assert evidence.strength is Strength.DIRECT


@pytest.mark.parametrize(
    ("lines", "title", "tier"),
    [
        ([("第一条", "防治学生欺凌。")], "办法", Tier.FOUND),
        ([("第一条", "防治欺凌。"), ("第一条", "保护学生。")], "办法", Tier.FOUND),
        ([("第一条", "防治欺凌。"), ("第二条", "保护学生。")], "办法", Tier.POSSIBLE),
        ([("第一条", "防治欺凌。")], "未成年人保护办法", Tier.FOUND),
        ([("第一条", "防治欺凌。")], "儿童工作委员会办法", Tier.POSSIBLE),
        ([("第一条", "防治大学生欺凌。")], "办法", Tier.POSSIBLE),
    ],
)
def test_the_subject_rule_decides_what_is_found(
    lines: list[tuple[str, str]], title: str, tier: Tier
) -> None:
    (evidence,) = report(make_draft(*lines, *FILLER, title=title)).found
    assert evidence.tier is tier


def test_a_heading_that_names_children_speaks_for_the_draft_not_as_evidence() -> None:
    title = (None, "学生欺凌防治规定", ClauseKind.TITLE)
    draft = make_draft(title, ("第一条", "防治欺凌。"), *FILLER)
    (evidence,) = report(draft).found
    assert (evidence.article, evidence.tier) == ("第一条", Tier.FOUND)


def test_cues_of_one_criterion_in_one_clause_are_one_piece_of_evidence() -> None:
    draft = make_draft("欺凌和辱骂学生的，予以制止。")
    (evidence,) = report(draft).found
    words = [draft.text[s.start : s.end] for s in evidence.spans]
    assert words == ["欺凌", "辱骂学生"]


def test_evidence_is_best_first_and_equals_stand_in_reading_order() -> None:
    draft = make_draft("辱骂学生。", "殴打学生。", "欺凌学生。")
    places = [e.locator for e in report(draft).of("safety.bullying")]
    assert places == ["[3]", "[1]", "[2]"]


def test_everything_found_is_returned_and_few_possible_places() -> None:
    many = [(f"第{n}条", "食堂。") for n in range(30)]
    assert len(report(make_draft(*many)).found) == MOST_POSSIBLE
    assert len(report(make_draft(*many, title="学生食堂办法")).found) == 30


def test_misses_say_what_was_searched() -> None:
    chapter = (None, "第一章 总则", ClauseKind.CHAPTER)
    result = report(make_draft(chapter, "防治欺凌。", "其他。"))
    assert result.misses == (
        Miss(criterion="health.food", topic_id=None, clauses_searched=2),
        Miss(criterion="procedure.panel", topic_id=None, clauses_searched=0),
    )


def test_an_empty_draft_is_all_misses() -> None:
    result = report(make_draft())
    assert result.found == ()
    assert [miss.criterion for miss in result.misses] == [c.id for c in CRITERIA]


def test_obsolete_criteria_are_not_asked() -> None:
    gone = make_criterion(any_of("食堂"), name="health.old", obsolete=True)
    result = report(make_draft("学生食堂。"), [gone])
    assert (result.found, result.misses) == ((), ())


def test_no_criteria_give_an_empty_report() -> None:
    result = report(make_draft("学生。"), [])
    assert (result.found, result.misses) == ((), ())


@pytest.mark.parametrize(
    ("lines", "title", "whole", "named"),
    [
        ([("第一条", "保护学生。"), *FILLER], "办法", WholeDraft.NO, 1),
        ([("第一条", "保护学生。"), ("第二条", "甲。")], "办法", WholeDraft.SHARE, 1),
        ([("第一条", "甲。"), *FILLER], "未成年人办法", WholeDraft.TITLE, 0),
    ],
)
def test_a_report_says_whom_the_draft_is_about_whatever_is_asked(
    lines: list[tuple[str, str]], title: str, whole: WholeDraft, named: int
) -> None:
    draft = make_draft(*lines, title=title)
    for criteria in (CRITERIA, ()):
        subject = report(draft, criteria).subject
        assert subject == SubjectFinding(whole=whole, named=named, of=len(lines))


@pytest.mark.parametrize(
    ("lines", "title", "about"),
    [
        ([("第一条", "防治学生欺凌。")], "办法", Nearness.CLAUSE),
        ([("第一条", "防治欺凌。"), ("第一条", "学生。")], "办法", Nearness.ARTICLE),
        ([("第一条", "防治欺凌。")], "未成年人保护办法", Nearness.DRAFT),
        ([("第一条", "防治欺凌。")], "办法", Nearness.NOWHERE),
    ],
)
def test_evidence_says_why_it_counts_as_being_about_children(
    lines: list[tuple[str, str]], title: str, about: Nearness
) -> None:
    result = report(make_draft(*lines, *FILLER, title=title))
    (evidence,) = result.of("safety.bullying")
    assert (evidence.about, evidence.basis) == (about, Basis.WORDS)
    assert (evidence.cited, evidence.weighed) == (None, ())
    assert not result.second_opinion


def test_a_chapter_that_names_children_speaks_for_its_articles() -> None:
    chapter = (None, "第二章 学生保护", ClauseKind.CHAPTER)
    draft = make_draft(*FILLER, chapter, ("第十条", "防治欺凌。"))
    (evidence,) = report(draft).found
    assert (evidence.about, evidence.tier) == (Nearness.CHAPTER, Tier.FOUND)


def test_an_index_survives_the_way_to_another_process() -> None:
    draft = make_draft("学生食堂。", "防治欺凌。")
    index = compile_criteria(CRITERIA, LEXICON)
    copy = pickle.loads(pickle.dumps(index))
    assert find_evidence(draft, copy) == find_evidence(draft, index)


def test_an_unknown_subject_is_refused() -> None:
    with pytest.raises(UnknownNameError):
        compile_criteria([make_criterion(all_of("dog"))], LEXICON)


def test_hostile_repetition_takes_no_long_time() -> None:
    cue = all_of(["学"], ["学学"], ["学"], gap=5, mask=("学学学",), within="article")
    criterion = make_criterion(cue, any_of("学", mask=("学学",)))
    assert report(make_draft("学" * 20_000 + "生学"), [criterion]).found


CLAUSES = st.lists(st.text("学生欺凌食堂辱骂，。", max_size=20), max_size=6)


@given(CLAUSES, st.permutations(CRITERIA))
def test_the_order_of_criteria_changes_only_the_order_of_the_report(
    lines: list[str], criteria: list[Criterion]
) -> None:
    draft = make_draft(*lines)
    usual, other = report(draft), report(draft, criteria)
    assert all(usual.of(c.id) == other.of(c.id) for c in CRITERIA)
    assert set(usual.misses) == set(other.misses)


@given(CLAUSES)
def test_spans_quote_exactly_and_scores_lie_between_0_and_1(lines: list[str]) -> None:
    draft = make_draft(*lines)
    for evidence in report(draft).found:
        assert draft.text[evidence.start : evidence.end] == evidence.quote
        assert Decimal(0) <= evidence.score <= Decimal(1)
        ends = [evidence.start]
        for span in evidence.spans:
            assert ends[-1] <= span.start < span.end <= evidence.end
            ends.append(span.end)
        assert len(ends) > 1


def test_a_criterion_about_others_is_found_where_they_are_named() -> None:
    care = make_criterion(any_of("照料"), name="gender.care", subjects=("guardian",))
    both = make_criterion(
        any_of("照料"), name="family.care", subjects=("child", "guardian")
    )
    draft = make_draft(
        ("第一条", "家长照料老人。"), ("第二条", "学校照料学生。"), *FILLER, *FILLER
    )
    found = report(draft, (care, both)).found

    assert {(e.criterion, e.article): e.tier for e in found} == {
        ("gender.care", "第一条"): Tier.FOUND,
        ("gender.care", "第二条"): Tier.POSSIBLE,
        ("family.care", "第一条"): Tier.FOUND,
        ("family.care", "第二条"): Tier.FOUND,
    }
