"""Line breaks inside a Word paragraph: some end a paragraph, some only a line."""

from cf_assess.drafts.lines import is_finished, join, tidy
from cf_assess.drafts.markers import LEGAL_HEADINGS, Family, find_marker

_HEADINGS = LEGAL_HEADINGS | {Family.HEADING, Family.CHINESE}


def split_breaks(text: str) -> list[str]:
    """Return the paragraphs in a text with line feeds.

    Text copied from web pages has breaks for paragraphs; titles have them for looks.
    A break in the middle of a sentence is taken for the second kind.
    """
    if "\n" not in text:
        return [text]
    pieces: list[str] = []
    for piece in map(tidy, text.split("\n")):
        if not piece:
            continue
        if pieces and _goes_on(pieces[-1], piece):
            pieces[-1] = join(pieces[-1], piece)
        else:
            pieces.append(piece)
    return pieces


def _goes_on(before: str, piece: str) -> bool:
    """Tell whether `piece` is the rest of the line before."""
    if is_finished(before) or find_marker(piece) is not None:
        return False
    marker = find_marker(before)
    return marker is None or marker.family not in _HEADINGS
