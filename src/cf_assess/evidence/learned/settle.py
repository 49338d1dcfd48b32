"""The second opinion on what cues found: tiers, order, and places that they missed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from cf_assess.evidence.finding import Finding, Word
from cf_assess.evidence.learned.combine import combine, lift, list_facts
from cf_assess.evidence.learned.grams import UnitText, find_runs
from cf_assess.evidence.learned.topics import Bag, Opinion, fill_bag, weigh_units
from cf_assess.evidence.learned.units import DraftUnits, gather_cues, read_units
from cf_assess.evidence.learned.weights import Weights
from cf_assess.evidence.rank import ten_thousandths
from cf_assess.evidence.reading import Reading
from cf_assess.evidence.subject import Subject
from cf_assess.models.checklist import CHILD, Criterion
from cf_assess.models.draft import Clause
from cf_assess.models.evidence import Basis, Tier

_CLAUSE_SHARE = Decimal("0.01")
"""What the score of a clause's own words may add: it orders clauses of one article."""
_MOST_POSSIBLE = 4_899
"""Ten-thousandths; with the share of the clause's own words still below the found."""
_SMALLEST = Decimal("0.0001")
_NEAR_MISS = 2.0
"""By how much the odds of a near miss may stay below the possible; logarithm."""
_TIERS = (None, Tier.POSSIBLE, Tier.FOUND)
"""By the number of thresholds that odds reach."""


@dataclass(frozen=True)
class SecondOpinion:
    """The weights, made ready for some criteria."""

    weights: Weights
    criteria: tuple[Criterion, ...]

    @cached_property
    def topic_of(self) -> Mapping[int, int]:
        """For each criterion that the weights know the number of its topic.

        Criteria about others than children are none of theirs.
        """
        known = self.weights.topic_number
        return {
            number: known[topic]
            for number, criterion in enumerate(self.criteria)
            if (topic := criterion.topic_id or "") in known
            and CHILD in criterion.subjects
        }

    @cached_property
    def criteria_of(self) -> Mapping[int, Sequence[int]]:
        """For each topic the numbers of its criteria."""
        grouped: dict[int, list[int]] = {}
        for criterion, topic in self.topic_of.items():
            grouped.setdefault(topic, []).append(criterion)
        return grouped

    @cached_property
    def profiles(self) -> Bag:
        """The runs in each criterion's own words; a unit of the bag is a criterion."""
        texts = [UnitText(_own_words(criterion)) for criterion in self.criteria]
        seen = find_runs(texts, self.weights.numbers, self.weights.table)
        return fill_bag(seen.unit, seen.run, self.weights.rarity, len(texts))

    @cached_property
    def profile_bounds(self) -> Sequence[int]:
        """For each criterion where its runs begin in the profiles; then their end."""
        criteria = np.arange(len(self.criteria) + 1)
        bounds: list[int] = np.searchsorted(self.profiles.unit, criteria).tolist()
        return bounds

    def settle(
        self, findings: Sequence[Finding], reading: Reading, subject: Subject
    ) -> list[Finding]:
        """Return all findings of a draft after the second opinion.

        What is about criteria that the weights do not know stays as it is.  Nothing is
        dropped: what is less than possible comes with no tier.

        Args:
            findings: that cues and rules made.
            reading: of the draft.
            subject: where the draft names children.
        """
        mine = [f for f in findings if f.rule in self.topic_of]
        wanted = {reading.unit_of(f.place) for f in mine}
        units = read_units(reading, subject, wanted)
        if not units.labels:
            return list(findings)
        return [
            *(f for f in findings if f.rule not in self.topic_of),
            *_Settling(self, reading, units, mine).settled(),
        ]


class _Settling:
    """One draft under the second opinion."""

    def __init__(
        self,
        opinion: SecondOpinion,
        reading: Reading,
        units: DraftUnits,
        findings: Sequence[Finding],
    ) -> None:
        self._opinion, self._reading, self._units = opinion, reading, units
        self._findings = findings
        weights = opinion.weights
        self._weighed: Opinion = weigh_units(units.units, weights)
        cues = gather_cues(
            findings, opinion.topic_of, reading, units, len(weights.topics)
        )
        facts = list_facts(self._weighed.figures, cues, units.facts())
        self._odds = lift(combine(facts, weights.combination), weights.found_from)

    def settled(self) -> Iterator[Finding]:
        """Yield the findings of cues with new tiers, then those by weights alone."""
        by_cues: set[tuple[int, int]] = set()
        topic_of = self._opinion.topic_of
        for finding in self._findings:
            unit = self._units.number_of[self._reading.unit_of(finding.place)]
            topic = topic_of[finding.rule]
            by_cues.add((unit, topic))
            tier, score = self._judge(unit, topic)
            own = (_CLAUSE_SHARE * finding.score).quantize(_SMALLEST)
            yield finding._replace(tier=tier, score=score + own)
        asked = self._opinion.criteria_of
        likely = np.argwhere(self._odds >= self._opinion.weights.possible_from)
        for unit, topic in likely.tolist():
            if topic in asked and (unit, topic) not in by_cues:
                yield self._by_weights(unit, topic)
        for topic in sorted(asked.keys() - set(likely[:, 1].tolist())):
            unit = int(self._odds[:, topic].argmax())
            if (unit, topic) not in by_cues and self._is_near(unit, topic):
                yield self._by_weights(unit, topic)

    def _is_near(self, unit: int, topic: int) -> bool:
        """Tell whether a pair is worth naming as a near miss."""
        lowest = self._opinion.weights.possible_from - _NEAR_MISS
        return bool(self._odds[unit, topic] >= lowest)

    def _judge(self, unit: int, topic: int) -> tuple[Tier | None, Decimal]:
        """Return the tier of a pair, and its score, from 0.5 upwards where found."""
        tier = _TIERS[self._steps[unit, topic]]
        return tier, ten_thousandths(int(self._points[unit, topic]))

    @cached_property
    def _steps(self) -> NDArray[np.int64]:
        """For all pairs how many thresholds their odds reach, 0 to 2."""
        weights = self._opinion.weights
        bounds = np.array([weights.possible_from, weights.found_from], np.float32)
        steps: NDArray[np.int64] = np.searchsorted(bounds, self._odds, side="right")
        return steps

    @cached_property
    def _points(self) -> NDArray[np.int64]:
        """For all pairs their score in ten-thousandths, a little left for clauses.

        Half of all is where the found begin: the chance that the odds give, shifted.
        """
        above = np.clip(self._odds - self._opinion.weights.found_from, -30, 30)
        chance = 1 / (1 + np.exp(-above.astype(np.float64)))
        found = self._steps == _TIERS.index(Tier.FOUND)
        share = 1 - float(_CLAUSE_SHARE) * 2
        half = np.where(found, np.maximum(chance, 0.5), np.minimum(chance, 0.5))
        points = np.where(found, 0.5 + (half - 0.5) * share, half * share)
        rounded: NDArray[np.int64] = np.round(points * 10_000).astype(np.int64)
        return np.where(found, rounded, np.minimum(rounded, _MOST_POSSIBLE))

    def _by_weights(self, unit: int, topic: int) -> Finding:
        """Return a pair that no cue found, as a finding of the nearest criterion."""
        words = self._weighed.words(unit, topic)
        place, offset = self._units.place_of(unit, words)
        tier, score = self._judge(unit, topic)
        return Finding(
            rule=self._nearest(unit, topic),
            place=place,
            score=score,
            tier=tier,
            basis=Basis.LEARNED,
            words=tuple(_clip(words, self._reading.clauses[place], offset)),
        )

    def _nearest(self, unit: int, topic: int) -> int:
        """Return the criterion of a topic whose own words are most like a unit."""
        weights, profiles = self._opinion.weights, self._opinion.profiles
        bounds = self._opinion.profile_bounds
        mine = self._weighed.bag_of(unit)
        shares = np.zeros(len(weights.runs), dtype=np.float32)
        shares[mine.run] = mine.share

        def likeness(criterion: int) -> float:
            own = slice(*bounds[criterion : criterion + 2])
            return float(profiles.share[own] @ shares[profiles.run[own]])

        return max(self._opinion.criteria_of[topic], key=likeness)


def _clip(
    words: Sequence[tuple[int, int, float]], clause: Clause, offset: int
) -> Iterator[Word]:
    """Yield what of some words lies in a clause, without punctuation around it.

    Args:
        words: start, end and weight, in the text of the clause's unit.
        clause: one of the unit.
        offset: where it begins in that text.
    """
    for first, last, weight in words:
        start, end = max(first - offset, 0), min(last - offset, len(clause.text))
        while start < end and not clause.text[start].isalnum():
            start += 1
        while start < end and not clause.text[end - 1].isalnum():
            end -= 1
        if start < end:
            yield Word(clause.start + start, clause.start + end, weight)


def _own_words(criterion: Criterion) -> str:
    """Return what a criterion says of itself, and what it must find."""
    said: Collection[str] = (criterion.title, criterion.question, criterion.suggestion)
    return "\n".join((*said, *criterion.hit))
