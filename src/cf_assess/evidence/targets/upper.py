"""A draft's targets against an upper plan's own text, with both quotations.

A register has one row for each target, checked by hand; a text may say one thing
twice, or two things about one indicator, and that must not pass unseen.
"""

from collections import defaultdict
from collections.abc import Sequence

from cf_assess.evidence.targets.compare import compare_targets, same_measure
from cf_assess.models.found_target import FoundTarget, TargetComparison, TargetVerdict
from cf_assess.models.target import Indicator, PlanTarget


def compare_texts(
    upper: Sequence[FoundTarget],
    found: Sequence[FoundTarget],
    indicators: Sequence[Indicator],
) -> tuple[TargetComparison, ...]:
    """Return for each target of an upper text how the draft stands to it.

    A target that the text repeats has one row, with its first sentence.  Where the
    text sets two values for one indicator and year, each has a row; unless both rows
    come to the same verdict, both are unclear.  Goals without a registered indicator
    are left out.

    Args:
        upper: the targets that were read from the upper text.
        found: those of the draft.
        indicators: the register.
    """
    known = _without_repeats(upper)
    rows = compare_targets([_as_target(one) for one in known], found, indicators)
    quoted = [_quoted(row, target) for row, target in zip(rows, known, strict=True)]
    return tuple(_doubt_contradictions(quoted))


def _without_repeats(upper: Sequence[FoundTarget]) -> list[FoundTarget]:
    first: dict[tuple[object, ...], FoundTarget] = {}
    for one in upper:
        if one.indicator_id:
            first.setdefault((*_about(one), one.comparator, one.value, one.unit), one)
    return list(first.values())


def _about(one: FoundTarget) -> tuple[object, ...]:
    return (one.indicator_id, one.narrowed, one.target_year, one.base_year)


def _as_target(one: FoundTarget) -> PlanTarget:
    """Return a target as a register has it; its item is the place in the text."""
    return PlanTarget(
        item=one.locator,
        indicator=one.indicator_id or "",
        population=one.narrowed,
        comparator=one.comparator,
        value=one.value,
        unit=one.unit,
        base_year=one.base_year,
        target_year=one.target_year,
    )


def _quoted(row: TargetComparison, upper: FoundTarget) -> TargetComparison:
    more: dict[str, object] = {
        "upper_quote": upper.quote,
        "upper_locator": upper.locator,
    }
    # The text sets it for one group alone, the draft for another or for all.
    if row.found and row.found.narrowed != upper.narrowed:
        more["verdict"] = TargetVerdict.UNCLEAR
    return row.model_copy(update=more)


def _doubt_contradictions(
    rows: Sequence[TargetComparison],
) -> Sequence[TargetComparison]:
    """Return the rows; those that contradict each other are left to a person."""
    groups: dict[tuple[str, str, int | None], list[TargetComparison]]
    groups = defaultdict(list)
    for row in rows:
        one = row.upper
        groups[one.indicator, one.population, one.target_year].append(row)
    return [
        row.model_copy(update={"verdict": TargetVerdict.UNCLEAR})
        if any(_contradicts(row, other) for other in _group_of(row, groups))
        else row
        for row in rows
    ]


def _group_of(
    row: TargetComparison,
    groups: dict[tuple[str, str, int | None], list[TargetComparison]],
) -> Sequence[TargetComparison]:
    one = row.upper
    return groups[one.indicator, one.population, one.target_year]


def _contradicts(row: TargetComparison, other: TargetComparison) -> bool:
    """Tell whether two values of one kind come to different verdicts.

    A level and a fall beside each other (降至2‰, 下降15%) ask two things.
    """
    return row.verdict is not other.verdict and same_measure(row.upper, other.upper)
