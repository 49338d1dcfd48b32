import pytest

from cf_assess.evidence.subject import Nearness, find_subject, is_heading
from cf_assess.models.draft import ClauseKind
from tests.evidence.builders import Line, make_draft

C, A, D, N = Nearness.CLAUSE, Nearness.ARTICLE, Nearness.DRAFT, Nearness.NOWHERE


def nearness(*lines: Line, title: bool = False) -> tuple[Nearness, ...]:
    """Return where children are named; a line names them with the word 儿童."""
    clauses = make_draft(*lines).clauses
    places = [n for n, clause in enumerate(clauses) if "儿童" in clause.text]
    subject = find_subject(clauses, places, title)
    return tuple(subject.nearness(n, clause) for n, clause in enumerate(clauses))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (ClauseKind.TITLE, "儿童友好。条例", True),
        (ClauseKind.CHAPTER, "第一章 总则", True),
        (ClauseKind.SECTION, "（一）主要目标", True),
        (ClauseKind.SECTION, "（一）完善制度。建立儿童工作台账。", False),
        (ClauseKind.HEADING, "组织领导", True),
        (ClauseKind.ARTICLE, "第一条 总则", False),
        (ClauseKind.TABLE, "指标 数值", False),
    ],
)
def test_headings_are_told_by_kind_unless_they_hold_a_sentence(
    kind: ClauseKind, text: str, expected: bool
) -> None:
    (clause,) = make_draft((None, text, kind)).clauses
    assert is_heading(clause) is expected


def test_children_are_near_in_the_clause_and_in_its_article_only() -> None:
    lines = [("第一条", "儿童"), ("第一条", "甲"), ("第二条", "乙"), ("第三条", "丙")]
    assert nearness(*lines, ("第四条", "丁")) == (C, A, N, N, N)


def test_a_title_that_names_children_makes_the_whole_draft_about_them() -> None:
    assert nearness(("第一条", "甲"), "乙", title=True) == (D, D)


def test_a_third_of_the_articles_makes_the_whole_draft_about_children() -> None:
    lines = [("第一条", "儿童"), ("第二条", "甲"), ("第三条", "乙")]
    assert nearness(*lines) == (C, D, D)
    assert nearness(*lines, ("第四条", "丙")) == (C, N, N, N)


def test_clauses_outside_articles_do_not_count_where_there_are_articles() -> None:
    lines: list[Line] = ["儿童", "儿童", ("第一条", "甲")]
    assert nearness(*lines) == (C, C, N)


def test_a_draft_without_articles_is_measured_by_its_clauses() -> None:
    heading = (None, "儿童", ClauseKind.HEADING)
    assert nearness(heading, "儿童", "甲", "乙") == (C, C, D, D)
    assert nearness(heading, "甲", "乙") == (C, N, N)


def test_a_draft_without_clauses_has_no_subject() -> None:
    assert nearness() == ()
