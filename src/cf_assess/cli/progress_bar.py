"""How far a long step is, drawn on stderr."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


class ProgressBar:
    """A progress bar on stderr; on a pipe it stays silent."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        console = Console(stderr=True)
        # Names of drafts are text, not markup.
        name = TextColumn("{task.fields[name]}", markup=False)
        self._bar: RichProgress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            name,
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=None, name="")

    def __enter__(self) -> ProgressBar:
        """Begin to draw."""
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the bar as it stands."""
        self._bar.stop()

    def begin(self, total: int) -> None:
        """Take note how much lies ahead."""
        self._bar.update(self._task, total=total)

    def advance(self, name: str) -> None:
        """Take note of a draft done."""
        self._bar.update(self._task, advance=1, name=name[-40:])
