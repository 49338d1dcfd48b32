"""Rows: several numbers for several names in order (分别), one number for several.

The parts of a list of names share a head or a tail: 5岁以下儿童贫血率和生长迟缓率,
新生儿、婴儿死亡率.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from cf_assess.evidence.targets.names import pairs_of
from cf_assess.evidence.targets.scorer import ENOUGH, Ids, Scorer
from cf_assess.evidence.targets.sentence import (
    NEAR_WEIGHT,
    raise_joints,
    raise_pairs,
    split_list,
)

_ALL_NAMED = 0.75
_NEARLY_ALL = 0.85
_LISTED_WEIGHT = 0.6
_MOST_PARTS = 12
_CLOSE = 0.1
_KEPT = 4
"""Ways to go on with; the best for the first numbers may misname the later ones."""
_EACH = re.compile("(?:均|都|皆|各|双双|同时|一律)[^,，]{0,8}$")
_EACH_OF_TWO = re.compile(
    "各(?:不得?[少低]于|至少|达到?|有|为|安排|开展|组织|保证|参加)?$"
)

_Way = tuple[float, tuple[Ids, ...]]
"""How well the numbers of a row are named so far, and with what."""
_NOTHING: _Way = (0.0, ())


def name_several(scorer: Scorer, at: int, near: dict[str, float]) -> Ids:
    """Return the indicators of one number that holds for several names.

    Args:
        scorer: of the sentence.
        at: which number.
        near: how near the pairs before it are.
    """
    sentence = scorer.sentence
    text = sentence.text[sentence.clause_start(at) : sentence.quantities[at].start]
    if _EACH_OF_TWO.search(text):
        raise_pairs(near, sentence.tail(at), NEAR_WEIGHT)
        *heads, end = split_list(text)
        for head in heads:
            raise_joints(near, head, "", end)
        scores = scorer.scores(at, near)
        least = max(ENOUGH, max(scores.values(), default=0.0) - _CLOSE)
        close = sorted(one for one, score in scores.items() if score >= least)
        return tuple(close) if len(close) > 1 else ()
    parts = split_list(text)
    if not 1 < len(parts) <= _MOST_PARTS:
        return ()
    each = bool(_EACH.search(text))
    found: list[str] = []
    for part in parts:
        here = dict.fromkeys(pairs_of(text), _LISTED_WEIGHT if each else 0.0)
        raise_pairs(here, part, NEAR_WEIGHT)
        ids, score = scorer.best(scorer.scores(at, here), set(found))
        if score >= (_ALL_NAMED if each else _NEARLY_ALL):
            found += ids
    return tuple(found) if len(found) > 1 else ()


def name_in_order(scorer: Scorer, row: Sequence[int]) -> tuple[Ids, ...]:
    """Return the indicators of numbers that follow names in the same order."""
    begin, end = scorer.sentence.region(row[0])
    text = scorer.sentence.text[begin:end]
    parts = list(split_list(text))[-_MOST_PARTS:]
    near = scorer.sentence.background(row[0])
    raise_pairs(near, text, _LISTED_WEIGHT)
    best = {stop: [_NOTHING] for stop in range(len(parts) + 1)}
    for number in row:
        best = _extend(scorer, best, parts, near, number)
    ends = [way for ways in best.values() for way in ways if len(way[1]) == len(row)]
    return max(ends, key=lambda way: way[0])[1] if ends else ((),) * len(row)


def _extend(
    scorer: Scorer,
    best: Mapping[int, Sequence[_Way]],
    parts: Sequence[str],
    near: dict[str, float],
    number: int,
) -> dict[int, list[_Way]]:
    """Return the best ways to name one number more, by where their text ends.

    A number may stay without a name: its name may be one that nobody registered, and
    must not be given that of its neighbour.
    """
    longer: dict[int, list[_Way]] = defaultdict(list)
    for start, ways in best.items():
        for stop in range(start + 1, len(parts) + 1):
            here = dict(near)
            own = "".join(parts[start:stop])
            raise_pairs(here, own, NEAR_WEIGHT)
            behind = parts[-1] if stop < len(parts) else ""
            raise_joints(here, own, "".join(parts[:start]), behind)
            scores = scorer.scores(number, here)
            for total, ids in ways:
                taken = {one for group in ids for one in group}
                named, score = scorer.best(scores, taken)
                longer[stop] += [(total + score, (*ids, named)), (total, (*ids, ()))]
    return {stop: _leading(ways) for stop, ways in longer.items()}


def _leading(ways: Sequence[_Way]) -> list[_Way]:
    """Return the few ways that fit best, each once."""
    once = dict.fromkeys(ways)
    return sorted(once, key=lambda way: -way[0])[:_KEPT]
