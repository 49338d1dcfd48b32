"""The comments of a YAML file, each with the value that it stands by.

The reader of values drops comments, so the text is searched once more: a `#` outside
of all scalars begins one.  Which value a comment belongs to is told as a person tells
it, by the line and by the indentation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import yaml

from cf_assess.models.place import Comment, CommentPosition, Keys
from cf_assess.sources.located_yaml import Loader, plain_lines

_SIGN = re.compile("#.*")
_NO_BREAK = re.compile("[^\n]")
_INDEX = itemgetter(0)


def read_comments(text: str) -> tuple[Comment, ...]:
    """Return the comments of a file that can be read, in order.

    Lines that follow each other are one comment; a blank line begins another one.

    Raises:
        YAMLError: the text is no YAML.
    """
    text = plain_lines(text)
    map_ = _Map()
    _Walker(text, map_).walk()
    lines = [
        (number, *map_.owner(start, indent), comment)
        for number, start, indent, comment in _find(text, map_.scalars)
    ]
    return tuple(_group(lines))


@dataclass
class _Map:
    """Where the values of a text begin and end, by its characters."""

    anchors: list[tuple[int, Keys]] = field(default_factory=list)
    """Where entries and items of blocks begin; a parent before its first child."""
    columns: dict[Keys, int] = field(default_factory=dict)
    line_of: dict[int, int] = field(default_factory=dict)
    ends: list[tuple[int, Keys]] = field(default_factory=list)
    """Where something ends that a comment can stand behind."""
    flows: list[tuple[int, int, Keys]] = field(default_factory=list)
    """Lists and mappings in brackets, without those inside others."""
    scalars: list[tuple[int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def owner(self, start: int, indent: int) -> tuple[Keys, CommentPosition]:
        """Return what the comment at `start` stands by, and on which side."""
        for begin, end, keys in self.flows:
            if begin < start < end:
                return keys, CommentPosition.BEFORE
        behind = bisect_right(self.ends, start, key=_INDEX) - 1
        if behind >= 0 and not self._is_break_between(self.ends[behind][0], start):
            return self.ends[behind][1], CommentPosition.AFTER
        number = bisect_left(self.anchors, start, key=_INDEX)
        following = self.anchors[number] if number < len(self.anchors) else None
        if following is not None and (
            number == 0 or indent <= self.columns[following[1]]
        ):
            return following[1], CommentPosition.BEFORE
        last = self.anchors[number - 1][1] if number else ()
        while last and self.columns.get(last, indent + 1) > indent:
            last = last[:-1]
        return last, CommentPosition.BELOW

    def _is_break_between(self, start: int, end: int) -> bool:
        number = bisect_left(self.breaks, start)
        return number < len(self.breaks) and self.breaks[number] < end


class _Walker:
    """One pass over the events of a text, with the keys that lead to each."""

    def __init__(self, text: str, map_: _Map) -> None:
        self._events = yaml.parse(text, Loader)
        self._map = map_
        map_.breaks.extend(i for i, sign in enumerate(text) if sign == "\n")

    def walk(self) -> None:
        """Note where the values of the first document are."""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                root = next(self._events)
                self._anchor(_start(root), _column(root), ())
                self._value(root, (), in_flow=False)

    def _anchor(self, index: int, column: int, keys: Keys) -> None:
        self._map.anchors.append((index, keys))
        self._map.columns[keys] = column

    def _value(self, event: yaml.Event, keys: Keys, *, in_flow: bool) -> int:
        """Note a value, and return where it ends."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, keys)
            return _end(event)
        if not isinstance(event, yaml.CollectionStartEvent):
            return _end(event)  # an alias, which no file may have
        is_flow = in_flow or bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            end = self._mapping(keys, is_flow)
        else:
            end = self._sequence(event, keys, is_flow)
        if is_flow and not in_flow:
            self._map.flows.append((_start(event), end, keys))
            self._map.ends.append((end, keys))
        return end

    def _mapping(self, keys: Keys, is_flow: bool) -> int:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            name = event.value if isinstance(event, yaml.ScalarEvent) else ""
            inner = (*keys, name)
            if not is_flow:
                self._anchor(_start(event), _column(event), inner)
            end = self._value(event, inner, in_flow=True)
            if not is_flow:
                self._map.ends.append((end, inner))
            self._item(next(self._events), inner, is_flow)
        return _end(event)

    def _sequence(self, start: yaml.Event, keys: Keys, is_flow: bool) -> int:
        number = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            if not is_flow:
                self._anchor(_start(event), _column(start), (*keys, number))
            self._item(event, (*keys, number), is_flow)
            number += 1
        return _end(event)

    def _item(self, event: yaml.Event, keys: Keys, is_flow: bool) -> None:
        end = self._value(event, keys, in_flow=is_flow)
        if not is_flow and isinstance(event, yaml.ScalarEvent):
            block = event.style in ("|", ">")
            # Behind the sign of a block text, since the text has the lines below.
            self._map.ends.append((_start(event) + 1 if block else end, keys))

    def _scalar(self, event: yaml.ScalarEvent, keys: Keys) -> None:
        start = _start(event)
        if event.style in ("|", ">"):
            line = bisect_left(self._map.breaks, start)
            start = self._map.breaks[line] if line < len(self._map.breaks) else start
        self._map.scalars.append((start, _end(event)))


def _find(
    text: str, scalars: list[tuple[int, int]]
) -> Iterator[tuple[int, int, int, str]]:
    """Yield number of line, start, indent and text of each line of comment."""
    parts, before = [], 0
    for start, end in sorted(scalars):
        parts += [text[before:start], _NO_BREAK.sub("x", text[start:end])]
        before = max(before, end)
    outside = "".join([*parts, text[before:]])
    start = 0
    for number, line in enumerate(outside.split("\n")):
        match = _SIGN.search(line)
        if match is not None:
            at = start + match.start()
            said = text[at + 1 : start + match.end()].rstrip()
            indent = len(line) - len(line.lstrip(" "))  # of a dash before it, too
            yield number, at, indent, said.removeprefix(" ")
        start += len(line) + 1


def _group(
    lines: list[tuple[int, Keys, CommentPosition, str]],
) -> Iterator[Comment]:
    """Yield comments made of lines that follow each other at one value."""
    numbered = enumerate(lines)
    for (_, keys, position), group in groupby(
        numbered, key=lambda item: (item[1][0] - item[0], item[1][1], item[1][2])
    ):
        text = "\n".join(line[3] for _, line in group)
        yield Comment(keys=keys, position=position, text=text)


def _start(event: yaml.Event) -> int:
    mark = event.start_mark
    assert mark is not None  # parsers of text always set it
    return mark.index


def _end(event: yaml.Event) -> int:
    mark = event.end_mark
    assert mark is not None
    return mark.index


def _column(event: yaml.Event) -> int:
    mark = event.start_mark
    assert mark is not None
    return mark.column
