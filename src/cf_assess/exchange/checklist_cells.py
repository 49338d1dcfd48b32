"""Lists inside a cell: an element a line, parts of a cue with bars between terms.

    未成年人
    subject:child | 学生
    bearer:authority
    bearer: | 学校 | 幼儿园
    weight:2 | 溺水

An element is written as it is, unless that could be read as something else: a term
with a bar, a blank at its end or a line feed stands in quotes, as JSON writes it.
"""

import json
import re
from collections.abc import Iterable, Sequence

from cf_assess.models.cue import CuePart, WeighedPart

NOTHING = "无"
"""A list that is empty on purpose, where an empty cell would mean the usual one."""
BAR = " | "

_KEYED = re.compile(r"(subject|bearer|weight)\s*[:：]", re.IGNORECASE)
_QUOTED = re.compile(r'\s*"(?:[^"\\]|\\.)*"\s*(?=[|｜]|$)')
_PLAIN = re.compile("[^|｜]*")
_INVISIBLE = "\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_NEEDS_QUOTES = re.compile(
    rf'^\s|\s$|[|｜{_INVISIBLE}]|^"|^(?:subject|bearer|weight)\s*[:：]|^无$',
    re.IGNORECASE,
)


class CellError(ValueError):
    """A cell that cannot be read; its text says which part."""


def write_list(items: Iterable[str]) -> str:
    """Return a list as the text of a cell."""
    return "\n".join(_write_element(item) for item in items)


def read_list(text: str) -> list[str]:
    """Return the elements of a cell.

    Raises:
        CellError: a quoted element does not end, or is no JSON text.
    """
    if text.strip() == NOTHING:
        return []
    return [_read_element(line.strip()) for line in text.split("\n") if line.strip()]


def write_parts(parts: Sequence[CuePart]) -> str:
    """Return the parts of a cue, one a line."""
    return "\n".join(_write_part(part) for part in parts)


def read_parts(text: str) -> list[dict[str, object]]:
    """Return the parts in a cell as a file would hold them.

    Raises:
        CellError: an element cannot be read, or a part names two subjects or bearers.
    """
    return [_read_part(line) for line in text.split("\n") if line.strip()]


def _write_part(part: CuePart) -> str:
    named = [] if part.subject is None else [f"subject:{part.subject}"]
    terms = part.any
    if isinstance(part.bearer, str):
        named.append(f"bearer:{part.bearer}")
    elif part.bearer is not None:
        named.append("bearer:")
        terms = part.bearer
    if isinstance(part, WeighedPart) and part.weight != 1:
        named.append(f"weight:{part.weight}")
    return BAR.join([*named, *(_write_element(term) for term in terms)])


def _read_part(line: str) -> dict[str, object]:
    part: dict[str, object] = {}
    terms: list[str] = []
    for element in _split(line):
        match = _KEYED.match(element)
        if match is None:
            terms.append(_read_element(element))
        elif (key := match[1].lower()) in part:
            raise CellError(line.strip())
        else:
            part[key] = element[match.end() :].strip()
    if part.get("bearer") == "":
        part["bearer"] = terms
    elif terms:
        part["any"] = terms
    return part


def _split(line: str) -> list[str]:
    """Return the elements between bars, quoted ones whole."""
    found, at = [], 0
    while at < len(line):
        match = _QUOTED.match(line, at) or _PLAIN.match(line, at)
        assert match is not None  # the second one matches nothing, too
        found.append(match[0].strip())
        at = match.end() + 1
    return [element for element in found if element]


def _write_element(text: str) -> str:
    if text and not _NEEDS_QUOTES.search(text):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _read_element(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        value = json.loads(text)
    except ValueError as error:
        raise CellError(text) from error
    assert isinstance(value, str)  # what begins with a quote is nothing else
    return value
