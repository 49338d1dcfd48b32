from itertools import product

import pytest

from cf_assess.models.case import (
    ALLOWED,
    Action,
    Case,
    Member,
    Role,
    SheetStatus,
    Step,
    may,
    may_read_sheet,
)
from cf_assess.models.draft import DraftKind

PEOPLE = {role: role.value for role in Role}

EXPECTED = {
    "screen": ("secretariat chair", "registered"),
    "mark": ("reviewer", "scoring"),
    "import_sheet": ("secretariat reviewer", "scoring"),
    "submit": ("secretariat reviewer", "scoring"),
    "reopen": ("chair", "scoring"),
    "withdraw": ("secretariat chair", "scoring"),
    "open_deliberation": ("chair", "scoring"),
    "see_panel": ("secretariat chair reviewer", "deliberation concluded issued"),
    "see_progress": (
        "secretariat chair reviewer",
        "registered screened_out scoring deliberation concluded issued",
    ),
    "decide_flag": ("chair", "deliberation"),
    "settle": ("chair", "deliberation"),
    "conclude": ("chair", "deliberation"),
    "issue": ("secretariat", "screened_out concluded issued"),
    "see_opinion": ("secretariat chair reviewer drafter", "issued"),
    "respond": ("secretariat drafter", "issued"),
}
"""The table once more in plain words: whoever changes one must mean the other."""


def build_case(step: Step, members: tuple[Member, ...], *, solo: bool = False) -> Case:
    """Return a case at a step."""
    return Case(
        number="2026-0001",
        title="试用办法",
        kind=DraftKind.REGULATION,
        drafting_unit="",
        issuer="",
        created_at="2026-01-01T00:00:00Z",
        step=step,
        solo=solo,
        members=members,
    )


def full_case(step: Step) -> Case:
    """Return a case with one person in each role."""
    members = tuple(Member(id=name, role=role) for role, name in PEOPLE.items())
    return build_case(step, members)


def reviewers(*states: SheetStatus) -> tuple[Member, ...]:
    """Return reviewers whose sheets stand so."""
    return tuple(
        Member(id=f"r{n}", role=Role.REVIEWER, status=state)
        for n, state in enumerate(states)
    )


@pytest.mark.parametrize(("action", "role"), product(Action, Role))
def test_each_role_may_do_what_the_table_says_and_only_then(
    action: Action, role: Role
) -> None:
    roles, steps = EXPECTED[action.value]

    allowed = [step for step in Step if may(full_case(step), PEOPLE[role], action)]

    expected = steps.split() if role.value in roles.split() else []
    assert [step.value for step in allowed] == expected


def test_every_action_stands_in_the_table() -> None:
    assert set(ALLOWED) == set(Action)
    assert all(roles and steps for roles, steps in ALLOWED.values())


@pytest.mark.parametrize(("action", "step"), product(Action, Step))
def test_nobody_from_outside_may_do_anything(action: Action, step: Step) -> None:
    assert not may(full_case(step), "somebody", action)
    assert not may(full_case(step), "", action)


@pytest.mark.parametrize(("action", "step"), product(Action, Step))
def test_one_person_alone_acts_in_every_role_but_not_at_every_step(
    action: Action, step: Step
) -> None:
    case = build_case(step, (Member(id="me", role=Role.REVIEWER),), solo=True)

    assert may(case, "me", action) == (step.value in EXPECTED[action.value][1].split())


@pytest.mark.parametrize("step", [Step.REGISTERED, Step.SCREENED_OUT, Step.SCORING])
@pytest.mark.parametrize("status", SheetStatus)
def test_only_the_owner_reads_a_sheet_before_deliberation(
    step: Step, status: SheetStatus
) -> None:
    others = tuple(Member(id=r.value, role=r) for r in Role if r is not Role.REVIEWER)
    case = build_case(step, (*others, *reviewers(status, status)))

    reading = [m.id for m in case.members if may_read_sheet(case, m.id, "r0")]

    assert reading == ["r0"]


@pytest.mark.parametrize("step", [Step.DELIBERATION, Step.CONCLUDED, Step.ISSUED])
def test_the_panel_reads_every_sheet_once_it_is_open_and_the_drafter_never(
    step: Step,
) -> None:
    case = full_case(step)

    reading = [m.role for m in case.members if may_read_sheet(case, m.id, "reviewer")]

    assert reading == [Role.SECRETARIAT, Role.CHAIR, Role.REVIEWER]


@pytest.mark.parametrize("step", Step)
def test_nobody_from_outside_reads_a_sheet_not_even_one_of_the_same_name(
    step: Step,
) -> None:
    assert not may_read_sheet(full_case(step), "somebody", "somebody")


@pytest.mark.parametrize(
    ("states", "are_in"),
    [
        ("", False),
        ("open", False),
        ("submitted", True),
        ("withdrawn", False),
        ("submitted open", False),
        ("submitted withdrawn", True),
        ("submitted submitted", True),
        ("withdrawn withdrawn", False),
        ("open withdrawn submitted", False),
    ],
)
def test_sheets_are_in_when_none_is_open_and_one_is_submitted(
    states: str, are_in: bool
) -> None:
    chair = Member(id="chair", role=Role.CHAIR)  # has no sheet: open means nothing
    members = reviewers(*(SheetStatus(state) for state in states.split()))

    assert build_case(Step.SCORING, (chair, *members)).sheets_are_in == are_in


def test_members_are_found_by_id_and_reviewers_keep_their_order() -> None:
    members = (
        Member(id="z", role=Role.REVIEWER),
        Member(id="chair", role=Role.CHAIR),
        Member(id="a", role=Role.REVIEWER),
    )
    case = build_case(Step.SCORING, members)

    assert case.member("chair") == members[1]
    assert case.member("nobody") is None
    assert [member.id for member in case.reviewers] == ["z", "a"]
