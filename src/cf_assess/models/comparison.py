"""What became of the clauses of a draft in its next version."""

from enum import StrEnum
from functools import cached_property

from cf_assess.models.base import Model


class Relation(StrEnum):
    """What happened to a clause: the gravest that applies, from light to grave.

    A clause may have moved, got another number and changed its words all at once;
    then it counts as changed, and `moved` and `renumbered` tell the rest.
    """

    SAME = "same"
    """Same words, same place, same locator."""
    RENUMBERED = "renumbered"
    """Same words and the same place among its neighbours; only cited differently."""
    MOVED = "moved"
    """Same words at another place: order, article or chapter."""
    CHANGED = "changed"
    """Other words."""
    SPLIT = "split"
    """One clause became several that stand together; their words may differ too."""
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class WordKind(StrEnum):
    """What happened to a run of words."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


class WordChange(Model):
    """A run of words that stayed, came or went; never empty."""

    kind: WordKind
    text: str
    """As printed; of what stayed, as the new version prints it."""


class ClauseChange(Model):
    """What became of one clause, or of those that were split or merged."""

    relation: Relation
    old: tuple[str, ...] = ()
    """Locators in the old version; none where the clause was added."""
    new: tuple[str, ...] = ()
    moved: bool = False
    renumbered: bool = False
    """Cited differently: no locator of the one side is one of the other."""
    similarity: int
    """Likeness of the words per mille; 1000 only where they are equal."""
    words: tuple[WordChange, ...] = ()
    """All words without the clause's own number; empty where nothing differs."""


class Comparison(Model):
    """Two versions of a draft, clause by clause.

    Every clause of both occurs in exactly one change.  They stand in the reading
    order of the new version, removed ones behind what stood before them.
    """

    old_title: str
    new_title: str
    old_sha256: str
    new_sha256: str
    changes: tuple[ClauseChange, ...]

    @cached_property
    def _by_old(self) -> dict[str, ClauseChange]:
        return {name: change for change in self.changes for name in change.old}

    def of_old(self, locator: str) -> ClauseChange | None:
        """Return what became of an old clause; None where there was no such one."""
        return self._by_old.get(locator)


class Carried(Model):
    """A citation of the old version, carried over to the new one."""

    old: str
    """As it was cited."""
    new: tuple[str, ...]
    """Where its words stand now; none where they were removed."""
    relation: Relation | None
    """None where the old version has no such clause."""
