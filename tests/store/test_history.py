import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cf_assess.models.case import HistoryEntry
from cf_assess.models.sheet import Sheet
from cf_assess.store import CaseStore

from . import material
from .material import LATER, NOW

TRIGGERS = (
    "history_is_not_changed",
    "history_is_not_deleted",
    "history_only_grows",
)


def _tamper(path: Path, statement: str) -> None:
    """Run a statement on the file as somebody would who knows SQL."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for trigger in TRIGGERS:
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute(statement)


def test_a_history_tells_the_whole_case(store: CaseStore, issued: str) -> None:
    store.respond(issued, "dep", material.response())
    told = [(e.actor, e.action, e.subject) for e in store.history(issued, "sec")]
    assert told == [
        ("sec", "register", issued),
        ("sec", "screen", issued),
        ("r1", "mark", "r1/law.duty"),
        ("r1", "submit", "r1"),
        ("r2", "mark", "r2/law.duty"),
        ("r2", "submit", "r2"),
        ("chair", "open_deliberation", issued),
        ("chair", "conclude", issued),
        ("sec", "issue", issued),
        ("dep", "respond", "1"),
    ]
    assert store.verify_history(issued) == ()


@pytest.mark.parametrize("reader", ["sec", "chair", "r2"])
def test_while_reviewers_score_nobody_reads_entries_about_anothers_marks(
    store: CaseStore, scoring: str, reader: str
) -> None:
    store.save_mark(scoring, "r2", "r2", material.mark(), NOW)
    before = store.history(scoring, reader)
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    store.save_mark(scoring, "r1", "r1", material.blank(), NOW)
    sheet = Sheet(reviewer="r1", marks=(material.mark("law.access"),))
    store.import_sheet(scoring, "sec", sheet, NOW)
    assert store.history(scoring, reader) == before


def test_gaps_and_digests_do_not_count_the_marks_that_are_left_out(
    store: CaseStore, scoring: str
) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    store.submit_sheet(scoring, "r1", "r1", LATER)
    seen = store.history(scoring, "r2")
    assert [entry.action for entry in seen] == ["register", "screen", "submit"]
    assert [entry.sequence for entry in seen] == [1, 2, 3]
    assert {entry.digest for entry in seen} == {""}


def test_ones_own_marks_are_in_ones_history(store: CaseStore, scoring: str) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    assert store.history(scoring, "r1")[-1].subject == "r1/law.duty"


def test_a_name_with_a_slash_hides_its_marks_too(store: CaseStore) -> None:
    reviewer = material.SOLO[0].model_copy(update={"id": "a/b"})
    new = material.new_case(members=(*material.MEMBERS, reviewer))
    number = store.create_case(new, NOW).number
    store.record_screening(number, "sec", material.screening(), NOW)
    store.save_mark(number, "a/b", "a/b", material.mark(), NOW)
    assert len(store.history(number, "r1")) == 2
    assert len(store.history(number, "a/b")) == 3


def test_once_open_the_panel_reads_the_entries_as_they_are_chained(
    store: CaseStore, deliberating: str
) -> None:
    seen = store.history(deliberating, "r1")
    assert [entry.sequence for entry in seen] == list(range(1, len(seen) + 1))
    assert len({entry.digest for entry in seen}) == len(seen)


def test_a_person_alone_reads_everything_at_once(store: CaseStore) -> None:
    number = store.create_case(material.new_case(members=material.SOLO), NOW).number
    assert isinstance(store.history(number, "me")[0], HistoryEntry)
    assert store.history(number, "me")[0].digest


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET actor = 'r2' WHERE sequence = 2",
        "DELETE FROM history",
        "INSERT OR REPLACE INTO history SELECT * FROM history WHERE sequence = 2",
        "INSERT INTO history SELECT case_number, 99, at, actor, action, subject,"
        " before, after, digest FROM history WHERE sequence = 1",
    ],
)
def test_the_database_refuses_to_change_the_history(
    store: CaseStore, scoring: str, path: Path, statement: str
) -> None:
    with closing(sqlite3.connect(path)) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)
        raw.rollback()
    assert store.verify_history(scoring) == ()


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE history SET actor = 'sec' WHERE sequence = 3", (3,)),
        (
            "UPDATE history SET after = replace(after, '3', '4') WHERE sequence = 3",
            (3,),
        ),
        ("UPDATE history SET digest = 'x' WHERE sequence = 3", (3, 4)),
        ("DELETE FROM history WHERE sequence = 3", (3, 4)),
        ("DELETE FROM history WHERE sequence >= 6", (6, 7)),
        ("DELETE FROM history", (1, 2, 3, 4, 5, 6, 7)),
        (
            "INSERT INTO history SELECT case_number, 8, at, actor, action, subject,"
            " before, after, digest FROM history WHERE sequence = 7",
            (8,),
        ),
        ("UPDATE history SET sequence = 0 WHERE sequence = 1", (0, 1)),
    ],
)
def test_tampering_is_found_where_it_happened(
    store: CaseStore,
    deliberating: str,
    path: Path,
    statement: str,
    broken: tuple[int, ...],
) -> None:
    _tamper(path, statement)
    assert store.verify_history(deliberating) == broken


def test_an_entry_of_another_case_does_not_fit(store: CaseStore, path: Path) -> None:
    first, second = (
        store.create_case(material.new_case(), NOW).number for _ in range(2)
    )
    _tamper(
        path,
        "UPDATE history SET (after, digest) ="
        f" (SELECT after, digest FROM history WHERE case_number = '{first}')"
        f" WHERE case_number = '{second}'",
    )
    assert store.verify_history(first) == ()
    assert store.verify_history(second) == (1,)
