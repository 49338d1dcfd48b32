"""Changes of sheets: marks saved and imported, sheets submitted and reopened."""

from collections.abc import Iterable

from sqlalchemy import update

from cf_assess.errors import LevelOutOfScaleError, UnknownCriterionError
from cf_assess.models.case import SheetStatus
from cf_assess.models.sheet import Mark, MarkState, Sheet
from cf_assess.store.deeds import Deed
from cf_assess.store.history import mark_subject
from cf_assess.store.permissions import (
    require_open_sheet,
    require_own_sheet,
    require_reviewer,
)
from cf_assess.store.reading import load_asked, load_mark, load_marks
from cf_assess.store.rows import Asked, mark_to_row, mend
from cf_assess.store.tables import marks, members


def save_mark(deed: Deed, owner: str, mark: Mark) -> None:
    """Write one mark of `owner`; one that is there already is not written again."""
    require_open_sheet(deed.case, deed.actor, deed.action, owner)
    _check_marks(deed, [mark])
    before = load_mark(deed.connection, deed.case.number, owner, mark.criterion)
    after = None if _is_blank(mark) else mend(mark)
    if before == after:
        return
    _write(deed, owner, before, after)
    deed.record(mark_subject(owner, mark.criterion), before, after)


def import_sheet(deed: Deed, sheet: Sheet) -> int:
    """Write the marks of a whole sheet and return how many of them are new.

    A criterion that the sheet leaves blank keeps the mark it has: a form filled in
    half must not wipe out what was scored elsewhere.
    """
    owner = sheet.reviewer
    require_open_sheet(deed.case, deed.actor, deed.action, owner)
    _check_marks(deed, sheet.marks)
    stored = load_marks(deed.connection, deed.case.number, owner)
    given = {m.criterion: mend(m) for m in sheet.marks if not _is_blank(m)}
    new = {name: mark for name, mark in given.items() if stored.get(name) != mark}
    for name, mark in new.items():
        _write(deed, owner, stored.get(name), mark)
    if new:
        deed.record(owner, {name: stored.get(name) for name in new}, new)
    return len(new)


def submit_sheet(deed: Deed, owner: str) -> None:
    """Hand in the sheet of `owner`; doing so twice changes nothing."""
    status = require_own_sheet(deed.case, deed.actor, deed.action, owner).status
    if status is not SheetStatus.SUBMITTED:
        require_open_sheet(deed.case, deed.actor, deed.action, owner)
        _change_status(deed, owner, SheetStatus.SUBMITTED, "")


def change_status(deed: Deed, owner: str, status: SheetStatus, reason: str) -> None:
    """Reopen or withdraw the sheet of `owner`; doing so twice changes nothing."""
    if require_reviewer(deed.case, owner).status is not status:
        _change_status(deed, owner, status, reason)


def _change_status(deed: Deed, owner: str, status: SheetStatus, reason: str) -> None:
    before = require_reviewer(deed.case, owner)
    submitted_at = deed.at if status is SheetStatus.SUBMITTED else ""
    deed.connection.execute(
        update(members)
        .where(members.c.case_number == deed.case.number, members.c.id == owner)
        .values(status=status.value, submitted_at=submitted_at)
    )
    after = {"status": status.value, **({"reason": reason} if reason else {})}
    deed.record(owner, {"status": before.status.value}, after)


def _check_marks(deed: Deed, given: Iterable[Mark]) -> None:
    """Refuse a mark that the frozen rubric has no place for."""
    asked = load_asked(deed.connection, deed.case.number)
    for mark in given:
        check_level(mark.criterion, mark.level, asked)


def check_level(criterion: str, level: int | None, asked: Asked) -> None:
    """Refuse a criterion that is not asked, and a level that the scale lacks.

    Raises:
        UnknownCriterionError, LevelOutOfScaleError: as they say.
    """
    if criterion not in asked.criteria:
        raise UnknownCriterionError(criterion=criterion)
    if level is not None and level not in asked.levels:
        highest = max(asked.levels)
        raise LevelOutOfScaleError(criterion=criterion, level=level, highest=highest)


def _write(deed: Deed, owner: str, before: Mark | None, after: Mark | None) -> None:
    """Put one mark in place of another; None is no mark."""
    if after is not None:
        key = {"reviewer": owner, "criterion": after.criterion}
        deed.put(marks, key, before, mark_to_row(after))
    elif before is not None:
        deed.remove(marks, {"reviewer": owner, "criterion": before.criterion})


def _is_blank(mark: Mark) -> bool:
    """Tell whether a mark says nothing; one not scored may hold a comment already."""
    return mark == Mark(criterion=mark.criterion, state=MarkState.NOT_SCORED)
