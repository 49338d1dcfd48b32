"""How far reviewers agree: exact statistics, ours because they are core.

Units are criteria, raters are sheets, and a cell without a level is missing.  What
is undefined stays None instead of becoming 0 or 1.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from cf_assess.errors import LevelOutOfScaleError
from cf_assess.models.checklist import Criterion
from cf_assess.models.result import Agreement
from cf_assess.models.sheet import Mark, Sheet
from cf_assess.panel.aggregate import marks_by_criterion

Counts = Mapping[int, int]
"""Level to how many reviewers gave it, for one unit."""


def measure_agreement(
    sheets: Sequence[Sheet], asked: Sequence[Criterion], max_level: int
) -> Agreement:
    """Return how far sheets agree on the criteria asked.

    A criterion with one level tells nothing about agreement and is no unit; it
    still counts among the levels that chance is estimated from in AC2, as Gwet
    does.

    The scale is 0 to `max_level`; AC2 depends on its length.

    Raises:
        LevelOutOfScaleError: a level that the scale does not have.
    """
    marks = [marks_by_criterion(sheet) for sheet in sheets]
    rows = [_count_levels(criterion.id, marks, max_level) for criterion in asked]
    units = [row for row in rows if row.total() > 1]
    return Agreement(
        units=len(units),
        raters=len(sheets),
        missing=len(units) * len(sheets) - sum(row.total() for row in units),
        percent=_percent(units),
        alpha_ordinal=_alpha_ordinal(units),
        ac2=_ac2([row for row in rows if row], units, max_level),
        unanimous=len({level for row in units for level in row}) == 1,
    )


def _count_levels(
    criterion_id: str, marks: Sequence[Mapping[str, Mark]], max_level: int
) -> Counter[int]:
    """Return how many reviewers gave each level."""
    row: Counter[int] = Counter()
    for own in marks:
        level = own[criterion_id].level if criterion_id in own else None
        if level is None:
            continue
        if not 0 <= level <= max_level:
            raise LevelOutOfScaleError(
                criterion=criterion_id, level=level, highest=max_level
            )
        row[level] += 1
    return row


def _percent(units: Sequence[Counts]) -> Fraction | None:
    """Return pairs of equal levels over all pairs, mean of units; 0 to 1."""
    if not units:
        return None
    return sum((_equal_pairs(row) for row in units), Fraction(0)) / len(units)


def _equal_pairs(row: Counts) -> Fraction:
    """Return the share of pairs within a unit that are equal."""
    size = sum(row.values())
    return Fraction(sum(n * (n - 1) for n in row.values()), size * (size - 1))


def _alpha_ordinal(units: Sequence[Counts]) -> Fraction | None:
    """Return Krippendorff's alpha; None where the levels do not vary.

    Source:
        Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), ordinal
        difference function.
    """
    totals: Counter[int] = Counter()
    for row in units:
        totals.update(row)
    levels = sorted(totals)
    if len(levels) < 2:  # expected disagreement would be 0
        return None
    distance = _ordinal_distances(totals, levels)
    size = totals.total()
    observed = sum((_disagreement(row, distance) for row in units), Fraction(0))
    expected = sum(
        (totals[low] * totals[high] * far for (low, high), far in distance.items()),
        Fraction(0),
    )
    return 1 - (size - 1) * observed / expected


def _disagreement(
    row: Counts, distance: Mapping[tuple[int, int], Fraction]
) -> Fraction:
    """Return the weighted coincidences of unequal levels within a unit."""
    pairs = combinations(sorted(row), 2)
    far = sum((row[a] * row[b] * distance[a, b] for a, b in pairs), Fraction(0))
    return far / (sum(row.values()) - 1)


def _ordinal_distances(
    totals: Counts, levels: Sequence[int]
) -> dict[tuple[int, int], Fraction]:
    """Return the squared ordinal difference of each pair of levels, low first.

    It is the number of levels given from low to high, less half of either end.
    """
    distances = {}
    for index, low in enumerate(levels):
        between = Fraction(totals[low], 2)
        for previous, high in zip(levels[index:], levels[index + 1 :], strict=False):
            if previous != low:
                between += totals[previous]
            distances[low, high] = (between + Fraction(totals[high], 2)) ** 2
    return distances


def _ac2(
    rows: Sequence[Counts], units: Sequence[Counts], max_level: int
) -> Fraction | None:
    """Return Gwet's AC2 with quadratic weights; None without units.

    `rows` are all criteria with a level, `units` those with two or more.

    Source:
        Gwet, Handbook of Inter-Rater Reliability (4th ed. 2014), chapter 5.
    """
    if not units or max_level < 1:
        return None
    levels = range(max_level + 1)
    weights = {
        (a, b): 1 - Fraction((a - b) ** 2, max_level**2) for a in levels for b in levels
    }
    observed = sum((_weighted_pairs(row, weights) for row in units), Fraction(0))
    observed /= len(units)
    shares = [
        sum((Fraction(row.get(k, 0), sum(row.values())) for row in rows), Fraction(0))
        / len(rows)
        for k in levels
    ]
    chance = sum(weights.values(), Fraction(0)) / (len(levels) * max_level)
    chance *= sum((share * (1 - share) for share in shares), Fraction(0))
    return (observed - chance) / (1 - chance)


def _weighted_pairs(
    row: Counts, weights: Mapping[tuple[int, int], Fraction]
) -> Fraction:
    """Return the weighted share of agreeing pairs within a unit."""
    size = sum(row.values())
    agreeing = Fraction(0)
    for level, number in row.items():
        near = sum((weights[level, other] * n for other, n in row.items()), Fraction(0))
        agreeing += number * (near - 1)
    return agreeing / (size * (size - 1))
