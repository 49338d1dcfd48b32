"""Dialogs that know nothing of reviews: they ask and return a value."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from cf_assess.language import literal, say


class Dialog(ModalScreen[str | None]):
    """A frame with a title; Esc goes back without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False, id="dialog.back"),
    ]
    KEYS = "tui.dialog.keys"
    """Wording of the line that tells the keys."""

    def __init__(self, title: str) -> None:
        """Take the title, which may hold text of a draft."""
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Put the content between title and keys."""
        with Vertical():
            yield Static(Text(literal(self._title)), classes="title", markup=False)
            yield from self.compose_content()
            yield Static(Text(say(self.KEYS)), classes="keys", markup=False)

    def compose_content(self) -> ComposeResult:
        """Yield what stands between title and keys."""
        yield from ()

    def action_back(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class ChoiceDialog(Dialog):
    """Asks for one of several answers; returns its id."""

    def __init__(self, title: str, choices: Sequence[tuple[str, str]]) -> None:
        """Take id and wording of each choice."""
        super().__init__(title)
        self._choices = choices

    def compose_content(self) -> ComposeResult:
        """Show the choices."""
        options = [Option(Text(literal(text)), id=key) for key, text in self._choices]
        yield OptionList(*options, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return what was chosen."""
        self.dismiss(event.option.id)


class LineDialog(Dialog):
    """Asks for one line; returns it, or None when it is empty."""

    def compose_content(self) -> ComposeResult:
        """Show the line."""
        yield Input()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the line."""
        self.dismiss(event.value.strip() or None)


class TextDialog(Dialog):
    """A text that is handed on while it is written; returns it as it stands."""

    KEYS = "tui.dialog.text"
    PAUSE_SECONDS = 0.4
    """A pause in typing after which the text is handed on."""

    def __init__(self, title: str, text: str, keep: Callable[[str], bool]) -> None:
        """Take the text as it stands, and what keeps it and tells whether it did."""
        super().__init__(title)
        self._text = self._kept = self._tried = literal(text)
        self._keep = keep

    def compose_content(self) -> ComposeResult:
        """Show the text, cursor at its end."""
        area = TextArea(self._text, soft_wrap=True, show_line_numbers=False)
        area.move_cursor(area.document.end)
        yield area

    def on_mount(self) -> None:
        """Look for a pause in typing."""
        self.query_one(TextArea).focus()
        self.set_interval(self.PAUSE_SECONDS, self._hand_on)

    def _hand_on(self) -> None:
        """Keep the text if it has changed since; what failed is not tried again."""
        text = self._written()
        if text not in {self._kept, self._tried}:
            self._hand(text)

    def _written(self) -> str:
        """Return what is written; what was pasted may hold controls."""
        return literal(self.query_one(TextArea).text)

    def _hand(self, text: str) -> None:
        """Keep the text; it counts as kept only where it was."""
        self._tried = text
        if self._keep(text):
            self._kept = text

    def action_back(self) -> None:
        """Keep what was written last and go back; stay while it cannot be kept."""
        text = self._written()
        if text != self._kept:
            self._hand(text)
        if text == self._kept:
            self.dismiss(text)


class ReadingDialog(Dialog):
    """Shows a text; returns nothing."""

    KEYS = "tui.dialog.read"

    def __init__(self, title: str, text: Text) -> None:
        """Take what is to be read."""
        super().__init__(title)
        self._text = text

    def compose_content(self) -> ComposeResult:
        """Show the text."""
        with VerticalScroll():
            yield Static(self._text, markup=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()
