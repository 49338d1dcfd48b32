"""The result as scripts and opinions read it: numbers become text here, once."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cf_assess.models.result import (
    Agreement,
    CriterionResult,
    DomainResult,
    ReportAgreement,
    ReportCriterion,
    ReportDomain,
    ReportRange,
    ReportReviewer,
    ReportRubric,
    ReportVerdict,
    Result,
    ReviewerScore,
    ScoreReport,
)
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Sheet
from cf_assess.models.verdict import Verdict
from cf_assess.scoring.rounding import round_half_up


def report_result(
    result: Result,
    verdict: Verdict,
    sheets: Sequence[Sheet],
    frozen: FrozenRubric,
    *,
    reason_texts: Sequence[str],
) -> ScoreReport:
    """Return the report of a result, rounded to the rubric's decimals.

    The sheets give each criterion its marks.  `reason_texts` are the grounds of the
    verdict in words and in its order: the catalogue of wording is not for stages,
    so the caller looks them up.
    """
    rubric, score = frozen.rubric, result.score
    decimals = rubric.decimals
    codes = [(s.reviewer, {m.criterion: m.code for m in s.marks}) for s in sheets]
    return ScoreReport(
        rubric=ReportRubric(id=rubric.id, version=rubric.version, digest=frozen.digest),
        complete=score.complete,
        completeness=round_half_up(score.completeness, decimals),
        score=_rounded(score.total, decimals),
        score_exact=_exact(score.total),
        range=ReportRange(
            na_as_zero=_rounded(score.na_as_zero, decimals),
            na_excluded=_rounded(score.total, decimals),
        ),
        domains=tuple(_domain(domain, decimals) for domain in score.domains),
        criteria=tuple(_criterion(line, codes, decimals) for line in score.criteria),
        reviewers=tuple(_reviewer(one, decimals) for one in result.reviewers),
        agreement=_agreement(result.agreement, decimals),
        divergent=result.divergent,
        verdict=ReportVerdict(
            id=verdict.id, label=verdict.label, reasons=tuple(reason_texts)
        ),
    )


def _rounded(value: Fraction | None, decimals: int) -> str | None:
    """Return a number for display, or None where there is none."""
    return None if value is None else round_half_up(value, decimals)


def _exact(value: Fraction | None) -> str | None:
    """Return a number as `p/q`, whole numbers too, or None where there is none."""
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _domain(domain: DomainResult, decimals: int) -> ReportDomain:
    """Return a domain as reported."""
    return ReportDomain(
        id=domain.id,
        weight=round_half_up(domain.weight, decimals),
        score=_rounded(domain.score, decimals),
        score_exact=_exact(domain.score),
    )


def _criterion(
    line: CriterionResult,
    codes: Sequence[tuple[str, Mapping[str, str]]],
    decimals: int,
) -> ReportCriterion:
    """Return a criterion as reported, with the mark of every reviewer."""
    return ReportCriterion(
        id=line.id,
        level=_rounded(line.level, decimals),
        level_exact=_exact(line.level),
        state=line.state.value,
        weight=round_half_up(line.weight, decimals),
        contribution=_rounded(line.contribution, decimals),
        marks={reviewer: marks.get(line.id, "") for reviewer, marks in codes},
        spread=None if line.spread is None else str(line.spread),
    )


def _reviewer(one: ReviewerScore, decimals: int) -> ReportReviewer:
    """Return a reviewer's own total as reported."""
    return ReportReviewer(
        reviewer=one.reviewer,
        score=_rounded(one.total, decimals),
        score_exact=_exact(one.total),
        complete=one.complete,
    )


def _agreement(agreement: Agreement, decimals: int) -> ReportAgreement:
    """Return the agreement as reported."""
    return ReportAgreement(
        units=agreement.units,
        raters=agreement.raters,
        missing=agreement.missing,
        percent=_rounded(agreement.percent, decimals),
        alpha_ordinal=_rounded(agreement.alpha_ordinal, decimals),
        ac2=_rounded(agreement.ac2, decimals),
        unanimous=agreement.unanimous,
    )
