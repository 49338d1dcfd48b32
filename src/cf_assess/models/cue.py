"""The language of cues: patterns of words that point to a criterion or a red flag.

Only what can be written stands here.  How terms with braces are read is said in
`terms`, which regular expressions are let in, in `pattern`.
"""

from enum import StrEnum

from pydantic import Field

from cf_assess.models.base import Model


class Strength(StrEnum):
    """How directly a located clause answers the criterion."""

    DIRECT = "direct"
    PARTIAL = "partial"


class Within(StrEnum):
    """Where all parts of a cue must stand together."""

    CLAUSE = "clause"
    ARTICLE = "article"


class Scope(StrEnum):
    """What clauses a cue can be limited to.

    The first are kinds of clause, the others what a clause is for, told by its words.
    Titles and headings are missing, for they are no evidence.
    """

    PREAMBLE = "preamble"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    TABLE = "table"
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    PURPOSE = "purpose"
    """Why the document is made: 为了……，制定本条例."""
    DEFINITION = "definition"
    """What a word means: 本条例所称……，是指……."""
    PENALTY = "penalty"
    """What follows a breach: 违反本条例……，处……罚款."""
    EFFECT = "effect"
    """From when it holds: 自……起施行."""
    GENERAL = "general"
    """None of the four before."""


class CuePart(Model):
    """One requirement inside `all`: one of the terms, a subject, or who is bound.

    `bearer` stands alone; `any` and `subject` may stand together, and then one of
    all these words is enough.
    """

    any: tuple[str, ...] = ()
    subject: str | None = None
    """A subject id of the lexicon, such as `child`."""
    bearer: str | tuple[str, ...] | None = None
    """Who must do it, or must not: a subject id of the lexicon, or a list of names.

    Only a name before the modal of its sentence counts, not one that is merely
    asked, told or joined.
    """


class WeighedPart(CuePart):
    """One requirement inside `sum`, and what it brings."""

    weight: int = Field(default=1, ge=1)
    """Counted once, however often the part is met."""


class Silence(Model):
    """Words that turn a sentence, so that what would be harm in it protects.

    A sentence ends with 。or ；.  What is hidden is not seen by the cues of the rule,
    words of a subject of the lexicon excepted.
    """

    forbids: tuple[str, ...] = ()
    """What follows in the sentence is hidden, as 不得; not where the cue itself asks
    for a longer term that holds the word, as 不得入学."""
    unless: tuple[str, ...] = ()
    """A prohibition inside one of these hides nothing, as 不得少于."""
    permits: tuple[str, ...] = ()
    """Words that end what a prohibition hides, from the comma before them on."""
    punishes: tuple[str, ...] = ()
    """What precedes in the sentence is hidden, as 责令改正."""
    protects: tuple[str, ...] = ()
    """The whole sentence is hidden, as 不受影响."""
    guards: tuple[str, ...] = ()
    """The whole clause is hidden, as 单独同意."""


class Cue(Model):
    """A pattern of words that points to a criterion.

    Terms match wherever they stand, overlapping included; Chinese has no word
    borders.  Exactly one of `any`, `all` and `sum` is given.
    """

    any: tuple[str, ...] = ()
    """One of these terms is enough."""
    all: tuple[CuePart, ...] = ()
    """Every part must be met, in any order."""
    sum: tuple[WeighedPart, ...] = ()
    """Strong and weak words: the parts that are met must weigh enough together."""
    at_least: int | None = Field(default=None, ge=1)
    """With `sum`: the weight from which the cue is met."""
    gap: int | None = Field(default=None, ge=0)
    """With `all`: parts in this order, at most so many characters between."""
    matches: str | None = None
    """A regular expression, as a last resort: it must be found as well, in each
    clause that is shown.  Masks do not hide from it."""
    without: tuple[str, ...] = ()
    """A unit in which one of these stands is not hit."""
    mask: tuple[str, ...] = ()
    """Misleading phrases: what stands inside them is not seen by this cue."""
    only_on: tuple[Scope, ...] = ()
    """Only clauses that are one of these; none given means all."""
    not_on: tuple[Scope, ...] = ()
    """No clauses that are one of these."""
    within: Within = Within.CLAUSE
    strength: Strength = Strength.PARTIAL
