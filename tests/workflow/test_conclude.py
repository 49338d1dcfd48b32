"""Deliberation and conclusion: what must be settled first, and what stays."""

import pytest

from cf_assess.errors import (
    CaseConcludedError,
    ConclusionBlockedError,
    LevelOutOfScaleError,
    NotAllowedError,
    SheetsOutstandingError,
    UnknownNameError,
)
from cf_assess.models.case import Step
from cf_assess.models.sheet import MarkState
from cf_assess.workflow import deliberate
from cf_assess.workflow.aggregate import panel_view
from cf_assess.workflow.conclude import conclude
from cf_assess.workflow.deliberate import matters_of

from .conftest import FLAG, LATER, ROUTE, SPACE, VOICE, Opened, Panel, make_frozen


def blocked_by(panel: Panel) -> str:
    """Return what a conclusion is refused for."""
    with pytest.raises(ConclusionBlockedError) as caught:
        conclude(panel.seat("chair", LATER))
    assert panel.seat("chair").case().step is Step.DELIBERATION
    assert caught.value.values["open"] == str(len(matters_of(panel.seat("chair"))))
    return caught.value.values["criteria"]


def test_deliberation_waits_for_every_sheet(panel: Panel) -> None:
    panel.submit("r1", {ROUTE: 3, SPACE: 3, VOICE: 3})

    with pytest.raises(SheetsOutstandingError) as caught:
        deliberate.open_deliberation(panel.seat("chair"))

    assert caught.value.values == {"reviewers": "r2、r3"}
    assert panel.seat("chair").case().step is Step.SCORING


def test_an_undecided_red_flag_blocks_the_conclusion(panel: Panel) -> None:
    panel.deliberating((3, 3, 3), (3, 3, 3), (3, 3, 3))

    assert blocked_by(panel) == FLAG


def test_a_divergent_criterion_blocks_until_it_is_settled(panel: Panel) -> None:
    panel.deliberating((0, 3, 3), (2, 3, 4), (1, 3, 3))
    panel.decide(confirmed=False)

    assert blocked_by(panel) == ROUTE
    deliberate.settle(panel.seat("chair"), ROUTE, 1, reason="会商一致")
    assert conclude(panel.seat("chair", LATER)).step is Step.CONCLUDED


def test_a_criterion_without_a_level_blocks_until_it_is_settled(panel: Panel) -> None:
    panel.deliberating((3, "CJ", 3), (3, "CJ", 3), (3, "CJ", 3))
    panel.decide(confirmed=False)

    assert blocked_by(panel) == SPACE
    deliberate.settle(panel.seat("chair"), SPACE, None, reason="没有这类空间")
    assert matters_of(panel.seat("chair")) == ()


def test_a_criterion_that_is_not_applicable_blocks_nothing(panel: Panel) -> None:
    panel.deliberating((3, "NA", 3), (3, "NA", 3), (3, "NA", 3))
    panel.decide(confirmed=False)

    assert matters_of(panel.seat("chair")) == ()


def test_an_advisory_criterion_blocks_nothing(open_panel: Opened) -> None:
    panel = open_panel(make_frozen(advisory=(SPACE,)))
    panel.deliberating((3, "CJ", 3), (3, "CJ", 3), (3, "CJ", 3))
    panel.decide(confirmed=False)

    assert matters_of(panel.seat("chair")) == ()


def test_what_is_open_is_listed_once_divergence_first(panel: Panel) -> None:
    panel.deliberating((0, "CJ", 4), (4, "CJ", 0), (4, "CJ", 4))

    assert matters_of(panel.seat("chair")) == (ROUTE, VOICE, SPACE, FLAG)


def test_a_settled_level_counts_and_the_marks_stay(panel: Panel) -> None:
    panel.deliberating((0, 3, 3), (4, 3, 3), (4, 3, 3))
    marks = panel.store.load_sheets(panel.number, "chair")
    before = panel_view(panel.seat("chair"))

    deliberate.settle(panel.seat("chair"), ROUTE, 1, reason="会商", dissent="有异议")

    after = panel_view(panel.seat("chair"))
    assert after.original == before.original
    assert panel.store.load_sheets(panel.number, "chair") == marks
    assert before.result.score.criteria[0].level != 1
    assert after.result.score.criteria[0].level == 1
    (settlement,) = panel.seat("chair").case().settlements
    assert (settlement.dissent, settlement.state) == ("有异议", MarkState.SCORED)


def test_a_later_settlement_takes_the_place_of_an_earlier_one(panel: Panel) -> None:
    panel.deliberating((0, 3, 3), (4, 3, 3), (4, 3, 3))
    seat = panel.seat("chair")
    deliberate.settle(seat, ROUTE, 1, reason="先这样")

    deliberate.settle(panel.seat("chair", LATER), ROUTE, 3, reason="再议")

    (settlement,) = seat.case().settlements
    assert (settlement.level, settlement.at) == (3, LATER)
    actions = [e.action for e in panel.store.history(panel.number, "chair")]
    assert actions.count("settle") == 2


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_off_the_scale_cannot_be_settled(panel: Panel, level: int) -> None:
    panel.deliberating((3, 3, 3), (3, 3, 3), (3, 3, 3))

    with pytest.raises(LevelOutOfScaleError):
        deliberate.settle(panel.seat("chair"), ROUTE, level, reason="会商")


def test_unknown_names_are_answered_with_the_nearest(panel: Panel) -> None:
    panel.deliberating((3, 3, 3), (3, 3, 3), (3, 3, 3))
    seat = panel.seat("chair")

    with pytest.raises(UnknownNameError) as criterion:
        deliberate.settle(seat, "care.safety.rout", 3, reason="会商")
    with pytest.raises(UnknownNameError) as flag:
        deliberate.decide_flag(seat, f"{FLAG}x", confirmed=True, reason="会商")
    panel.decide(confirmed=False)
    with pytest.raises(UnknownNameError) as verdict:
        conclude(seat, override="revize", reason="会商")

    found = [c.value.values["nearest"] for c in (criterion, flag, verdict)]
    assert found == [ROUTE, FLAG, "revise"]


@pytest.mark.parametrize("person", ["office", "r1", "bureau"])
def test_only_the_chair_settles_and_concludes(panel: Panel, person: str) -> None:
    panel.deliberating((3, 3, 3), (3, 3, 3), (3, 3, 3))

    with pytest.raises(NotAllowedError):
        deliberate.settle(panel.seat(person), ROUTE, 3, reason="会商")
    with pytest.raises(NotAllowedError):
        deliberate.decide_flag(panel.seat(person), FLAG, confirmed=True, reason="是")
    with pytest.raises(NotAllowedError):
        conclude(panel.seat(person))


def test_a_confirmed_grave_flag_limits_the_verdict(panel: Panel) -> None:
    panel.deliberating((4, 4, 4), (4, 4, 4), (4, 4, 4))
    panel.decide(confirmed=True)

    case = conclude(panel.seat("chair", LATER))

    assert case.conclusion is not None
    assert case.conclusion.computed.id == case.conclusion.verdict_id == "redo"
    codes = [reason.code for reason in case.conclusion.computed.reasons]
    assert "veto_flag_limits" in codes


def test_a_dismissed_flag_leaves_the_verdict_to_the_score(panel: Panel) -> None:
    panel.deliberating((4, 4, 4), (4, 4, 4), (4, 4, 4))
    panel.decide(confirmed=False)

    case = conclude(panel.seat("chair", LATER))

    assert case.conclusion is not None
    assert case.conclusion.verdict_id == "pass"
    assert case.conclusion.override_reason == ""


def test_an_override_keeps_the_computed_verdict_beside_it(panel: Panel) -> None:
    panel.deliberating((4, 4, 4), (4, 4, 4), (4, 4, 4))
    panel.decide(confirmed=False)

    case = conclude(panel.seat("chair", LATER), override="revise", reason="程序有缺")

    assert case.conclusion is not None
    assert case.conclusion.computed.id == "pass"
    assert case.conclusion.verdict_id == "revise"
    assert case.conclusion.override_reason == "程序有缺"
    assert (case.conclusion.by, case.conclusion.at) == ("chair", LATER)


def test_a_concluded_case_stands_still(panel: Panel) -> None:
    panel.deliberating((4, 4, 4), (4, 4, 4), (4, 4, 4))
    panel.decide(confirmed=False)
    conclude(panel.seat("chair", LATER))
    before = panel.store.history(panel.number, "chair")

    with pytest.raises(NotAllowedError):
        deliberate.settle(panel.seat("chair"), ROUTE, 0, reason="改")
    with pytest.raises((CaseConcludedError, NotAllowedError)):
        panel.mark("r1", {ROUTE: 0})
    with pytest.raises((CaseConcludedError, NotAllowedError)):
        conclude(panel.seat("chair"), override="redo", reason="改")

    assert panel.store.history(panel.number, "chair") == before
