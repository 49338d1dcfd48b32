"""What a reviewer does and sees, so that a test reads like a list of key presses."""

from collections.abc import Callable, Iterable

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.events import Paste
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import OptionList

from cf_assess.tui.widgets.clause_text import ClauseText
from cf_assess.tui.widgets.criteria_list import CriteriaList

SMALL_TERMINAL = (80, 24)
WIDE_TERMINAL = (120, 40)

Reviewer = Pilot[None]


def screen_lines(app: App[None]) -> list[str]:
    """Return what stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def screen_text(app: App[None]) -> str:
    """Return what stands on the screen as one text."""
    return "\n".join(screen_lines(app))


def flowing_text(app: App[None]) -> str:
    """Return what stands on the screen without blanks, frames and line breaks."""
    return "".join(
        c for c in screen_text(app) if not c.isspace() and c not in "│┃╭╮╰╯─"
    )


def told(app: App[None]) -> list[str]:
    """Return the notifications that were given, oldest first."""
    return [str(note.message) for note in app._notifications]


def criterion(app: App[None]) -> str:
    """Return the id of the criterion under the cursor."""
    chosen = app.screen_stack[1].query_one(CriteriaList)
    assert chosen.highlighted is not None
    return str(chosen.get_option_at_index(chosen.highlighted).id)


def clause(app: App[None]) -> str | None:
    """Return the locator of the clause under the cursor."""
    return app.screen_stack[1].query_one(ClauseText).current


async def turn_to(reviewer: Reviewer, criterion_id: str) -> None:
    """Turn to a criterion, as with many presses of `n`."""
    reviewer.app.screen.query_one(CriteriaList).turn_to(criterion_id)
    await reviewer.pause()


async def choose(reviewer: Reviewer, option_id: str) -> None:
    """Choose an answer of the dialog that is open."""
    options = reviewer.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(option_id)
    await reviewer.press("enter")
    await reviewer.pause()


async def wait_until(reviewer: Reviewer, happened: Callable[[], bool]) -> None:
    """Wait for what a timer does, however slow the machine is."""
    for _ in range(500):
        if happened():
            return
        await reviewer.pause(0.02)
    raise AssertionError("it did not happen")


async def write(reviewer: Reviewer, text: str) -> None:
    """Type a text as it comes from a terminal, one key after another."""
    await _send(reviewer, XTermParser().feed(text))


async def paste(reviewer: Reviewer, text: str) -> None:
    """Paste a text."""
    await _send(reviewer, [Paste(text)])


async def _send(reviewer: Reviewer, events: Iterable[Message]) -> None:
    """Send what a terminal sends."""
    driver = reviewer.app._driver
    assert driver is not None
    for event in events:
        event.set_sender(reviewer.app)
        driver.send_message(event)
    await reviewer.pause()
