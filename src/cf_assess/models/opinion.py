"""The document that leaves the house (审查意见书), as values ready to print.

Numbers are text here, rounded once by `scoring`; composing and printing do not
calculate.
"""

from cf_assess.models.base import Model


class OpinionRow(Model):
    """A label and a value of the table of particulars."""

    label: str
    value: str


class DomainLine(Model):
    """A domain in the score table and the chart."""

    title: str
    weight: str
    score: str | None
    score_points: float | None
    """0 to 100, for drawing only."""
    scored: int
    not_applicable: int
    open: int


class Recommendation(Model):
    """One numbered recommendation: where, what stands there, why, what instead."""

    number: int
    criterion: str
    title: str
    level: str
    """`1 / 4`, `未评分`."""
    locators: tuple[str, ...]
    """Clauses relied on; empty where nothing was found in the draft."""
    located_by_machine: bool = False
    """No reviewer cited a clause; the machine located these, and it is so labelled."""
    present: tuple[str, ...]
    """Present wording of those clauses, in the same order."""
    reason: str
    comments: tuple[str, ...]
    """Reviewers' comments, without names."""
    suggestion: str
    suggestion_source: str = ""
    """Whose wording it is: the panel's, or the checklist's reference wording."""
    basis: str
    """Law articles and plan items it rests on."""
    brief: bool = False
    """Printed as a line of a table: the document leads with what matters most."""


class FlagLine(Model):
    """A red flag as decided by a person; found by machine and labelled so."""

    title: str
    severity: str
    locator: str
    quote: str
    why: str
    suggestion: str
    decision: str


class CriterionLine(Model):
    """A criterion in the annexed table."""

    criterion: str
    title: str
    domain: str
    level: str
    weight: str
    contribution: str
    spread: str
    clauses: str
    settled: str
    """Reason of the settlement where the panel settled it, else empty."""


class DissentLine(Model):
    """A minority view."""

    criterion: str
    title: str
    text: str


class Opinion(Model):
    """Everything that is printed."""

    document_title: str
    number: str
    """As printed, `儿评〔2026〕1号`."""
    draft_title: str
    issuer: str
    date: str
    """二〇二六年十一月二十四日."""
    verdict_label: str
    disposition: str
    verdict_reasons: tuple[str, ...]
    override_reason: str
    computed_label: str
    """The computed verdict, shown when it was overridden."""
    particulars: tuple[OpinionRow, ...]
    basis: str
    method: str
    adjustments: tuple[OpinionRow, ...] = ()
    """Local changes to the rubric, each with its reason; empty without tailoring."""
    shortfalls: tuple[OpinionRow, ...] = ()
    """Criteria below the level that the place expects of them."""
    total: str | None
    completeness: str
    range_text: str
    """The score under both treatments of 不适用."""
    domains: tuple[DomainLine, ...]
    agreement: tuple[OpinionRow, ...]
    strengths: tuple[str, ...]
    recommendation_intro: str
    """In what order they stand, and what the drafting department does with them."""
    recommendations: tuple[Recommendation, ...]
    flags: tuple[FlagLine, ...]
    dissents: tuple[DissentLine, ...]
    criteria: tuple[CriterionLine, ...]
    notice: str
    record_digest: str
    """SHA-256 of the attached record."""
