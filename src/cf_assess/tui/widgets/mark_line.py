"""The mark as it stands: level, citations, comment."""

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from cf_assess.language import knows, literal, say
from cf_assess.models.checklist import Duties
from cf_assess.models.locator import shorten
from cf_assess.models.sheet import Mark, MarkState


class MarkLine(Static):
    """Three lines that tell everything a mark holds."""

    def __init__(self, levels: Sequence[int]) -> None:
        """Take the levels of the scale, lowest first."""
        super().__init__(markup=False, id="mark")
        self._levels = levels

    def show(self, mark: Mark | None, duties: Duties) -> None:
        """Show a mark and what it still must carry."""
        text = Text(no_wrap=True, overflow="ellipsis")
        self._append_level(text, mark)
        self._append_clauses(text, mark, duties)
        self._append_words(text, mark, duties)
        self.update(text)

    def _append_level(self, text: Text, mark: Mark | None) -> None:
        """Append the levels, the one given standing out."""
        text.append(f"{say('tui.levels')}  ")
        for level in self._levels:
            given = mark is not None and mark.level == level
            text.append(f" {level} ", "black on green" if given else "dim")
        for state, name in (
            (MarkState.NOT_APPLICABLE, "tui.na"),
            (MarkState.CANNOT_JUDGE, "tui.cj"),
        ):
            given = mark is not None and mark.state is state
            text.append(f"  {say(name)}", "black on yellow" if given else "dim")
            if mark is not None and given and mark.reason:
                text.append(f"：{_reason(mark)}")
        text.append("\n")

    def _append_clauses(self, text: Text, mark: Mark | None, duties: Duties) -> None:
        """Append the citations, or that one is needed."""
        cited = () if mark is None else mark.clauses
        shown = literal("；".join(shorten(locator) for locator in cited))
        text.append(f"{say('tui.clauses')}  {shown or say('tui.nothing')}")
        if not cited and mark is not None and duties.needs_citation(mark.level):
            text.append(say("tui.need.citation"), "red")
        text.append("\n")

    def _append_words(self, text: Text, mark: Mark | None, duties: Duties) -> None:
        """Append comment and suggested wording, or that a comment is needed."""
        comment = "" if mark is None else literal(" ".join(mark.comment.split()))
        text.append(f"{say('tui.comment')}  {comment or say('tui.nothing')}")
        if not comment and mark is not None and duties.needs_comment(mark.level):
            text.append(say("tui.need.comment"), "red")
        if mark is not None and mark.suggestion:
            suggestion = literal(" ".join(mark.suggestion.split()))
            text.append(f"  {say('tui.suggestion')}  {suggestion}")


def _reason(mark: Mark) -> str:
    """Return a reason in words; a code of the closed list is worded."""
    code, rest = mark.reason_parts
    key = f"label.reason.{code}"
    words = say(key) if knows(key) else code
    return literal(f"{words}：{rest}" if rest else words)
