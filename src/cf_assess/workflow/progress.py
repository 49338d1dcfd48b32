"""How far a long step is: the core tells an object, an interface shows it."""

from typing import Protocol


class Progress(Protocol):
    """What an interface offers to be told."""

    def begin(self, total: int) -> None:
        """Take note that `total` pieces of work lie ahead."""

    def advance(self, name: str) -> None:
        """Take note that the piece called `name` is done."""


class Silence:
    """Progress that nobody watches."""

    def begin(self, total: int) -> None:
        """Say nothing."""

    def advance(self, name: str) -> None:
        """Say nothing."""
