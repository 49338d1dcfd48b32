"""Reading what a case was registered with: the draft, its rubric, the findings."""

from pydantic import TypeAdapter
from sqlalchemy import Column, Connection, select

from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport, RedFlag, ScreeningFindings
from cf_assess.models.rubric import FrozenRubric
from cf_assess.store.reading import require_case
from cf_assess.store.tables import cases, drafts, findings, rubrics

_FLAGS = TypeAdapter(tuple[RedFlag, ...])


def load_draft(connection: Connection, number: str) -> Draft:
    """Return the draft as it was read."""
    return Draft.model_validate_json(_one(connection, number, drafts.c.content))


def load_draft_bytes(connection: Connection, number: str) -> tuple[str, bytes, str]:
    """Return the name of the draft's file, its bytes, and the SHA-256 they had."""
    require_case(connection, number)
    name, data, sha256 = connection.execute(
        select(drafts.c.name, drafts.c.data, drafts.c.sha256).where(
            drafts.c.case_number == number
        )
    ).one()
    return name, data, sha256


def load_rubric(connection: Connection, number: str) -> FrozenRubric:
    """Return the rubric as it was frozen."""
    require_case(connection, number)
    text = connection.scalars(
        select(rubrics.c.content)
        .join(cases, cases.c.rubric_sha256 == rubrics.c.sha256)
        .where(cases.c.number == number)
    ).one()
    return FrozenRubric.model_validate_json(text)


def load_evidence(connection: Connection, number: str) -> EvidenceReport:
    """Return what the machine located."""
    text = _one(connection, number, findings.c.evidence)
    return EvidenceReport.model_validate_json(text)


def load_flags(connection: Connection, number: str) -> tuple[RedFlag, ...]:
    """Return the red flags that the machine found."""
    return _FLAGS.validate_json(_one(connection, number, findings.c.flags))


def load_findings(connection: Connection, number: str) -> ScreeningFindings:
    """Return what the machine found for screening."""
    text = _one(connection, number, findings.c.screening)
    return ScreeningFindings.model_validate_json(text)


def _one(connection: Connection, number: str, column: Column[str]) -> str:
    """Return one column of the row that a case has in a table."""
    require_case(connection, number)
    return connection.scalars(
        select(column).where(column.table.c.case_number == number)
    ).one()
