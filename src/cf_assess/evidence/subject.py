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
there precision 0.89 and recall 0.76; without the draft's subject recall falls to
0.70, and with a share of a quarter precision falls to 0.77.
"""

from collections.abc import Sequence
from enum import IntEnum
from fractions import Fraction

from cf_assess.models.draft import Clause, ClauseKind

CHILD = "child"
"""The subject id of the lexicon that the rule goes by."""

SHARE_ABOUT_CHILDREN = Fraction(1, 3)
"""From this share of articles that name children the whole draft is about them."""

_HEADINGS = frozenset(
    {
        ClauseKind.TITLE,
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SECTION,
        ClauseKind.HEADING,
    }
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


def place_subject(
    clauses: Sequence[Clause], names: Sequence[bool], title_names: bool
) -> tuple[Nearness, ...]:
    """Return for each clause how near to it children are named.

    Args:
        clauses: all clauses of a draft.
        names: for each clause, whether it names children.
        title_names: whether the draft's title does.
    """
    articles = {c.article for c, n in zip(clauses, names, strict=True) if n}
    articles.discard(None)
    rest = (
        Nearness.DRAFT
        if title_names or _share(clauses, names) >= SHARE_ABOUT_CHILDREN
        else Nearness.NOWHERE
    )
    return tuple(
        Nearness.CLAUSE
        if named
        else Nearness.ARTICLE
        if clause.article in articles
        else rest
        for clause, named in zip(clauses, names, strict=True)
    )


def _share(clauses: Sequence[Clause], names: Sequence[bool]) -> Fraction:
    """Return the share of articles that name children.

    A draft without articles, such as a plan, is measured by its clauses.
    """
    units: dict[str, bool] = {}
    loose: list[bool] = []
    for clause, named in zip(clauses, names, strict=True):
        if clause.article is not None:
            units[clause.article] = units.get(clause.article, False) or named
        elif not is_heading(clause):
            loose.append(named)
    counted = list(units.values()) or loose
    return Fraction(sum(counted), len(counted)) if counted else Fraction(0)
