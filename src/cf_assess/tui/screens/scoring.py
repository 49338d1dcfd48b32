"""Scoring: what changes a mark; each change is saved when it is made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from cf_assess.errors import CfAssessError, SheetNotReadyError
from cf_assess.language import explain_error, literal, say, word_problem
from cf_assess.models.problem import Problem
from cf_assess.models.sheet import Mark, MarkState
from cf_assess.tui import editing
from cf_assess.tui.dialogs import ChoiceDialog, ReadingDialog, TextDialog
from cf_assess.tui.messages import ClauseToggled
from cf_assess.tui.screens.reading import ReadingScreen
from cf_assess.tui.widgets.criteria_list import CriteriaList
from cf_assess.workflow.score import Desk, save_mark, submit_sheet
from cf_assess.workflow.seat import Seat


class ScoringScreen(ReadingScreen):
    """One reviewer scores one draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(level), f"level({level})", show=False, id=f"score.{level}")
            for level in range(10)
        ),
        Binding("x", "not_applicable", say("tui.key.na"), id="score.na"),
        Binding("c", "cannot_judge", show=False, id="score.cj"),
        Binding("d", "clear", show=False, id="score.clear"),
        Binding("m", "comment", say("tui.key.comment"), id="score.comment"),
        Binding("s", "suggestion", show=False, id="score.suggestion"),
        Binding("ctrl+s", "submit", say("tui.key.submit"), id="score.submit"),
    ]

    ABOUT_CRITERIA: ClassVar[frozenset[str]] = ReadingScreen.ABOUT_CRITERIA | {
        "level",
        "not_applicable",
        "cannot_judge",
        "clear",
        "comment",
        "suggestion",
        "submit",
    }

    def __init__(self, desk: Desk, seat: Seat, now: Callable[[], str]) -> None:
        """Take what is to be scored, by whom, and the clock."""
        super().__init__(desk)
        self._seat = seat
        self._now = now

    def _keep(self, mark: Mark) -> bool:
        """Save a mark, then show it; return whether it is committed."""
        if self._read_only:
            self.notify(say("tui.submitted"))
            return False
        now = self._now()
        try:
            save_mark(replace(self._seat, now=now), mark)
        except CfAssessError as error:
            self._tell(error)
            return False
        self._marks[mark.criterion] = mark
        self._show_saved(now)
        self._show_mark()
        return True

    def _tell(self, error: CfAssessError) -> None:
        """Say what went wrong; its sentence may hold names of files."""
        text = literal(explain_error(error))
        self.notify(text, severity="error", timeout=15, markup=False)

    def action_level(self, level: int) -> None:
        """Give a level."""
        highest = self._desk.frozen.rubric.max_level
        if level > highest:
            self.notify(say("tui.level.first", level=level, highest=highest))
            return
        self._keep(editing.with_level(self._mark(), level))

    def action_not_applicable(self) -> None:
        """Ask for the reason why the criterion does not apply."""
        allowed = self._desk.frozen.by_id[self._current].not_applicable
        if not allowed.allowed:
            self.notify(say("tui.na.refused"), severity="warning")
            return
        choices = [
            (reason.value, say(f"label.reason.{reason.value}"))
            for reason in allowed.reasons
        ]
        self._ask(say("tui.na.ask"), choices, MarkState.NOT_APPLICABLE)

    def action_cannot_judge(self) -> None:
        """Ask for the reason why the reviewer cannot judge."""
        texts = [say(f"tui.cj.{code}") for code in ("field", "information", "interest")]
        choices = [(f"cj{n}", text) for n, text in enumerate(texts)]
        self._ask(say("tui.cj.ask"), choices, MarkState.CANNOT_JUDGE)

    def _ask(
        self, title: str, choices: list[tuple[str, str]], state: MarkState
    ) -> None:
        """Ask for a reason and keep the mark without a level."""
        mark, worded = self._mark(), dict(choices)

        def answer(choice: str | None) -> None:
            if choice is not None:
                kept = state is MarkState.NOT_APPLICABLE
                reason = choice if kept else worded[choice]
                self._keep(editing.without_level(mark, state, reason))

        self.app.push_screen(ChoiceDialog(title, choices), answer)

    def action_clear(self) -> None:
        """Take the level back; comment and citations stay."""
        self._keep(editing.without_level(self._mark(), MarkState.NOT_SCORED))

    def on_clause_toggled(self, message: ClauseToggled) -> None:
        """Cite a clause, or take the citation back."""
        draft = self._desk.draft
        self._keep(editing.with_clause_toggled(self._mark(), message.locator, draft))

    def action_comment(self) -> None:
        """Write the comment."""
        self._write("comment", say("tui.comment"))

    def action_suggestion(self) -> None:
        """Write the suggested wording; the criterion's own is a start."""
        self._write("suggestion", say("tui.suggestion"))

    def _write(self, field: str, title: str) -> None:
        """Let a text of the mark be written; it is saved while it is."""
        criterion = self._desk.frozen.by_id[self._current]
        before = getattr(self._mark(), field)
        heading = f"{title} · {criterion.title}"

        def keep(text: str) -> bool:
            return self._keep(self._mark().model_copy(update={field: text}))

        if self._read_only:
            text = Text(literal(before) or say("tui.nothing"))
            self.app.push_screen(ReadingDialog(heading, text))
        else:
            self.app.push_screen(TextDialog(heading, before, keep))

    def action_submit(self) -> None:
        """Submit the sheet after asking, or show what is missing."""
        choices = [("no", say("tui.submit.no")), ("yes", say("tui.submit.yes"))]

        def answer(choice: str | None) -> None:
            if choice == "yes":
                self._submit()

        if self._read_only:
            self.notify(say("tui.submitted"))
            return
        self.app.push_screen(ChoiceDialog(say("tui.submit.ask"), choices), answer)

    def _show_gaps(self, gaps: Sequence[Problem]) -> None:
        """Show what the sheet lacks; choosing a line turns to its criterion."""
        choices = [(str(n), word_problem(gap)) for n, gap in enumerate(gaps)]

        def answer(choice: str | None) -> None:
            if choice is not None:
                criterion = gaps[int(choice)].values.get("criterion", self._current)
                self.query_one(CriteriaList).turn_to(criterion)

        title = say("tui.submit.gaps", count=len(gaps))
        self.app.push_screen(ChoiceDialog(title, choices), answer)

    def _submit(self) -> None:
        """Submit the sheet."""
        now = self._now()
        try:
            submit_sheet(replace(self._seat, now=now), self._desk.person)
        except SheetNotReadyError as error:
            self._show_gaps(error.problems)
            return
        except CfAssessError as error:
            self._tell(error)
            return
        self._read_only = True
        self._show_saved(now)
        self.notify(say("tui.submit.done"))
