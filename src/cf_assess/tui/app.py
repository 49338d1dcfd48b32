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
        """Open the desk; what goes wrong here is still told on the command line.

        Raises:
            CfAssessError: this person has no sheet in the case, or the store failed.
        """
        super().__init__()
        self._desk = open_desk(seat)
        self._seat = seat
        self._now = now

    def on_mount(self) -> None:
        """Show the desk."""
        self.push_screen(ScoringScreen(self._desk, self._seat, self._now))
