"""Reading: criteria on the left, the one in question and the draft on the right.

Nothing is changed here; `scoring` adds what changes a mark.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Footer, Static

from cf_assess.language import literal, say
from cf_assess.models.case import SheetStatus, Step
from cf_assess.models.checklist import Criterion
from cf_assess.models.evidence import Evidence, Miss, Tier
from cf_assess.models.sheet import Mark
from cf_assess.tui import editing
from cf_assess.tui.dialogs import LineDialog, ReadingDialog
from cf_assess.tui.messages import CriterionChosen
from cf_assess.tui.reading import flags_text, guidance_text
from cf_assess.tui.widgets.clause_text import ClauseText
from cf_assess.tui.widgets.criteria_list import CriteriaList
from cf_assess.tui.widgets.criterion_panel import CriterionPanel
from cf_assess.tui.widgets.mark_line import MarkLine
from cf_assess.workflow.score import Desk

_WIDE = 110
"""Columns from which the list of criteria gets more room."""


class ReadingScreen(Screen[None]):
    """A draft beside the criteria that it is read for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "turn(1)", say("tui.key.next"), id="read.next"),
        Binding("p", "turn(-1)", show=False, id="read.previous"),
        Binding("u", "next_open", say("tui.key.open"), id="read.open"),
        Binding("e", "evidence(1)", say("tui.key.evidence"), id="read.evidence"),
        Binding("E", "evidence(-1)", show=False, id="read.evidence_back"),
        Binding("g", "guidance", say("tui.key.guidance"), id="read.guidance"),
        Binding("f", "flags", show=False, id="read.flags"),
        Binding("slash", "search", show=False, id="read.search"),
        Binding("question_mark", "help", say("tui.key.help"), id="read.help"),
        Binding("q", "quit", say("tui.key.quit"), id="read.quit"),
    ]

    ABOUT_CRITERIA: ClassVar[frozenset[str]] = frozenset(
        {"turn", "next_open", "evidence", "guidance"}
    )
    """Actions that mean nothing in a case that asks no criterion."""

    def __init__(self, desk: Desk) -> None:
        """Take what is to be read, and the marks so far."""
        super().__init__()
        self._desk = desk
        self._marks = {mark.criterion: mark for mark in desk.sheet.marks}
        self._current = desk.asked[0].id if desk.asked else ""
        member = desk.case.member(desk.person)
        submitted = member is not None and member.status is not SheetStatus.OPEN
        self._read_only = submitted or desk.case.step is not Step.SCORING

    # What is seen

    def compose(self) -> ComposeResult:
        """Lay out title, list, criterion, draft and mark."""
        rubric = self._desk.frozen.rubric
        with Horizontal(id="top"):
            yield Static(Text(self._title_text()), id="title", markup=False)
            yield Static(id="saved", markup=False)
        with Horizontal(id="middle"):
            yield CriteriaList(self._domains(), self._marks)
            with Vertical(id="right"):
                yield CriterionPanel()
                yield ClauseText(self._desk.draft.clauses)
                yield MarkLine(range(rubric.max_level + 1))
        yield Footer(compact=True, show_command_palette=False)

    def _title_text(self) -> str:
        """Return what is scored and by whom."""
        case = self._desk.case
        who = say("tui.solo") if case.solo else self._desk.person
        return literal(f"{case.number} {case.title} · {who}")

    def _domains(self) -> list[tuple[str, list[Criterion]]]:
        """Return the criteria asked, by checklist; empty ones left out."""
        asked = {criterion.id for criterion in self._desk.asked}
        domains = [
            (checklist.title, [c for c in checklist.criteria if c.id in asked])
            for checklist in self._desk.frozen.checklists
        ]
        return [(title, criteria) for title, criteria in domains if criteria]

    def on_mount(self) -> None:
        """Begin at the first criterion without a mark."""
        self.query_one(CriteriaList).focus()
        self._show_saved(None)
        open_ones = [c.id for c in self._desk.asked if not self._done(c.id)]
        if self._desk.asked:
            self.query_one(CriteriaList).turn_to((open_ones or [self._current])[0])

    def on_resize(self, event: Resize) -> None:
        """Give the list more room on a wide screen; say when it is too small."""
        self.set_class(event.size.width >= _WIDE, "-wide")
        if event.size.width < 80 or event.size.height < 24:
            columns, lines = event.size
            self.notify(say("tui.too_small", columns=columns, lines=lines))

    def _show_saved(self, at: str | None) -> None:
        """Show how far the reviewer is and when the last change was kept."""
        done = sum(1 for criterion in self._desk.asked if self._done(criterion.id))
        parts = [say("tui.progress", done=done, total=len(self._desk.asked))]
        if self._read_only:
            parts.append(say("tui.submitted"))
        elif at is not None:
            # Recorded in UTC, shown as the clock on the wall.
            clock = datetime.fromisoformat(at).astimezone().strftime("%H:%M:%S")
            parts.append(say("tui.saved", at=clock))
        self.query_one("#saved", Static).update(Text(" · ".join(parts)))

    def _show_criterion(self) -> None:
        """Show the criterion in question, its evidence and its mark."""
        evidence = self._evidence()
        draft = self.query_one(ClauseText)
        draft.border_title = self._located(evidence)
        draft.show_evidence(evidence, self._mark().clauses)
        nearest = [found.locator for found in evidence] or self._nearest()
        if nearest:
            draft.go_to(nearest[0])
        self._show_mark()

    def _located(self, evidence: Sequence[Evidence]) -> str:
        """Return what the machine located: found, merely possible, or near."""
        found = sum(item.tier is Tier.FOUND for item in evidence)
        if found < len(evidence):
            possible = len(evidence) - found
            return say("tui.draft.possible", found=found, possible=possible)
        if evidence:
            return say("tui.draft", found=found)
        searched, nearest = self._searched(), self._nearest()
        if nearest:
            return say("tui.draft.near", searched=searched, nearest=nearest[0])
        return say("tui.draft.none", searched=searched)

    def _show_mark(self) -> None:
        """Show the mark on the criterion in question, everywhere it shows."""
        frozen, mark = self._desk.frozen, self._mark()
        levels = range(frozen.rubric.max_level + 1)
        anchors = [(level, frozen.anchor(self._current, level)) for level in levels]
        criterion = frozen.by_id[self._current]
        self.query_one(CriterionPanel).show(criterion, anchors, mark.level)
        self.query_one(MarkLine).show(mark, frozen.duties(self._current))
        self.query_one(CriteriaList).show_mark(self._current, mark)
        self.query_one(ClauseText).show_cited(mark.clauses)

    # What is known

    def _mark(self) -> Mark:
        """Return the mark on the criterion in question."""
        return editing.mark_of(self._marks, self._current)

    def _done(self, criterion_id: str) -> bool:
        """Tell whether a criterion has an answer."""
        return editing.is_done(self._marks.get(criterion_id))

    def _evidence(self) -> tuple[Evidence, ...]:
        """Return the evidence of the criterion in question, best first."""
        return self._desk.evidence.of(self._current)

    def _searched(self) -> int:
        """Return how many clauses were searched where nothing was found."""
        miss = self._miss()
        return len(self._desk.draft.clauses) if miss is None else miss.clauses_searched

    def _nearest(self) -> Sequence[str]:
        """Return the clauses that came nearest where nothing was found."""
        miss = self._miss()
        return () if miss is None else miss.nearest

    def _miss(self) -> Miss | None:
        """Return what is known of a search in vain for the criterion in question."""
        misses = self._desk.evidence.misses
        return next((m for m in misses if m.criterion == self._current), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow what is about a criterion only where the case asks one."""
        return bool(self._desk.asked) or action not in self.ABOUT_CRITERIA

    # Where to look

    def on_criterion_chosen(self, message: CriterionChosen) -> None:
        """Turn to a criterion."""
        self._current = message.criterion_id
        self._show_criterion()

    def action_turn(self, step: int) -> None:
        """Turn to the next or previous criterion."""
        order = [criterion.id for criterion in self._desk.asked]
        place = (order.index(self._current) + step) % len(order)
        self.query_one(CriteriaList).turn_to(order[place])

    def action_next_open(self) -> None:
        """Turn to the next criterion without a mark, from here on and around."""
        order = [criterion.id for criterion in self._desk.asked]
        here = order.index(self._current) + 1
        for criterion_id in order[here:] + order[:here]:
            if not self._done(criterion_id):
                self.query_one(CriteriaList).turn_to(criterion_id)
                return

    def action_evidence(self, step: int) -> None:
        """Go to the next or previous clause that was located."""
        places = [found.locator for found in self._evidence()]
        draft = self.query_one(ClauseText)
        draft.focus()
        if places:
            here = places.index(draft.current) if draft.current in places else -step
            draft.go_to(places[(here + step) % len(places)])

    def action_search(self) -> None:
        """Look for words in the draft."""

        def answer(text: str | None) -> None:
            if text is None:
                return
            draft = self.query_one(ClauseText)
            draft.focus()
            if not draft.seek(text):
                words = literal(say("tui.search.none", text=text))
                self.notify(words, markup=False)

        self.app.push_screen(LineDialog(say("tui.search.ask")), answer)

    def action_guidance(self) -> None:
        """Read guidance and basis."""
        criterion = self._desk.frozen.by_id[self._current]
        text = guidance_text(criterion, self._desk.flags)
        self.app.push_screen(ReadingDialog(criterion.title, text))

    def action_flags(self) -> None:
        """Read what the machine noticed."""
        text = flags_text(self._desk.flags)
        self.app.push_screen(ReadingDialog(say("tui.flags.title"), text))

    def action_help(self) -> None:
        """Read the keys."""
        self.app.push_screen(
            ReadingDialog(say("tui.help.title"), Text(say("tui.help")))
        )

    def action_quit(self) -> None:
        """Leave; everything is saved."""
        self.app.exit()
