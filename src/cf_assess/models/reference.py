"""A place in a draft that cites another: `第十二条第二款`, `《教育法》第四条`."""

from enum import StrEnum

from cf_assess.models.base import Model


class ReferenceKind(StrEnum):
    """Where a reference points."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    MISSING = "missing"
    """Into the draft, at something that is not there."""


class Reference(Model):
    """One reference; `start` and `end` are a half-open span of the draft's text."""

    locator: str
    """The clause in which it stands."""
    start: int
    end: int
    quote: str
    kind: ReferenceKind
    document: str | None = None
    """Title of the other document, without its marks; None for the draft itself."""
    targets: tuple[str, ...]
    """What is cited, one by one: `第十二条 第二款`, `第十二条 第三款`."""
    missing: tuple[str, ...] = ()
    """Targets that the draft does not have."""
    resolved: tuple[str, ...] = ()
    """Locators of the clauses in the draft that are cited."""
