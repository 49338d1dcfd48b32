"""Numbers of HTML lists, as a browser prints them."""

import re
from dataclasses import dataclass

from cf_assess.drafts.archive import Element
from cf_assess.drafts.word.number_formats import format_number

_LIST_STYLE = re.compile(r"list-style(?:-type)?\s?:\s?([^;]{1,100})")
_WHOLE = re.compile(r"\s*(-?[0-9]{1,6})(?![0-9])")

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_FORMATS = {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
"""Style of a list to the format of its numbers and what follows them.

Source: CSS Counter Styles Level 3, sections 6 and 7.
"""
_LETTERS = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
}
_SILENT = frozenset({"none", "disc", "circle", "square"})


@dataclass
class ListCounter:
    """Counts the items of one list."""

    style: str
    number: int
    step: int = 1

    def next_label(self, item: Element) -> str:
        """Return what is printed before this item."""
        own = _read_whole(item.get("value"))
        number = self.number if own is None else own
        self.number = number + self.step
        return _write_label(number, _find_style(item) or self.style)


def open_list(element: Element) -> ListCounter:
    """Return the counter of an `ol` or `ul`."""
    if element.tag != "ol":
        return ListCounter(_find_style(element) or "none", 1)
    start = _read_whole(element.get("start"))
    is_reversed = element.get("reversed") is not None
    if start is None:
        start = sum(child.tag == "li" for child in element) if is_reversed else 1
    step = -1 if is_reversed else 1
    return ListCounter(_find_style(element) or "decimal", start, step)


def _find_style(element: Element) -> str:
    """Return the style that a list or an item names itself."""
    match = _LIST_STYLE.search((element.get("style") or "").lower())
    words = match[1].replace("!important", "").split() if match else []
    for word in words:
        if word in _FORMATS or word in _LETTERS or word in _SILENT:
            return word
    kind = element.get("type") or ""
    return _TYPES.get(kind, kind.lower() if kind.lower() in _SILENT else "")


def _write_label(number: int, style: str) -> str:
    if style in _SILENT:
        return ""
    first = _LETTERS.get(style)
    if first is not None and number > 0:
        return f"{_write_letters(number, first)}."
    name, after = _FORMATS.get(style, ("decimal", "."))
    return format_number(number, name) + after


def _write_letters(number: int, first: str) -> str:
    """Count on behind z with aa, ab, as browsers do."""
    text = ""
    while number > 0:
        number, index = divmod(number - 1, 26)
        text = chr(ord(first) + index) + text
    return text


def _read_whole(value: str | None) -> int | None:
    match = _WHOLE.match(value or "")
    return int(match[1]) if match else None
