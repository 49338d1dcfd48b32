"""The draft, clause by clause: evidence shows, citations are ticked."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cf_assess.models.draft import Clause, ClauseKind
from cf_assess.models.evidence import Evidence, Tier
from cf_assess.models.locator import shorten
from cf_assess.tui.folding import fold
from cf_assess.tui.messages import ClauseToggled

_HEADINGS = {
    ClauseKind.TITLE,
    ClauseKind.PART,
    ClauseKind.CHAPTER,
    ClauseKind.SECTION,
    ClauseKind.HEADING,
}
_FOUND = "black on yellow"
_POSSIBLE = "underline"
_SOUGHT = "black on cyan"


class ClauseText(OptionList):
    """All clauses of a draft; space cites the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cite", show=False, id="draft.cite"),
        Binding("j", "cursor_down", show=False, id="draft.down"),
        Binding("k", "cursor_up", show=False, id="draft.up"),
    ]

    def __init__(self, clauses: Sequence[Clause]) -> None:
        """Take the clauses in reading order."""
        self._clauses = clauses
        self._index = {clause.locator: i for i, clause in enumerate(clauses)}
        self._evidence: Mapping[str, Evidence] = {}
        self._cited: Collection[str] = ()
        self._sought = ""
        self._pending = ""
        self._width = 0
        super().__init__(markup=False, id="draft")

    def on_resize(self) -> None:
        """Break the lines anew where the width has changed."""
        width = self.scrollable_content_region.width
        if width == self._width:
            return
        first, self._width = not self._width, width
        if first:
            self.add_options([Option(self._line(clause)) for clause in self._clauses])
            self.go_to(self._pending)
        else:
            self._redraw(self._index)

    def _line(self, clause: Clause) -> Text:
        """Return a clause as it stands now: tick, evidence bar, text, marked words."""
        evidence = self._evidence.get(clause.locator)
        cited = clause.locator in self._cited
        text = Text()
        text.append("✓" if cited else " ", "bold green")
        text.append("┃ " if evidence is not None else "  ", "yellow")
        begin = len(text)
        text.append(clause.text, "bold" if clause.kind in _HEADINGS else "")
        if evidence is not None:
            style = _FOUND if evidence.tier is Tier.FOUND else _POSSIBLE
            for span in evidence.spans:
                text.stylize(
                    style,
                    begin + span.start - clause.start,
                    begin + span.end - clause.start,
                )
        if self._sought:
            text.highlight_words([self._sought], _SOUGHT)
        return fold(text, self._width, indent=3)

    def _redraw(self, locators: Iterable[str]) -> None:
        """Draw some clauses anew; before the first layout there is nothing to."""
        if not self._width:
            return
        for locator in sorted(set(locators) & self._index.keys()):
            index = self._index[locator]
            self.replace_option_prompt_at_index(index, self._line(self._clauses[index]))

    def show_evidence(
        self, evidence: Sequence[Evidence], cited: Collection[str]
    ) -> None:
        """Show the evidence of one criterion and what is cited for it."""
        before = {*self._evidence, *self._cited}
        self._evidence = {found.locator: found for found in evidence}
        self._cited = cited
        self._redraw({*before, *self._evidence, *cited})

    def show_cited(self, cited: Collection[str]) -> None:
        """Show what is cited now."""
        before, self._cited = self._cited, cited
        self._redraw({*before, *cited})

    def go_to(self, locator: str) -> None:
        """Put the cursor on a clause and bring it to the top third."""
        if not self._width:
            self._pending = locator
            return
        index = self._index.get(locator)
        if index is not None:
            self.highlighted = index
            self.scroll_to_highlight(top=True)

    def seek(self, text: str) -> bool:
        """Go to the next clause that holds `text`; tell whether there is one."""
        before, self._sought = self._sought, text
        holding = [i for i, clause in enumerate(self._clauses) if text in clause.text]
        self._redraw(
            clause.locator
            for clause in self._clauses
            if text in clause.text or (before and before in clause.text)
        )
        if not holding:
            return False
        here = -1 if self.highlighted is None else self.highlighted
        self.highlighted = next((i for i in holding if i > here), holding[0])
        self.scroll_to_highlight(top=True)
        return True

    @property
    def current(self) -> str | None:
        """Return the locator under the cursor."""
        return (
            None
            if self.highlighted is None
            else self._clauses[self.highlighted].locator
        )

    def on_option_list_option_highlighted(
        self, event: OptionList.OptionHighlighted
    ) -> None:
        """Show where the cursor is."""
        event.stop()
        locator = self.current
        self.border_subtitle = Text("" if locator is None else shorten(locator))

    def action_cite(self) -> None:
        """Tell that the clause under the cursor is cited, or no longer."""
        if self.current is not None:
            self.post_message(ClauseToggled(self.current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Treat Enter like space."""
        event.stop()
        self.action_cite()
