"""A draft read once with all cues: what is seen, by clause and by term.

Most clauses meet no cue at all, so nothing is worked out for a clause before a cue
asks.  Questions about parts are answered by sets of places instead, for the few parts
that somebody asks about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cf_assess.evidence.cues import CompiledRules, Terms
from cf_assess.evidence.function import function_of
from cf_assess.evidence.scan import Hit, unmask
from cf_assess.evidence.subject import is_heading
from cf_assess.models.cue import Scope
from cf_assess.models.draft import Clause

Unit = int | str
"""An article by its label; a clause outside articles by its place."""


@dataclass(frozen=True)
class Reading:
    """The hits in a draft that the lexicon's masks leave visible.

    A clause is known by its place in the draft.  Headings are read for the subject
    of the draft and are no evidence.
    """

    rules: CompiledRules
    clauses: Sequence[Clause]
    hits: Sequence[Hit]
    """Of the whole text, ordered by end."""
    bounds: Sequence[int]
    """For each clause the number of its first hit; then the number of hits."""
    places: Mapping[int, Sequence[int]]
    """For each term the clauses in which it is seen."""
    headings: frozenset[int]
    """The clauses that are no evidence."""
    _places_of_part: dict[int, frozenset[int]] = field(default_factory=dict)
    _functions: dict[int, Scope] = field(default_factory=dict)

    @cached_property
    def parts(self) -> frozenset[int]:
        """The parts of which a term stands somewhere in the draft."""
        parts_of = self.rules.parts_of
        return frozenset().union(*[parts_of[term] for term in self.places])

    def hits_in(self, place: int) -> Sequence[Hit]:
        """Return the hits in a clause, ordered by end."""
        return self.hits[self.bounds[place] : self.bounds[place + 1]]

    def places_of(self, part: int) -> frozenset[int]:
        """Return the clauses, no headings, in which a term of a part stands."""
        known = self._places_of_part.get(part)
        if known is None:
            known = self._with_terms(self.rules.parts[part].terms) - self.headings
            self._places_of_part[part] = known
        return known

    def naming(self, words: Terms) -> frozenset[int]:
        """Return the clauses, headings included, that name a subject by its words."""
        return self._with_terms(words)

    def _with_terms(self, terms: Terms) -> frozenset[int]:
        """Return the clauses in which one of the terms is seen."""
        seen = terms & self.places.keys()
        return frozenset().union(*[self.places[term] for term in seen])

    def function_of(self, place: int) -> Scope:
        """Return what a clause is for."""
        known = self._functions.get(place)
        if known is None:
            known = self._functions[place] = function_of(self.clauses, place)
        return known

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """The labels of all articles, in reading order."""
        labels = (clause.article for clause in self.clauses)
        return tuple(dict.fromkeys(label for label in labels if label is not None))

    @cached_property
    def article_places(self) -> Mapping[str, int]:
        """For each label its place among the articles."""
        return {label: place for place, label in enumerate(self.articles)}

    @cached_property
    def penalties(self) -> tuple[int, ...]:
        """The clauses, no headings, that are penalties for a breach of something."""
        return tuple(
            place
            for place, clause in enumerate(self.clauses)
            if "违反" in clause.text
            and place not in self.headings
            and self.function_of(place) is Scope.PENALTY
        )

    def unit_of(self, place: int) -> Unit:
        """Return the unit that a clause belongs to."""
        article = self.clauses[place].article
        return place if article is None else article

    @cached_property
    def units(self) -> dict[Unit, list[int]]:
        """The clauses of each unit, without headings, in reading order."""
        units: dict[Unit, list[int]] = {}
        for place in range(len(self.clauses)):
            if place not in self.headings:
                units.setdefault(self.unit_of(place), []).append(place)
        return units


def read_clauses(rules: CompiledRules, clauses: Sequence[Clause], text: str) -> Reading:
    """Return what is seen in a draft.

    Args:
        rules: whose terms are looked for.
        clauses: in reading order, with spans in `text`.
        text: the clauses joined by line feeds.
    """
    hits = see(rules, text)
    bounds, places = _attribute(hits, [clause.end for clause in clauses])
    headings = frozenset(n for n, clause in enumerate(clauses) if is_heading(clause))
    return Reading(rules, clauses, hits, bounds, places, headings)


def see(rules: CompiledRules, text: str) -> Sequence[Hit]:
    """Return the hits in a text that the lexicon's masks leave visible."""
    hits = rules.scanner.scan(text)
    if rules.masks.isdisjoint({hit[0] for hit in hits}):
        return hits
    return unmask(hits, rules.masks)


def _attribute(
    hits: Sequence[Hit], ends: Sequence[int]
) -> tuple[list[int], dict[int, list[int]]]:
    """Return the bounds of the clauses among the hits and the places of each term.

    This is the one loop over everything that is seen, so it does nothing else.
    """
    bounds: list[int] = []
    places: dict[int, list[int]] = {}
    place = limit = -1
    for number, hit in enumerate(hits):
        while hit[2] > limit:
            place += 1
            limit = ends[place]
            bounds.append(number)
        term = hit[0]
        if term in places:
            places[term].append(place)
        else:
            places[term] = [place]
    bounds += [len(hits)] * (len(ends) + 1 - len(bounds))
    return bounds, places
