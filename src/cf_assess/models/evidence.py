"""What the machine located: findings, never judgements."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cf_assess.models.base import Model
from cf_assess.models.checklist import GroupKind
from cf_assess.models.cue import Strength


class Tier(StrEnum):
    """How much a located clause can carry."""

    FOUND = "found"
    """Would be shown as evidence."""
    POSSIBLE = "possible"
    """A place worth a look, not a finding."""


class Basis(StrEnum):
    """Why a clause is evidence."""

    WORDS = "words"
    """Of its own words."""
    CITED = "cited"
    """It is the penalty for breaking an article that is evidence."""
    TITLE = "title"
    """Of the title of the draft; nothing else was found in its article."""
    LEARNED = "learned"
    """No cue is met; the second opinion found its words to be like what is labelled."""


class Nearness(StrEnum):
    """Why a clause counts as being about children, the nearest reason first."""

    CLAUSE = "clause"
    """It names them, or implies them by the criterion's own words."""
    ARTICLE = "article"
    """Its article does."""
    CHAPTER = "chapter"
    """The heading over it does."""
    DRAFT = "draft"
    """The whole draft is about them."""
    NOWHERE = "nowhere"
    """It does not."""


class WholeDraft(StrEnum):
    """Why a whole draft counts as being about children."""

    TITLE = "title"
    SHARE = "share"
    """Of the articles, or clauses where there are none, that name them."""
    NO = "no"
    """It does not; only some of its clauses are."""


class SubjectFinding(Model):
    """Whom a draft is about: the reason that all its evidence rests on."""

    whole: WholeDraft
    named: int
    """Articles that name children; clauses where there are no articles."""
    of: int
    """How many there are."""


class Span(Model):
    """Half-open, in code points of the draft's text."""

    start: int
    end: int


class Weighed(Model):
    """Words that spoke for a topic in the second opinion."""

    word: str
    weight: float
    """What the figure owes them; the logarithm of odds, two decimals."""


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
    """The words that matched, inside the clause, in reading order, not overlapping;
    none where its own words are not why."""
    score: Decimal
    """0 to 1, four decimals; only the order within a criterion means anything."""
    tier: Tier
    strength: Strength
    about: Nearness = Nearness.CLAUSE
    """Why it counts as being about whom the criterion is about."""
    basis: Basis = Basis.WORDS
    cited: str | None = None
    """With `CITED` the locator of the clause that is broken."""
    weighed: tuple[Weighed, ...] = ()
    """With `LEARNED` the words that weighed most, the strongest first."""


@dataclass(frozen=True, slots=True)  # made by the hundred for every draft
class Miss:
    """A criterion for which nothing was found: what was searched, and how much."""

    criterion: str
    topic_id: str | None
    clauses_searched: int
    nearest: tuple[str, ...] = ()
    """Locators of the clauses that came nearest, best first; too weak to be shown."""


class EvidenceReport(Model):
    """All evidence of a draft, ranked within each criterion, misses included."""

    found: tuple[Evidence, ...]
    """In order of criteria, then best first."""
    misses: tuple[Miss, ...]
    subject: SubjectFinding | None = None
    """Whether the whole draft is about children; None in reports of older versions."""
    second_opinion: bool = False
    """Whether the learned weights had a say; without them cues work alone."""

    def only(self, criterion_id: str) -> "EvidenceReport":
        """Return what this holds of one criterion."""
        return self.model_copy(
            update={
                "found": self.of(criterion_id),
                "misses": tuple(m for m in self.misses if m.criterion == criterion_id),
            }
        )

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
