"""Deliberate (会商): the chair records what the panel settles; marks stay."""

from collections.abc import Sequence

from cf_assess.errors import (
    LevelOutOfScaleError,
    SheetsOutstandingError,
    UnknownNameError,
)
from cf_assess.models.case import Action, Case, SheetStatus
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.sheet import MarkState
from cf_assess.sources import nearest_name
from cf_assess.workflow.aggregate import PanelView, panel_view
from cf_assess.workflow.cases import asked_criteria
from cf_assess.workflow.seat import Seat


def open_deliberation(seat: Seat) -> Case:
    """Return the case with sheets visible to the panel.

    Raises:
        SheetsOutstandingError: a sheet is neither submitted nor withdrawn yet.
        NotAllowedError: not for this person or at this step.
    """
    case = seat.require(Action.OPEN_DELIBERATION)
    waiting = [m.id for m in case.reviewers if m.status is SheetStatus.OPEN]
    if waiting:
        raise SheetsOutstandingError(reviewers="、".join(waiting))
    seat.store.open_deliberation(seat.number, seat.person, seat.now)
    return seat.case()


def settle(
    seat: Seat, criterion: str, level: int | None, *, reason: str, dissent: str = ""
) -> Case:
    """Return the case with one criterion settled.

    Args:
        seat: of the chair.
        criterion: one that the case asks.
        level: None settles it as not applicable.
        reason: kept in the case.
        dissent: a minority view, printed in the opinion.

    Raises:
        UnknownNameError: the case does not ask this criterion.
        LevelOutOfScaleError: the scale has no such level.
    """
    case = seat.require(Action.SETTLE)
    frozen = seat.store.load_rubric(seat.number)
    asked = [one.id for one in asked_criteria(case, frozen)]
    if criterion not in asked:
        nearest = nearest_name(criterion, asked)
        raise UnknownNameError(kind="criterion", name=criterion, nearest=nearest)
    highest = frozen.rubric.max_level
    if level is not None and not 0 <= level <= highest:
        raise LevelOutOfScaleError(criterion=criterion, level=level, highest=highest)
    settlement = Settlement(
        criterion=criterion,
        state=MarkState.NOT_APPLICABLE if level is None else MarkState.SCORED,
        level=level,
        reason=reason,
        dissent=dissent,
        by=seat.person,
        at=seat.now,
    )
    seat.store.settle(seat.number, seat.person, settlement)
    return seat.case()


def decide_flag(seat: Seat, key: str, *, confirmed: bool, reason: str) -> Case:
    """Return the case with a red flag confirmed or dismissed.

    Raises:
        UnknownNameError: the draft has no such finding.
    """
    known = [flag.key for flag in seat.store.load_flags(seat.number)]
    if key not in known:
        raise UnknownNameError(kind="flag", name=key, nearest=nearest_name(key, known))
    decision = FlagDecision(
        key=key, confirmed=confirmed, reason=reason, by=seat.person, at=seat.now
    )
    seat.store.decide_flag(seat.number, seat.person, decision)
    return seat.case()


def open_matters(
    case: Case, view: PanelView, flag_keys: Sequence[str]
) -> tuple[str, ...]:
    """Return what must be settled before concluding.

    Divergent criteria, criteria without a level, and red flags that nobody has
    confirmed or dismissed; in this order, each once.
    """
    settled = {settlement.criterion for settlement in case.settlements}
    decided = {decision.key for decision in case.flag_decisions}
    without_level = [
        criterion.id
        for criterion in view.result.score.criteria
        if criterion.state not in {MarkState.SCORED, MarkState.NOT_APPLICABLE}
        and not criterion.advisory
    ]
    divergent = [name for name in view.result.divergent if name not in settled]
    flags = [key for key in flag_keys if key not in decided]
    return tuple(dict.fromkeys([*divergent, *without_level, *flags]))


def matters_of(seat: Seat) -> tuple[str, ...]:
    """Return what is still open in a case at deliberation."""
    keys = [flag.key for flag in seat.store.load_flags(seat.number)]
    return open_matters(seat.case(), panel_view(seat), keys)
