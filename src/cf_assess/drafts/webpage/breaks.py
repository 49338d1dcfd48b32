"""Line breaks in HTML: `br` and what the source has, to paragraphs."""

import re
from collections.abc import Iterator

from cf_assess.drafts.lines import is_finished, tidy
from cf_assess.drafts.outline.markers import find_marker
from cf_assess.drafts.word.breaks import split_breaks

BREAK = "\v"
"""Stands for a `br`; the source cannot hold it."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026"
_SOFT = re.compile(rf"(?<=[{_WIDE}])[ \t\r]*+\n[ \t\r\n]*+(?=[{_WIDE}])")
"""A line of the source that ends between two wide characters leaves no blank."""
_INDENTED = re.compile("\n[ \t]*+(?=\u3000\u3000|\xa0{4})")
"""A paragraph shown by its indent alone, as text pasted into a page is."""
_INDENT = re.compile("[ \t\r\n]*+(?:\u3000\u3000|\xa0\xa0\xa0|\u2003\u2003)")

_LONGEST_RUN = 200
"""Lines that may be one paragraph; joining more would take for ever."""


def split_text(text: str) -> Iterator[str]:
    """Return the paragraphs in the text of one block, tidy.

    An empty line or an indent begins a paragraph; for other breaks the rules for
    breaks in Word files hold.
    """
    text = _SOFT.sub("", _INDENTED.sub(BREAK, text))
    run: list[str] = []
    for piece in text.split(BREAK):
        line = tidy(piece)
        if run and _begins(run[-1], piece, line, len(run)):
            yield from split_breaks("\n".join(run))
            run = []
        if line:
            run.append(line)
    if run:
        yield from split_breaks("\n".join(run))


def _begins(before: str, piece: str, line: str, count: int) -> bool:
    """Tell whether a paragraph begins here for sure."""
    if not line or is_finished(before) or count >= _LONGEST_RUN:
        return True
    return _INDENT.match(piece) is not None or find_marker(line) is not None
