"""Several reviewers' marks on a criterion become one level, before any weight.

Source:
    product.md, "Scores".
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from cf_assess.models.checklist import Criterion
from cf_assess.models.result import LevelOf
from cf_assess.models.rubric import PanelRule
from cf_assess.models.sheet import Mark, MarkState, Sheet

_LEAST_FOR_TRIMMING = 3


def aggregate_sheets(
    sheets: Sequence[Sheet], asked: Sequence[Criterion], rule: PanelRule
) -> tuple[LevelOf, ...]:
    """Return the panel's level of each criterion asked; who marked it is irrelevant.

    Not applicable wins where more reviewers say so than give a level, otherwise
    those marks drop out; cannot-judge always drops out.
    """
    by_criterion = [marks_by_criterion(sheet) for sheet in sheets]
    return tuple(
        _settle_marks(
            criterion.id, [marks.get(criterion.id) for marks in by_criterion], rule
        )
        for criterion in asked
    )


def marks_by_criterion(sheet: Sheet) -> Mapping[str, Mark]:
    """Return the marks of a sheet by criterion; of two the first counts."""
    return {mark.criterion: mark for mark in reversed(sheet.marks)}


def combine_levels(levels: Sequence[Fraction], rule: PanelRule) -> Fraction | None:
    """Return one level from several by the rubric's rule; None from none."""
    if not levels:
        return None
    ordered = sorted(levels)
    match rule:
        case PanelRule.MEAN:
            return _mean(ordered)
        case PanelRule.MEDIAN:
            return _mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])
        case PanelRule.TRIMMED:
            enough = len(ordered) >= _LEAST_FOR_TRIMMING
            return _mean(ordered[1:-1] if enough else ordered)
        case _:  # pragma: no cover - every rule stands above
            assert_never(rule)


def _mean(levels: Sequence[Fraction]) -> Fraction:
    """Return the exact mean."""
    return sum(levels, Fraction(0)) / len(levels)


def _settle_marks(
    criterion_id: str, marks: Sequence[Mark | None], rule: PanelRule
) -> LevelOf:
    """Return the level of one criterion from the marks of all reviewers."""
    levels = [m.level for m in marks if m is not None and m.level is not None]
    states = [MarkState.NOT_SCORED if m is None else m.state for m in marks]
    spread = max(levels) - min(levels) if len(levels) > 1 else None
    state = _state(states, len(levels))
    level = None
    if state is MarkState.SCORED:
        level = combine_levels([Fraction(level) for level in levels], rule)
    return LevelOf(criterion=criterion_id, state=state, level=level, spread=spread)


def _state(states: Sequence[MarkState], levels: int) -> MarkState:
    """Return the panel's state of a criterion.

    Without a level it is cannot-judge only when every reviewer said so; while one
    has not answered, it is still open.
    """
    if states.count(MarkState.NOT_APPLICABLE) > levels:
        return MarkState.NOT_APPLICABLE
    if levels:
        return MarkState.SCORED
    if states and all(state is MarkState.CANNOT_JUDGE for state in states):
        return MarkState.CANNOT_JUDGE
    return MarkState.NOT_SCORED
