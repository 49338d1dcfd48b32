"""Scores: what marks add up to, exactly."""

from collections.abc import Mapping
from fractions import Fraction

from cf_assess.models.base import Model
from cf_assess.models.sheet import MarkState


class LevelOf(Model):
    """The level of one criterion, before weights: one reviewer's or the panel's."""

    criterion: str
    state: MarkState
    level: Fraction | None = None
    """0 to the scale's maximum; None unless the state is `scored`."""
    spread: int | None = None
    """Highest minus lowest level; None with fewer than two levels, or one reviewer."""


class CriterionResult(Model):
    """A criterion in the result."""

    id: str
    state: MarkState
    level: Fraction | None
    weight: Fraction
    contribution: Fraction | None
    """Its share of the total in points; None where it is not in the total."""
    spread: int | None = None
    advisory: bool = False


class DomainResult(Model):
    """A domain in the result."""

    id: str
    weight: Fraction
    score: Fraction | None
    """0 to 100; None where nothing in it is scored."""


class Score(Model):
    """What levels add up to, for one reviewer or for the panel."""

    total: Fraction | None
    """0 to 100; None where nothing is scored."""
    completeness: Fraction
    """Scored or declared not applicable, over all that is asked; 0 to 1."""
    complete: bool
    na_as_zero: Fraction | None
    """The total if every 不适用 counted as level 0."""
    domains: tuple[DomainResult, ...]
    criteria: tuple[CriterionResult, ...]


class ReviewerScore(Model):
    """One reviewer's own total."""

    reviewer: str
    total: Fraction | None
    complete: bool
    """Every criterion has a mark, cannot-judge included."""


class Agreement(Model):
    """How far reviewers agree; undefined stays None."""

    units: int
    """Criteria with two or more levels."""
    raters: int
    missing: int
    """Cells of these units without a level."""
    percent: Fraction | None
    """Pairs of equal levels over all pairs, mean of units; 0 to 1."""
    alpha_ordinal: Fraction | None
    """Krippendorff's alpha, ordinal metric; None where levels do not vary."""
    ac2: Fraction | None
    """Gwet's AC2, quadratic weights."""
    unanimous: bool
    """All levels equal: chance-corrected figures are undefined."""


class Result(Model):
    """The result of a panel."""

    score: Score
    reviewers: tuple[ReviewerScore, ...]
    agreement: Agreement
    divergent: tuple[str, ...]
    """Criteria whose spread reaches the rubric's bound, widest first."""


class ReportRubric(Model):
    """Which rules a report rests on."""

    id: str
    version: str
    digest: str


class ReportRange(Model):
    """The total under both treatments of 不适用."""

    na_as_zero: str | None
    na_excluded: str | None


class ReportDomain(Model):
    """A domain as reported."""

    id: str
    weight: str
    score: str | None
    score_exact: str | None


class ReportCriterion(Model):
    """A criterion as reported."""

    id: str
    level: str | None
    level_exact: str | None
    state: str
    weight: str
    contribution: str | None
    marks: Mapping[str, str]
    """Reviewer to mark code: a level, `NA`, `CJ`, or empty."""
    spread: str | None


class ReportReviewer(Model):
    """A reviewer's own total as reported."""

    reviewer: str
    score: str | None
    score_exact: str | None
    complete: bool


class ReportAgreement(Model):
    """Agreement as reported."""

    units: int
    raters: int
    missing: int
    percent: str | None
    alpha_ordinal: str | None
    ac2: str | None
    unanimous: bool


class ReportVerdict(Model):
    """The verdict as reported; reasons are sentences in Chinese."""

    id: str
    label: str
    reasons: tuple[str, ...]


class ScoreReport(Model):
    """The result as scripts and opinions read it; a format of the contract.

    Numbers are text: `*_exact` as fractions `p/q`, the others rounded half up to
    the rubric's decimals, `completeness` and `percent` between 0 and 1.
    """

    rubric: ReportRubric
    complete: bool
    completeness: str
    score: str | None
    score_exact: str | None
    range: ReportRange
    domains: tuple[ReportDomain, ...]
    criteria: tuple[ReportCriterion, ...]
    reviewers: tuple[ReportReviewer, ...]
    agreement: ReportAgreement
    divergent: tuple[str, ...]
    verdict: ReportVerdict
