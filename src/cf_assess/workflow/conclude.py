"""Conclude: the verdict from bands and vetoes; an override needs a reason."""

from cf_assess.errors import ConclusionBlockedError, UnknownNameError
from cf_assess.models.case import Action, Case
from cf_assess.models.verdict import Conclusion
from cf_assess.sources import nearest_name
from cf_assess.workflow.aggregate import panel_view
from cf_assess.workflow.deliberate import matters_of
from cf_assess.workflow.seat import Seat


def conclude(seat: Seat, *, override: str = "", reason: str = "") -> Case:
    """Return the concluded case; nothing in it can be changed afterwards.

    Args:
        seat: of the chair.
        override: id of another verdict of the rubric; the computed one stays visible.
        reason: why; required with `override`.

    Raises:
        ConclusionBlockedError: something must be settled first.
        UnknownNameError: the rubric has no such verdict.
    """
    seat.require(Action.CONCLUDE)
    matters = matters_of(seat)
    if matters:
        raise ConclusionBlockedError(open=len(matters), criteria="、".join(matters))
    view = panel_view(seat)
    known = [rule.id for rule in view.frozen.rubric.verdicts]
    if override and override not in known:
        nearest = nearest_name(override, known)
        raise UnknownNameError(kind="verdict", name=override, nearest=nearest)
    conclusion = Conclusion(
        computed=view.verdict,
        verdict_id=override or view.verdict.id,
        override_reason=reason if override else "",
        by=seat.person,
        at=seat.now,
    )
    seat.store.conclude(seat.number, seat.person, conclusion)
    return seat.case()
