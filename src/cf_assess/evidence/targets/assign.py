"""Which indicators the numbers of a sentence are for.

A number is named before it (死亡率降至5‰) or behind it (至少2名医生); which of both a
run of numbers follows, the better fit tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cf_assess.evidence.targets.numerals import UnitKind
from cf_assess.evidence.targets.rows import name_in_order, name_several
from cf_assess.evidence.targets.scorer import Ids, Rows, Scorer
from cf_assess.evidence.targets.sentence import (
    NEAR_WEIGHT,
    REGION_WEIGHT,
    SHARED_WEIGHT,
    raise_joints,
    raise_pairs,
)

_NAMELESS = 0.35
"""Below this a text names no indicator at all."""
_KEPT = 8
"""Rows before a sentence or chunk that a later step may go on from."""
_NOUN_BONUS = 0.3
"""A counted thing stands behind its number: 2次家庭教育指导."""


@dataclass(frozen=True)
class Assigner:
    """Binds the numbers of one sentence to indicators."""

    scorer: Scorer

    def assign(self, last: Rows = ()) -> tuple[Ids, ...]:
        """Return the indicators of each number.

        Args:
            last: those of the rows of numbers before the sentence, if it goes on.
        """
        found: list[Ids] = [()] * len(self.scorer.sentence.quantities)
        used: set[str] = set()
        for chunk in self.scorer.sentence.chunks():
            rows = list(self.scorer.sentence.rows(chunk))
            for at, ids in self._assign_chunk(chunk, rows, used, last):
                found[at] = ids
                used.update(ids)
            here = tuple(tuple(found[at] for at in row) for row in rows)
            last = (*last[-_KEPT:], *here)
        return tuple(found)

    def _assign_chunk(
        self,
        chunk: Sequence[int],
        rows: Sequence[Sequence[int]],
        used: set[str],
        last: Rows,
    ) -> Iterator[tuple[int, Ids]]:
        earlier = _row_like(rows[0], last) if len(rows) == 1 else ()
        if earlier and self._goes_on(rows[0]):
            yield from zip(rows[0], earlier, strict=True)
        elif all(len(row) == 1 for row in rows):
            yield from self._assign_singles(chunk, used)
        else:
            for row in rows:
                yield from self._assign_row(row, used)

    def _goes_on(self, row: Sequence[int]) -> bool:
        """Tell whether a row is a later step of another: ，到2030年达到90%."""
        sentence = self.scorer.sentence
        if not sentence.is_later_step(row[0]):
            return False
        begin, end = sentence.region(row[0])
        own: dict[str, float] = {}
        raise_pairs(own, sentence.text[begin:end], NEAR_WEIGHT)
        scores = self.scorer.scores(row[0], own)
        return max(scores.values(), default=0.0) < _NAMELESS

    def _assign_row(
        self, row: Sequence[int], used: set[str]
    ) -> Iterator[tuple[int, Ids]]:
        if len(row) == 1:
            yield row[0], self._alone(row[0], used)
        elif self.scorer.sentence.listed_years(row):
            # 到2025年、2030年分别达到…: one name, a value for each year.
            ids = self._alone(row[0], used)
            yield from ((at, ids) for at in row)
        else:
            yield from zip(row, name_in_order(self.scorer, row), strict=True)

    def _assign_singles(
        self, chunk: Sequence[int], used: set[str]
    ) -> Iterator[tuple[int, Ids]]:
        if len(chunk) == 1:
            yield chunk[0], self._alone(chunk[0], used)
            return
        several = {at: self._several(at) for at in chunk}
        fixed = {one for ids in several.values() for one in ids}
        ways = [
            self._one_way(chunk, several, used | fixed, before=before)
            for before in (True, False)
        ]
        yield from zip(chunk, max(ways, key=lambda way: way[0])[1], strict=True)

    def _several(self, at: int) -> Ids:
        return name_several(self.scorer, at, self._one_side(at, (at,), before=True))

    def _one_way(
        self,
        chunk: Sequence[int],
        several: Mapping[int, Ids],
        used: set[str],
        *,
        before: bool,
    ) -> tuple[float, list[Ids]]:
        """Return the indicators of a chunk if names stand before, or behind, numbers.

        The first of the pair is how well they fit.
        """
        taken, total, found = set(used), 0.0, []
        for at in chunk:
            near = self._one_side(at, chunk, before=before)
            best, score = self.scorer.best(self.scorer.scores(at, near), taken)
            found.append(several[at] or best)
            taken.update(found[-1])
            total += 0.0 if several[at] else score
        if not before and self._counts_things(chunk[-1]):
            total += _NOUN_BONUS * len(chunk)
        return total, found

    def _counts_things(self, at: int) -> bool:
        """Tell whether a count stands right before what it counts."""
        quantity = self.scorer.sentence.quantities[at]
        counts = quantity.kind in {UnitKind.COUNT, UnitKind.TIMES}
        return counts and len(self.scorer.sentence.tail(at).strip()) > 2

    def _one_side(
        self, at: int, chunk: Sequence[int], *, before: bool
    ) -> dict[str, float]:
        near = self.scorer.sentence.background(at)
        begin, end = self.scorer.sentence.region(at)
        lead, close = self._frame(chunk)
        if len(chunk) > 1:
            raise_pairs(near, lead, SHARED_WEIGHT)
            raise_pairs(near, close, SHARED_WEIGHT)
        if before:
            own = self.scorer.sentence.text[self.scorer.sentence.clause_start(at) : end]
            raise_pairs(near, self.scorer.sentence.text[begin:end], REGION_WEIGHT)
        else:
            own = self.scorer.sentence.tail(at)
        self._raise_common(near, at)
        raise_pairs(near, own, NEAR_WEIGHT)
        raise_joints(near, own, lead if at != chunk[0] else "", close)
        return near

    def _raise_common(self, near: dict[str, float], at: int) -> None:
        """Count as near what stands once, and holds for the number too."""
        begin, end = self.scorer.sentence.owner(at)
        raise_pairs(near, self.scorer.sentence.text[begin:end], REGION_WEIGHT)
        raise_pairs(near, self.scorer.sentence.every(at), NEAR_WEIGHT)

    def _frame(self, chunk: Sequence[int]) -> tuple[str, str]:
        """Return the words before the first number of a chunk and behind the last."""
        begin, end = self.scorer.sentence.region(chunk[0])
        return self.scorer.sentence.text[begin:end], self.scorer.sentence.tail(
            chunk[-1]
        )

    def _alone(self, at: int, used: set[str]) -> Ids:
        """Return the indicators of a number that is the only one of its chunk."""
        several = self._several(at)
        if several:
            return several
        begin, end = self.scorer.sentence.region(at)
        near = self.scorer.sentence.background(at)
        raise_pairs(near, self.scorer.sentence.text[begin:end], REGION_WEIGHT)
        self._raise_common(near, at)
        cut = self.scorer.sentence.clause_start(at)
        own = self.scorer.sentence.text[cut:end]
        raise_pairs(near, own, NEAR_WEIGHT)
        raise_pairs(near, self.scorer.sentence.tail(at), NEAR_WEIGHT)
        raise_joints(near, own, self.scorer.sentence.text[max(0, cut - 80) : cut], "")
        return self.scorer.best(self.scorer.scores(at, near), used)[0]


def _row_like(row: Sequence[int], last: Rows) -> tuple[Ids, ...]:
    """Return what a row before is about that has as many numbers.

    Numbers one by one can be gone on with in a row: 甲率降到3‰，乙率降到5‰；
    到2030年分别降到2‰和4‰.
    """
    if last and len(last[-1]) == len(row):
        return last[-1]
    ends = last[-len(row) :]
    if len(ends) == len(row) and all(len(one) == 1 for one in ends):
        return tuple(one[0] for one in ends)
    return ()
