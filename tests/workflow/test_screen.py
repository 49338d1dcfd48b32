import pytest

from cf_assess.errors import NotAllowedError, UnknownNameError
from cf_assess.models.case import Step
from cf_assess.models.checklist import Group, Lexicon
from cf_assess.models.evidence import GroupFinding
from cf_assess.store import CaseStore
from cf_assess.workflow.cases import asked_criteria
from cf_assess.workflow.register import Registration, register_case
from cf_assess.workflow.screen import (
    conditions_of,
    groups_touched,
    record_screening,
)
from cf_assess.workflow.seat import Seat

from .conftest import LATER, Panel, make_frozen

GROUPS = (
    Group(
        id="disabled",
        title="残疾儿童",
        terms=("残疾儿童",),
        conditions=("disabled_children_touched",),
    ),
    Group(id="left_behind", title="留守儿童", terms=("留守儿童",)),
)


def test_a_draft_that_touches_children_goes_on_to_scoring(panel: Panel) -> None:
    case = panel.seat("office").case()

    assert case.step is Step.SCORING
    assert case.screening is not None
    assert case.screening.conditions == ("children_touched",)
    assert len(asked_criteria(case, make_frozen())) == 3


def test_a_draft_that_touches_no_child_ends_here_with_the_reason(
    store: CaseStore, entry: Registration
) -> None:
    seat = Seat(store, register_case(store, entry).number, "chair", LATER)

    case = record_screening(seat, child_related=False, reason="不涉及", groups=["x"])

    assert case.step is Step.SCREENED_OUT
    assert case.screening is not None
    assert case.screening.reason == "不涉及"
    assert case.screening.groups == case.screening.conditions == ()


@pytest.mark.parametrize("person", ["r1", "bureau"])
def test_only_office_and_chair_screen(
    store: CaseStore, entry: Registration, person: str
) -> None:
    seat = Seat(store, register_case(store, entry).number, person, LATER)

    with pytest.raises(NotAllowedError):
        record_screening(seat, child_related=True, reason="写到儿童")

    assert seat.case().step is Step.REGISTERED


def test_a_case_is_screened_once(panel: Panel) -> None:
    with pytest.raises(NotAllowedError):
        record_screening(panel.seat("chair"), child_related=False, reason="改主意")


@pytest.mark.parametrize(
    ("groups", "conditions"),
    [
        ([], ["children_touched"]),
        (["left_behind"], ["children_touched"]),
        (
            ["disabled", "left_behind"],
            ["children_touched", "disabled_children_touched"],
        ),
    ],
)
def test_groups_bring_the_conditions_of_their_criteria(
    groups: list[str], conditions: list[str]
) -> None:
    lexicon = Lexicon(subjects={"child": ("儿童",)}, groups=GROUPS)
    frozen = make_frozen().model_copy(update={"lexicon": lexicon})

    assert list(conditions_of(frozen, groups)) == conditions


def test_an_unknown_group_is_answered_with_the_nearest_one() -> None:
    lexicon = Lexicon(subjects={"child": ("儿童",)}, groups=GROUPS)
    frozen = make_frozen().model_copy(update={"lexicon": lexicon})

    with pytest.raises(UnknownNameError) as caught:
        conditions_of(frozen, ["disable"])

    assert caught.value.values == {
        "kind": "group",
        "name": "disable",
        "nearest": "disabled",
    }


@pytest.mark.parametrize(
    ("chosen", "touched"),
    [
        ({}, ("left_behind",)),
        ({"also": ["disabled"]}, ("disabled", "left_behind")),
        ({"without": ["left_behind"]}, ()),
        ({"only": ["disabled"]}, ("disabled",)),
        ({"only": [], "also": ["disabled"], "without": ["disabled"]}, ()),
    ],
)
def test_a_person_adds_to_what_the_machine_found_or_takes_away(
    chosen: dict[str, list[str]],
    touched: tuple[str, ...],
    panel: Panel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seat = panel.seat("office")
    lexicon = Lexicon(subjects={"child": ("儿童",)}, groups=GROUPS)
    frozen = make_frozen().model_copy(update={"lexicon": lexicon})
    found = GroupFinding(group="left_behind", title="留守儿童", locators=("第一条",))
    findings = seat.store.load_findings(seat.number).model_copy(
        update={"groups": (found,)}
    )
    monkeypatch.setattr(type(seat.store), "load_rubric", lambda *_: frozen)
    monkeypatch.setattr(type(seat.store), "load_findings", lambda *_: findings)

    assert groups_touched(seat, **chosen) == touched
    with pytest.raises(UnknownNameError) as caught:
        groups_touched(seat, also=["left_behnd"])
    assert caught.value.values["nearest"] == "left_behind"
