"""Every action, by every role, at every step, through the store itself."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cf_assess.errors import (
    CaseConcludedError,
    HiddenSheetError,
    MemberMissingError,
    NotAllowedError,
)
from cf_assess.models.case import ALLOWED, Action, Role, SheetStatus, Step, may
from cf_assess.models.sheet import Sheet
from cf_assess.store import CaseStore, open_store

from . import material
from .material import NOW

PEOPLE = {
    Role.SECRETARIAT: "sec",
    Role.CHAIR: "chair",
    Role.REVIEWER: "r1",
    Role.DRAFTER: "dep",
}
SHEET = Sheet(reviewer="r1", marks=(material.mark(),))

Act = Callable[[CaseStore, str, str], object]
ACTS: dict[Action, Act] = {
    Action.SCREEN: lambda s, n, p: s.record_screening(n, p, material.screening(), NOW),
    Action.MARK: lambda s, n, p: s.save_mark(n, p, p, material.mark(), NOW),
    Action.IMPORT_SHEET: lambda s, n, p: s.import_sheet(n, p, SHEET, NOW),
    Action.SUBMIT: lambda s, n, p: s.submit_sheet(n, p, "r1", NOW),
    Action.REOPEN: lambda s, n, p: s.reopen_sheet(n, p, "r1", "", NOW),
    Action.WITHDRAW: lambda s, n, p: s.withdraw_reviewer(n, p, "r1", "", NOW),
    Action.OPEN_DELIBERATION: lambda s, n, p: s.open_deliberation(n, p, NOW),
    Action.SEE_PANEL: lambda s, n, p: s.load_sheet(n, p, "r2"),
    Action.SEE_PROGRESS: lambda s, n, p: s.progress(n, p),
    Action.DECIDE_FLAG: lambda s, n, p: s.decide_flag(n, p, material.decision()),
    Action.SETTLE: lambda s, n, p: s.settle(n, p, material.settlement()),
    Action.CONCLUDE: lambda s, n, p: s.conclude(n, p, material.conclusion()),
    Action.ISSUE: lambda s, n, p: s.issue(n, p, material.NUMBER_FORMAT, NOW),
    Action.RESPOND: lambda s, n, p: s.respond(n, p, material.response()),
}
READING = (Action.SEE_PANEL, Action.SEE_PROGRESS)
AFTERWARDS = (*READING, Action.ISSUE, Action.RESPOND)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("permissions") / "cases.db"
    open_store(str(path)).close()
    return path


def _case_at(path: Path, store: CaseStore, step: Step, action: Action) -> str:
    """Return a new case put at `step`, its sheets as `action` needs them."""
    number = store.create_case(material.new_case(), NOW).number
    in_hand = action in (Action.MARK, Action.IMPORT_SHEET, Action.SUBMIT)
    status = SheetStatus.OPEN if in_hand else SheetStatus.SUBMITTED
    with sqlite3.connect(path, timeout=30) as raw:
        raw.execute("UPDATE cases SET step = ? WHERE number = ?", (step, number))
        raw.execute(
            "UPDATE members SET status = ? WHERE case_number = ? AND role = 'reviewer'",
            (status, number),
        )
    raw.close()
    return number


def test_every_action_but_seeing_the_opinion_goes_through_the_store() -> None:
    assert set(Action) - set(ACTS) == {Action.SEE_OPINION}
    assert set(ALLOWED) == set(Action)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("action", ACTS)
def test_the_store_does_exactly_what_the_table_allows(
    shared: Path, action: Action, step: Step
) -> None:
    with open_store(str(shared)) as store:
        for person in PEOPLE.values():
            number = _case_at(shared, store, step, action)
            case = store.load_case(number)
            length = len(store.history(number, "sec"))
            if may(case, person, action):
                ACTS[action](store, number, person)
                continue
            with pytest.raises(_refusal(step, action)):
                ACTS[action](store, number, person)
            assert store.load_case(number) == case
            assert len(store.history(number, "sec")) == length


def _refusal(step: Step, action: Action) -> type[Exception]:
    if action is Action.SEE_PANEL:
        return HiddenSheetError
    if step in (Step.CONCLUDED, Step.ISSUED) and action not in AFTERWARDS:
        return CaseConcludedError
    return NotAllowedError


@pytest.mark.parametrize("action", ACTS)
def test_a_stranger_may_do_nothing(shared: Path, action: Action) -> None:
    with open_store(str(shared)) as store:
        step = ALLOWED[action][1][0]
        number = _case_at(shared, store, step, action)
        with pytest.raises(MemberMissingError) as caught:
            ACTS[action](store, number, "stranger")
    assert caught.value.values["members"] == "sec, chair, r1, r2, dep"


def test_a_refusal_names_action_person_role_and_step(
    store: CaseStore, scoring: str
) -> None:
    with pytest.raises(NotAllowedError) as caught:
        store.conclude(scoring, "r1", material.conclusion())
    assert caught.value.values == {
        "action": "conclude",
        "person": "r1",
        "role": "reviewer",
        "step": "scoring",
    }


def test_a_concluded_case_refuses_changes_by_its_number(
    store: CaseStore, concluded: str
) -> None:
    with pytest.raises(CaseConcludedError) as caught:
        store.save_mark(concluded, "r1", "r1", material.mark(level=0), NOW)
    assert caught.value.values == {"number": concluded}
