from fractions import Fraction

from cf_assess.models.deliberation import Settlement
from cf_assess.models.result import LevelOf
from cf_assess.models.sheet import MarkState
from cf_assess.panel import apply_settlements, list_divergent


def level(criterion: str, spread: int | None) -> LevelOf:
    return LevelOf(
        criterion=criterion, state=MarkState.SCORED, level=Fraction(5, 2), spread=spread
    )


def settlement(criterion: str, state: MarkState, to: int | None) -> Settlement:
    return Settlement(
        criterion=criterion,
        state=state,
        level=to,
        reason="会商一致",
        by="C1",
        at="2026-01-05T08:00:00Z",
    )


LEVELS = (level("a.a", 2), level("a.b", 4), level("a.c", None), level("a.d", 2))


def test_divergent_criteria_come_widest_first_then_in_printed_order() -> None:
    assert list_divergent((*LEVELS, level("a.e", 1)), 2) == ("a.b", "a.a", "a.d")


def test_a_criterion_with_fewer_than_two_levels_is_never_divergent() -> None:
    assert list_divergent((level("a.c", None),), 0) == ()


def test_a_settlement_replaces_the_level_and_keeps_the_spread() -> None:
    settled = apply_settlements(LEVELS, [settlement("a.b", MarkState.SCORED, 3)])
    assert settled[1] == LevelOf(
        criterion="a.b", state=MarkState.SCORED, level=Fraction(3), spread=4
    )
    assert settled[0] == LEVELS[0]
    assert list_divergent(settled, 4) == ("a.b",)


def test_a_criterion_can_be_settled_as_not_applicable() -> None:
    settled = apply_settlements(
        LEVELS, [settlement("a.a", MarkState.NOT_APPLICABLE, None)]
    )
    assert (settled[0].state, settled[0].level) == (MarkState.NOT_APPLICABLE, None)


def test_the_last_settlement_of_a_criterion_counts() -> None:
    settlements = [settlement("a.a", MarkState.SCORED, to) for to in (1, 4)]
    assert apply_settlements(LEVELS, settlements)[0].level == 4


def test_a_settlement_of_a_criterion_no_longer_asked_changes_nothing() -> None:
    other = settlement("b.z", MarkState.SCORED, 1)
    assert apply_settlements(LEVELS, [other]) == LEVELS
