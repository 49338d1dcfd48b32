"""Words of the command line as the models know them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from cf_assess.errors import UnknownNameError
from cf_assess.models.case import Member, Role
from cf_assess.models.draft import DraftKind, Revisions

Choice = TypeVar("Choice", bound=StrEnum)


def read_choice(kind: type[Choice], word: str, thing: str) -> Choice:
    """Return the member of a closed set that a word names.

    Raises:
        UnknownNameError: there is none; it lists those that are.
    """
    for member in kind:
        if member.value == word:
            return member
    known = " | ".join(member.value for member in kind)
    raise UnknownNameError(kind=thing, name=word, nearest=known)


def read_revisions(word: str) -> Revisions:
    """Return which side of tracked changes is meant."""
    return read_choice(Revisions, word, "revisions")


def read_kind(word: str | None) -> DraftKind | None:
    """Return a kind of draft; None where nothing is said."""
    return None if word is None else read_choice(DraftKind, word, "kind")


def read_reviewer(word: str) -> Member:
    """Return a reviewer from `ID`, `ID:FIELD` or `ID:FIELD:UNIT`.

    Raises:
        UnknownNameError: there is no id.
    """
    name, _, rest = word.partition(":")
    if not name.strip():
        raise UnknownNameError(kind="reviewer", name=word, nearest="ID:FIELD:UNIT")
    field, _, unit = rest.partition(":")
    return Member(
        id=name.strip(), role=Role.REVIEWER, field=field.strip(), unit=unit.strip()
    )
