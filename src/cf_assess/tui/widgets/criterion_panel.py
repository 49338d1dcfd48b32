"""The criterion in question: what it asks, and what each level means."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from cf_assess.models.checklist import Criterion
from cf_assess.tui.folding import fold

_GIVEN = "▶"
"""Stands before the level that was given."""


class CriterionPanel(VerticalScroll):
    """Question and anchors; the level given is marked."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="criterion")
        self._text = self._lines = Text()

    def compose(self) -> ComposeResult:
        """Hold one text."""
        yield Static(markup=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._draw()

    def show(
        self,
        criterion: Criterion,
        anchors: Sequence[tuple[int, str]],
        level: int | None,
    ) -> None:
        """Show a criterion with its anchors and the level given, if any."""
        self.border_title = Text(criterion.title)
        self.border_subtitle = Text(criterion.id)
        self._text = Text(f"{criterion.question}\n")
        for number, anchor in anchors:
            given = number == level
            style = "bold green" if given else ""
            self._text.append(f"{_GIVEN if given else ' '}{number} {anchor}\n", style)
        self._text.rstrip()
        self._draw()
        self._show_given()

    def _draw(self) -> None:
        """Draw the text in lines of the present width."""
        width = self.scrollable_content_region.width
        self._lines = fold(self._text, width, indent=3)
        self.query_one(Static).update(self._lines)

    def _show_given(self) -> None:
        """Scroll to the level given, where the panel is too low for all of them."""
        lines = self._lines.plain.split("\n")
        given = [n for n, line in enumerate(lines) if line.startswith(_GIVEN)]
        self.scroll_to(y=max(0, given[0] - 1) if given else 0, animate=False)
