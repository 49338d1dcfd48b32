"""Whatever is changed past the program is named."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cf_assess.workflow.conclude import conclude
from cf_assess.workflow.verify import verify_case

from .conftest import LATER, ROUTE, Panel


@pytest.fixture
def concluded(panel: Panel) -> Panel:
    """Return a concluded case with a good result."""
    panel.deliberating((4, 4, 4), (4, 3, 4), (4, 4, 3))
    panel.decide(confirmed=False)
    conclude(panel.seat("chair", LATER), override="revise", reason="程序有缺")
    return panel


def tamper(path: Path, statement: str) -> None:
    """Change the store past the program."""
    with closing(sqlite3.connect(path)) as raw, raw:
        guards = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in guards.fetchall():  # whoever tampers takes them away first
            raw.execute(f"DROP TRIGGER {name}")
        assert raw.execute(statement).rowcount > 0


def test_a_case_that_was_only_changed_by_the_program_has_no_break(
    concluded: Panel,
) -> None:
    assert verify_case(concluded.store, concluded.number) == ()


def test_a_case_that_is_not_concluded_is_verified_too(panel: Panel) -> None:
    panel.mark("r1", {ROUTE: 3})

    assert verify_case(panel.store, panel.number) == ()


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE marks SET comment = '改过' WHERE reviewer = 'r1'", {"content"}),
        ("UPDATE marks SET level = 0", {"content", "verdict"}),
        ("UPDATE marks SET level = 99", {"content", "verdict"}),
        ("UPDATE cases SET step = 'scoring'", {"content", "verdict"}),
        ("UPDATE marks SET level = 0 WHERE reviewer = 'r2'", {"content", "verdict"}),
        ("DELETE FROM marks WHERE reviewer = 'r3'", {"content", "verdict"}),
        ("UPDATE flag_decisions SET confirmed = 1", {"content", "verdict"}),
        ("UPDATE history SET after = replace(after, '4', '3')", {"history", "content"}),
        ("DELETE FROM history WHERE sequence = 3", {"history", "content"}),
        ("UPDATE drafts SET data = x'00'", {"content", "draft"}),
        ("UPDATE drafts SET data = x'00', sha256 = '0'", {"content", "draft"}),
        (
            "UPDATE cases SET conclusion = replace(conclusion, 'pass', 'redo')",
            {"content", "verdict"},
        ),
    ],
)
def test_what_was_changed_past_the_program_is_named(
    concluded: Panel, path: Path, statement: str, codes: set[str]
) -> None:
    tamper(path, statement)

    breaks = verify_case(concluded.store, concluded.number)

    found = {found.code for found in breaks}
    assert codes <= found
    assert found - codes <= {"content"}


def test_a_tampered_mark_is_named_with_its_reviewer_and_criterion(
    concluded: Panel, path: Path
) -> None:
    tamper(
        path,
        f"UPDATE marks SET level = 3 WHERE reviewer = 'r1' AND criterion = '{ROUTE}'",
    )

    details = [found.detail for found in verify_case(concluded.store, concluded.number)]

    assert f"mark r1/{ROUTE}" in details
