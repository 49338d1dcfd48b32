"""Whether a case still says what its history says.

The chain of digests finds entries that were tampered with; this finds a mark, a
verdict or a document that was changed past the history.  Everything the entries
tell is put together again and compared with what the tables hold.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from cf_assess.models.case import Action, Case, HistoryEntry, SheetStatus, Step
from cf_assess.store.history import REGISTER, load_entries, mark_subject
from cf_assess.store.reading import load_case, load_marks
from cf_assess.store.registration import register_record
from cf_assess.store.rows import canonical, fingerprint
from cf_assess.store.tables import cases, drafts, findings, rubrics

Facts = dict[str, str]
"""Name of a fact to its canonical JSON; names are `mark r1/law.duty` and the like."""

_STATUS = (Action.SUBMIT, Action.REOPEN, Action.WITHDRAW)


def find_untold(connection: Connection, number: str) -> tuple[str, ...]:
    """Return the names of facts that differ from the history of case `number`."""
    told = _retell(load_entries(connection, number))
    held = _take_stock(connection, load_case(connection, number))
    names = told.keys() | held.keys()
    # what ceased to be may be empty on one side and absent on the other
    return tuple(sorted(n for n in names if told.get(n, "") != held.get(n, "")))


def _retell(entries: Iterable[HistoryEntry]) -> Facts:
    """Return the facts as the entries leave them."""
    facts: Facts = {}
    for entry in entries:
        try:
            facts.update(_facts_of(entry))
        except (ValueError, KeyError, TypeError, AttributeError):
            # Altered beyond reading: a fact of its own, which no table holds.
            facts[f"history {entry.sequence}"] = "unreadable"
    return facts


def _facts_of(entry: HistoryEntry) -> Facts:
    """Return the facts that one entry tells; empty text where one ceases to be."""
    after: dict[str, Any] = json.loads(entry.after or "{}")
    if entry.action == REGISTER:
        return {REGISTER: entry.after, "step": canonical(Step.REGISTERED)}
    if entry.action == Action.SCREEN:
        step = Step.SCORING if after["child_related"] else Step.SCREENED_OUT
        return {"screen": entry.after, "step": canonical(step)}
    if entry.action == Action.OPEN_DELIBERATION:
        return {"step": canonical(after["step"])}
    if entry.action == Action.CONCLUDE:
        return {"conclude": entry.after, "step": canonical(Step.CONCLUDED)}
    if entry.action == Action.ISSUE:
        opinion = canonical([after["opinion_number"], entry.at])
        return {"issue": opinion, "step": canonical(after["step"])}
    if entry.action in _STATUS:
        return {f"status {entry.subject}": _status_fact(after["status"])}
    if entry.action == Action.IMPORT_SHEET:
        return {
            f"mark {mark_subject(entry.subject, name)}": canonical(mark)
            for name, mark in after.items()
        }
    return {f"{entry.action} {entry.subject}": entry.after}


def _take_stock(connection: Connection, case: Case) -> Facts:
    """Return the facts as the tables hold them."""
    record = register_record(case, _fingerprints(connection, case.number))
    facts = {REGISTER: canonical(record), "step": canonical(case.step)}
    if case.screening:
        facts["screen"] = canonical(case.screening)
    if case.conclusion:
        facts["conclude"] = canonical(case.conclusion)
    if case.opinion_number:
        facts["issue"] = canonical([case.opinion_number, case.issued_at])
    for reviewer in case.reviewers:
        facts[f"status {reviewer.id}"] = _status_fact(reviewer.status)
        for name, mark in load_marks(connection, case.number, reviewer.id).items():
            facts[f"mark {mark_subject(reviewer.id, name)}"] = canonical(mark)
    facts |= {f"decide_flag {d.key}": canonical(d) for d in case.flag_decisions}
    facts |= {f"settle {s.criterion}": canonical(s) for s in case.settlements}
    facts |= {f"respond {r.recommendation}": canonical(r) for r in case.responses}
    return facts


def _status_fact(status: str) -> str:
    """Return the fact of a sheet's status; an open sheet is nothing to tell."""
    return "" if status == SheetStatus.OPEN else canonical(status)


def _fingerprints(connection: Connection, number: str) -> dict[str, str]:
    """Return the SHA-256 of each stored document, by its name in the first entry."""
    row = (
        connection.execute(
            select(
                drafts.c.data,
                drafts.c.content.label("draft"),
                rubrics.c.content.label("rubric"),
                rubrics.c.asked,
                findings.c.evidence,
                findings.c.flags,
                findings.c.screening,
            )
            .join_from(cases, rubrics)
            .join(drafts, drafts.c.case_number == cases.c.number)
            .join(findings, findings.c.case_number == cases.c.number)
            .where(cases.c.number == number)
        )
        .mappings()
        .one()
    )
    return {name: fingerprint(content) for name, content in row.items()}
