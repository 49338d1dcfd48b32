"""The list of criteria on the left: how each is marked, and where one is."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cf_assess.language import say
from cf_assess.models.checklist import Criterion
from cf_assess.models.sheet import Mark
from cf_assess.tui.messages import CriterionChosen


class CriteriaList(OptionList):
    """Criteria by domain; the code of the mark stands before each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False, id="list.down"),
        Binding("k", "cursor_up", show=False, id="list.up"),
    ]

    def __init__(
        self,
        domains: Sequence[tuple[str, Sequence[Criterion]]],
        marks: Mapping[str, Mark],
    ) -> None:
        """Take title and criteria of each domain, and the marks so far."""
        self._criteria = {c.id: c for _, criteria in domains for c in criteria}
        options: list[Option] = []
        for title, criteria in domains:
            options.append(Option(Text(title, style="bold"), disabled=True))
            options += [
                Option(self._line(c, marks.get(c.id)), id=c.id) for c in criteria
            ]
        super().__init__(*options, markup=False, id="criteria")
        self.border_title = say("tui.criteria")

    def _line(self, criterion: Criterion, mark: Mark | None) -> Text:
        """Return a criterion's line: the mark's code, then the title."""
        code = mark.code if mark is not None else ""
        style = "bold green" if code.isdigit() else "yellow" if code else "dim"
        text = Text(no_wrap=True, overflow="ellipsis")
        return text.append(f"{code or '·':>2} ", style).append(criterion.title)

    def show_mark(self, criterion_id: str, mark: Mark | None) -> None:
        """Show how a criterion is marked now."""
        line = self._line(self._criteria[criterion_id], mark)
        self.replace_option_prompt(criterion_id, line)

    def turn_to(self, criterion_id: str) -> None:
        """Put the cursor on a criterion."""
        self.highlighted = self.get_option_index(criterion_id)

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Tell which criterion the cursor is on."""
        event.stop()
        if event.option.id is not None:
            self.post_message(CriterionChosen(event.option.id))
