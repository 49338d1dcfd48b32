"""Clauses made ready for comparison: their words without number and width.

Two clauses are alike by their words.  The printed number goes, because it changes
whenever an article comes before; white space and half or full width go for matching
only, and what is shown stays as printed.
"""

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from cf_assess.drafts.lines import pack
from cf_assess.drafts.outline.markers import Family, find_marker
from cf_assess.models.draft import Clause, ClauseKind, Draft

_HEADINGS = frozenset(
    {ClauseKind.PART, ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.HEADING}
)
_NUMBERED = _HEADINGS | {ClauseKind.ARTICLE, ClauseKind.ITEM, ClauseKind.SUBITEM}
_SENTENCE_ENDS = tuple("。；：;:.")


class Sort(IntEnum):
    """Clauses of different sorts are never taken for each other."""

    TITLE = 0
    OPENING = 1
    """Before the first article: who adopted it, and when."""
    HEADING = 2
    BODY = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause in its draft."""

    index: int
    """Place in reading order."""
    locator: str
    body: str
    """Its words as printed, without its own number."""
    key: str
    """Its words for matching."""
    sort: Sort
    unit: int
    """Running number of its article; a clause outside of articles is its own."""
    heading: int | None
    """Index of the heading that it stands below."""


def prepare_pieces(draft: Draft) -> tuple[Piece, ...]:
    """Return the clauses of a draft ready for comparison, in reading order."""
    pieces: list[Piece] = []
    open_headings: list[Piece] = []
    unit, article = -1, None
    for index, clause in enumerate(draft.clauses):
        if clause.article is None or clause.article != article:
            unit += 1
        article = clause.article
        while open_headings and not _is_below(clause, open_headings[-1]):
            open_headings.pop()
        body = strip_number(clause)
        piece = Piece(
            index=index,
            locator=clause.locator,
            body=body,
            key=fold(body),
            sort=_sort(clause, body),
            unit=unit,
            heading=open_headings[-1].index if open_headings else None,
        )
        pieces.append(piece)
        if clause.kind in _HEADINGS:
            open_headings.append(piece)
    return tuple(pieces)


def _is_below(clause: Clause, heading: Piece) -> bool:
    """Tell whether a clause that follows a heading belongs to it."""
    return clause.locator.startswith(heading.locator)


def _sort(clause: Clause, body: str) -> Sort:
    if clause.kind is ClauseKind.TITLE:
        return Sort.TITLE
    if clause.kind is ClauseKind.PREAMBLE:
        return Sort.OPENING
    # In plans a heading may go on with its text on the same line.
    if clause.kind in _HEADINGS and not body.endswith(_SENTENCE_ENDS):
        return Sort.HEADING
    return Sort.BODY


def strip_number(clause: Clause) -> str:
    """Return the words of a clause without the number at its start.

    A heading that is its own marker (主要目标) stays whole.
    """
    if clause.kind not in _NUMBERED:
        return clause.text
    marker = find_marker(clause.text)
    if marker is None or marker.family is Family.HEADING:
        return clause.text
    return marker.rest.strip()


def fold(text: str) -> str:
    """Return `text` for matching: no white space, no difference of width."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return pack(text)
