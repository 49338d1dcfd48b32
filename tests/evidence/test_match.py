import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence.cues import compile_rules
from cf_assess.evidence.match import match_cues
from cf_assess.evidence.reading import read_clauses
from cf_assess.models.checklist import Cue, Within
from cf_assess.models.draft import ClauseKind
from tests.evidence.builders import LEXICON, Line, all_of, any_of, make_draft


def matched(cue: Cue, *lines: Line) -> list[tuple[int, tuple[str, ...]]]:
    """Return the clauses that meet a cue, from 0, with the words that do."""
    draft = make_draft(*lines)
    rules = compile_rules([[cue]], LEXICON)
    return [
        (m.place, tuple(draft.text[a:b] for a, b in m.words))
        for m in match_cues(read_clauses(rules, draft.clauses, draft.text))
    ]


CONSULT = all_of(["听取", "征求"], "child", ["意见"])
NEAR = all_of(["禁止"], ["学生"], gap=3)
SPREAD = all_of(["学校"], ["欺凌"], within=Within.ARTICLE)


@pytest.mark.parametrize(
    ("cue", "text", "met"),
    [
        (any_of("欺凌", "霸凌"), "学校防治霸凌。", True),
        (any_of("欺凌", "霸凌"), "学校防治溺水。", False),
        (any_of("取保"), "采取保护措施。", True),
        (CONSULT, "学校听取学生意见。", True),
        (CONSULT, "意见由学生提出，学校征求。", True),
        (CONSULT, "学校听取家长意见。", False),
        (CONSULT, "听取儿童工作委员会意见。", False),
        (CONSULT, "听取儿童工作委员会和儿童的意见。", True),
        (any_of("儿童工作委员会"), "儿童工作委员会负责。", True),
        (all_of("child"), "照顾未成年人。", True),
        (NEAR, "禁止向学生售酒。", True),
        (NEAR, "禁止学生饮酒。", True),
        (NEAR, "禁止任何人向学生售酒。", False),
        (NEAR, "学生禁止入内。", False),
        (all_of(["学生"], ["学生"], gap=2), "学生和学生。", True),
        (all_of(["学生"], ["学生"], gap=2), "学生。", False),
        (any_of("评估", without=("考试",)), "评估学校。", True),
        (any_of("评估", without=("考试",)), "评估考试。", False),
        (any_of("评估", without=("考试",), mask=("考试院",)), "考试院评估。", True),
        (any_of("评估", mask=("资产评估",)), "资产评估机构。", False),
        (any_of("评估", mask=("资产评估",)), "资产评估和评估。", True),
        (any_of("评估", mask=("资产评估",)), "评估资产。", True),
        (Cue(), "学校。", False),
        (any_of(""), "学校。", False),
    ],
)
def test_a_cue_is_met_by_the_right_texts(cue: Cue, text: str, met: bool) -> None:
    assert bool(matched(cue, text)) is met


def test_words_are_all_occurrences_of_all_parts() -> None:
    words = ("学生", "征求", "学生", "意见")
    assert matched(CONSULT, "学生处征求学生意见。") == [(0, words)]


def test_words_of_a_chain_are_the_tightest_one() -> None:
    cue = all_of(["禁止"], ["向"], ["学生"], gap=4)
    text = "禁止甲乙向丙学生；禁止向学生和学生。"
    ((_, words),) = matched(cue, text)
    assert words == ("禁止", "向", "学生")
    draft = make_draft(text)
    rules = compile_rules([[cue]], LEXICON)
    (match,) = match_cues(read_clauses(rules, draft.clauses, draft.text))
    assert match.words[0][0] == text.rindex("禁止")


def test_parts_in_two_clauses_do_not_meet_a_cue_of_clauses() -> None:
    assert matched(CONSULT, "学校听取意见。", "学生参加。") == []


def test_a_term_never_crosses_the_border_of_clauses() -> None:
    assert matched(any_of("听\n取", "听取"), "学校听", "取意见") == []


def test_parts_may_stand_anywhere_in_an_article() -> None:
    lines = [("第一条", "学校应当："), ("第一条", "（一）防治欺凌；")]
    assert matched(SPREAD, *lines) == [(0, ("学校",)), (1, ("欺凌",))]


def test_an_article_is_cited_by_the_fewest_clauses_that_hold_all_parts() -> None:
    lines = [("第一条", "学校："), ("第一条", "学校防治欺凌。"), ("第一条", "欺凌")]
    assert matched(SPREAD, *lines) == [(1, ("学校", "欺凌"))]


def test_a_subject_elsewhere_in_the_article_is_not_cited_for_itself() -> None:
    cue = all_of("child", ["食堂"], within=Within.ARTICLE)
    lines = [("第一条", "学生用餐。"), ("第一条", "食堂应当持证。")]
    assert matched(cue, *lines) == [(1, ("食堂",))]


@pytest.mark.parametrize(
    "lines",
    [
        [("第一条", "学校"), ("第二条", "欺凌")],
        ["学校", "欺凌"],
        [("第一条", "学校"), ("第一条", "欺凌", ClauseKind.CHAPTER)],
    ],
)
def test_articles_and_clauses_outside_them_are_units_of_their_own(
    lines: list[Line],
) -> None:
    assert matched(SPREAD, *lines) == []


def test_a_heading_inside_an_article_is_passed_over() -> None:
    heading = ("第一条", "学校欺凌", ClauseKind.HEADING)
    lines: list[Line] = [heading, ("第一条", "学校"), ("第一条", "欺凌")]
    assert matched(SPREAD, *lines) == [(1, ("学校",)), (2, ("欺凌",))]


def test_without_looks_at_the_whole_article() -> None:
    cue = any_of("评估", without=("考试",), within=Within.ARTICLE)
    lines = [("第一条", "评估"), ("第一条", "考试"), ("第二条", "评估")]
    assert matched(cue, *lines) == [(2, ("评估",))]


def test_a_mask_of_its_own_can_empty_an_article() -> None:
    cue = all_of(["学校"], ["评估"], within=Within.ARTICLE, mask=("资产评估",))
    assert matched(cue, ("第一条", "学校"), ("第一条", "资产评估")) == []
    assert matched(cue, ("第一条", "学校"), ("第一条", "评估")) != []


def test_a_chain_stays_in_one_clause_of_its_article() -> None:
    cue = all_of(["禁止"], ["学生"], gap=9, within=Within.ARTICLE)
    assert matched(cue, ("第一条", "禁止"), ("第一条", "学生")) == []
    found = matched(cue, ("第一条", "禁止"), ("第一条", "禁止学生"))
    assert found == [(1, ("禁止", "学生"))]


@pytest.mark.parametrize("kind", [ClauseKind.TITLE, ClauseKind.CHAPTER])
def test_headings_meet_no_cue(kind: ClauseKind) -> None:
    assert matched(any_of("学校"), (None, "学校保护", kind)) == []


@given(st.text("甲乙丙丁", max_size=24), st.integers(0, 3))
def test_the_tightest_chain_is_the_one_brute_force_finds(text: str, gap: int) -> None:
    parts = [["甲", "甲乙"], ["丙", "乙丙"], ["丁", "甲"]]
    spans = [
        [
            (at, at + len(term))
            for term in part
            for at in range(len(text))
            if text.startswith(term, at)
        ]
        for part in parts
    ]
    lengths = [
        c[1] - a[0]
        for a in spans[0]
        for b in spans[1]
        for c in spans[2]
        if 0 <= b[0] - a[1] <= gap and 0 <= c[0] - b[1] <= gap
    ]
    draft = make_draft(text)
    rules = compile_rules([[all_of(*parts, gap=gap)]], LEXICON)
    found = list(match_cues(read_clauses(rules, draft.clauses, draft.text)))
    assert [m.words[-1][1] - m.words[0][0] for m in found] == sorted(lengths)[:1]
