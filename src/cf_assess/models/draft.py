"""The policy under review, read into clauses."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from cf_assess.models.base import Model


class DraftKind(StrEnum):
    """What kind of policy a draft is; a closed list of `product.md`."""

    REGULATION = "regulation"
    NORMATIVE = "normative"
    PLAN = "plan"
    STANDARD = "standard"
    FACILITY = "facility"
    BUDGET = "budget"


class ClauseKind(StrEnum):
    """What a clause is in its document; a closed list of the contract."""

    TITLE = "title"
    PREAMBLE = "preamble"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    HEADING = "heading"
    TABLE = "table"
    FOOTNOTE = "footnote"
    ANNEX = "annex"


class Revisions(StrEnum):
    """Which side of tracked changes was read."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


class Clause(Model):
    """The smallest citable piece of a draft.

    Clauses stand in reading order and do not nest. `start` and `end` are a
    half-open span in code points of the draft's text.
    """

    locator: str
    """Unique in its draft: `第三章 第十二条 第二款`, `二（一）主要目标 2`."""
    kind: ClauseKind
    article: str | None = None
    """Label of the article it belongs to (`第十二条`); None outside articles."""
    start: int
    end: int
    page: int | None = None
    """Page of the source, from 1; None where the format has no pages."""
    text: str
    """Its own text, printed or computed number included."""


class DraftSource(Model):
    """What was read."""

    name: str
    sha256: str
    format: str
    """Suffix without dot: `docx`, `pdf`, `md`, `txt`."""
    pages: int | None = None
    revisions: Revisions | None = None
    """None where the source has no tracked changes."""


class DraftWarning(Model):
    """Something a reader did not understand; worded as `warning.<code>`."""

    code: str
    values: Mapping[str, str] = {}
    locator: str | None = None


class Imprint(Model):
    """Who issued a document and under which number; None where it does not say."""

    number: str | None = None
    """文号 as printed, white space removed: `北政发〔2026〕3号`."""
    issuer: str | None = None
    """发文机关, or the body that passed a regulation."""


class DraftComment(Model):
    """What the drafters wrote in the margin; never part of the text."""

    locator: str
    """The clause beside which it stands."""
    text: str


class Draft(Model):
    """A document as clauses; `text` is the clauses joined by line feeds."""

    title: str
    source: DraftSource
    clauses: tuple[Clause, ...]
    text: str
    warnings: tuple[DraftWarning, ...] = ()
    comments: tuple[DraftComment, ...] = ()
    imprint: Imprint = Imprint()

    @cached_property
    def _by_locator(self) -> dict[str, Clause]:
        return {clause.locator: clause for clause in self.clauses}

    def clause(self, locator: str) -> Clause | None:
        """Return the clause with exactly this locator, or None."""
        return self._by_locator.get(locator)
