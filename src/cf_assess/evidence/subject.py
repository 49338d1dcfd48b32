"""The subject rule: where words count as evidence, and where only as a hint.

What a regulation says about schools, medicines or roads bears on children only
where it speaks of children.  So a located clause is *found* when a word for a
child stands in the clause or in its article, or when the whole draft is about
children; otherwise it is a *possible* place, worth a look.  This holds for every
domain, those on procedure and mechanism included: in a general regulation a budget
clause that names no child is no evidence of a budget for children.

A draft is wholly about children when its title says so, or when at least a third
of its articles name children.  The share was chosen on the 150 labelled training
regulations, where laws for children lie at 0.40 and above and all others at 0.29
and below.  Telling the articles that carry a topic from the rest, the rule has
there precision 0.89 and recall 0.81; without the draft's subject recall falls to
0.75, and with a share of a quarter precision falls to 0.80.

A criterion may be about others too, such as mothers, or about others only: then the
same holds for them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from cf_assess.models.draft import Clause, ClauseKind

SHARE_ABOUT_CHILDREN = Fraction(1, 3)
"""From this share of articles that name children the whole draft is about them."""

_HEADINGS = (  # a tuple is asked faster than a set of members
    ClauseKind.TITLE,
    ClauseKind.PART,
    ClauseKind.CHAPTER,
    ClauseKind.SECTION,
    ClauseKind.HEADING,
)

_SENTENCE_MARKS = ("。", "；")


class Nearness(IntEnum):
    """How near to a clause children are named; the higher the nearer."""

    NOWHERE = 0
    DRAFT = 1
    ARTICLE = 2
    CLAUSE = 3


def is_heading(clause: Clause) -> bool:
    """Tell whether a clause only names what follows, and so is no evidence.

    In plans and notices the text often runs on behind `（一）` in one paragraph; what
    holds a sentence is no heading, whatever its number.
    """
    if clause.kind not in _HEADINGS:
        return False
    if clause.kind is ClauseKind.TITLE:
        return True
    return not any(mark in clause.text for mark in _SENTENCE_MARKS)


@dataclass(frozen=True)
class Subject:
    """Where a draft names children."""

    places: frozenset[int]
    """Of the clauses that do."""
    articles: frozenset[str]
    """Labels of the articles that do."""
    is_whole_draft: bool
    """Whether the whole draft is about them."""

    def nearness(self, place: int, clause: Clause) -> Nearness:
        """Return how near to a clause children are named."""
        if place in self.places:
            return Nearness.CLAUSE
        if clause.article in self.articles:
            return Nearness.ARTICLE
        return Nearness.DRAFT if self.is_whole_draft else Nearness.NOWHERE


def find_subject(
    clauses: Sequence[Clause], places: Collection[int], title_names: bool
) -> Subject:
    """Return where a draft names children.

    Args:
        clauses: all clauses of the draft.
        places: of the clauses that name children.
        title_names: whether the draft's title does, apart from its clauses.
    """
    naming = [clauses[place] for place in places]
    articles = frozenset(_labels(naming))
    return Subject(
        places=frozenset(places),
        articles=articles,
        is_whole_draft=title_names
        or any(clause.kind is ClauseKind.TITLE for clause in naming)
        or _is_share_reached(clauses, naming, len(articles)),
    )


def _is_share_reached(
    clauses: Sequence[Clause], naming: Sequence[Clause], articles_naming: int
) -> bool:
    """Tell whether enough articles name children.

    A draft without articles, such as a plan, is measured by its clauses.
    """
    articles = len(_labels(clauses))
    if articles:
        return Fraction(articles_naming, articles) >= SHARE_ABOUT_CHILDREN
    all_clauses = sum(not is_heading(clause) for clause in clauses)
    named = sum(not is_heading(clause) for clause in naming)
    return bool(all_clauses) and Fraction(named, all_clauses) >= SHARE_ABOUT_CHILDREN


def _labels(clauses: Iterable[Clause]) -> set[str]:
    """Return the labels of all articles."""
    return {clause.article for clause in clauses if clause.article is not None}
