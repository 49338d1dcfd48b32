"""What the machine located: findings, never judgements."""

from decimal import Decimal
from enum import StrEnum

from cf_assess.models.base import Model
from cf_assess.models.checklist import GroupKind, Strength


class Tier(StrEnum):
    """How much a located clause can carry."""

    FOUND = "found"
    """Would be shown as evidence."""
    POSSIBLE = "possible"
    """A place worth a look, not a finding."""


class Span(Model):
    """Half-open, in code points of the draft's text."""

    start: int
    end: int


class Evidence(Model):
    """A clause that bears on a criterion."""

    criterion: str
    topic_id: str | None
    locator: str
    article: str | None
    start: int
    end: int
    """The clause's span; `draft.text[start:end] == quote`."""
    quote: str
    spans: tuple[Span, ...]
    """The words that matched, inside the clause, in reading order, not overlapping."""
    score: Decimal
    """0 to 1, four decimals; only the order within a criterion means anything."""
    tier: Tier
    strength: Strength


class Miss(Model):
    """A criterion for which nothing was found: what was searched, and how much."""

    criterion: str
    topic_id: str | None
    clauses_searched: int


class EvidenceReport(Model):
    """All evidence of a draft, ranked within each criterion, misses included."""

    found: tuple[Evidence, ...]
    """In order of criteria, then best first."""
    misses: tuple[Miss, ...]

    def of(self, criterion_id: str) -> tuple[Evidence, ...]:
        """Return the evidence of one criterion, best first."""
        return tuple(e for e in self.found if e.criterion == criterion_id)


class RedFlag(Model):
    """A provision that may harm children (风险提示), to be confirmed by a person."""

    flag: str
    title: str
    category: str
    severity: int
    locator: str
    article: str | None
    start: int
    end: int
    quote: str
    spans: tuple[Span, ...]
    why: str
    suggestion: str

    @property
    def key(self) -> str:
        """Return what names this finding within its draft."""
        return f"{self.flag}@{self.locator}"


class GroupFinding(Model):
    """A group of children or a matter that the draft touches, and where."""

    group: str
    title: str
    kind: GroupKind = GroupKind.CHILDREN
    locators: tuple[str, ...]


class ScreeningFindings(Model):
    """What the machine found for screening; a person decides."""

    child_clauses: tuple[str, ...]
    """Locators of clauses that name children."""
    indirect_clauses: tuple[str, ...]
    """Locators of clauses on places and services that children use."""
    groups: tuple[GroupFinding, ...]
    conditions: tuple[str, ...]
    """Conditions of criteria that hold, sorted."""
