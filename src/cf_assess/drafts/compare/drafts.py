"""Two versions of a draft, clause by clause, so that citations survive.

Matching knows no direction: the two versions are put in an order of their own, and
what was found is turned round where the old one came second.  So comparing backwards
tells the same story backwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cf_assess.drafts.compare.equal import Pairing, match_equal
from cf_assess.drafts.compare.join import find_equal_joins, find_joins
from cf_assess.drafts.compare.likeness import measure_likeness
from cf_assess.drafts.compare.match import match_alike
from cf_assess.drafts.compare.moves import find_moved
from cf_assess.drafts.compare.text import Piece, prepare_pieces
from cf_assess.drafts.compare.words import compare_words
from cf_assess.models.comparison import (
    ClauseChange,
    Comparison,
    Relation,
    WordChange,
)
from cf_assess.models.draft import Draft


@dataclass(frozen=True)
class Group:
    """Clauses of both versions that belong together, by index."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def compare_drafts(old: Draft, new: Draft) -> Comparison:
    """Return what became of every clause of `old`, and what `new` has besides."""
    before, after = prepare_pieces(old), prepare_pieces(new)
    if _identity(after) < _identity(before):
        groups = [
            Group(group.new, group.old, group.moved)
            for group in group_clauses(after, before)
        ]
    else:
        groups = group_clauses(before, after)
    changes = (_describe(g, before, after) for g in order_groups(groups))
    return Comparison(
        old_title=old.title,
        new_title=new.title,
        old_sha256=old.source.sha256,
        new_sha256=new.source.sha256,
        changes=tuple(changes),
    )


def _identity(pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    return [(piece.key, piece.locator) for piece in pieces]


def group_clauses(old: tuple[Piece, ...], new: tuple[Piece, ...]) -> list[Group]:
    """Return all clauses of both versions in groups, each clause once."""
    pairing = match_equal(old, new)
    splits, merges = find_equal_joins(pairing), find_equal_joins(pairing.flip())
    match_alike(pairing)
    splits += find_joins(pairing)
    merges += find_joins(pairing.flip())
    groups = [Group((a,), (b,)) for a, b in pairing.to_new.items()]
    groups += [Group((join.whole,), join.parts) for join in splits]
    groups += [Group(join.parts, (join.whole,)) for join in merges]
    ends = [(group.old[0], group.new[0]) for group in groups]
    moved = find_moved(Pairing(old, new, dict(ends), {b: a for a, b in ends}))
    groups = [Group(g.old, g.new, g.old[0] in moved) for g in groups]
    seen_old = {index for group in groups for index in group.old}
    seen_new = {index for group in groups for index in group.new}
    groups += [Group((p.index,), ()) for p in old if p.index not in seen_old]
    groups += [Group((), (p.index,)) for p in new if p.index not in seen_new]
    return groups


def order_groups(groups: Iterable[Group]) -> list[Group]:
    """Return groups as the new version reads.

    What was removed stands behind the clause that stood before it and stayed.
    """
    present = sorted((g for g in groups if g.new), key=lambda g: g.new[0])
    gone = sorted((g for g in groups if not g.new), key=lambda g: g.old[0])
    stayed = sorted((g.old[-1], g.new[0]) for g in present if g.old and not g.moved)
    places: dict[int, list[Group]] = {}
    position, place = 0, -1
    for group in gone:
        while position < len(stayed) and stayed[position][0] < group.old[0]:
            place = stayed[position][1]
            position += 1
        places.setdefault(place, []).append(group)
    ordered = places.get(-1, [])
    for group in present:
        ordered += [group, *places.get(group.new[0], [])]
    return ordered


def _describe(group: Group, old: Sequence[Piece], new: Sequence[Piece]) -> ClauseChange:
    """Return what happened to the clauses of a group."""
    before, after = [old[i] for i in group.old], [new[i] for i in group.new]
    likeness = _likeness(before, after)
    names = tuple(p.locator for p in before), tuple(p.locator for p in after)
    renumbered = bool(before and after) and not set(names[0]) & set(names[1])
    return ClauseChange(
        relation=_relation(group, likeness, renumbered=renumbered),
        old=names[0],
        new=names[1],
        moved=group.moved,
        renumbered=renumbered,
        similarity=likeness,
        words=() if likeness == 1000 else _words(before, after),
    )


def _likeness(before: Sequence[Piece], after: Sequence[Piece]) -> int:
    if not (before and after):
        return 0
    one, other = ("".join(p.key for p in side) for side in (before, after))
    return measure_likeness(one, other)


def _words(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[WordChange, ...]:
    one, other = ("".join(p.body for p in side) for side in (before, after))
    return compare_words(one, other)


def _relation(group: Group, likeness: int, *, renumbered: bool) -> Relation:
    """Return the gravest relation that applies."""
    if not group.old:
        return Relation.ADDED
    if not group.new:
        return Relation.REMOVED
    if len(group.new) > 1:
        return Relation.SPLIT
    if len(group.old) > 1:
        return Relation.MERGED
    if likeness < 1000:
        return Relation.CHANGED
    if group.moved:
        return Relation.MOVED
    return Relation.RENUMBERED if renumbered else Relation.SAME
