"""Where in a file something stands, and what its author noted there."""

from enum import StrEnum

from cf_assess.models.base import Model

Keys = tuple[str | int, ...]
"""Keys and places in lists, from 0, that lead to a value of a file."""


class Place(Model):
    """A position for messages; lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return ``file:line:column``, without the parts that are unknown."""
        parts = [self.file, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class CommentPosition(StrEnum):
    """On which side of a value a comment stands."""

    BEFORE = "before"
    """On lines of its own above the value."""
    AFTER = "after"
    """On the line of the value, behind it."""
    BELOW = "below"
    """On lines of its own below the last line of the value."""


class Comment(Model):
    """What the author of a file noted beside a value; no reader of values sees it."""

    keys: Keys
    """The value that it stands by; () is the file as a whole."""
    position: CommentPosition
    text: str
    """Without the signs of a comment; a line feed begins a new line of it."""
