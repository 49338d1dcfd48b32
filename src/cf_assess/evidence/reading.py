"""A draft read once with all cues: what is seen, by clause and by term.

Most clauses meet no cue at all, so nothing is worked out for a clause beyond its
hits.  Questions about parts are answered by sets of places instead, for the few
parts that somebody asks about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cf_assess.evidence.cues import CompiledRules
from cf_assess.evidence.scan import Hit, unmask
from cf_assess.evidence.subject import is_heading
from cf_assess.models.draft import Clause

Unit = int | str
"""An article by its label; a clause outside articles by its place."""


@dataclass(frozen=True)
class Reading:
    """The hits in the clauses of a draft that the lexicon's masks leave visible.

    A clause is known by its place in the draft.  Headings are read for the subject
    of the draft and are no evidence.
    """

    rules: CompiledRules
    clauses: Sequence[Clause]
    hits: dict[int, Sequence[Hit]]
    """Of each clause, no headings, in which anything is seen; ordered by end."""
    places: dict[int, list[int]]
    """The clauses, no headings, in which each term is seen, in reading order."""
    naming: tuple[int, ...]
    """The clauses that name children, headings included."""
    searched: int
    """How many clauses are no headings."""
    _places_of_part: dict[int, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> frozenset[int]:
        """The parts that are met somewhere in the draft."""
        parts_of = self.rules.parts_of
        return frozenset().union(*[parts_of[term] for term in self.places])

    def places_of(self, part: int) -> frozenset[int]:
        """Return the clauses that meet a part."""
        known = self._places_of_part.get(part)
        if known is None:
            terms = self.rules.parts[part] & self.places.keys()
            known = frozenset().union(*[self.places[term] for term in terms])
            self._places_of_part[part] = known
        return known

    def unit_of(self, place: int) -> Unit:
        """Return the unit that a clause belongs to."""
        article = self.clauses[place].article
        return place if article is None else article

    @cached_property
    def units(self) -> dict[Unit, list[int]]:
        """The clauses of each unit in which anything is seen, in reading order."""
        units: dict[Unit, list[int]] = {}
        for place in self.hits:
            units.setdefault(self.unit_of(place), []).append(place)
        return units


def read_clauses(rules: CompiledRules, clauses: Sequence[Clause]) -> Reading:
    """Return what is seen in the clauses of a draft.

    This is the one loop over the whole text, so its names are local.
    """
    scan, masks, subject = rules.scanner.scan, rules.masks, rules.subject
    all_hits: dict[int, Sequence[Hit]] = {}
    places: dict[int, list[int]] = {}
    naming: list[int] = []
    headings = 0
    for place, clause in enumerate(clauses):
        hits = scan(clause.text)
        terms = {hit[0] for hit in hits}
        if not masks.isdisjoint(terms):
            hits = unmask(hits, masks)
            terms = {hit[0] for hit in hits}
        if not subject.isdisjoint(terms):
            naming.append(place)
        if is_heading(clause):
            headings += 1
        elif hits:
            all_hits[place] = hits
            for term in terms:
                if term in places:
                    places[term].append(place)
                else:
                    places[term] = [place]
    searched = len(clauses) - headings
    return Reading(rules, clauses, all_hits, places, tuple(naming), searched)


def names_children(rules: CompiledRules, text: str) -> bool:
    """Tell whether a text outside the clauses, such as a title, names children."""
    hits = unmask(rules.scanner.scan(text), rules.masks)
    return any(hit[0] in rules.subject for hit in hits)
