"""Changes to a mark, one at a time; pure, so that screens only pass them on."""

from collections.abc import Mapping

from cf_assess.models.draft import Draft
from cf_assess.models.sheet import Mark, MarkState


def mark_of(marks: Mapping[str, Mark], criterion_id: str) -> Mark:
    """Return the mark on a criterion, an empty one where there is none."""
    empty = Mark(criterion=criterion_id, state=MarkState.NOT_SCORED)
    return marks.get(criterion_id, empty)


def with_level(mark: Mark, level: int) -> Mark:
    """Return the mark with a level; a reason for not giving one is dropped."""
    return mark.model_copy(
        update={"state": MarkState.SCORED, "level": level, "reason": ""}
    )


def without_level(mark: Mark, state: MarkState, reason: str = "") -> Mark:
    """Return the mark as not applicable, cannot judge, or open again."""
    return mark.model_copy(update={"state": state, "level": None, "reason": reason})


def with_clause_toggled(mark: Mark, locator: str, draft: Draft) -> Mark:
    """Return the mark with a clause cited or no longer, in reading order."""
    cited = set(mark.clauses) ^ {locator}
    ordered = [clause.locator for clause in draft.clauses if clause.locator in cited]
    return mark.model_copy(update={"clauses": tuple(ordered)})


def is_done(mark: Mark | None) -> bool:
    """Tell whether a criterion has an answer."""
    return mark is not None and mark.state is not MarkState.NOT_SCORED
