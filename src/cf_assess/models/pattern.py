r"""Regular expressions in cues, a last resort: which are let in, and why no others.

A text under review may be hostile, so a pattern must be cheap on every text.  What is
let in is characters, sets, groups, bars, look-ahead and repetition with an upper
bound; and from one place a pattern may be tried in few ways only, so that the work is
at most that many times the text.  `\b` and `\w` ask for word borders, which Chinese
does not have.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from cf_assess.models.terms import CueSyntaxError

MOST_WAYS = 200
"""In how many ways a pattern may be tried from one place."""
LONGEST_PATTERN = 200
"""Characters of a pattern."""
DEEPEST = 5
"""Groups inside each other."""
MOST_TIMES = 99
"""The upper bound of a repetition."""
MOST_CHARACTERS = 500
"""Characters that a match must take at least; more can be asked by few signs."""

_OPENINGS = ("(?:", "(?=", "(?!", "(")
_BOUNDED = re.compile(r"\{(\d{1,3})(?:,(\d{1,3}))?\}")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")
_UNFIT_IN_SETS = ("[", "--", "&&", "~~", "||")
"""What other engines, or a later one, read as operations on sets."""
_SPECIAL = "\\^$.|?*+()[]{}-/"


@dataclass(frozen=True)
class _Cost:
    """What a piece of a pattern may cost from one place."""

    ways: int
    fewest: int
    """Characters that it takes at least."""


def _bounded(ways: int, fewest: int) -> _Cost:
    """Return a cost that is let in."""
    if ways > MOST_WAYS or fewest > MOST_CHARACTERS:
        raise CueSyntaxError("pattern_costly")
    return _Cost(ways, fewest)


def _refuse(code: str, **values: str) -> _Cost:
    raise CueSyntaxError(code, **values)


_NOTHING = _Cost(1, 0)
_CHARACTER = _Cost(1, 1)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return a pattern that is cheap on every text.

    Raises:
        CueSyntaxError: it is not let in, and why.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise CueSyntaxError("pattern_long", limit=str(LONGEST_PATTERN))
    cost = _Reader(pattern).read()
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise CueSyntaxError("pattern_broken") from error
    if cost.fewest == 0:
        raise CueSyntaxError("pattern_empty")
    return compiled


class _Reader:
    """Reads a pattern once, from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._depth = 0

    def read(self) -> _Cost:
        """Return the cost of the whole."""
        cost = self._alternatives()
        if self._at < len(self._pattern):
            raise CueSyntaxError("pattern_broken")
        return cost

    def _alternatives(self) -> _Cost:
        costs = [self._sequence()]
        while self._take("|"):
            costs.append(self._sequence())
        ways = sum(cost.ways for cost in costs)
        return _bounded(ways, min(cost.fewest for cost in costs))

    def _sequence(self) -> _Cost:
        whole = _NOTHING
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            piece = self._repeated(self._piece())
            whole = _bounded(whole.ways * piece.ways, whole.fewest + piece.fewest)
        return whole

    def _piece(self) -> _Cost:
        for opening, read in self._pieces().items():
            if self._take(opening):
                return read()
        self._at += 1
        return _CHARACTER

    def _pieces(self) -> dict[str, Callable[[], _Cost]]:
        """Return how what begins with these characters is read; the first counts."""
        return {
            "(?<": lambda: _refuse("pattern_look_behind"),
            "(?:": self._group,
            "(?=": self._look_ahead,
            "(?!": self._look_ahead,
            "(?": lambda: _refuse("pattern_escape", sign="(?"),
            "(": self._group,
            "[": self._set,
            "\\": self._escape,
            "^": lambda: _NOTHING,
            "$": lambda: _NOTHING,
            **{sign: lambda: _refuse("pattern_broken") for sign in "?*+{"},
        }

    def _group(self) -> _Cost:
        self._depth += 1
        if self._depth > DEEPEST:
            raise CueSyntaxError("pattern_costly")
        cost = self._alternatives()
        self._depth -= 1
        if not self._take(")"):
            raise CueSyntaxError("pattern_broken")
        return cost

    def _look_ahead(self) -> _Cost:
        return _Cost(self._group().ways, 0)

    def _set(self) -> _Cost:
        self._take("^")
        first = self._at
        while self._at == first or not self._take("]"):
            is_open = self._at >= len(self._pattern)
            if is_open or self._pattern.startswith(_UNFIT_IN_SETS, self._at):
                raise CueSyntaxError("pattern_broken")
            if self._take("\\"):
                self._escape()
            else:
                self._at += 1
        return _CHARACTER

    def _escape(self) -> _Cost:
        """Take the sign behind a backslash: a mark of patterns, or `d` for digits."""
        sign = self._pattern[self._at : self._at + 1]
        if sign.isdigit():
            raise CueSyntaxError("pattern_back_reference")
        if sign != "d" and sign not in _SPECIAL:
            raise CueSyntaxError("pattern_escape", sign=f"\\{sign}")
        self._at += 1
        return _CHARACTER

    def _repeated(self, piece: _Cost) -> _Cost:
        """Return the cost of a piece with what is said of its number behind it."""
        if self._take("?"):
            low, high = 0, 1
        elif bounds := _BOUNDED.match(self._pattern, self._at):
            self._at = bounds.end()
            low, high = int(bounds[1]), int(bounds[2] or bounds[1])
        elif _UNBOUNDED.match(self._pattern, self._at):
            raise CueSyntaxError("pattern_unbounded")
        else:
            return piece
        if high > MOST_TIMES:
            raise CueSyntaxError("pattern_costly")
        if low > high:
            raise CueSyntaxError("pattern_broken")
        ways = sum(piece.ways**times for times in range(low, high + 1))
        return _bounded(ways, piece.fewest * low)

    def _take(self, sign: str) -> bool:
        if self._pattern.startswith(sign, self._at):
            self._at += len(sign)
            return True
        return False
