import pytest

from cf_assess.evidence.subject import find_subject, is_heading
from cf_assess.models.draft import ClauseKind
from cf_assess.models.evidence import Nearness, WholeDraft
from tests.evidence.builders import Line, make_draft

C, A, D, N = Nearness.CLAUSE, Nearness.ARTICLE, Nearness.DRAFT, Nearness.NOWHERE
H = Nearness.CHAPTER


def over(text: str, kind: ClauseKind = ClauseKind.CHAPTER) -> Line:
    """Return a heading."""
    return (None, text, kind)


def articles(*texts: str, many: int = 20) -> list[Line]:
    """Return an article for each text, then so many that name nobody."""
    numbers = [*texts, *["其他"] * many]
    return [(f"第{n}条", text) for n, text in enumerate(numbers, 1)]


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


def test_a_heading_that_names_children_speaks_for_what_stands_under_it() -> None:
    first, second, *rest = articles("甲", "乙")
    found = nearness(first, over("第二章 儿童保护"), second, over("第三章 罚则"), *rest)
    assert found[:5] == (N, C, H, N, N)
    assert set(found[5:]) == {N}


def test_the_clause_and_its_article_come_before_the_heading() -> None:
    first, second, *rest = articles("儿童", "乙")
    lines = [over("儿童保护"), first, ("第1条", "甲"), second, over("罚则"), *rest]
    assert nearness(*lines)[:5] == (C, C, A, H, N)


@pytest.mark.parametrize(
    ("heading", "following", "expected"),
    [
        (ClauseKind.CHAPTER, ClauseKind.CHAPTER, N),
        (ClauseKind.CHAPTER, ClauseKind.PART, N),
        (ClauseKind.CHAPTER, ClauseKind.SECTION, H),
        (ClauseKind.SECTION, ClauseKind.SECTION, N),
        (ClauseKind.SECTION, ClauseKind.CHAPTER, N),
        (ClauseKind.PART, ClauseKind.CHAPTER, H),
        (ClauseKind.PART, ClauseKind.PART, N),
        (ClauseKind.CHAPTER, ClauseKind.HEADING, H),
        (ClauseKind.HEADING, ClauseKind.CHAPTER, N),
        (ClauseKind.TITLE, ClauseKind.CHAPTER, D),
    ],
)
def test_a_heading_holds_until_one_of_its_rank_or_a_higher_one(
    heading: ClauseKind, following: ClauseKind, expected: Nearness
) -> None:
    first, *rest = articles("甲")
    found = nearness(*rest, over("儿童", heading), over("其他", following), first)
    assert found[-1] is expected


def test_a_section_for_children_in_a_chapter_for_all_ends_with_it() -> None:
    lines = [
        over("第一章 保障"),
        ("第一条", "甲"),
        over("第一节 儿童", ClauseKind.SECTION),
        ("第二条", "乙"),
        over("第二节 其他", ClauseKind.SECTION),
        ("第三条", "丙"),
    ]
    assert nearness(*lines, *articles()) == (N, N, C, H, N, *[N] * 21)


def test_a_section_that_names_children_too_changes_nothing_for_its_chapter() -> None:
    """The chapter goes on after it."""
    section = ClauseKind.SECTION
    lines = [
        over("第一章 儿童保护"),
        over("第一节 儿童家庭", section),
        ("第1条", "甲"),
        over("第二节 其他", section),
        ("第2条", "乙"),
    ]
    assert nearness(*lines, over("第二章"), *articles())[:5] == (C, C, H, N, H)


def test_a_heading_makes_no_article_and_no_draft_about_children() -> None:
    """Articles under it are not counted among those that name children."""
    few = [
        over("儿童保护"),
        ("第一条", "甲"),
        ("第二条", "乙"),
        over("其他"),
        ("第三条", "丙"),
    ]
    clauses = make_draft(*few).clauses
    subject = find_subject(clauses, [0], title_names=False)
    assert (subject.finding.whole, subject.finding.named) == (WholeDraft.NO, 0)
    assert subject.under == {1, 2}
    assert not subject.articles


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        (articles("儿童", "儿童", many=4), False, (WholeDraft.SHARE, 2, 6)),
        (articles("儿童", "儿童", many=5), False, (WholeDraft.NO, 2, 7)),
        (articles("甲", many=2), True, (WholeDraft.TITLE, 0, 3)),
        (["儿童", "甲", "乙", "丙"], False, (WholeDraft.NO, 1, 4)),
        ([], False, (WholeDraft.NO, 0, 0)),
        ([], True, (WholeDraft.TITLE, 0, 0)),
    ],
)
def test_it_is_said_why_a_draft_counts_as_being_about_children(
    lines: list[Line], title: bool, expected: tuple[WholeDraft, int, int]
) -> None:
    clauses = make_draft(*lines).clauses
    places = [n for n, clause in enumerate(clauses) if "儿童" in clause.text]
    finding = find_subject(clauses, places, title).finding
    assert (finding.whole, finding.named, finding.of) == expected


def test_clauses_that_imply_children_make_their_articles_about_them() -> None:
    clauses = make_draft(("第一条", "甲"), ("第一条", "乙"), *articles()).clauses
    subject = find_subject(clauses, [], title_names=False)
    assert subject.with_implied(clauses, ()) is subject
    implied = subject.with_implied(clauses, [1])
    found = [implied.nearness(n, clauses[n]) for n in range(3)]
    assert found == [A, C, N]
    assert implied.finding == subject.finding
