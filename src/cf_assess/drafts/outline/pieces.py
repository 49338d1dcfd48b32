"""Clauses before they have a place in the text, and where they are collected."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from cf_assess.drafts.lines import Line
from cf_assess.drafts.outline.markers import Family, Marker
from cf_assess.drafts.outline.naming import Names
from cf_assess.models.draft import ClauseKind, DraftWarning

_LONGEST_QUOTE = 20
_LARGEST_GAP = 3
_MOST_OF_A_KIND = 200
"""Warnings of one code; more of them say that the whole file is broken."""


class Piece(NamedTuple):
    """A clause without its span."""

    kind: ClauseKind
    locator: str
    text: str
    article: str | None = None
    page: int | None = None
    comments: tuple[str, ...] = ()
    """What the drafters wrote in the margin beside it."""


@dataclass
class Findings:
    """Everything found while the tree is built."""

    names: Names = field(default_factory=Names)
    pieces: list[Piece] = field(default_factory=list)
    warnings: list[DraftWarning] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)

    def add(
        self, kind: ClauseKind, locator: str, line: Line, article: str | None = None
    ) -> None:
        """Take a line in as a clause; its locator is made unique."""
        locator, changed = self.names.claim(locator)
        if changed:
            self.warn("locator_repeated", locator, name=locator)
        piece = Piece(kind, locator, line.text, article, line.page, line.comments)
        self.pieces.append(piece)
        if line.damage:
            self.warn(line.damage, locator, text=quote(line.text))

    def warn(self, code: str, locator: str | None = None, **values: str) -> None:
        """Take a warning in; of one kind only so many as anybody reads."""
        self._counts[code] += 1
        if self._counts[code] > _MOST_OF_A_KIND:
            return
        if self._counts[code] == _MOST_OF_A_KIND:
            values = {"count": str(_MOST_OF_A_KIND)}
            self.warnings.append(DraftWarning(code="warnings_cut", values=values))
            return
        self.warnings.append(DraftWarning(code=code, values=values, locator=locator))


def quote(text: str) -> str:
    """Return the beginning of a line, for a message."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


class Counting:
    """One run of numbers that should go up by one; warns where it does not."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._last: dict[Family, Marker] = {}
        self._before: dict[Family, Marker] = {}
        """The last of a family that starts anew or runs on."""

    def expects(self, marker: Marker) -> bool:
        """Tell whether `marker` is the next of its family.

        Articles without a blank behind the number may skip a few: refusing one
        that is numbered wrongly would refuse all those after it.
        """
        last = self._last.get(marker.family)
        if last is None:
            return marker.number == 1
        inserted = marker.number == last.number and marker.suffix is not None
        if inserted:
            return marker.suffix == (last.suffix or 0) + 1
        most = _LARGEST_GAP if marker.family is Family.ARTICLE else 1
        return 0 < marker.number - last.number <= most

    def take(self, marker: Marker, locator: str) -> None:
        """Note `marker`; warn when its number is not the next one."""
        last = self._last.get(marker.family)
        self._last[marker.family] = marker
        before = (0, 0) if last is None else (last.number, last.suffix or 0)
        here = (marker.number, marker.suffix or 0)
        if here[0] == before[0] and here[1] == before[1] + 1 and last is not None:
            return
        if here == (before[0] + 1, 0):
            return
        values = {"before": last.label if last else "", "after": marker.label}
        if last is None:
            earlier = self._before.pop(marker.family, None)
            if earlier is None or earlier.number + 1 != marker.number:
                self._findings.warn("number_start", locator, after=marker.label)
        elif here == before:
            self._findings.warn("number_repeated", locator, after=marker.label)
        elif here < before:
            self._findings.warn("number_backwards", locator, **values)
        else:
            self._findings.warn("number_gap", locator, **values)

    def part(self, family: Family) -> None:
        """Let `family` start anew or run on, as chapters do below a 编."""
        if family in self._last:
            self._before[family] = self._last.pop(family)

    def restart(self, *families: Family) -> None:
        """Forget what was seen of `families`, which start anew."""
        for family in families:
            self._last.pop(family, None)
