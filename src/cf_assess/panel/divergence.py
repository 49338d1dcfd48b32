"""Where reviewers differ, and what the panel settled about it."""

from collections.abc import Sequence
from fractions import Fraction

from cf_assess.models.deliberation import Settlement
from cf_assess.models.result import LevelOf
from cf_assess.models.sheet import MarkState


def list_divergent(levels: Sequence[LevelOf], bound: int) -> tuple[str, ...]:
    """Return the criteria whose spread reaches `bound`, widest first.

    Criteria of equal spread keep the order of `levels`.
    """
    wide = [(line.spread, line.criterion) for line in levels if line.spread is not None]
    wide.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(criterion for spread, criterion in wide if spread >= bound)


def apply_settlements(
    levels: Sequence[LevelOf], settlements: Sequence[Settlement]
) -> tuple[LevelOf, ...]:
    """Return the levels with what was settled in place; the spread stays.

    Of several settlements of a criterion the last one counts, and one of a
    criterion that is no longer asked counts for nothing.
    """
    settled = {settlement.criterion: settlement for settlement in settlements}
    return tuple(_apply(line, settled.get(line.criterion)) for line in levels)


def _apply(line: LevelOf, settlement: Settlement | None) -> LevelOf:
    """Return one level as settled."""
    if settlement is None:
        return line
    level = None
    if settlement.state is MarkState.SCORED and settlement.level is not None:
        level = Fraction(settlement.level)
    return line.model_copy(update={"state": settlement.state, "level": level})
