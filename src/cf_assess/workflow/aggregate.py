"""Aggregate: several sheets become levels, levels become a score and a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cf_assess.errors import SourceInvalidError
from cf_assess.exchange import read_sheets
from cf_assess.locales.verdict import WORDING
from cf_assess.models.case import Action, Case
from cf_assess.models.checklist import Criterion
from cf_assess.models.deliberation import Settlement
from cf_assess.models.evidence import RedFlag
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from cf_assess.models.result import LevelOf, Result, ReviewerScore, ScoreReport
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import MarkState, Sheet
from cf_assess.models.verdict import Reason, Verdict
from cf_assess.panel import (
    aggregate_sheets,
    apply_settlements,
    list_divergent,
    measure_agreement,
)
from cf_assess.scoring import judge, levels_of_sheet, report_result, sum_levels
from cf_assess.store import CaseStore
from cf_assess.workflow.cases import asked_criteria
from cf_assess.workflow.seat import Seat


@dataclass(frozen=True)
class PanelView:
    """The result of a panel with everything it was computed from."""

    frozen: FrozenRubric
    asked: tuple[Criterion, ...]
    sheets: tuple[Sheet, ...]
    original: tuple[LevelOf, ...]
    """The panel's levels before anything was settled."""
    result: Result
    verdict: Verdict
    report: ScoreReport


def build_result(
    frozen: FrozenRubric,
    asked: Sequence[Criterion],
    sheets: Sequence[Sheet],
    *,
    settlements: Sequence[Settlement] = (),
    confirmed: Sequence[RedFlag] = (),
) -> PanelView:
    """Return the result of some sheets; a pure function of its arguments."""
    rubric = frozen.rubric
    original = aggregate_sheets(sheets, asked, rubric.panel.rule)
    settled = apply_settlements(original, settlements)
    result = Result(
        score=sum_levels(settled, frozen, asked),
        reviewers=tuple(_reviewer_score(s, frozen, asked) for s in sheets),
        agreement=measure_agreement(sheets, asked, rubric.max_level),
        divergent=list_divergent(original, rubric.panel.divergence_from),
    )
    verdict = judge(result.score, frozen, confirmed)
    texts = [_word(reason) for reason in verdict.reasons]
    report = report_result(result, verdict, sheets, frozen, reason_texts=texts)
    return PanelView(
        frozen=frozen,
        asked=tuple(asked),
        sheets=tuple(sheets),
        original=original,
        result=result,
        verdict=verdict,
        report=report,
    )


def _word(reason: Reason) -> str:
    """Return a ground of a verdict in Chinese, the language of the opinion."""
    chinese, _ = WORDING[f"verdict.{reason.code}"]
    return chinese.format(**reason.values)


def _reviewer_score(
    sheet: Sheet, frozen: FrozenRubric, asked: Sequence[Criterion]
) -> ReviewerScore:
    """Return one reviewer's own total."""
    levels = levels_of_sheet(sheet, asked)
    # A row with a comment alone is kept, and is no answer.
    marked = {m.criterion for m in sheet.marks if m.state is not MarkState.NOT_SCORED}
    return ReviewerScore(
        reviewer=sheet.reviewer,
        total=sum_levels(levels, frozen, asked).total,
        complete=all(criterion.id in marked for criterion in asked),
    )


def score_files(frozen: FrozenRubric, paths: Sequence[Path]) -> PanelView:
    """Return the result of sheets without a case, by every criterion of the rubric.

    Raises:
        SourceInvalidError: with every fault of every file.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for path in paths:
        file = read_sheets(path, frozen)
        sheets += file.sheets
        problems += file.problems
        problems += [
            Problem(
                place=Place(file=path.name),
                code="sheet_reviewer_twice",
                values={"reviewer": sheet.reviewer},
            )
            for sheet in file.sheets
            if sheet.reviewer in seen
        ]
        seen |= {sheet.reviewer for sheet in file.sheets}
    if problems:
        raise SourceInvalidError(problems)
    # By name, so that the order in which files are given changes no byte.
    ordered = sorted(sheets, key=lambda sheet: sheet.reviewer)
    return build_result(frozen, frozen.criteria, ordered)


def panel_view(seat: Seat) -> PanelView:
    """Return the panel's result of a case as this person may see it.

    Raises:
        NotAllowedError: deliberation is not open yet.
    """
    case = seat.require(Action.SEE_PANEL)
    sheets = seat.store.load_sheets(seat.number, seat.person)
    return case_view(seat.store, case, sheets)


def case_view(store: CaseStore, case: Case, sheets: Sequence[Sheet]) -> PanelView:
    """Return the result of a case from its sheets, settlements and red flags."""
    frozen = store.load_rubric(case.number)
    return build_result(
        frozen,
        asked_criteria(case, frozen),
        sheets,
        settlements=case.settlements,
        confirmed=confirmed_flags(case, store.load_flags(case.number)),
    )


def confirmed_flags(case: Case, flags: Sequence[RedFlag]) -> tuple[RedFlag, ...]:
    """Return the red flags that the chair confirmed."""
    confirmed = {d.key for d in case.flag_decisions if d.confirmed}
    return tuple(flag for flag in flags if flag.key in confirmed)
