"""Pictures of the screens; read the diff, then renew with `--snapshot-update`.

The draft and the criteria are small ones of our own, so that a change of the shipped
criteria changes no picture.
"""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.builders import build_mark
from tests.workflow.conftest import full_mark

from .acting import SMALL_TERMINAL, WIDE_TERMINAL
from .conftest import ROUTE, SPACE, VOICE, Table

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the developer's own terminal from the pictures."""
    for name in ("NO_COLOR", "COLUMNS", "LINES", "COLORTERM", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name in ("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def marked(small: Table) -> Table:
    """Return the small draft with a mark of each kind."""
    small.mark(
        full_mark(ROUTE, 3),
        build_mark(SPACE, "NA", reason="subject_absent"),
        build_mark(VOICE, None, comment="待查"),
    )
    return small


SIZES = pytest.mark.parametrize(
    "size", [SMALL_TERMINAL, WIDE_TERMINAL], ids=["80x24", "120x40"]
)
SCREENS = {
    "list": [],
    "draft": ["p", "p", "e", "E"],
    "reasons": ["x"],
    "guidance": ["g"],
    "gaps": ["ctrl+s", "down", "enter"],
}


@SIZES
@pytest.mark.parametrize("keys", SCREENS.values(), ids=SCREENS.keys())
def test_the_screen_looks_as_it_did(
    marked: Table, snap_compare: Compare, size: tuple[int, int], keys: list[str]
) -> None:
    async def stand_still(reviewer: Pilot[None]) -> None:
        await reviewer.press(*keys)
        await reviewer.pause()

    assert snap_compare(marked.app(), terminal_size=size, run_before=stand_still)
