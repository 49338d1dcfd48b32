import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cf_assess.models.sheet import Sheet
from cf_assess.store import CaseStore

from . import material
from .material import LATER, NOW


def test_a_case_that_was_only_changed_through_the_store_has_nothing_untold(
    store: CaseStore, scoring: str
) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    store.save_mark(scoring, "r1", "r1", material.blank(), NOW)
    sheet = Sheet(reviewer="r2", marks=(material.mark("law.access"),))
    store.import_sheet(scoring, "r2", sheet, NOW)
    store.withdraw_reviewer(scoring, "sec", "r1", "回避", NOW)
    store.reopen_sheet(scoring, "chair", "r1", "误操作", NOW)
    for reviewer in ("r1", "r2"):
        store.submit_sheet(scoring, reviewer, reviewer, NOW)
    store.open_deliberation(scoring, "chair", NOW)
    store.decide_flag(scoring, "chair", material.decision())
    store.settle(scoring, "chair", material.settlement())
    store.conclude(scoring, "chair", material.conclusion())
    store.issue(scoring, "sec", material.NUMBER_FORMAT, LATER)
    store.respond(scoring, "dep", material.response())
    assert store.verify_content(scoring) == ()


def test_a_case_screened_out_has_nothing_untold(store: CaseStore) -> None:
    number = store.create_case(material.new_case(), NOW).number
    outside = material.screening(child_related=False)
    store.record_screening(number, "sec", outside, NOW)
    assert store.verify_content(number) == ()


@pytest.mark.parametrize(
    ("statement", "untold"),
    [
        ("UPDATE marks SET level = 4 WHERE reviewer = 'r1'", ("mark r1/law.duty",)),
        ("DELETE FROM marks", ("mark r1/law.duty", "mark r2/law.duty")),
        ("UPDATE marks SET criterion = 'law.x' WHERE reviewer = 'r1'",
         ("mark r1/law.duty", "mark r1/law.x")),
        ("UPDATE cases SET step = 'scoring'", ("step",)),
        ("UPDATE cases SET conclusion = NULL", ("conclude",)),
        ("UPDATE cases SET opinion_number = '另一号'", ("issue",)),
        ("UPDATE cases SET screening = replace(screening, '学', '医')", ("screen",)),
        ("UPDATE cases SET title = '另一条例'", ("register",)),
        ("UPDATE drafts SET content = replace(content, '应当', '可以')", ("register",)),
        ("UPDATE rubrics SET asked = replace(asked, '4', '5')", ("register",)),
        ("UPDATE findings SET flags = '[]'", ("register",)),
        ("UPDATE members SET role = 'chair' WHERE id = 'sec'", ("register",)),
        ("UPDATE members SET status = 'withdrawn' WHERE id = 'r2'", ("status r2",)),
    ],
)  # fmt: skip
def test_what_was_changed_past_the_history_is_named(
    store: CaseStore,
    issued: str,
    path: Path,
    statement: str,
    untold: tuple[str, ...],
) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(statement)
    assert store.verify_content(issued) == untold


def test_an_entry_altered_beyond_reading_is_named_and_does_not_break_off(
    store: CaseStore, scoring: str, path: Path
) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER history_is_not_changed")
        connection.execute("UPDATE history SET after = 'x' WHERE action = 'mark'")
        connection.commit()

    assert any(name.startswith("history ") for name in store.verify_content(scoring))
    assert store.verify_history(scoring)
