import sqlite3
from pathlib import Path

import pytest

from cf_assess.errors import (
    HiddenSheetError,
    MemberMissingError,
    NotAllowedError,
    StoreDamagedError,
)
from cf_assess.models.case import SheetStatus
from cf_assess.models.sheet import Sheet
from cf_assess.store import CaseStore, open_store

from . import material
from .material import NOW


def test_documents_come_back_as_they_went_in(path: Path) -> None:
    new = material.new_case()
    with open_store(str(path)) as store:
        number = store.create_case(new, NOW).number
    with open_store(str(path)) as store:
        assert store.load_draft(number) == new.draft
        assert store.load_draft_bytes(number) == (new.draft_name, new.draft_bytes)
        assert store.load_rubric(number) == new.frozen
        assert store.load_evidence(number) == new.evidence
        assert store.load_flags(number) == new.flags
        assert store.load_findings(number) == new.findings


def test_cases_with_one_rubric_share_it_and_others_do_not(
    store: CaseStore, path: Path
) -> None:
    other = material.new_case().model_copy(
        update={"frozen": material.frozen_rubric(title="另一规则")}
    )
    numbers = [
        store.create_case(new, NOW).number
        for new in (material.new_case(), material.new_case(), other)
    ]
    titles = [store.load_rubric(number).rubric.title for number in numbers]
    assert titles == ["试用规则", "试用规则", "另一规则"]
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM rubrics").fetchone() == (2,)
    raw.close()


def test_bytes_that_are_no_longer_those_received_are_not_given_out(
    store: CaseStore, scoring: str, path: Path
) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE drafts SET data = x'00'")
    raw.close()
    with pytest.raises(StoreDamagedError):
        store.load_draft_bytes(scoring)


def test_a_row_that_no_model_accepts_is_damage(
    store: CaseStore, scoring: str, path: Path
) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE cases SET screening = '{'")
    raw.close()
    with pytest.raises(StoreDamagedError):
        store.load_case(scoring)


@pytest.mark.parametrize("reader", ["sec", "chair", "r2", "dep"])
def test_no_role_sees_the_marks_of_another_while_they_score(
    store: CaseStore, scoring: str, reader: str
) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    store.submit_sheet(scoring, "r1", "r1", NOW)
    with pytest.raises(HiddenSheetError) as caught:
        store.load_sheet(scoring, reader, "r1")
    assert caught.value.values == {"owner": "r1"}
    with pytest.raises(HiddenSheetError):
        store.load_sheets(scoring, reader)


def test_once_open_the_panel_sees_submitted_sheets_in_order_of_invitation(
    store: CaseStore, deliberating: str
) -> None:
    for reader in ("sec", "chair", "r1", "r2"):
        seen = store.load_sheets(deliberating, reader)
        assert [(s.reviewer, s.marks[0].level) for s in seen] == [("r1", 3), ("r2", 1)]
        assert store.load_sheet(deliberating, reader, "r2") == seen[1]


def test_the_drafting_department_never_sees_a_sheet(
    store: CaseStore, issued: str
) -> None:
    with pytest.raises(HiddenSheetError):
        store.load_sheet(issued, "dep", "r1")
    with pytest.raises(HiddenSheetError):
        store.load_sheets(issued, "dep")


def test_a_withdrawn_sheet_does_not_count(store: CaseStore, scoring: str) -> None:
    for reviewer in ("r1", "r2"):
        store.save_mark(scoring, reviewer, reviewer, material.mark(), NOW)
    store.withdraw_reviewer(scoring, "sec", "r1", "回避", NOW)
    store.submit_sheet(scoring, "r2", "r2", NOW)
    store.open_deliberation(scoring, "chair", NOW)
    assert [s.reviewer for s in store.load_sheets(scoring, "chair")] == ["r2"]


def test_an_untouched_sheet_is_an_empty_one(store: CaseStore, scoring: str) -> None:
    assert store.load_sheet(scoring, "r1", "r1") == Sheet(reviewer="r1", marks=())


def test_nobody_from_outside_reads_anything(store: CaseStore, scoring: str) -> None:
    for read in (store.load_sheets, store.progress, store.history):
        with pytest.raises(MemberMissingError):
            read(scoring, "stranger")
    with pytest.raises(MemberMissingError):
        store.load_sheet(scoring, "stranger", "r1")


@pytest.mark.parametrize("reader", ["sec", "chair", "r2"])
def test_progress_tells_status_and_nothing_of_marks(
    store: CaseStore, scoring: str, reader: str
) -> None:
    untouched = store.progress(scoring, reader)
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    assert store.progress(scoring, reader) == untouched
    store.submit_sheet(scoring, "r1", "r1", NOW)
    assert dict(store.progress(scoring, reader)) == {
        "r1": SheetStatus.SUBMITTED,
        "r2": SheetStatus.OPEN,
    }


def test_the_drafting_department_sees_neither_progress_nor_history(
    store: CaseStore, issued: str
) -> None:
    for read in (store.progress, store.history):
        with pytest.raises(NotAllowedError):
            read(issued, "dep")
