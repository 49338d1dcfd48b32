"""HTML made small and safe before it is parsed.

Every tag is written anew with the few attributes that matter here, without scripts,
comments and tags that only change the looks of letters.  What the parser gets is then
plain: neither thousands of attributes, which take it minutes, nor words in entities
that only some versions know.  The rules of reading are those of HTML 5.
"""

import html
import re
from collections.abc import Iterator

from cf_assess.errors import DraftTooLargeError

_NAME = re.compile(r"[^\s/>]+")
_ATTRIBUTE = re.compile(
    r"[\s/]*+([^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^\s>\"'][^\s>]*+)?+))?+"
)
_TAG_END = re.compile(r"[\s/]*+>")
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_RAW = frozenset({
    "script", "style", "noscript", "iframe", "noembed", "noframes", "textarea",
    "xmp", "xml", "template",
})  # fmt: skip
"""Left out up to their end tag."""
_LETTERS = frozenset({
    "font", "b", "strong", "i", "em", "u", "big", "small", "tt", "basefont", "nobr",
    "wbr", "blink", "plaintext",
})  # fmt: skip
"""Tags that only change the looks; old pages often forget to close them."""
_ONCE = frozenset({"html", "head", "body"})
"""Pages pasted into pages have these again."""

_ATTRIBUTES = frozenset({
    "class", "id", "style", "align", "hidden", "aria-hidden", "role", "name",
    "content", "href", "src", "width", "height", "type", "start", "value",
    "reversed", "title",
})  # fmt: skip
_LONGEST_VALUE = 2000
"""Longer ones are pictures written into the page."""
_MOST_TAGS = 300_000
_PLACED_RAW = frozenset({"iframe"})
"""Left out with their content, but their place is kept: files are shown in them."""


def clean_markup(source: str, name: str) -> str:
    """Return the page with nothing but plain tags, a few attributes, and its text.

    Raises:
        DraftTooLargeError: there are more tags than any page has.
    """
    return _INVALID.sub(" ", "".join(_Cleaner(source, name).clean()))


class _Cleaner:
    """Goes once through the source."""

    def __init__(self, source: str, name: str) -> None:
        self._source = source
        self._name = name
        self._at = 0
        self._tags = 0
        self._seen: set[str] = set()

    def clean(self) -> Iterator[str]:
        source, end = self._source, len(self._source)
        while self._at < end:
            found = source.find("<", self._at)
            stop = end if found < 0 else found
            if stop > self._at:
                yield _escape(source[self._at : stop])
            self._at = stop
            if stop < end:
                yield self._read_tag()

    def _read_tag(self) -> str:
        """Return what stands for the tag here, and go behind it."""
        source, start = self._source, self._at
        follows = source[start + 1 : start + 2]
        if source.startswith("<!--", start):
            self._go_behind("-->", start + 2)
        elif follows in {"!", "?"}:
            self._go_behind(">", start + 2)
        elif follows == "/":
            return self._read_end()
        elif follows.isascii() and follows.isalpha():
            return self._read_start()
        else:
            self._at = start + 1
            return "&lt;"
        return ""

    def _go_behind(self, mark: str, start: int) -> None:
        """Go behind the next `mark`; to the end of the file where there is none."""
        found = self._source.find(mark, start)
        self._at = len(self._source) if found < 0 else found + len(mark)

    def _read_end(self) -> str:
        start = self._at + 2
        self._go_behind(">", start)
        match = _NAME.match(self._source, start, self._at)
        tag = match[0].lower() if match else ""
        plain = tag.isascii() and tag.isalnum() and not tag[0].isdigit()
        if not plain or tag in _LETTERS or tag in _ONCE:
            return ""
        return f"</{tag}>"

    def _read_start(self) -> str:
        self._tags += 1
        if self._tags > _MOST_TAGS:
            raise DraftTooLargeError(name=self._name, limit=f"{_MOST_TAGS} tags")
        match = _NAME.match(self._source, self._at + 1)
        tag = match[0].lower() if match else ""
        self._at += 1 + len(tag)
        values = self._read_attributes()
        if tag in _RAW:
            self._skip_raw(tag)
            return _write(tag, values) + f"</{tag}>" if tag in _PLACED_RAW else ""
        if tag == "title":
            return self._read_title()
        known_once = tag in _ONCE and tag in self._seen
        if tag in _LETTERS or known_once or not (tag.isascii() and tag.isalnum()):
            return ""
        self._seen.add(tag)
        return _write(tag, values)

    def _read_attributes(self) -> dict[str, str]:
        """Return the attributes that matter; the first of a name counts."""
        values: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self._source, self._at):
            self._at = match.end()
            key = match[1].lower()
            if key in _ATTRIBUTES and key not in values:
                values[key] = match[2] or match[3] or match[4] or ""
        end = _TAG_END.match(self._source, self._at)
        self._at = end.end() if end else len(self._source)
        return values

    def _skip_raw(self, tag: str) -> None:
        end = re.compile(f"</{tag}(?=[\\s/>])", re.IGNORECASE)
        match = end.search(self._source, self._at)
        self._at = match.end() if match else len(self._source)
        self._go_behind(">", self._at)

    def _read_title(self) -> str:
        start = self._at
        self._skip_raw("title")
        inside = self._source[start : self._at].split("<", 1)[0]
        return f"<title>{_escape(inside)}</title>"


def _write(tag: str, values: dict[str, str]) -> str:
    parts = [tag]
    for key, value in values.items():
        shown = html.escape(html.unescape(value[:_LONGEST_VALUE]))
        parts.append(f'{key}="{shown}"')
    return f"<{' '.join(parts)}>"


def _escape(text: str) -> str:
    if "&" in text:
        text = html.unescape(text).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace(">", "&gt;")
