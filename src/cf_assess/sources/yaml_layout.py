"""A checklist as lines of YAML in the style of the shipped files, comments in place.

Long lists and texts stand in blocks, a line or more for each item; what is short and
always the same, such as duties and terms of cues, stands in brackets.
"""

from collections.abc import Iterator, Mapping

from cf_assess.models.place import CommentPosition, Keys
from cf_assess.sources.located_yaml import plain_lines
from cf_assess.sources.yaml_scalars import (
    WIDTH,
    width_of,
    write_block,
    write_inline,
)

Value = str | int | bool | list["Value"] | dict[str, "Value"] | None
"""What is written; a text is told from a number by its type."""
Notes = Mapping[tuple[Keys, CommentPosition], list[str]]
"""Comments by the value that they stand by, and on which side."""

_BLOCKS = frozenset(
    {"criteria", "anchors", "law", "cues", "hit", "miss", "todo_hit", "todo_miss"}
)
"""Lists and mappings that have a line for each item; all others are in brackets."""
_BLOCK_ITEMS = frozenset({"criteria", "cues"})
"""Lists whose items are mappings with a line for each key."""
_APART = "criteria"
"""The list whose items have a blank line between them, and no indentation."""


def lay_out(document: dict[str, Value], notes: Notes) -> str:
    """Return a document as text, with each comment at the value it stands by."""
    writer = _Writer(notes)
    lines = [
        *writer.beside((), CommentPosition.BEFORE, 0),
        *writer.mapping(document, (), 0),
        *writer.beside((), CommentPosition.BELOW, 0),
    ]
    return "".join(f"{line}\n" for line in lines)


def is_block(keys: Keys) -> bool:
    """Tell whether the value at `keys` is written with a line for each of its parts."""
    if not keys:
        return True
    if isinstance(keys[-1], int):
        return len(keys) > 1 and keys[-2] in _BLOCK_ITEMS
    return keys[-1] in _BLOCKS


class _Writer:
    """Writes values with their comments."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def beside(
        self, keys: Keys, position: CommentPosition, indent: int
    ) -> Iterator[str]:
        """Yield the lines of the comments on one side of a value."""
        for number, text in enumerate(self._notes.get((keys, position), ())):
            if number:
                yield ""
            for line in plain_lines(text).split("\n"):
                yield f"{' ' * indent}# {line}".rstrip()

    def mapping(self, value: dict[str, Value], keys: Keys, indent: int) -> list[str]:
        """Return the lines of a mapping, with a line or more for each key."""
        lines: list[str] = []
        for key, child in value.items():
            inner = (*keys, key)
            lines += self.beside(inner, CommentPosition.BEFORE, indent)
            head = f"{' ' * indent}{_write_key(key)}:"
            if is_block(inner) and child:
                lines.append(head + self._behind(inner))
                lines += self._block(child, inner, indent)
            else:
                lines += self._entry(head, child, inner, indent + 2)
            lines += self.beside(inner, CommentPosition.BELOW, indent)
        return lines

    def _block(self, value: Value, keys: Keys, indent: int) -> list[str]:
        """Return the lines below a key."""
        if isinstance(value, dict):
            return self.mapping(value, keys, indent + 2)
        assert isinstance(value, list)
        deeper = indent if keys[-1] == _APART else indent + 2
        lines: list[str] = []
        for number, item in enumerate(value):
            if number and keys[-1] == _APART:
                lines.append("")
            lines += self._item(item, (*keys, number), deeper)
        return lines

    def _item(self, item: Value, keys: Keys, indent: int) -> Iterator[str]:
        """Yield the lines of one item of a list."""
        yield from self.beside(keys, CommentPosition.BEFORE, indent)
        if is_block(keys) and isinstance(item, dict) and item:
            first, *others = self.mapping(item, keys, indent + 2)
            yield f"{' ' * indent}- {first.lstrip(' ')}"
            yield from others
        else:
            yield from self._entry(f"{' ' * indent}-", item, keys, indent + 2)
        yield from self.beside(keys, CommentPosition.BELOW, indent)

    def _entry(self, head: str, value: Value, keys: Keys, indent: int) -> list[str]:
        """Return a value that begins on the line of its key or dash."""
        used = width_of(head) + 1
        if isinstance(value, str):
            first, *others = write_block(value, indent, WIDTH - used)
            return [f"{head} {first}{self._behind(keys)}", *others]
        first, *others = write_flow(value, used).split("\n")
        lines = [f"{head} {first}", *others]
        lines[-1] += self._behind(keys)
        return lines

    def _behind(self, keys: Keys) -> str:
        """Return the comment behind a value, which is a single line."""
        texts = self._notes.get((keys, CommentPosition.AFTER), ())
        return "".join(f"  # {plain_lines(text)}".rstrip() for text in texts)


def write_flow(value: Value, column: int, closing: int = 0) -> str:
    """Return a value in brackets; lines below the first begin inside them.

    Args:
        value: what is written.
        column: where its first character stands, from 0.
        closing: columns that commas and brackets behind it take.
    """
    on_one_line = _inline(value)
    is_short = width_of(on_one_line) + column + closing <= WIDTH
    if is_short or not isinstance(value, list | dict):
        return on_one_line
    brackets = "[]" if isinstance(value, list) else "{}"
    inside = at = column + 1
    text = brackets[0]
    for number, (key, item) in enumerate(_parts(value)):
        if number:
            fits = at + 2 + width_of(key + _inline(item)) + closing + 1 <= WIDTH
            text += ", " if fits else ",\n" + " " * inside
            at = at + 2 if fits else inside
        written = key + write_flow(item, at + width_of(key), closing + 1)
        text += written
        last = written.rpartition("\n")[2]
        at = width_of(last) if "\n" in written else at + width_of(last)
    return text + brackets[1]


def _parts(value: list[Value] | dict[str, Value]) -> list[tuple[str, Value]]:
    """Return what stands between brackets: a key with its colon, and a value."""
    if isinstance(value, list):
        return [("", item) for item in value]
    return [(f"{_write_key(key)}: ", item) for key, item in value.items()]


def _write_key(key: str) -> str:
    """Return a key; levels, which are numbers, go without quotes."""
    return key if key.isdecimal() else write_inline(key, in_flow=True)


def _inline(value: Value) -> str:
    """Return a value on one line."""
    if isinstance(value, list | dict):
        inside = ", ".join(key + _inline(item) for key, item in _parts(value))
        return f"[{inside}]" if isinstance(value, list) else f"{{{inside}}}"
    if isinstance(value, str):
        return write_inline(value, in_flow=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)
