"""A draft's targets against those of an upper plan, one verdict for each of these."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from cf_assess.models.found_target import FoundTarget, TargetComparison, TargetVerdict
from cf_assess.models.target import Better, Comparator, Indicator, PlanTarget

_FLOORS = {Comparator.GE, Comparator.GT}
_CEILINGS = {Comparator.LE, Comparator.LT}
_CHANGES = {Comparator.DECLINE_BY, Comparator.INCREASE_BY}
_SCALES = {"‰": Decimal("0.1"), "%": Decimal(1), "分钟": 1 / Decimal(60)}
_SAME_THING = 8
"""Characters of the counted thing that two names must share: 儿童保护服务类社会组织."""
_MANY = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def compare_targets(
    upper: Sequence[PlanTarget],
    found: Sequence[FoundTarget],
    indicators: Sequence[Indicator],
) -> tuple[TargetComparison, ...]:
    """Return for each target of the upper plan how the draft stands to it."""
    better = {item.id: item.better for item in indicators}
    siblings = _siblings(indicators)
    by_indicator = _by_indicator(upper, found)
    return tuple(
        _compare(one, by_indicator[one.indicator], better[one.indicator])
        if by_indicator[one.indicator]
        else _without(one, by_indicator, siblings[one.indicator])
        for one in upper
    )


def _by_indicator(
    upper: Sequence[PlanTarget], found: Sequence[FoundTarget]
) -> dict[str, list[FoundTarget]]:
    """Return the targets of each indicator, out of one document where it has any.

    A file may hold several plans (文件2 …); the one that shares most indicators with
    the upper plan speaks first.
    """
    asked = {one.indicator for one in upper}
    shared: dict[str, set[str]] = defaultdict(set)
    for target in found:
        if target.indicator_id in asked:
            shared[_document(target)].add(target.indicator_id)
    order = sorted(shared, key=lambda name: (-len(shared[name]), name))
    chosen: dict[str, list[FoundTarget]] = defaultdict(list)
    for document in order or [""]:
        here: dict[str, list[FoundTarget]] = defaultdict(list)
        for target in found:
            if target.indicator_id and _document(target) == document:
                here[target.indicator_id].append(target)
        for indicator_id, targets in here.items():
            chosen.setdefault(indicator_id, targets)
    return chosen


def _document(target: FoundTarget) -> str:
    first = target.locator.partition(" ")[0]
    return first if first.startswith("文件") else ""


def _siblings(indicators: Sequence[Indicator]) -> dict[str, tuple[str, ...]]:
    """Return which indicators count the same for another unit: 每个县, 每个乡镇."""
    counted = [item for item in indicators if item.name.startswith("每个")]
    return {
        item.id: tuple(
            other.id
            for other in counted
            if other.id != item.id
            and other.name[-_SAME_THING:] == item.name[-_SAME_THING:]
        )
        if item in counted
        else ()
        for item in indicators
    }


def _without(
    upper: PlanTarget,
    found: dict[str, list[FoundTarget]],
    siblings: Sequence[str],
) -> TargetComparison:
    """Return the verdict where the indicator itself is missing."""
    for sibling in siblings:
        if found[sibling]:
            # Whether one follows from the other, a person must say.
            return TargetComparison(
                upper=upper, verdict=TargetVerdict.UNCLEAR, found=found[sibling][0]
            )
    return TargetComparison(upper=upper, verdict=TargetVerdict.MISSING)


def _compare(
    upper: PlanTarget, found: Sequence[FoundTarget], better: Better
) -> TargetComparison:
    """Return the verdict on one target; the last step up to its year counts."""
    same = [target for target in found if target.narrowed == upper.population]
    wide = same or [target for target in found if not target.narrowed] or found
    wide = [target for target in wide if not _later(upper, target)] or wide
    last = max(target.target_year or 0 for target in wide)
    final = [target for target in wide if (target.target_year or 0) == last]
    verdicts = [_judge(upper, target, better) for target in final]
    clear = [one for one in verdicts if one is not TargetVerdict.UNCLEAR]
    if len(set(clear)) > 1:
        # The draft says two things about it; a person must find out which holds.
        return TargetComparison(
            upper=upper, verdict=TargetVerdict.UNCLEAR, found=final[0]
        )
    chosen = verdicts.index(clear[0]) if clear else 0
    return TargetComparison(upper=upper, verdict=verdicts[chosen], found=final[chosen])


def _judge(upper: PlanTarget, found: FoundTarget, better: Better) -> TargetVerdict:
    if not _comparable(upper, found):
        return TargetVerdict.UNCLEAR
    ours = _weakest(found.value, found.unit, found.comparator, better)
    theirs = _weakest(upper.value, upper.unit, upper.comparator, better)
    if ours is None or theirs is None:
        return TargetVerdict.UNCLEAR
    if ours == theirs:
        return _by_strictness(upper.comparator, found.comparator)
    # A change is measured by its size; a level by the side on which it is better.
    rising = found.comparator in _CHANGES or better is Better.HIGHER
    more = ours > theirs if rising else ours < theirs
    late = _later(upper, found)
    if more:
        return TargetVerdict.UNCLEAR if late else TargetVerdict.STRICTER
    return TargetVerdict.WEAKER


def same_measure(one: PlanTarget, other: PlanTarget) -> bool:
    """Tell whether two targets of an indicator bind the same: both levels, or falls."""
    changes = {one.comparator in _CHANGES, other.comparator in _CHANGES}
    return len(changes) == 1 and _same_unit(one.unit, other.unit)


def _by_strictness(upper: Comparator, found: Comparator) -> TargetVerdict:
    """Return the verdict on equal numbers: 低于5 asks more than 5以下."""
    strict = {Comparator.GT, Comparator.LT}
    if (upper in strict) == (found in strict):
        return TargetVerdict.MEETS
    return TargetVerdict.STRICTER if found in strict else TargetVerdict.WEAKER


def _later(upper: PlanTarget, found: FoundTarget) -> bool:
    years = (upper.target_year, found.target_year)
    return None not in years and (found.target_year or 0) > (upper.target_year or 0)


def _comparable(upper: PlanTarget, found: FoundTarget) -> bool:
    """Tell whether group, unit, base year and kind of bound allow a comparison."""
    narrower = found.narrowed not in {"", upper.population}
    if narrower or not _same_unit(upper.unit, found.unit):
        return False
    changes = found.comparator in _CHANGES
    if changes != (upper.comparator in _CHANGES):
        return False
    if changes and upper.comparator is not found.comparator:
        return False
    bases = {upper.base_year, found.base_year} - {None}
    return not changes or len(bases) < 2


def _same_unit(upper: str, found: str) -> bool:
    """Tell whether two units measure alike; 张 and 个 count the same places."""
    ours, _, per_ours = found.partition("/")
    theirs, _, per_theirs = upper.partition("/")
    if per_ours and per_theirs and per_ours != per_theirs:
        return False
    kinds = {_group(ours), _group(theirs)}
    return len(kinds) == 1


def _group(unit: str) -> str:
    if unit in {"%", "‰"}:
        return "share"
    if unit in {"小时", "分钟"}:
        return "hours"
    if unit.endswith("分点"):
        return unit
    if unit in {"个月", "月", "天", "日", "工作日", "个工作日", "周"}:
        return unit
    return "count"


def _weakest(
    value: str, unit: str, comparator: Comparator, better: Better
) -> Decimal | None:
    """Return the least that keeps a target, on one scale; None where it has none.

    A ceiling says nothing about how high a value must be, nor a floor how low.
    """
    if comparator in (_CEILINGS if better is Better.HIGHER else _FLOORS):
        return None
    bounds = [Decimal(part) for part in value.split("-")]
    low = min(bounds) if better is Better.HIGHER else max(bounds)
    name = unit.partition("/")[0]
    return low * _SCALES.get(name, _MANY.get(name[:1], Decimal(1)))
