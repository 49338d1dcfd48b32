"""Models to rows and back, and the one way to write a value as text."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import RowMapping

from cf_assess.models.base import Model
from cf_assess.models.case import Case, Member, Screening
from cf_assess.models.sheet import Mark
from cf_assess.models.verdict import Conclusion
from cf_assess.store.words import mend_text

ModelT = TypeVar("ModelT", bound=Model)
Values = dict[str, Any]
"""Column to value, as SQLAlchemy takes and gives them."""


class Asked(Model):
    """What a frozen rubric asks, as far as a mark must know."""

    criteria: tuple[str, ...]
    """Ids in printed order."""
    levels: tuple[int, ...]
    """Of the scale, ascending."""


CASE_FIELDS = (
    "number",
    "title",
    "kind",
    "drafting_unit",
    "issuer",
    "created_at",
    "step",
    "solo",
    "opinion_number",
    "issued_at",
)
"""Fields of a case that are columns of the same name."""


def canonical(value: object) -> str:
    """Return canonical JSON: sorted keys, no spaces, characters as they are."""
    text = json.dumps(
        plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return mend_text(text)


def mend(model: ModelT) -> ModelT:
    """Return a model as it will come back from the store."""
    return type(model).model_validate_json(canonical(model))


def plain(value: object) -> object:
    """Return `value` with every model in it as what JSON knows."""
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def fingerprint(value: str | bytes) -> str:
    """Return the SHA-256 of `value` as hexadecimal digits."""
    data = value.encode() if isinstance(value, str) else value
    return hashlib.sha256(data).hexdigest()


def to_row(model: Model) -> Values:
    """Return the columns of a model whose fields are columns."""
    return model.model_dump(mode="json")


def from_row(kind: type[ModelT], row: RowMapping) -> ModelT:
    """Return the model that a row of such columns holds."""
    return kind.model_validate({name: row[name] for name in kind.model_fields})


def mark_to_row(mark: Mark) -> Values:
    """Return the columns of a mark; its clauses are one text."""
    return {**to_row(mark), "clauses": canonical(mark.clauses)}


def mark_from_row(row: RowMapping) -> Mark:
    """Return the mark that a row holds."""
    values = {name: row[name] for name in Mark.model_fields}
    return Mark.model_validate({**values, "clauses": json.loads(row["clauses"])})


def member_to_row(member: Member, position: int) -> Values:
    """Return the columns of a member, its place among the invited included."""
    return {**to_row(member), "position": position}


def case_from_row(row: RowMapping, parts: Mapping[str, tuple[Model, ...]]) -> Case:
    """Return the case that a row and the rows belonging to it hold.

    Args:
        row: of the table of cases.
        parts: field of the case to what stands in tables of its own.
    """
    return Case(
        **{name: row[name] for name in CASE_FIELDS},
        **parts,
        screening=_optional(Screening, row["screening"]),
        conclusion=_optional(Conclusion, row["conclusion"]),
    )


def _optional(kind: type[ModelT], text: str | None) -> ModelT | None:
    return None if text is None else kind.model_validate_json(text)
