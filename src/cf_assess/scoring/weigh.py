"""Levels and weights to scores, exactly.

The same sum serves one reviewer and the panel.  Not applicable leaves the
denominator, not yet scored and cannot-judge are never counted as zero, and
advisory criteria are shown but never counted.

Source:
    product.md, "Scores".
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cf_assess.errors import LevelOutOfScaleError, UnknownCriterionError
from cf_assess.models.checklist import Criterion
from cf_assess.models.result import CriterionResult, DomainResult, LevelOf, Score
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import MarkState, Sheet

_DONE = (MarkState.SCORED, MarkState.NOT_APPLICABLE)


def levels_of_sheet(sheet: Sheet, asked: Sequence[Criterion]) -> tuple[LevelOf, ...]:
    """Return one reviewer's level for each criterion asked, in that order.

    A mark on a criterion that is not asked (its condition does not hold) stays on
    the sheet and out of the result.
    """
    marks = {mark.criterion: mark for mark in reversed(sheet.marks)}
    levels = []
    for criterion in asked:
        mark = marks.get(criterion.id)
        if mark is None:
            levels.append(_open(criterion.id))
        else:
            level = None if mark.level is None else Fraction(mark.level)
            levels.append(
                LevelOf(criterion=criterion.id, state=mark.state, level=level)
            )
    return tuple(levels)


def sum_levels(
    levels: Sequence[LevelOf], frozen: FrozenRubric, asked: Sequence[Criterion]
) -> Score:
    """Return what levels add up to: for each domain and overall.

    Args:
        levels: in any order; a criterion without one is not yet scored, one that is
            not asked does not count.
        frozen: weights in any unit above 0; only their ratios matter.
        asked: the criteria of this draft, in printed order.

    Raises:
        UnknownCriterionError: a level of a criterion that the rubric does not hold.
        LevelOutOfScaleError: a level below 0 or above the scale.

    Source:
        product.md, "Scores".
    """
    highest = frozen.rubric.max_level
    _refuse_misfits(levels, frozen, highest)
    given = {level.criterion: level for level in levels}
    lines = [given.get(criterion.id) or _open(criterion.id) for criterion in asked]
    counted = [line for line in lines if not frozen.is_advisory(line.criterion)]
    shares = {
        line.criterion: line.level / highest
        for line in counted
        if line.state is MarkState.SCORED and line.level is not None
    }
    declared = {
        line.criterion: Fraction(0)
        for line in counted
        if line.state is MarkState.NOT_APPLICABLE
    }
    points = _points(shares, frozen)
    with_zeros = _points(shares | declared, frozen)
    done = len(shares) + len(declared)
    return Score(
        total=_sum(points),
        completeness=Fraction(done, len(counted)) if counted else Fraction(1),
        complete=done == len(counted),
        na_as_zero=_sum(with_zeros),
        domains=_domain_results(shares, frozen),
        criteria=tuple(_criterion_result(line, points, frozen) for line in lines),
    )


def _open(criterion_id: str) -> LevelOf:
    """Return the level of a criterion that nobody has scored."""
    return LevelOf(criterion=criterion_id, state=MarkState.NOT_SCORED)


def _refuse_misfits(
    levels: Sequence[LevelOf], frozen: FrozenRubric, highest: int
) -> None:
    """Refuse levels that the rubric does not know or the scale does not have."""
    for line in levels:
        if line.criterion not in frozen.by_id:
            raise UnknownCriterionError(criterion=line.criterion)
        if line.level is not None and not 0 <= line.level <= highest:
            raise LevelOutOfScaleError(
                criterion=line.criterion, level=line.level, highest=highest
            )


def _domain_of(criterion_id: str) -> str:
    """Return the domain, which is the first part of a criterion's id."""
    return criterion_id.partition(".")[0]


def _weight_sums(
    shares: Mapping[str, Fraction], frozen: FrozenRubric
) -> dict[str, Fraction]:
    """Return the sum of criterion weights of each domain that has a share."""
    sums: dict[str, Fraction] = {}
    for criterion_id in shares:
        domain = _domain_of(criterion_id)
        sums[domain] = sums.get(domain, Fraction(0)) + frozen.weight(criterion_id)
    return sums


def _points(
    shares: Mapping[str, Fraction], frozen: FrozenRubric
) -> dict[str, Fraction]:
    """Return the points of the total that each criterion brings; they add up to it.

    A share is level over highest level, 0 to 1, of a criterion that counts.
    """
    sums = _weight_sums(shares, frozen)
    weights = {d.checklist: d.weight for d in frozen.rubric.domains}
    overall = sum((weights[domain] for domain in sums), Fraction(0))
    factor = {
        domain: 100 * weights[domain] / (overall * total)
        for domain, total in sums.items()
    }
    return {
        criterion_id: factor[_domain_of(criterion_id)]
        * frozen.weight(criterion_id)
        * share
        for criterion_id, share in shares.items()
    }


def _sum(points: Mapping[str, Fraction]) -> Fraction | None:
    """Return the sum, or None where there is nothing to add."""
    return sum(points.values(), Fraction(0)) if points else None


def _domain_results(
    shares: Mapping[str, Fraction], frozen: FrozenRubric
) -> tuple[DomainResult, ...]:
    """Return the score of every domain of the rubric, in its order."""
    sums = _weight_sums(shares, frozen)
    earned = dict.fromkeys(sums, Fraction(0))
    for criterion_id, share in shares.items():
        earned[_domain_of(criterion_id)] += frozen.weight(criterion_id) * share
    return tuple(
        DomainResult(
            id=domain.checklist,
            weight=domain.weight,
            score=100 * earned[domain.checklist] / sums[domain.checklist]
            if domain.checklist in sums
            else None,
        )
        for domain in frozen.rubric.domains
    )


def _criterion_result(
    line: LevelOf, points: Mapping[str, Fraction], frozen: FrozenRubric
) -> CriterionResult:
    """Return a criterion as it stands in the result."""
    return CriterionResult(
        id=line.criterion,
        state=line.state,
        level=line.level,
        weight=frozen.weight(line.criterion),
        contribution=points.get(line.criterion),
        spread=line.spread,
        advisory=frozen.is_advisory(line.criterion),
    )


def is_done(state: MarkState) -> bool:
    """Tell whether a criterion in this state is settled for the result."""
    return state in _DONE
