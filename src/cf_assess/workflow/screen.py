"""Screen (初筛): a person says whether a draft touches children, and which."""

from collections.abc import Sequence

from cf_assess.errors import UnknownNameError
from cf_assess.models.case import Case, Screening
from cf_assess.models.checklist import CHILDREN_TOUCHED
from cf_assess.models.rubric import FrozenRubric
from cf_assess.sources import nearest_name
from cf_assess.workflow.seat import Seat


def record_screening(
    seat: Seat,
    *,
    child_related: bool,
    reason: str,
    groups: Sequence[str] | None = None,
) -> Case:
    """Return the case after screening: at scoring, or ended as not child-related.

    Args:
        seat: of the office or the chair.
        child_related: what the person decides.
        reason: kept in the case and printed in the opinion.
        groups: ids of groups touched; None takes those that the machine found.

    Raises:
        UnknownNameError: a group that the lexicon does not have.
        NotAllowedError: not for this person or at this step.
    """
    found = seat.store.load_findings(seat.number)
    frozen = seat.store.load_rubric(seat.number)
    touched = [g.group for g in found.groups] if groups is None else list(groups)
    screening = Screening(
        child_related=child_related,
        reason=reason,
        groups=tuple(touched) if child_related else (),
        conditions=conditions_of(frozen, touched) if child_related else (),
        by=seat.person,
        at=seat.now,
    )
    seat.store.record_screening(seat.number, seat.person, screening, seat.now)
    return seat.case()


def groups_touched(
    seat: Seat,
    *,
    only: Sequence[str] | None = None,
    also: Sequence[str] = (),
    without: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the groups that a person names, in the order of the lexicon.

    Args:
        seat: of who screens.
        only: in place of those that the machine found; None begins with these.
        also: groups that the machine missed.
        without: groups that it found wrongly.

    Raises:
        UnknownNameError: a group that the lexicon does not have.
    """
    known = [g.id for g in seat.store.load_rubric(seat.number).lexicon.groups]
    found = [g.group for g in seat.store.load_findings(seat.number).groups]
    begin = found if only is None else only
    for name in (*begin, *also, *without):
        if name not in known:
            nearest = nearest_name(name, known)
            raise UnknownNameError(kind="group", name=name, nearest=nearest)
    touched = {*begin, *also} - set(without)
    return tuple(name for name in known if name in touched)


def conditions_of(frozen: FrozenRubric, groups: Sequence[str]) -> tuple[str, ...]:
    """Return the conditions of criteria that hold once these groups are touched."""
    known = {group.id: group for group in frozen.lexicon.groups}
    conditions = {CHILDREN_TOUCHED}
    for name in groups:
        if name not in known:
            nearest = nearest_name(name, known)
            raise UnknownNameError(kind="group", name=name, nearest=nearest)
        conditions.update(known[name].conditions)
    return tuple(sorted(conditions))
