"""Word's automatic numbers: what Word prints before a numbered paragraph.

The rules are Word's.  All lists that share an abstract definition share its counters;
a start override counts once, when its list is first used at that level; a level starts
anew after a higher one unless `lvlRestart` says 0 (articles run on over chapters).

Source: ECMA-376 part 1, 17.9.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from cf_assess.drafts.archive import Element, tag_of
from cf_assess.drafts.word.number_formats import format_number, is_known_format
from cf_assess.drafts.word.package import (
    child_of,
    children_of,
    is_on,
    value_of,
    whole_of,
)
from cf_assess.drafts.word.styles import Styles

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ARTICLE = re.compile(r"第\s?%[1-9]\s?条")
_LONGEST_TEXT = 100
"""A label longer than this is no number."""
_MOST_LINKS = 10
"""Word links a list to another once."""


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """Starts anew after levels up to this one (1-based); 0 never, None default."""
    suffix: str = "tab"
    legal: bool = False
    """All numbers of the label in Arabic digits."""
    style: str | None = None
    """Paragraph style that is bound to this level."""

    @cached_property
    def parts(self) -> list[str]:
        """Return the label taken apart: text, number of a level, text, and so on."""
        return _PLACEHOLDER.split(self.text[:_LONGEST_TEXT])


@dataclass(frozen=True)
class _List:
    """A list as paragraphs refer to it (w:num)."""

    abstract: int
    levels: dict[int, Level]
    """Its levels, those of the abstract definition overridden."""
    overrides: dict[int, int]
    """Start overrides by level."""

    @cached_property
    def restarted(self) -> list[list[int]]:
        """Return for each level those below it that start anew after it."""
        found: list[list[int]] = []
        for level in range(_LEVELS):
            below: list[int] = []
            for deeper in range(level + 1, _LEVELS):
                own = self.levels.get(deeper)
                restart = None if own is None else own.restart
                if restart is None or restart > deeper or restart > level:
                    below.append(deeper)
            found.append(below)
        return found


class Numbering:
    """The counters of one draft; labels must be asked for in reading order.

    In a file that LibreOffice has converted the rule that articles run on over chapters
    is lost; they run on all the same, as they do in every regulation.
    """

    def __init__(
        self, root: Element | None, styles: Styles, *, converted: bool = False
    ) -> None:
        self._converted = converted
        self.styles = styles
        self._abstracts: dict[int, Element] = {}
        self._nums: dict[int, Element] = {}
        self._lists: dict[int, _List | None] = {}
        self._definitions: dict[int, dict[int, Level]] = {}
        self._by_style: dict[str | None, tuple[int | None, int]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._overridden: set[tuple[int, int]] = set()
        self.is_used = False
        """Whether any paragraph had an automatic number."""
        self.unknown: set[str] = set()
        """Number formats met that Word prints in a way not known here."""
        for element in () if root is None else root:
            self._register(element)

    def _register(self, element: Element) -> None:
        kind = tag_of(element)
        if kind == "abstractNum":
            key = whole_of(value_of(element, "abstractNumId"))
            if key is not None:
                self._abstracts.setdefault(key, element)
        elif kind == "num":
            key = whole_of(value_of(element, "numId"))
            if key is not None:
                self._nums.setdefault(key, element)

    def find(self, own: Element | None, style_id: str | None) -> tuple[int, int] | None:
        """Return list and level of a paragraph, from itself or its style.

        Args:
            own: its `w:numPr`.
            style_id: its paragraph style.
        """
        num_id = level = None
        if own is not None:
            given = children_of(own)
            num_id = whole_of(value_of(given.get("numId")))
            level = whole_of(value_of(given.get("ilvl")))
        if num_id is None:
            if style_id not in self._by_style:
                self._by_style[style_id] = self._find_in_style(style_id)
            num_id, by_style = self._by_style[style_id]
            level = by_style if level is None else level
        if not num_id or num_id not in self._nums:
            return None
        return num_id, min(max(level or 0, 0), _LEVELS - 1)

    def _find_in_style(self, style_id: str | None) -> tuple[int | None, int]:
        """Return list and level that a style or its parents give.

        The level bound to the style in the list counts more than the style's own.
        """
        chain = self.styles.chain(style_id)
        num_id = next((s.num_id for s in chain if s.num_id is not None), None)
        if not num_id:
            return num_id, 0
        found = self._list(num_id)
        for style in chain:
            for index, level in found.levels.items() if found else ():
                if level.style == style.id:
                    return num_id, index
            if style.level is not None:
                return num_id, style.level
        return num_id, 0

    def next_label(self, num_id: int, level: int) -> str:
        """Count one paragraph and return its label with the distance to the text."""
        found = self._list(num_id)
        if found is None or level not in found.levels:
            return ""
        self.is_used = True
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        self._advance(counts, found, num_id, level)
        return _space(self._print(counts, found, level), found.levels[level])

    def _advance(
        self, counts: list[int | None], found: _List, num_id: int, level: int
    ) -> None:
        """Move the counter of a level on and reset those below it."""
        key = (num_id, level)
        current = counts[level]
        if level in found.overrides and key not in self._overridden:
            self._overridden.add(key)
            counts[level] = found.overrides[level]
        elif current is None:
            counts[level] = _start(found, level)
        else:
            counts[level] = current + 1
        for deeper in found.restarted[level]:
            counts[deeper] = None

    def _print(self, counts: list[int | None], found: _List, level: int) -> str:
        """Return the label of a level without the distance behind it."""
        own = found.levels[level]
        if own.format == "bullet":
            return ""
        label = ""
        for index, part in enumerate(own.parts):
            if index % 2 == 0:
                label += part
                continue
            at = int(part) - 1
            count = counts[at]
            value = _start(found, at) if count is None else count
            name = found.levels[at].format if at in found.levels else "decimal"
            name = "decimal" if own.legal else name
            if not is_known_format(name):
                self.unknown.add(name)
            label += format_number(value, name)
        return label[:_LONGEST_TEXT]

    def _list(self, num_id: int) -> _List | None:
        """Return a list with its overrides applied."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: int) -> _List | None:
        element = self._nums.get(num_id)
        abstract = whole_of(value_of(child_of(element, "abstractNumId")))
        if element is None or abstract is None:
            return None
        key, definition = self._resolve(abstract)
        if definition is None:
            return None
        if key not in self._definitions:
            self._definitions[key] = _read_levels(definition)
        levels = dict(self._definitions[key])
        overrides: dict[int, int] = {}
        for override in element:
            index = whole_of(value_of(override, "ilvl"))
            if tag_of(override) != "lvlOverride" or index is None:
                continue
            own = child_of(override, "lvl")
            if own is not None and 0 <= index < _LEVELS:
                levels[index] = _read_level(own)
            start = whole_of(value_of(child_of(override, "startOverride")))
            if start is not None:
                overrides[index] = start
        if self._converted:
            levels = {
                i: replace(level, restart=0) if _ARTICLE.search(level.text) else level
                for i, level in levels.items()
            }
        return _List(key, levels, overrides)

    def _resolve(self, abstract: int) -> tuple[int, Element | None]:
        """Return the definition behind a link to a list style."""
        seen: set[int] = set()
        while abstract in self._abstracts and len(seen) < _MOST_LINKS:
            if abstract in seen:
                break
            seen.add(abstract)
            element = self._abstracts[abstract]
            link = value_of(child_of(element, "numStyleLink"))
            style = self.styles.find(link)
            target = None if style is None else self._nums.get(style.num_id or 0)
            linked = whole_of(value_of(child_of(target, "abstractNumId")))
            if linked is None:
                return abstract, element
            abstract = linked
        return abstract, self._abstracts.get(abstract)


def _start(found: _List, level: int) -> int:
    own = found.levels.get(level, Level())
    return found.overrides.get(level, own.start)


def _read_levels(definition: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in definition:
        index = whole_of(value_of(element, "ilvl"))
        if tag_of(element) == "lvl" and index is not None and 0 <= index < _LEVELS:
            levels[index] = _read_level(element)
    return levels


def _read_level(element: Element) -> Level:
    level = Level(legal=is_on(child_of(element, "isLgl")))
    start = whole_of(value_of(child_of(element, "start")))
    return replace(
        level,
        start=0 if start is None else start,
        format=value_of(_format_of(element)) or "decimal",
        text=value_of(child_of(element, "lvlText")) or "",
        restart=whole_of(value_of(child_of(element, "lvlRestart"))),
        suffix=value_of(child_of(element, "suff")) or "tab",
        style=value_of(child_of(element, "pStyle")),
    )


def _format_of(level: Element) -> Element | None:
    """Return `w:numFmt`, also where newer Word hides it behind a choice."""
    plain = child_of(level, "numFmt")
    if plain is not None:
        return plain
    return next((e for e in level.iter() if tag_of(e) == "numFmt"), None)


def _space(label: str, level: Level) -> str:
    """Return a label with a blank where the text would run into it.

    A bracket, dot or comma keeps the text apart by itself.
    """
    label = " ".join(label.split())
    apart = level.suffix != "nothing" or label.startswith("第")
    return f"{label} " if label and apart and label[-1].isalnum() else label
