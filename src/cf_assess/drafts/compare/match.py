"""Which clause of one version is which of the other where the words differ.

From likely to less so: articles that are alike, and inside of those their clauses;
then what is left, between clauses that are matched and last anywhere.  Headings come
at the end: their few words say less than what stands below them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from cf_assess.drafts.compare.equal import TELLING, Pairing, match_repeated
from cf_assess.drafts.compare.likeness import find_candidates, measure_likeness
from cf_assess.drafts.compare.order import keep_order
from cf_assess.drafts.compare.text import Piece, Sort

_LIKE_UNIT = 450
_LIKE_INSIDE = 420
_LIKE_BETWEEN = 470
_LIKE_LONELY = 300
_LIKE_ANYWHERE = 550
_LIKE_HEADING = 600
"""Least likeness per mille: of articles, of clauses inside a pair of alike articles,
between two matched clauses, of one alone between two of its article, anywhere, and of
headings.  Read off consecutive versions of real regulations: by the language of law
alone, clauses that have nothing to do with each other share up to 0.45."""
_LONG = 30
_LIKE_SHORT = 640
"""Least likeness anywhere of a clause with less than `_LONG` characters: two short
duties of the same authority are alike whatever they ask."""
_WINDOW = 60
"""Clauses between two matches that are all compared with each other."""

_Texts = tuple[Mapping[int, str], Mapping[int, str]]
"""Texts of the old and the new version by their numbers."""


def match_alike(pairing: Pairing) -> None:
    """Match the clauses that are probably the same one, their words changed."""
    for old_unit, new_unit in _match_units(pairing):
        _match_inside(pairing, old_unit, new_unit)
    match_repeated(pairing)
    _add_likely(pairing, _between(pairing), _LIKE_BETWEEN)
    anywhere = list(_anywhere(pairing))
    longer = [pair for pair in anywhere if _least_length(pairing, pair) >= _LONG]
    _add_likely(pairing, longer, _LIKE_ANYWHERE)
    _add_likely(pairing, anywhere, _LIKE_SHORT)
    _match_lonely(pairing)
    _match_headings(pairing)


# Articles


def group_units(pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    """Return the clauses of each article, and each clause outside of one."""
    units = defaultdict(list)
    for piece in pieces:
        units[piece.unit].append(piece)
    return units


def _match_units(pairing: Pairing) -> list[tuple[list[Piece], list[Piece]]]:
    """Return pairs of articles that are alike, the most alike first."""
    old, new = group_units(pairing.old), group_units(pairing.new)
    texts = _unit_texts(old), _unit_texts(new)
    open_old = {p.unit for p in pairing.free_old() if p.sort is not Sort.HEADING}
    open_new = {p.unit for p in pairing.free_new() if p.sort is not Sort.HEADING}
    near = set(_shared_units(pairing))
    near.update(_neighbour_units(near, open_old, open_new))
    far = find_candidates(
        {unit: texts[0][unit] for unit in open_old if len(texts[0][unit]) >= _LONG},
        {unit: texts[1][unit] for unit in open_new if len(texts[1][unit]) >= _LONG},
    )
    ranked = sorted(
        _score_pairs(_open(near, open_old, open_new), texts, _LIKE_UNIT)
        | _score_pairs(_open(far, open_old, open_new), texts, _LIKE_ANYWHERE)
    )
    return [(old[a], new[b]) for a, b in _take_best(entry[-2:] for entry in ranked)]


def _open(
    pairs: Iterable[tuple[int, int]], old: set[int], new: set[int]
) -> list[tuple[int, int]]:
    """Return the pairs of articles that both have something left to match."""
    return [(a, b) for a, b in pairs if a in old and b in new]


def _unit_texts(units: Mapping[int, Sequence[Piece]]) -> dict[int, str]:
    return {unit: "".join(p.key for p in pieces) for unit, pieces in units.items()}


def _shared_units(pairing: Pairing) -> Iterator[tuple[int, int]]:
    """Yield the articles of clauses that are matched."""
    for old, new in pairing.to_new.items():
        yield pairing.old[old].unit, pairing.new[new].unit


def _neighbour_units(
    pairs: Iterable[tuple[int, int]], old: set[int], new: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield open articles between two that share clauses, all with all.

    The two themselves belong to it: they may share a clause that only moved.
    """
    edges = keep_order(_take_best(sorted(pairs)))
    last = (max(old, default=0) + 1, max(new, default=0) + 1)
    for (a, b), (c, d) in pairwise([(0, 0), *edges, last]):
        yield from _all_pairs(
            [unit for unit in range(a, c + 1) if unit in old],
            [unit for unit in range(b, d + 1) if unit in new],
        )


def _all_pairs(old: list[int], new: list[int]) -> Iterator[tuple[int, int]]:
    for one in old[:_WINDOW]:
        for other in new[:_WINDOW]:
            yield one, other


def _score_pairs(
    pairs: Iterable[tuple[int, int]], texts: _Texts, least: int
) -> set[tuple[int, int, int, int]]:
    """Return the pairs that are alike enough; sorted, the most alike come first."""
    old, new = texts
    scored = (
        (-measure_likeness(old[a], new[b], least), abs(a - b), a, b) for a, b in pairs
    )
    return {entry for entry in scored if entry[0]}


def _take_best(ranked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return pairs from the best on, each side once."""
    taken: list[tuple[int, int]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for old, new in ranked:
        if old not in used_old and new not in used_new:
            taken.append((old, new))
            used_old.add(old)
            used_new.add(new)
    return taken


def _match_inside(
    pairing: Pairing, old_unit: Sequence[Piece], new_unit: Sequence[Piece]
) -> None:
    """Match the clauses of two articles that are alike."""
    old = [p.index for p in old_unit if pairing.is_free_old(p.index)]
    new = [p.index for p in new_unit if pairing.is_free_new(p.index)]
    _add_likely(pairing, _all_pairs(old, new), _LIKE_INSIDE)


# What is left


def _add_likely(pairing: Pairing, pairs: Iterable[tuple[int, int]], least: int) -> None:
    """Match those of the pairs that are alike, the most alike first; no headings."""
    wanted = [
        (a, b)
        for a, b in pairs
        if pairing.may_add(a, b) and pairing.old[a].sort is not Sort.HEADING
    ]
    _add_ranked(pairing, wanted, least)


def _add_ranked(pairing: Pairing, wanted: list[tuple[int, int]], least: int) -> None:
    old = {a: pairing.old[a].key for a, _ in wanted}
    new = {b: pairing.new[b].key for _, b in wanted}
    ranked = sorted(_score_pairs(wanted, (old, new), least))
    for a, b in _take_best(entry[-2:] for entry in ranked):
        pairing.add(a, b)


def _between(pairing: Pairing) -> Iterator[tuple[int, int]]:
    """Yield free clauses that stand between the same two matches."""
    edges = keep_order(pairing.to_new.items())
    last = (len(pairing.old), len(pairing.new))
    for (a, b), (c, d) in pairwise([(-1, -1), *edges, last]):
        yield from _all_pairs(
            [old for old in range(a + 1, c) if pairing.is_free_old(old)],
            [new for new in range(b + 1, d) if pairing.is_free_new(new)],
        )


def _anywhere(pairing: Pairing) -> Iterator[tuple[int, int]]:
    """Yield free clauses anywhere that share rare words."""
    old = {p.index: p.key for p in pairing.free_old() if len(p.key) >= TELLING}
    new = {p.index: p.key for p in pairing.free_new() if len(p.key) >= TELLING}
    return find_candidates(old, new)


def _least_length(pairing: Pairing, pair: tuple[int, int]) -> int:
    """Return the characters of the shorter clause."""
    return min(len(pairing.old[pair[0]].key), len(pairing.new[pair[1]].key))


def _match_lonely(pairing: Pairing) -> None:
    """Match a clause that alone is left beside a match of its article.

    Who reads the article sees it rewritten, where words alone would not tell.
    """
    edges = keep_order(pairing.to_new.items())
    last = (len(pairing.old), len(pairing.new))
    lonely = [
        (a + 1, b + 1)
        for (a, b), (c, d) in pairwise([(-1, -1), *edges, last])
        if c - a == d - b == 2
        and (_is_beside(pairing, a, b, 1) or _is_beside(pairing, c, d, -1))
    ]
    _add_likely(pairing, lonely, _LIKE_LONELY)


def _is_beside(pairing: Pairing, old: int, new: int, step: int) -> bool:
    """Tell whether the neighbours of a match are of its articles."""
    if old not in pairing.to_new:
        return False
    same_old = pairing.old[old].unit == pairing.old[old + step].unit
    return same_old and pairing.new[new].unit == pairing.new[new + step].unit


# Headings


def _match_headings(pairing: Pairing) -> None:
    """Match headings that share what is below them, then those alike in words."""
    shared: Counter[tuple[int, int]] = Counter()
    for old, new in pairing.to_new.items():
        pair = pairing.old[old].heading, pairing.new[new].heading
        if pair[0] is not None and pair[1] is not None:
            shared[pair[0], pair[1]] += 1
    sizes = Counter(p.heading for p in pairing.old)
    other_sizes = Counter(p.heading for p in pairing.new)
    for (old, new), count in sorted(shared.items(), key=lambda item: (-item[1], item)):
        most = 2 * count > min(sizes[old], other_sizes[new])
        if most and pairing.may_add(old, new):
            pairing.add(old, new)
    headings = [p.index for p in pairing.free_old() if p.sort is Sort.HEADING]
    others = [p.index for p in pairing.free_new() if p.sort is Sort.HEADING]
    _add_ranked(pairing, list(_all_pairs(headings, others)), _LIKE_HEADING)
