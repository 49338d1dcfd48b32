"""How well the text near a number names the indicators that it can measure."""

import re
from dataclasses import dataclass

from cf_assess.evidence.targets.bounds import Binding, Bound
from cf_assess.evidence.targets.names import Known, NameIndex
from cf_assess.evidence.targets.numerals import Quantity, UnitKind
from cf_assess.evidence.targets.sentence import Sentence

ENOUGH = 0.6
"""Share of a name that must stand near a number."""
_OTHER_HEAD = 0.85
"""What a score keeps where the text names another rate of the same: 检测率, 治疗率."""
_HEADS = frozenset({"名", "人", "位"})
_PEOPLE = re.compile("人[员数]|医[生师]|教师|护士|社工")
_TIE = 1e-9

Scores = dict[str, float]
Ids = tuple[str, ...]
"""The indicators of one number; empty where none is known."""
Rows = tuple[tuple[Ids, ...], ...]
"""What numbers are for, those of a bare list together."""


@dataclass(frozen=True)
class Scorer:
    """Scores indicators for the numbers of one sentence."""

    index: NameIndex
    sentence: Sentence
    bindings: tuple[Binding, ...]
    """Of each number, in their order."""

    def best(self, scores: Scores, used: set[str]) -> tuple[Ids, float]:
        """Return the indicator that is named best, and how well; none on a tie."""
        free = sorted((-score, one) for one, score in scores.items() if one not in used)
        if not free or -free[0][0] < ENOUGH:
            return (), 0.0
        if len(free) > 1 and free[1][0] - free[0][0] < _TIE:
            return (), 0.0  # it could as well be the other
        return (free[0][1],), -free[0][0]

    def scores(self, at: int, near: dict[str, float]) -> Scores:
        """Return the scores of the indicators that a number can measure."""
        quantity, binding = self.sentence.quantities[at], self.bindings[at]
        head = self.sentence.head(at) if quantity.kind is UnitKind.SHARE else ""
        fitting: Scores = {}
        for one, score in self.index.score(near).items():
            known = self.index.known[one]
            if fits(known, quantity, binding):
                other = bool(head) and head not in known.words
                fitting[one] = score * (_OTHER_HEAD if other else 1.0)
        return fitting


def fits(known: Known, quantity: Quantity, binding: Binding) -> bool:
    """Tell whether an indicator can be measured in the unit of a number."""
    if known.falls != (binding.before is Bound.FALL):
        # A fall of a level is a target of the level; the reverse is none.
        shares = {UnitKind.SHARE, UnitKind.POINTS}
        return not known.falls and {known.kind, quantity.kind} <= shares
    if quantity.kind is UnitKind.POINTS:
        return known.kind is UnitKind.SHARE
    if quantity.unit.lstrip("万亿") in _HEADS and not _PEOPLE.search(known.words):
        return False
    if not quantity.unit:
        return known.kind in {UnitKind.COUNT, UnitKind.TIMES, UnitKind.HOURS}
    return known.kind is quantity.kind
