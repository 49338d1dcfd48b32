"""Where in a file something stands."""

from cf_assess.models.base import Model


class Place(Model):
    """A position for messages; lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return ``file:line:column``, without the parts that are unknown."""
        parts = [self.file, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)
