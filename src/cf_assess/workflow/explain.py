"""Explain: why this score, and what one more level would change."""

from fractions import Fraction

from cf_assess.errors import UnknownNameError
from cf_assess.models.base import Model
from cf_assess.models.result import CriterionResult, LevelOf
from cf_assess.models.sheet import MarkState
from cf_assess.scoring import round_half_up, sum_levels
from cf_assess.sources import nearest_name
from cf_assess.workflow.aggregate import PanelView


class Explanation(Model):
    """One criterion's part in the total; numbers rounded for display."""

    criterion: str
    title: str
    state: MarkState
    level: str | None
    contribution: str | None
    """Points of the total that it brings."""
    gain: str | None
    """Points that one more level would add; None at the highest level or unscored."""
    marks: tuple[tuple[str, str], ...]
    """Reviewer and mark code."""
    clauses: tuple[str, ...]
    """Clauses that reviewers relied on, each once."""


def explain_total(view: PanelView) -> tuple[Explanation, ...]:
    """Return an explanation for each criterion asked, in printed order."""
    return tuple(explain_criterion(view, c.id) for c in view.result.score.criteria)


def explain_criterion(view: PanelView, criterion_id: str) -> Explanation:
    """Return the part that one criterion has in the total.

    Raises:
        UnknownNameError: the case does not ask this criterion.
    """
    decimals = view.frozen.rubric.decimals
    lines = {line.id: line for line in view.result.score.criteria}
    if criterion_id not in lines:
        nearest = nearest_name(criterion_id, lines)
        raise UnknownNameError(kind="criterion", name=criterion_id, nearest=nearest)
    line = lines[criterion_id]
    marks = [(s.reviewer, s.mark(criterion_id)) for s in view.sheets]
    clauses = [c for _, mark in marks if mark is not None for c in mark.clauses]
    return Explanation(
        criterion=criterion_id,
        title=view.frozen.by_id[criterion_id].title,
        state=line.state,
        level=_rounded(line.level, decimals),
        contribution=_rounded(line.contribution, decimals),
        gain=_rounded(_gain(view, line), decimals),
        marks=tuple((name, "" if m is None else m.code) for name, m in marks),
        clauses=tuple(dict.fromkeys(clauses)),
    )


def _gain(view: PanelView, line: CriterionResult) -> Fraction | None:
    """Return the points that one more level of a criterion would add."""
    highest = view.frozen.rubric.max_level
    total = view.result.score.total
    if line.level is None or line.advisory or line.level >= highest or total is None:
        return None
    raised = [
        LevelOf(
            criterion=c.id,
            state=c.state,
            level=min(line.level + 1, Fraction(highest)) if c is line else c.level,
        )
        for c in view.result.score.criteria
    ]
    better = sum_levels(raised, view.frozen, view.asked).total
    return None if better is None else better - total


def _rounded(value: Fraction | None, decimals: int) -> str | None:
    """Return a number for display."""
    return None if value is None else round_half_up(value, decimals)
