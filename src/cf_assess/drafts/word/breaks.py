"""Line breaks inside a Word paragraph: some end a paragraph, some only a line."""

from cf_assess.drafts.lines import is_finished, join_all, tidy
from cf_assess.drafts.outline.imprint import name_imprint
from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family, find_marker

_LONGEST_ADDRESS = 60
_HEADINGS = LEGAL_HEADINGS | {Family.HEADING, Family.CHINESE}


def split_breaks(text: str) -> list[str]:
    """Return the paragraphs in a text with line feeds.

    Text copied from web pages has breaks for paragraphs; titles have them for looks.
    A break in the middle of a sentence is taken for the second kind.
    """
    if "\n" not in text:
        return [text]
    groups: list[list[str]] = []
    for piece in map(tidy, text.split("\n")):
        if not piece:
            continue
        if groups and _goes_on(groups[-1][0], groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [join_all(group) for group in groups]


def _is_addressed(piece: str) -> bool:
    """Tell whether a line says to whom a notice goes: `各区人民政府：`."""
    return piece.endswith(("：", ":")) and len(piece) <= _LONGEST_ADDRESS


def _goes_on(first: str, last: str, piece: str) -> bool:
    """Tell whether `piece` is the rest of a line.

    Args:
        first: how that line begins.
        last: how it ends so far.
        piece: what may follow.
    """
    if is_finished(last) or find_marker(piece) is not None:
        return False
    if "文号" in {name_imprint(last), name_imprint(piece)} or _is_addressed(piece):
        return False
    marker = find_marker(first)
    return marker is None or marker.family not in _HEADINGS
