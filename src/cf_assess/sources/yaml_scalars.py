"""Texts as YAML: plain, quoted, folded or kept as they are, whichever reads best.

What is written here the strict reader gives back unchanged, whatever the text.  A
text that other readers would take for a number, a date or a yes is quoted for them.
"""

import re
import unicodedata
from collections.abc import Iterator

import yaml

from cf_assess.sources.located_yaml import BETWEEN_WIDE, WIDE

WIDTH = 110
"""Columns of a line, where a Chinese character takes two."""

_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<")
_UNSAFE = re.compile(r": | #|:$|^\.\.\.")
_FLOW = re.compile(r"[,:?\[\]{}]")
_POWER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+|0o[0-7]+")
"""Numbers of newer readers; `_RESOLVERS` has those of the older ones."""
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_BREAKABLE = re.compile(f"(?<=[^ ]) (?=[^ ])|(?<={WIDE})(?={WIDE})")
_NOT_FIRST = frozenset("，。、；：？！）〕》」』】”’…—·％‰")
_NOT_LAST = frozenset("（〔《「『【“‘—")
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def width_of(text: str) -> int:
    """Return how many columns a line takes."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WFA" else 1
        for character in text
    )


def write_inline(text: str, *, in_flow: bool = False) -> str:
    """Return a text on one line, quoted where it must be."""
    return text if _is_plain(text, in_flow) else _quote(text)


def write_block(text: str, indent: int, room: int) -> list[str]:
    """Return a text as the rest of its first line and the lines below it.

    Args:
        text: what is written.
        indent: blanks before each of the lines below.
        room: columns left on the first line.
    """
    inline = write_inline(text)
    if width_of(inline) <= room and "\n" not in text:
        return [inline]
    if _folds(text):
        return [">-", *(" " * indent + line for line in _fold(text, WIDTH - indent))]
    if _keeps(text):
        lines = text.split("\n")
        return ["|-", *(" " * indent + line if line else "" for line in lines)]
    return [inline]


def _is_plain(text: str, in_flow: bool) -> bool:
    """Tell whether a text needs no quotes."""
    return (
        bool(text)
        and text == text.strip()
        and text[0] not in _FIRST
        and _is_printable(text)
        and not _UNSAFE.search(text)
        and not (in_flow and _FLOW.search(text))
        and not _means_more(text)
    )


def _means_more(text: str) -> bool:
    """Tell whether other readers would take a plain text for something else."""
    resolvers = [*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ())]
    number = _POWER.fullmatch(text)
    return number is not None or any(rule.match(text) for _, rule in resolvers)


def _is_printable(text: str) -> bool:
    """Tell whether a text has nothing invisible in it; wide blanks are seen."""
    return all(sign.isprintable() or sign == "\u3000" for sign in text)


def _quote(text: str) -> str:
    return f'"{"".join(_escape(character) for character in text)}"'


def _escape(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    if _is_printable(character):
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"


def _folds(text: str) -> bool:
    """Tell whether a text can be broken into lines that are joined again."""
    return (
        bool(text)
        and text == text.strip()
        and _is_printable(text)
        and not BETWEEN_WIDE.search(text)
    )


def _keeps(text: str) -> bool:
    """Tell whether a text of several lines can stand as it is."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and bool(lines[0] and lines[-1])
        and not lines[0].startswith(" ")
        and all(_is_printable(line) for line in lines)
        and not any(line.endswith(" ") for line in lines)
    )


def _fold(text: str, room: int) -> Iterator[str]:
    """Yield the lines of a text, each as full as it can be."""
    start = end = following = 0
    for match in [*_breaks(text), None]:
        stop, after = match.span() if match else (len(text), len(text))
        if end > start and width_of(text[start:stop]) > room:
            yield text[start:end]
            start = following
        end, following = stop, after
    yield text[start:end]


def _breaks(text: str) -> Iterator[re.Match[str]]:
    """Yield where a line can end: at a blank, or between Chinese characters."""
    for match in _BREAKABLE.finditer(text):
        before, after = text[match.start() - 1], text[match.end()]
        if before not in _NOT_LAST and after not in _NOT_FIRST:
            yield match
