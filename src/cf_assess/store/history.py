"""The append-only history of a case: who changed what, when, from what to what.

Each entry carries a digest over the entry before and itself, so an entry that was
altered, taken out or slipped in no longer fits.  Triggers of the database refuse
changes besides; the digests find what was done around them.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from cf_assess.models.case import Action, Case, HistoryEntry, may_read_sheet
from cf_assess.store.rows import canonical, fingerprint, from_row
from cf_assess.store.tables import cases, history

REGISTER = "register"
"""The first entry of every case; the only action that needs no case yet."""

# built once: they run with every mark that is saved
_LAST = (
    select(history.c.sequence, history.c.digest)
    .where(history.c.case_number == bindparam("number"))
    .order_by(history.c.sequence.desc())
    .limit(1)
)
_INSERT = insert(history)
_LENGTHEN = (
    update(cases)
    .where(cases.c.number == bindparam("of_case"))
    .values(trail_length=bindparam("length"))
)

_ABOUT_MARKS = (Action.MARK, Action.IMPORT_SHEET)


@dataclass(frozen=True)
class Change:
    """What an entry says, before it has its place in the chain."""

    at: str
    actor: str
    action: str
    subject: str
    before: object
    """None where nothing stood."""
    after: object
    """None where nothing stands any more."""


def mark_subject(owner: str, criterion: str) -> str:
    """Return how an entry names a mark; no criterion has a slash in its id."""
    return f"{owner}/{criterion}"


def append_entry(connection: Connection, number: str, change: Change) -> None:
    """Add an entry to the history of case `number`, in the caller's transaction."""
    last = connection.execute(_LAST, {"number": number}).mappings().first()
    entry = HistoryEntry(
        sequence=last["sequence"] + 1 if last else 1,
        at=change.at,
        actor=change.actor,
        action=change.action,
        subject=change.subject,
        before="" if change.before is None else canonical(change.before),
        after="" if change.after is None else canonical(change.after),
        digest="",
    )
    digest = _digest(number, last["digest"] if last else "", entry)
    row = entry.model_copy(update={"digest": digest}).model_dump()
    connection.execute(_INSERT, {"case_number": number, **row})
    connection.execute(_LENGTHEN, {"of_case": number, "length": entry.sequence})


def load_entries(connection: Connection, number: str) -> tuple[HistoryEntry, ...]:
    """Return every entry of a case, oldest first; not for showing as it is."""
    rows = connection.execute(
        select(history)
        .where(history.c.case_number == number)
        .order_by(history.c.sequence)
    ).mappings()
    return tuple(from_row(HistoryEntry, row) for row in rows)


def show_entries(
    entries: tuple[HistoryEntry, ...], case: Case, reader: str
) -> tuple[HistoryEntry, ...]:
    """Return what `reader` may see of a history now.

    While sheets are hidden from the reader, entries about others' marks are left
    out for every role.  What remains is numbered anew and bears no digests: gaps
    would count the others' marks, and a digest would let them be guessed.
    """
    if all(may_read_sheet(case, reader, member.id) for member in case.reviewers):
        return entries
    seen = [entry for entry in entries if _marks_of(entry) in {"", reader}]
    return tuple(
        entry.model_copy(update={"sequence": place, "digest": ""})
        for place, entry in enumerate(seen, start=1)
    )


def find_breaks(
    number: str, entries: tuple[HistoryEntry, ...], length: int
) -> tuple[int, ...]:
    """Return the sequence numbers at which the chain does not fit, ascending.

    Args:
        number: of the case.
        entries: all that are stored, in order.
        length: how many there must be.
    """
    broken = set(range(1, length + 1)) - {entry.sequence for entry in entries}
    before = ""
    for entry in entries:
        fits = entry.digest == _digest(number, before, entry)
        if not fits or not 1 <= entry.sequence <= length:
            broken.add(entry.sequence)
        before = entry.digest
    return tuple(sorted(broken))


def _marks_of(entry: HistoryEntry) -> str:
    """Return whose marks an entry tells of; empty where it tells of none."""
    if entry.action not in _ABOUT_MARKS:
        return ""
    if entry.action == Action.IMPORT_SHEET:
        return entry.subject
    return entry.subject.rpartition("/")[0]


def _digest(number: str, before: str, entry: HistoryEntry) -> str:
    values = entry.model_dump(exclude={"digest"})
    return fingerprint(canonical({"case": number, "digest_before": before, **values}))
