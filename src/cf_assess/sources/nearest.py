"""The nearest known name, for everybody who mistyped one."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest

_LEAST_RATIO = 0.65
"""Below it a suggestion confuses more than it helps; found by trying typing errors."""
_CANDIDATES = 8
"""Names compared letter by letter; the others share too few pairs of letters."""
_LISTED = 12
"""A longer list of choices is no longer read."""


def nearest_name(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`; "" when none is near.

    Upper and lower case, hyphens and underscores count as equal.
    """
    wanted = _plain(name[:80])  # a hostile name must not cost time
    pairs = _pairs(wanted)
    candidates = nlargest(
        _CANDIDATES, set(known), key=lambda other: (_shared(pairs, other), other)
    )
    best, best_ratio = "", _LEAST_RATIO
    for candidate in candidates:
        ratio = SequenceMatcher(None, wanted, _plain(candidate)).ratio()
        if ratio > best_ratio:
            best, best_ratio = candidate, ratio
    return best


def list_choices(name: str, known: Collection[str]) -> str:
    """Return what may stand in place of `name`: the nearest, or all there is.

    Where there is too much to list, the first parts of the names stand for all.
    """
    near = nearest_name(name, known)
    if near:
        return near
    names = sorted(set(known))
    if len(names) > _LISTED:
        names = sorted({_first_part(known_name) for known_name in names})
    if len(names) > _LISTED:
        names = [*names[:_LISTED], "…"]
    return ", ".join(names) or "—"


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").strip()


@lru_cache(maxsize=4096)  # a wrong prefix makes hundreds of names unknown at once
def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[at : at + 2] for at in range(len(name) - 1)) or frozenset(
        {name}
    )


def _shared(pairs: frozenset[str], candidate: str) -> float:
    """Return the share of letter pairs that two names have in common."""
    others = _pairs(_plain(candidate))
    common = len(pairs & others)
    return common / (len(pairs) + len(others) - common)


def _first_part(name: str) -> str:
    """Return `education.…` for `education.bus.belt`, `xxsheng/…` for a plan item."""
    cuts = [at for at in (name.find("."), name.find("/")) if at > 0]
    return f"{name[: min(cuts) + 1]}…" if cuts else name
