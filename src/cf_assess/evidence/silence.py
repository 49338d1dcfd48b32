"""Sentences that protect: what a prohibition, a sanction or a safeguard hides.

A word of harm does harm only where something lets it happen.  学校不得劝退学生 and
劝退学生的，责令改正 protect with the words that 学校可以劝退学生 harms with.  Which
words turn a sentence is data; how far they reach is told here, by place alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cf_assess.evidence.scan import Hit

_ENDS = "。；！？"
_PAUSE = "，"


@dataclass(frozen=True, slots=True)
class Silent:
    """Words that silence, in numbers of terms."""

    forbids: frozenset[int]
    unless: frozenset[int]
    permits: frozenset[int]
    punishes: frozenset[int]
    protects: frozenset[int]
    guards: frozenset[int]
    heard: frozenset[int]
    """Words that are seen wherever they stand, for they only say who is meant."""

    @property
    def words(self) -> frozenset[int]:
        """All words that can hide something."""
        return self.forbids | self.punishes | self.protects | self.guards


class _Sentence(NamedTuple):
    """A sentence of a clause and what is seen in it."""

    text: str
    start: int
    end: int
    hits: Sequence[Hit]


def hear(
    text: str, base: int, hits: Sequence[Hit], silent: Silent, own: frozenset[int]
) -> Sequence[Hit]:
    """Return the hits of a clause that no sentence of it silences.

    Args:
        text: of the clause.
        base: where the clause starts in the text that was scanned.
        hits: in the clause, ordered by end.
        silent: what silences.
        own: words that a cue asks for; a prohibition inside a longer one, such as that
            of 不得入学, is what the cue looks for and hides nothing.
    """
    turning = silent.words
    if not any(hit[0] in turning for hit in hits):
        return hits
    if any(hit[0] in silent.guards for hit in hits):
        return [hit for hit in hits if hit[0] in silent.heard]
    hidden: list[tuple[int, int]] = []
    for start, end in _sentences(text, base):
        inside = [hit for hit in hits if start <= hit[1] and hit[2] <= end]
        sentence = _Sentence(text[start - base : end - base], start, end, inside)
        hidden += _hidden(sentence, silent, own)
    return [hit for hit in hits if hit[0] in silent.heard or not _is_in(hit, hidden)]


def _sentences(text: str, base: int) -> list[tuple[int, int]]:
    """Return where the sentences of a clause stand."""
    ends = [n + 1 for n, character in enumerate(text) if character in _ENDS]
    borders = [0, *ends, len(text)]
    return [(base + a, base + b) for a, b in pairwise(borders) if a < b]


def _hidden(
    sentence: _Sentence, silent: Silent, own: frozenset[int]
) -> list[tuple[int, int]]:
    """Return what the words of one sentence hide in it."""
    hidden: list[tuple[int, int]] = []
    asked = silent.unless.union(own)
    for term, first, last in sentence.hits:
        if term in silent.protects:
            return [(sentence.start, sentence.end)]
        if term in silent.punishes:
            hidden.append((sentence.start, first))
        if term in silent.forbids and not _is_asked(first, last, sentence, asked):
            hidden.append((last, _reach(last, sentence, silent)))
    return hidden


def _is_asked(
    first: int, last: int, sentence: _Sentence, asked: frozenset[int]
) -> bool:
    """Tell whether a prohibition is part of a longer word that is asked for."""
    return any(
        term in asked and start <= first and last <= end and end - start > last - first
        for term, start, end in sentence.hits
    )


def _reach(last: int, sentence: _Sentence, silent: Silent) -> int:
    """Return where a prohibition ends: with its sentence, or at a part that permits."""
    text, start, end, hits = sentence
    for term, first, _ in hits:
        if term in silent.permits and first >= last:
            pause = text.rfind(_PAUSE, last - start, first - start)
            if pause >= 0:
                return start + pause
    return end


def _is_in(hit: Hit, hidden: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a hit lies wholly inside something hidden."""
    return any(a <= hit[1] and hit[2] <= b for a, b in hidden)
