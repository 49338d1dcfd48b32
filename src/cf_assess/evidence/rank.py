"""The order of evidence, and its reason; and the words to be marked.

A located clause scores from 0 to 1.  Only the order within a criterion means
anything; the figure is no probability and no mark.  It adds up, in this order of
weight, how near children are named, how directly the words answer the criterion,
how many parts of its cues are met, and how early in the draft the clause stands.
The first decides the tier too, and weighs half, so what is found always comes before
what is merely possible.  Where the second opinion has a say, its odds take the place of
this figure, which then only orders the clauses of one article.

The weights are round numbers, compared on the labelled training regulations.  Average
precision hardly moves between sensible choices; it falls by 0.003 without the parts,
by 0.005 without the strength, and by 0.03 where strength outweighs nearness.
Position only settles near ties: weighing a tenth, it cost 0.003.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from cf_assess.evidence.match import Match, Words
from cf_assess.models.checklist import Strength
from cf_assess.models.evidence import Nearness, Span

_NEARNESS = {
    Nearness.NOWHERE: 0,
    Nearness.DRAFT: 5000,
    Nearness.CHAPTER: 5250,
    Nearness.ARTICLE: 5500,
    Nearness.CLAUSE: 6000,
}
_STRENGTH = {Strength.PARTIAL: 500, Strength.DIRECT: 2000}
_EACH_PART = 450
_MOST_PARTS = 4
_FIRST = 200
"""All weights in ten-thousandths; the best of each add up to one."""


def score_clause(
    matches: Sequence[Match], nearness: Nearness, place: int, clauses: int
) -> Decimal:
    """Return the score of a clause for one criterion, 0 to 1 with four decimals.

    Args:
        matches: of cues of this criterion in this clause; not empty.
        nearness: how near to the clause children are named.
        place: of the clause in the draft, from 0.
        clauses: how many the draft has.
    """
    parts = min(sum(match.parts for match in matches), _MOST_PARTS)
    points = (
        _NEARNESS[nearness]
        + _STRENGTH[strongest(matches)]
        + _EACH_PART * parts
        + _FIRST * (clauses - place) // clauses
    )
    return ten_thousandths(points)


def strongest(matches: Iterable[Match]) -> Strength:
    """Return direct where one of the cues is direct."""
    direct = any(match.strength is Strength.DIRECT for match in matches)
    return Strength.DIRECT if direct else Strength.PARTIAL


def merge_words(matches: Iterable[Match]) -> tuple[Span, ...]:
    """Return all matched words in reading order; those that touch become one."""
    merged: list[Words] = []
    for start, end in sorted({words for match in matches for words in match.words}):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start=start, end=end) for start, end in merged)


@cache  # at most ten thousand values
def ten_thousandths(points: int) -> Decimal:
    """Return a number of ten-thousandths as a figure with four decimals."""
    return Decimal(points).scaleb(-4)
