"""The application around the screens: title, style, the way out."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

from cf_assess.tui.screens.scoring import ScoringScreen
from cf_assess.workflow.score import open_desk
from cf_assess.workflow.seat import Seat


class ReviewApp(App[None]):
    """One reviewer, one case."""

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, seat: Seat, now: Callable[[], str]) -> None:
        """Take a seat; nothing is read before the screen opens."""
        super().__init__()
        self._seat = seat
        self._now = now

    def on_mount(self) -> None:
        """Open the desk."""
        self.push_screen(ScoringScreen(open_desk(self._seat), self._seat, self._now))
