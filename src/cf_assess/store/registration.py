"""A new case: what it is made of, and how it comes into the store."""

from typing import Self

from pydantic import model_validator
from sqlalchemy import Connection, insert, select

from cf_assess.models.base import Model
from cf_assess.models.case import Case, Member, Step
from cf_assess.models.draft import Draft, DraftKind
from cf_assess.models.evidence import EvidenceReport, RedFlag, ScreeningFindings
from cf_assess.models.rubric import FrozenRubric
from cf_assess.store.history import REGISTER, Change, append_entry
from cf_assess.store.numbers import take_case_number
from cf_assess.store.rows import (
    CASE_FIELDS,
    Asked,
    Values,
    canonical,
    fingerprint,
    member_to_row,
)
from cf_assess.store.tables import cases, drafts, findings, members, rubrics


class NewCase(Model):
    """What is known when a case is registered."""

    title: str
    kind: DraftKind
    drafting_unit: str
    issuer: str
    solo: bool
    members: tuple[Member, ...]
    """In order of invitation."""
    draft: Draft
    draft_bytes: bytes
    """The file as it was received."""
    draft_name: str
    frozen: FrozenRubric
    evidence: EvidenceReport
    flags: tuple[RedFlag, ...]
    findings: ScreeningFindings
    actor: str
    """Who registers it."""

    @model_validator(mode="after")
    def _nobody_is_twice_in_it(self) -> Self:
        names = [member.id for member in self.members]
        if len(set(names)) != len(names):
            raise ValueError("a person is named twice")
        return self


def insert_case(connection: Connection, new: NewCase, now: str) -> str:
    """Write a new case with everything it is made of, and return its number."""
    year = int(now[:4])
    running = take_case_number(connection, year)
    number = f"{year:04}-{running:04}"
    received = _received(new)
    rubric = _insert_rubric(connection, received)
    case = Case(
        number=number,
        created_at=now,
        step=Step.REGISTERED,
        title=new.title,
        kind=new.kind,
        drafting_unit=new.drafting_unit,
        issuer=new.issuer,
        solo=new.solo,
        members=new.members,
    )
    connection.execute(
        insert(cases).values(
            **case.model_dump(mode="json", include={*CASE_FIELDS}),
            year=year,
            running=running,
            rubric_sha256=rubric,
            trail_length=0,
        )
    )
    _insert_parts(connection, number, new, received)
    texts = {name: fingerprint(text) for name, text in received.items()}
    about = register_record(case, {**texts, "data": fingerprint(new.draft_bytes)})
    change = Change(now, new.actor, REGISTER, number, None, about)
    append_entry(connection, number, change)
    return number


def register_record(case: Case, digests: dict[str, str]) -> Values:
    """Return what the first entry of a history says of its case.

    Args:
        case: at any step; only what never changes is taken from it.
        digests: SHA-256 of each document that the case was registered with.
    """
    fixed = {"title", "kind", "drafting_unit", "issuer", "created_at", "solo"}
    people = [
        member.model_dump(mode="json", include={"id", "role", "field", "unit"})
        for member in case.members
    ]
    return {
        **case.model_dump(mode="json", include=fixed),
        "members": people,
        "sha256": digests,
    }


def _received(new: NewCase) -> dict[str, str]:
    """Return the documents of a new case as the store keeps them."""
    asked = Asked(
        criteria=tuple(criterion.id for criterion in new.frozen.criteria),
        levels=tuple(sorted(level.level for level in new.frozen.rubric.scale)),
    )
    return {
        "asked": canonical(asked),
        "draft": canonical(new.draft),
        "rubric": canonical(new.frozen),
        "evidence": canonical(new.evidence),
        "flags": canonical(new.flags),
        "screening": canonical(new.findings),
    }


def _insert_rubric(connection: Connection, received: dict[str, str]) -> str:
    """Return the key of a frozen rubric, written if no case has it yet."""
    key = fingerprint(received["rubric"])
    is_known = select(rubrics.c.sha256).where(rubrics.c.sha256 == key)
    if connection.execute(is_known).first() is None:
        connection.execute(
            insert(rubrics).values(
                sha256=key, content=received["rubric"], asked=received["asked"]
            )
        )
    return key


def _insert_parts(
    connection: Connection, number: str, new: NewCase, received: dict[str, str]
) -> None:
    connection.execute(
        insert(drafts).values(
            case_number=number,
            name=new.draft_name,
            sha256=fingerprint(new.draft_bytes),
            data=new.draft_bytes,
            content=received["draft"],
        )
    )
    machine = {name: received[name] for name in ("evidence", "flags", "screening")}
    connection.execute(insert(findings).values(case_number=number, **machine))
    rows = [
        {"case_number": number, **member_to_row(member, position)}
        for position, member in enumerate(new.members)
    ]
    if rows:
        connection.execute(insert(members), rows)
