import pytest

from cf_assess.exchange import check_sheet
from cf_assess.exchange.columns import REASON_LABELS
from cf_assess.locales.label import WORDING as LABELS
from cf_assess.locales.sheet import WORDING
from cf_assess.models.checklist import Duties, NotApplicable, NotApplicableReason
from cf_assess.models.problem import Problem
from cf_assess.models.sheet import Mark
from tests.builders import build_criterion, build_frozen, build_mark, build_sheet

LOCATORS = ("第一条", "第二条 第一款", "第二条 第二款")
IDS = ("care.a",)


def problems(
    mark: Mark | None, locators: tuple[str, ...] | None = LOCATORS, **changes: object
) -> tuple[Problem, ...]:
    frozen = build_frozen([build_criterion("care.a", **changes)])
    sheet = build_sheet("E1", {} if mark is None else {"care.a": mark})
    return check_sheet(sheet, frozen.criteria, frozen, locators, "E1")


def codes(mark: Mark | None, **changes: object) -> list[str]:
    return [problem.code for problem in problems(mark, LOCATORS, **changes)]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (None, ["mark_missing"]),
        (build_mark("care.a", None, comment="还要再想"), ["mark_missing"]),
        (build_mark("care.a", 2), []),
        (build_mark("care.a", 3), ["citation_missing"]),
        (build_mark("care.a", 3, clauses=("第一条",)), []),
        (build_mark("care.a", 1), ["comment_missing"]),
        (build_mark("care.a", 0, comment=" \n"), ["comment_missing"]),
        (build_mark("care.a", 0, comment="没有规定"), []),
        (build_mark("care.a", 5, comment="好"), ["level_out_of_scale"]),
        (build_mark("care.a", "NA"), ["na_reason_missing"]),
        (build_mark("care.a", "NA", reason="subject_absent"), []),
        (build_mark("care.a", "NA", reason="subject_absent: 本地没有"), []),
        (build_mark("care.a", "NA", reason="不存在所涉对象：本地没有"), []),
        (build_mark("care.a", "NA", reason="decided_elsewhere"), ["na_reason_unknown"]),
        (build_mark("care.a", "NA", reason="不重要"), ["na_reason_unknown"]),
        (build_mark("care.a", "CJ"), ["cj_reason_missing"]),
        (build_mark("care.a", "CJ", reason="不是本人专业"), []),
        (build_mark("care.a", 3, clauses=("第2条第1款",)), []),
        (build_mark("care.a", 3, clauses=("第二条",)), []),
        (
            build_mark("care.a", 3, clauses=("第九条", "？")),
            ["locator_unknown_near", "locator_unknown"],
        ),
    ],
)
def test_a_mark_lacks_what_its_duties_ask_for(
    mark: Mark | None, expected: list[str]
) -> None:
    assert codes(mark) == expected


def test_not_applicable_is_refused_where_a_criterion_does_not_allow_it() -> None:
    mark = build_mark("care.a", "NA", reason="subject_absent")
    assert codes(mark, not_applicable=NotApplicable()) == ["na_not_allowed"]


def test_a_criterion_can_sharpen_the_duties_of_the_rubric() -> None:
    sharper = Duties(citation_from=1, comment_up_to=4)
    assert codes(build_mark("care.a", 2), requires=sharper) == [
        "citation_missing",
        "comment_missing",
    ]


def test_without_a_draft_citations_are_taken_as_they_are() -> None:
    mark = build_mark("care.a", 3, clauses=("第九条",))
    assert problems(mark, None) == ()


def test_an_advisory_criterion_needs_no_mark_but_a_sound_one() -> None:
    frozen = build_frozen(IDS, advisory=IDS)
    none = check_sheet(build_sheet("E1", {}), frozen.criteria, frozen, None, "E1")
    bad = build_sheet("E1", {"care.a": "CJ"})
    found = check_sheet(bad, frozen.criteria, frozen, None, "E1")
    assert none == ()
    assert [problem.code for problem in found] == ["cj_reason_missing"]


def test_problems_say_whose_sheet_which_criterion_and_what_is_near() -> None:
    (problem,) = problems(build_mark("care.a", 3, clauses=("第2条第9款",)))
    assert problem.place.file == "E1"
    assert problem.values["criterion"] == "care.a"
    assert problem.values["nearest"] == "“第二条 第一款”、“第二条 第二款”"


def test_every_gap_has_wording_that_its_values_fill() -> None:
    marks = [
        None,
        build_mark("care.a", 9, clauses=("第九条", "？")),
        build_mark("care.a", 4),
        build_mark("care.a", 0),
        build_mark("care.a", "NA"),
        build_mark("care.a", "NA", reason="不重要"),
        build_mark("care.a", "CJ"),
    ]
    for problem in [problem for mark in marks for problem in problems(mark)]:
        for sentence in WORDING[f"problem.{problem.code}"]:
            assert "{" not in sentence.format(**problem.values)


@pytest.mark.parametrize("reason", NotApplicableReason)
def test_spreadsheets_and_interface_name_a_reason_alike(
    reason: NotApplicableReason,
) -> None:
    assert REASON_LABELS[reason] == LABELS[f"label.reason.{reason}"][0]
