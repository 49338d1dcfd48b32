"""The quantified targets of a draft (目标值), sentence by sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cf_assess.evidence.targets.assign import Assigner
from cf_assess.evidence.targets.bounds import (
    Binding,
    comparator_of,
)
from cf_assess.evidence.targets.commitment import commits, is_share_of, unit_of
from cf_assess.evidence.targets.doubts import (
    FIVE_YEARS,
    base_year_of,
    end_of_plan,
    is_doubtful,
    quoted_spans,
)
from cf_assess.evidence.targets.names import NameIndex, pairs_of
from cf_assess.evidence.targets.numerals import Quantity, UnitKind, scan_quantities
from cf_assess.evidence.targets.period import Period, period_of
from cf_assess.evidence.targets.scorer import Rows, Scorer
from cf_assess.evidence.targets.sentence import Sentence
from cf_assess.evidence.targets.sentence_bounds import bind_numbers
from cf_assess.models.draft import Clause, ClauseKind, Draft
from cf_assess.models.found_target import FoundTarget
from cf_assess.models.target import Better, Comparator, Indicator

_SENTENCE = re.compile("[^。；;！？!?\n]+")
_MARKER = re.compile(r"\s*(?:[0-9]{1,3}\s?[.．、]|[(（][0-9]{1,3}[)）])")
_YEAR = re.compile("(20[0-9]{2})年")
_ADULTS = frozenset({"妇女", "居民", "职工", "老年人", "成年人"})
"""Groups that no indicator of children is about."""
_GROUPS = re.compile(
    "妇女(?!儿童|联合会)|居民(?!委员会|小组|区|点|楼|小区|住宅)|职工(?!子女|作)|老年人|(?<!未)成年人|女童|男童|女生|男生|女性|男性|农村|乡村|城市|城镇|留守|流动|残疾|困境|孤儿|少数民族"
    "|山区|边远|脱贫"
)
_BACK = 200
"""Characters before a number in which its year stands."""
_SILENT = {ClauseKind.TITLE}

_SURE_OF_TERM = 0.7
"""Time limits are many, and what runs out is named in few words."""


class TargetIndex:
    """The indicators, prepared once for any number of drafts."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        """Index the names of `indicators`."""
        self.names = NameIndex(indicators)


def compile_indicators(indicators: Sequence[Indicator]) -> TargetIndex:
    """Return the indicators prepared for `find_targets`."""
    return TargetIndex(indicators)


def find_targets(draft: Draft, index: TargetIndex) -> tuple[FoundTarget, ...]:
    """Return the targets of a draft in reading order.

    A share that a goal verb binds is a target even where no indicator is known for
    it; other numbers are only with an indicator.
    """
    period = period_of(draft.title)
    return tuple(
        target
        for clause in draft.clauses
        if clause.kind not in _SILENT
        for target in _in_clause(clause, index.names, period)
    )


def _in_clause(
    clause: Clause, names: NameIndex, period: Period
) -> Iterator[FoundTarget]:
    marker = _MARKER.match(clause.text)
    begin = marker.end() if marker else 0
    last: Rows = ()
    for match in _SENTENCE.finditer(clause.text, begin):
        if not re.search("[0-9一二三四五六七八九十两百]", match[0]):
            last = ()
            continue
        going_on = clause.text[: match.start()].rstrip().endswith((";", "；"))
        reader = _Reader(clause, match[0], match.start(), names, period)
        last, found = reader.read(last if going_on else ())
        yield from found


@dataclass(frozen=True)
class _Reader:
    """Reads one sentence of a clause."""

    clause: Clause
    text: str
    offset: int
    names: NameIndex
    period: Period

    def read(self, last: Rows) -> tuple[Rows, tuple[FoundTarget, ...]]:
        """Return what the rows of numbers are about, and the targets.

        Args:
            last: what the rows before a semicolon were about.
        """
        quantities = tuple(self._candidates())
        if not quantities:
            return (), ()
        sentence = Sentence(self.text, quantities)
        bindings = tuple(bind_numbers(sentence))
        found = list(Assigner(Scorer(self.names, sentence, bindings)).assign(last))
        for at, ids in enumerate(found):
            goes_on = sentence.is_later_step(at) or sentence.is_other_level(at)
            if at and not ids and goes_on:
                found[at] = found[at - 1]
        targets = tuple(
            target
            for at, ids in enumerate(found)
            for target in self._targets(sentence, at, bindings[at], ids)
        )
        rows = tuple(tuple(found[at] for at in row) for row in sentence.rows())
        return rows, targets

    def _candidates(self) -> Iterator[Quantity]:
        quoted = quoted_spans(self.text)
        starts = [start for start, _ in quoted]
        for quantity in scan_quantities(self.text):
            inside = bisect_left(starts, quantity.end) - 1
            if inside >= 0 and quantity.end <= quoted[inside][1]:
                continue
            if is_doubtful(self.text, quantity, self.period.start):
                continue
            if quantity.kind is not UnitKind.TERM or self._limits(quantity):
                yield quantity

    def _limits(self, quantity: Quantity) -> bool:
        """Tell whether a time limit is one that an indicator measures."""
        around = self.text[max(0, quantity.start - 80) : quantity.end + 80]
        scores = self.names.score(dict.fromkeys(pairs_of(around), 1.0))
        return any(
            score >= _SURE_OF_TERM and self.names.known[one].kind is UnitKind.TERM
            for one, score in scores.items()
        )

    def _targets(
        self, sentence: Sentence, at: int, binding: Binding, ids: tuple[str, ...]
    ) -> Iterator[FoundTarget]:
        quantity = sentence.quantities[at]
        if not commits(self.text, quantity, binding, known=bool(ids)):
            return
        alone = len(ids) == 1 and at in sentence.alone
        group = self._group(sentence, at, ids) if alone else ""
        if group in _ADULTS:
            ids, group = (), ""
        if not ids and not self.period.plans:
            return
        for indicator_id in ids or (None,):
            better = (
                self.names.known[indicator_id].better if indicator_id else Better.HIGHER
            )
            comparator = comparator_of(
                binding, quantity.kind, better, ranged="-" in quantity.value
            )
            if is_share_of(self.text, quantity) and comparator is Comparator.EQ:
                comparator = Comparator.GE
            target = self._target(sentence, at, indicator_id, comparator)
            yield target.model_copy(update={"narrowed": group})

    def _group(self, sentence: Sentence, at: int, ids: tuple[str, ...]) -> str:
        """Return a group in the words before a number that its indicator lacks."""
        begin, end = sentence.clause_start(at), sentence.quantities[at].start
        words = self.names.known[ids[0]].words
        groups = (match[0] for match in _GROUPS.finditer(self.text, begin, end))
        return next((group for group in groups if group not in words), "")

    def _target(
        self,
        sentence: Sentence,
        at: int,
        indicator_id: str | None,
        comparator: Comparator,
    ) -> FoundTarget:
        quantity = sentence.quantities[at]
        before = self.text[max(0, quantity.start - _BACK) : quantity.start]
        changes = comparator in {Comparator.DECLINE_BY, Comparator.INCREASE_BY}
        start = self.clause.start + self.offset
        return FoundTarget(
            locator=self.clause.locator,
            indicator_id=indicator_id,
            comparator=comparator,
            value=quantity.value,
            unit=unit_of(quantity, before),
            base_year=base_year_of(before) if changes else None,
            target_year=self._year(sentence, at),
            quote=self.text.strip(),
            start=start + quantity.start,
            end=start + quantity.end,
        )

    def _year(self, sentence: Sentence, at: int) -> int | None:
        quantity = sentence.quantities[at]
        if quantity.kind is UnitKind.TERM:
            return None
        listed = sentence.listed_year(at)
        if listed:
            return listed
        before = self.text[max(0, quantity.start - _BACK) : quantity.start]
        years = [int(match[1]) for match in _YEAR.finditer(before)]
        start = self.period.start
        meant = [year for year in years if start is not None and year >= start]
        if meant:
            return meant[-1]
        named = FIVE_YEARS.search(before)
        return end_of_plan(named) if named else self.period.end
