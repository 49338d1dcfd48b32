"""The units of a draft as the second opinion weighs them, and what is known of each."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cf_assess.evidence.finding import Finding
from cf_assess.evidence.learned.combine import CueFacts, UnitFacts
from cf_assess.evidence.learned.grams import UnitText
from cf_assess.evidence.learned.topics import Unit
from cf_assess.evidence.reading import Reading
from cf_assess.evidence.reading import Unit as Label
from cf_assess.evidence.subject import Subject
from cf_assess.models.checklist import CHILD
from cf_assess.models.draft import ClauseKind

_NEAR_SUBJECTS = (CHILD, "maternal", "guardian", "school")
"""Subjects of the lexicon by whose words a run counts as near a child's name."""
_REACH = 12
"""Characters on either side of such a word."""


@dataclass(frozen=True)
class DraftUnits:
    """The units of a draft that are weighed, in reading order."""

    labels: tuple[Label, ...]
    units: tuple[Unit, ...]
    places: tuple[tuple[int, ...], ...]
    """For each unit its clauses."""
    offsets: tuple[tuple[int, ...], ...]
    """For each of them where it begins in the unit's text."""
    naming: frozenset[int]
    """The clauses that name children, or stand under a heading that does."""
    penalties: frozenset[Label]
    """Units with a clause that is a penalty."""

    @cached_property
    def number_of(self) -> Mapping[Label, int]:
        """The number of each unit."""
        return {label: number for number, label in enumerate(self.labels)}

    def place_of(
        self, unit: int, words: Sequence[tuple[int, int, float]]
    ) -> tuple[int, int]:
        """Return the clause of a unit that words point to, and where it begins.

        One that names children comes before others, then the one whose words weigh
        most, then the first.

        Args:
            unit: number of the unit.
            words: start, end and weight, in its text.
        """
        begins = self.offsets[unit]
        weights = [0.0] * len(begins)
        for start, _, weight in words:
            weights[bisect_right(begins, start) - 1] += weight
        best = max(
            range(len(begins)),
            key=lambda n: (self.places[unit][n] in self.naming, weights[n], -n),
        )
        return self.places[unit][best], begins[best]

    def facts(self) -> UnitFacts:
        """Return what is known of the units."""
        about = [unit.is_about for unit in self.units]
        draft_about = [unit.is_draft_about for unit in self.units]
        penalty = [label in self.penalties for label in self.labels]
        return UnitFacts(
            *(np.array(x, dtype=bool) for x in (about, draft_about, penalty))
        )


def read_units(
    reading: Reading, subject: Subject, wanted: Collection[Label] | None = None
) -> DraftUnits:
    """Return the units of a draft.

    Args:
        reading: of the draft.
        subject: where it names children.
        wanted: units that are weighed though no child is named in them; None for all.
    """
    words = reading.rules.naming(_NEAR_SUBJECTS)
    naming = subject.places | subject.under
    labels, units, places, offsets = [], [], [], []
    for label, clauses in reading.units.items():
        named = not naming.isdisjoint(clauses)
        about = named or subject.is_whole_draft
        if not about and wanted is not None and label not in wanted:
            continue
        text, begins = _join(reading, clauses, words)
        labels.append(label)
        units.append(Unit(text, named, subject.is_whole_draft))
        places.append(tuple(clauses))
        offsets.append(begins)
    penal = frozenset(reading.unit_of(place) for place in reading.penalties)
    return DraftUnits(
        tuple(labels), tuple(units), tuple(places), tuple(offsets), naming, penal
    )


def _join(
    reading: Reading, places: Sequence[int], words: frozenset[int]
) -> tuple[UnitText, tuple[int, ...]]:
    """Return the text of some clauses, and where each begins in it.

    Numbers of articles become blanks.
    """
    pieces: list[str] = []
    near: list[tuple[int, int]] = []
    begins: list[int] = []
    position = 0
    for place in places:
        clause = reading.clauses[place]
        text = clause.text
        if clause.kind is ClauseKind.ARTICLE and text.startswith(clause.article or "-"):
            text = " " * len(clause.article or "") + text[len(clause.article or "") :]
        begins.append(position)
        for term, start, end in reading.hits_in(place):
            if term in words:
                first = max(start - clause.start - _REACH, 0)
                last = min(end - clause.start + _REACH, len(text))
                near.append((position + first, position + last))
        pieces.append(text)
        position += len(text) + 1
    return UnitText("\n".join(pieces), tuple(near)), tuple(begins)


def gather_cues(
    findings: Sequence[Finding],
    topic_of: Mapping[int, int],
    reading: Reading,
    units: DraftUnits,
    topics: int,
) -> CueFacts:
    """Return what cues say of units and topics.

    Args:
        findings: of the draft.
        topic_of: for each criterion the number of its topic; others are passed over.
        reading: of the draft.
        units: that are weighed.
        topics: how many there are.
    """
    shape = (len(units.labels), topics)
    score = np.zeros(shape, dtype=np.float32)
    direct, elsewhere = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for finding in findings:
        topic = topic_of.get(finding.rule)
        unit = units.number_of.get(reading.unit_of(finding.place))
        if topic is None or unit is None:
            continue
        if finding.is_found:
            score[unit, topic] = max(score[unit, topic], float(finding.score))
            direct[unit, topic] |= finding.is_direct
        else:
            elsewhere[unit, topic] = True
    return CueFacts(score, direct, elsewhere & (score == 0))
