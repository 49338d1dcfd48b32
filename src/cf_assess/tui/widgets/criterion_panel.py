"""The criterion in question: what it asks, and what each level means."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from cf_assess.models.checklist import Criterion
from cf_assess.tui.folding import fold


class CriterionPanel(VerticalScroll):
    """Question and anchors; the level given is marked."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="criterion")
        self._text = Text()

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
            self._text.append(f"{'▶' if given else ' '}{number} {anchor}\n", style)
        self._text.rstrip()
        self._draw()

    def _draw(self) -> None:
        """Draw the text in lines of the present width."""
        width = self.scrollable_content_region.width
        self.query_one(Static).update(fold(self._text, width, indent=3))
