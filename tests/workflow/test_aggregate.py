"""What a result says, whoever asks and in whatever order the sheets come."""

import json
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest

from cf_assess.errors import NotAllowedError, SourceInvalidError
from cf_assess.language import Language, current_language, set_language
from cf_assess.models.sheet import Sheet
from cf_assess.workflow.aggregate import build_result, panel_view, score_files
from cf_assess.workflow.explain import explain_criterion, explain_total
from tests.builders import CRITERION_IDS, build_mark, build_sheet

from .conftest import ROUTE, SPACE, VOICE, Panel, make_frozen
from .test_score import rows_of, write_sheet

FROZEN = make_frozen(criterion_weights={SPACE: "3/2"})


def sheets(*rows: tuple[int | str | None, ...]) -> list[Sheet]:
    """Return a sheet for each row of codes."""
    return [
        build_sheet(f"r{n}", dict(zip(CRITERION_IDS, row, strict=True)))
        for n, row in enumerate(rows, 1)
    ]


def test_a_result_does_not_depend_on_the_language_of_the_interface() -> None:
    given, before = sheets((0, 1, 2), (4, "NA", None)), current_language()
    reports = []
    for language in Language:
        set_language(language)
        reports.append(build_result(FROZEN, FROZEN.criteria, given).report)
    set_language(before)

    assert reports[0] == reports[1]
    assert reports[0].verdict.reasons
    assert all("总分" in r or "不完整" in r for r in reports[0].verdict.reasons)


def test_a_result_does_not_depend_on_the_order_of_the_sheets() -> None:
    given = sheets((0, 1, 2), (4, "NA", 3), (2, 2, "CJ"))
    first = build_result(FROZEN, FROZEN.criteria, given)

    for order in permutations(given):
        view = build_result(FROZEN, FROZEN.criteria, order)
        assert view.result.score == first.result.score
        assert view.result.agreement == first.result.agreement
        assert view.verdict == first.verdict


@pytest.mark.parametrize(
    ("codes", "complete"),
    [((3, 3, 3), True), ((3, "NA", "CJ"), True), ((3, 3, None), False)],
)
def test_a_reviewer_is_complete_when_every_criterion_has_an_answer(
    codes: tuple[int | str | None, ...], complete: bool
) -> None:
    view = build_result(FROZEN, FROZEN.criteria, sheets(codes))

    assert view.result.reviewers[0].complete is complete


def test_a_comment_without_an_answer_leaves_a_reviewer_incomplete() -> None:
    waiting = build_mark(ROUTE, None, comment="待查")
    sheet = build_sheet("r1", {ROUTE: waiting, SPACE: 3, VOICE: 3})

    view = build_result(FROZEN, FROZEN.criteria, [sheet])

    assert not view.result.reviewers[0].complete


def test_no_sheets_give_no_score() -> None:
    view = build_result(FROZEN, FROZEN.criteria, [])

    assert view.result.score.total is None
    assert view.verdict.id == "open"


def test_the_panel_is_seen_only_once_it_is_open(panel: Panel) -> None:
    for person in ("office", "chair", "r1"):
        with pytest.raises(NotAllowedError):
            panel_view(panel.seat(person))


def test_everybody_of_the_panel_sees_the_same_result(panel: Panel) -> None:
    panel.deliberating((3, 2, 1), (4, 3, "NA"), (2, "CJ", 0))

    reports = [panel_view(panel.seat(p)).report for p in ("office", "chair", "r2")]

    assert reports[0] == reports[1] == reports[2]
    assert [reviewer.reviewer for reviewer in reports[0].reviewers] == [
        "r1",
        "r2",
        "r3",
    ]


def test_sheets_in_files_are_scored_without_a_case(tmp_path: Path) -> None:
    paths = [
        write_sheet(tmp_path / f"{name}.csv", rows_of(name, mark))
        for name, mark in (("r1", "2"), ("r2", "4"))
    ]

    view = score_files(FROZEN, paths)

    assert view.report.score == "75.00"
    assert view.report.score_exact == "75/1"
    assert view.report.complete


def test_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    faulty = [rows_of("r1", "9"), rows_of("r2", "好")]
    paths = [
        write_sheet(tmp_path / f"{number}.csv", rows)
        for number, rows in enumerate(faulty)
    ]

    with pytest.raises(SourceInvalidError) as caught:
        score_files(FROZEN, paths)

    assert len(caught.value.problems) == 6


def test_one_reviewer_in_two_files_is_a_fault(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "r1.csv", rows_of("r1", "3"))

    with pytest.raises(SourceInvalidError) as caught:
        score_files(FROZEN, [path, path])

    assert [p.code for p in caught.value.problems] == ["sheet_reviewer_twice"]


WEIGHTS = {
    ROUTE: (Fraction(1), "care"),
    SPACE: (Fraction(3, 2), "care"),
    VOICE: (Fraction(1), "law"),
}


def total_by_hand(levels: dict[str, Fraction]) -> Fraction:
    """Return the total by the formula of the product, with both domains equal."""
    scores = []
    for domain in ("care", "law"):
        own = {name: WEIGHTS[name][0] for name in levels if WEIGHTS[name][1] == domain}
        if own:
            shares = [weight * levels[name] / 4 for name, weight in own.items()]
            scores.append(
                100 * sum(shares, Fraction(0)) / sum(own.values(), Fraction(0))
            )
    return sum(scores, Fraction(0)) / len(scores)


@pytest.mark.parametrize("criterion", CRITERION_IDS)
@pytest.mark.parametrize(
    "rows",
    [
        [(0, 1, 2)],
        [(3, 3, 3), (4, 2, 3)],
        [(3, 4, 3), (4, 3, 4), (4, 4, 4)],
        [(1, 2, "NA"), (2, "CJ", "NA")],
    ],
)
def test_one_more_level_adds_what_a_recomputation_adds(
    criterion: str, rows: list[tuple[int | str, ...]]
) -> None:
    view = build_result(FROZEN, FROZEN.criteria, sheets(*rows))
    scored = {c.id: c.level for c in view.result.score.criteria if c.level is not None}
    assert view.result.score.total == total_by_hand(scored)

    explained = explain_criterion(view, criterion)

    level = scored.get(criterion)
    if level is None or level >= 4:
        assert explained.gain is None
    else:
        raised = scored | {criterion: min(level + 1, Fraction(4))}
        gain = total_by_hand(raised) - total_by_hand(scored)
        assert explained.gain is not None
        assert abs(Fraction(explained.gain) - gain) <= Fraction(1, 200)


def test_contributions_add_up_to_the_total() -> None:
    view = build_result(FROZEN, FROZEN.criteria, sheets((1, 2, 3), (4, 1, "NA")))

    parts = [c.contribution for c in view.result.score.criteria]

    assert sum(p for p in parts if p is not None) == view.result.score.total


def test_an_explanation_names_marks_and_clauses_each_once() -> None:
    first = build_sheet(
        "r1", {ROUTE: build_mark(ROUTE, 3, clauses=("第一条", "第三条"))}
    )
    second = build_sheet("r2", {ROUTE: build_mark(ROUTE, 1, clauses=("第三条",))})
    view = build_result(FROZEN, FROZEN.criteria, [first, second])

    explained = explain_criterion(view, ROUTE)

    assert explained.marks == (("r1", "3"), ("r2", "1"))
    assert explained.clauses == ("第一条", "第三条")
    assert [e.criterion for e in explain_total(view)] == list(CRITERION_IDS)


def test_a_report_is_the_same_bytes_again() -> None:
    given = sheets((0, 1, 2), (4, "NA", 3))
    texts = {
        json.dumps(
            build_result(FROZEN, FROZEN.criteria, given).report.model_dump(mode="json")
        )
        for _ in range(2)
    }

    assert len(texts) == 1
