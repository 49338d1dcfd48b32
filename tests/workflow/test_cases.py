"""Who acts and who reads when nobody says so."""

from dataclasses import replace

import pytest

from cf_assess.errors import CaseMissingError, MemberMissingError, NotAllowedError
from cf_assess.models.case import Action, Case, Member, Role, SheetStatus
from cf_assess.store import CaseStore
from cf_assess.workflow import cases
from cf_assess.workflow.register import Registration, register_case, single_member

from .conftest import ROUTE, Panel


@pytest.fixture
def case(panel: Panel) -> Case:
    return panel.seat("office").case()


@pytest.mark.parametrize(
    ("action", "person"),
    [
        (Action.SCREEN, "office"),  # the chair may too: the first role decides
        (Action.OPEN_DELIBERATION, "chair"),
        (Action.SETTLE, "chair"),
        (Action.ISSUE, "office"),
        (Action.RESPOND, "bureau"),
        (Action.IMPORT_SHEET, "office"),
    ],
)
def test_the_only_one_whose_role_may_acts_unnamed(
    case: Case, action: Action, person: str
) -> None:
    assert cases.acting_person(case, None, action) == person


def test_one_of_several_reviewers_must_be_named(case: Case) -> None:
    with pytest.raises(MemberMissingError) as caught:
        cases.acting_person(case, None, Action.MARK)

    assert caught.value.values["members"] == "office, chair, r1, r2, r3, bureau"
    assert cases.acting_person(case, "r2", Action.MARK) == "r2"


@pytest.mark.parametrize("action", [Action.MARK, Action.ISSUE])
def test_a_stranger_does_not_act(case: Case, action: Action) -> None:
    with pytest.raises(MemberMissingError):
        cases.acting_person(case, "stranger", action)


def test_the_office_reads_unless_somebody_is_named(case: Case) -> None:
    assert cases.reading_person(case, None) == "office"
    assert cases.reading_person(case, "r1") == "r1"
    with pytest.raises(MemberMissingError):
        cases.reading_person(case, "stranger")


def test_a_case_of_ones_own_has_one_person_for_everything(
    store: CaseStore, entry: Registration
) -> None:
    case = register_case(store, replace(entry, members=single_member("me")))

    assert {cases.acting_person(case, None, action) for action in Action} == {"me"}
    assert cases.reading_person(case, None) == "me"


def test_a_panel_without_office_is_read_by_whoever_is_named(
    store: CaseStore, entry: Registration
) -> None:
    chair = Member(id="chair", role=Role.CHAIR)
    alone = replace(entry, members=(chair, *entry.members[2:]))
    case = register_case(store, alone)

    with pytest.raises(MemberMissingError):
        cases.reading_person(case, None)
    assert cases.reading_person(case, "chair") == "chair"


def test_progress_tells_who_is_done_and_nothing_of_marks(panel: Panel) -> None:
    panel.submit("r1", dict.fromkeys(panel_criteria(), 3))
    panel.mark("r2", {ROUTE: 4})

    assert cases.case_progress(panel.seat("r3")) == {
        "r1": SheetStatus.SUBMITTED,
        "r2": SheetStatus.OPEN,
        "r3": SheetStatus.OPEN,
    }


def panel_criteria() -> list[str]:
    """Return the criteria that the panel is asked."""
    return ["care.safety.route", "care.play.space", "law.voice.hearing"]


def test_history_hides_marks_of_others_until_deliberation(panel: Panel) -> None:
    panel.mark("r1", {ROUTE: 3})

    own = cases.case_history(panel.seat("r1"))
    others = cases.case_history(panel.seat("office"))

    assert any(entry.action == "mark" for entry in own)
    assert not any("有据可查" in entry.after for entry in others)


def test_a_seat_refuses_with_who_what_and_when(panel: Panel) -> None:
    with pytest.raises(NotAllowedError) as caught:
        panel.seat("r1").require(Action.CONCLUDE)

    assert caught.value.values == {
        "action": "conclude",
        "person": "r1",
        "role": "reviewer",
        "step": "scoring",
    }
    with pytest.raises(NotAllowedError):
        panel.seat("stranger").require(Action.SEE_PROGRESS)


def test_cases_are_listed_oldest_first(panel: Panel, entry: Registration) -> None:
    second = register_case(panel.store, entry)

    numbers = [case.number for case in cases.list_cases(panel.store)]

    assert numbers == [panel.number, second.number] == ["2026-0001", "2026-0002"]


def test_an_unknown_number_is_answered_with_the_nearest(panel: Panel) -> None:
    with pytest.raises(CaseMissingError) as caught:
        cases.load_case(panel.store, "2026-001")

    assert caught.value.values["nearest"] == panel.number
