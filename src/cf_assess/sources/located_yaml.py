"""Strict YAML in which every key and value knows its line and column.

Every scalar is text: `no`, `12:30`, `010`, `1.10` and dates stay what was written;
the models read numbers out of text.  An empty plain scalar and `null` are None.
Duplicate keys, anchors, aliases, merge keys, tags, tabs and a second document are
faults, and so are sizes and depths that no checklist needs: files come from users.

The document is built from parser events, not from PyYAML's own nodes, because those
have already followed the aliases, and because the depth can be bounded that way.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import yaml

from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.yaml_syntax import explain_syntax

Loader = getattr(yaml, "CLoader", yaml.SafeLoader)
"""The loader in C is some ten times faster; without libyaml the other one serves."""

_Valued = (yaml.ScalarEvent, yaml.CollectionStartEvent)

MAX_DEPTH = 12
"""Levels of nesting; a cue inside a criterion needs nine."""
MAX_NODES = 200_000
"""Keys and values in a file; a checklist of sixty criteria has about ten thousand."""

MAX_STRAY = 100
"""Tabs and invisible characters reported of a file; a wrong editor makes thousands."""

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Invisible characters; some of them would even break lines for the parser."""
WIDE = "[\u2014-\u2026\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
BETWEEN_WIDE = re.compile(f"(?<={WIDE}) (?={WIDE})")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Node(NamedTuple):
    """A value with its place and the place of its key; both count from 1."""

    line: int
    column: int
    value: "str | dict[str, Node] | list[Node] | None"
    key_line: int = 0
    """0 outside mappings."""
    key_column: int = 0


class _StopReading(Exception):  # noqa: N818  # says what it does; never leaves
    """Beyond a limit: what was found so far is all there will be."""


def read_tree(text: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Return the document in `text` and all that is wrong with it as YAML.

    The tree is None where the text is empty or cannot be followed to its end.
    """
    text = _even_breaks(text)
    faults = list(islice(_stray_characters(text), MAX_STRAY))
    if _TAB_INDENT.search(text):
        return None, tuple(faults)  # what belongs to what cannot be told
    builder = _Builder(plain_lines(text))
    return builder.build(), tuple(faults + builder.faults)


def plain_lines(text: str) -> str:
    """Return `text` as the parser gets it: no tabs, nothing invisible, LF alone."""
    return _ODD.sub(" ", _even_breaks(text)).replace("\t", " ")


def _even_breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def to_plain(node: Node) -> object:
    """Return the value of a node as dicts, lists, text and None."""
    value = node.value
    if isinstance(value, dict):
        return {key: to_plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [to_plain(child) for child in value]
    return value


def find_node(node: Node, keys: tuple[str | int, ...]) -> Node:
    """Return the node at `keys`, or the last one on the way that is there."""
    for key in keys:
        value = node.value
        if isinstance(value, dict) and key in value:
            node = value[str(key)]
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            node = value[key]
        else:
            return node
    return node


def _stray_characters(text: str) -> Iterator[Fault]:
    """Yield invisible characters, and the first tab of each line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            yield Fault(number, line.index("\t") + 1, "yaml_tab")
        for match in _ODD.finditer(line):
            values = {"character": f"U+{ord(match[0]):04X}"}
            yield Fault(number, match.start() + 1, "yaml_character_odd", values)


class _Builder:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._events = yaml.parse(text, Loader)
        self._nodes = 0

    def build(self) -> Node | None:
        """Return the tree; None where there is none or reading had to stop."""
        try:
            return self._document()
        except yaml.YAMLError as error:
            self.faults.append(explain_syntax(error))
        except _StopReading:
            pass
        return None

    def _document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._report(event, "yaml_second_document")
                    return root
                root = self._node(next(self._events), 0)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """Return the node that begins with `event`."""
        self._watch_limits(event, depth)
        self._refuse_extras(event)
        value: str | dict[str, Node] | list[Node] | None
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            value = None if plain and event.value in _NULLS else _joined(event)
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(depth)
        else:
            value = None  # an alias, refused above
        return Node(*_start(event), value)

    def _sequence(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            child = self._node(next(self._events), depth + 1)
            if not isinstance(key.value, str):
                self.faults.append(Fault(key.line, key.column, "yaml_key"))
            elif key.value == "<<":
                self.faults.append(Fault(key.line, key.column, "yaml_merge"))
            elif key.value in entries:
                self._report_twice(key, entries[key.value])
            else:
                entries[key.value] = child._replace(
                    key_line=key.line, key_column=key.column
                )
        return entries

    def _refuse_extras(self, event: yaml.Event) -> None:
        """Report anchors, aliases and tags, none of which a checklist needs."""
        if isinstance(event, yaml.AliasEvent):
            self._report(event, "yaml_alias", name=shown(event.anchor))
        if not isinstance(event, _Valued):
            return
        if event.anchor is not None:
            self._report(event, "yaml_anchor", name=shown(event.anchor))
        if event.tag is not None:
            self._report(event, "yaml_tag", tag=shown(event.tag))

    def _report_twice(self, key: Node, first: Node) -> None:
        values = {"field": shown(key.value), "line": str(first.key_line)}
        self.faults.append(Fault(key.line, key.column, "duplicate_key", values))

    def _watch_limits(self, event: yaml.Event, depth: int) -> None:
        self._nodes += 1
        if depth > MAX_DEPTH:
            self._report(event, "yaml_too_deep", limit=str(MAX_DEPTH))
        elif self._nodes > MAX_NODES:
            self._report(event, "yaml_too_many", limit=str(MAX_NODES))
        else:
            return
        raise _StopReading

    def _report(self, event: yaml.Event, code: str, **values: str) -> None:
        self.faults.append(Fault(*_start(event), code, values))


def _joined(event: yaml.ScalarEvent) -> str:
    """Return the text of a scalar; lines of Chinese are joined without a blank.

    YAML puts a blank where folded lines meet, which is right between words of
    Latin letters only.
    """
    start, end = event.start_mark, event.end_mark
    value: str = event.value
    folded = start is not None and end is not None and end.line > start.line
    return BETWEEN_WIDE.sub("", value) if folded and event.style != "|" else value


def _start(event: yaml.Event) -> tuple[int, int]:
    """Return line and column where an event begins, from 1."""
    mark = event.start_mark
    assert mark is not None  # parsers of text always set it
    return mark.line + 1, mark.column + 1
