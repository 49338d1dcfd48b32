import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence.learned.combine import (
    LIFT,
    CueFacts,
    UnitFacts,
    combine,
    lift,
    list_facts,
)
from cf_assess.evidence.learned.weights import FACTS, Floats
from tests.evidence.learned.tiny import tiny_weights


def row(*figures: float) -> Floats:
    return np.array([figures], dtype=np.float32)


def cues(shape: tuple[int, int], **changes: object) -> CueFacts:
    """Return cues that found nothing, with some changed."""
    values = {
        "score": np.zeros(shape, np.float32),
        "direct": np.zeros(shape, bool),
        "elsewhere": np.zeros(shape, bool),
    }
    return CueFacts(**(values | {k: np.array(v) for k, v in changes.items()}))


def nothing_known(units: int, **changes: bool) -> UnitFacts:
    facts = {"about": False, "draft_about": False, "penalty": False} | changes
    return UnitFacts(**{name: np.full(units, is_so) for name, is_so in facts.items()})


def named(facts: Floats, unit: int, topic: int) -> dict[str, float]:
    return dict(zip(FACTS, facts[unit, topic].tolist(), strict=True))


def test_a_pair_is_told_with_all_facts_in_order() -> None:
    found = cues((1, 3), score=row(0, 0.5, 0.25), direct=[[False, True, False]])
    units = nothing_known(1, about=True, penalty=True)
    facts = list_facts(row(-1, 2, 0.5), found, units)

    assert facts.shape == (1, 3, len(FACTS))
    assert facts.dtype == np.float32
    assert named(facts, 0, 1) == {
        "base": 1,
        "figure": 2,
        "lead": 1.5,
        "rank": 0,
        "cue": 1,
        "cue_is_direct": 1,
        "cue_score": 0.5,
        "cue_elsewhere": 0,
        "other_cues": 1,
        "cue_and_figure": 2,
        "about": 1,
        "about_and_figure": 2,
        "draft_about": 0,
        "penalty": 1,
    }


def test_a_pair_without_cue_is_told_by_its_place_among_the_topics() -> None:
    facts = list_facts(row(-1, 2, 0.5), cues((1, 3)), nothing_known(1))
    last = named(facts, 0, 0)
    assert last["lead"] == -3
    assert last["rank"] == pytest.approx(np.log(3))
    assert last["cue"] == last["other_cues"] == last["cue_and_figure"] == 0


def test_topics_that_are_equally_best_lead_by_nothing() -> None:
    facts = list_facts(row(1, 1, 0), cues((1, 3)), nothing_known(1))
    assert [named(facts, 0, topic)["lead"] for topic in range(3)] == [0, 0, -1]
    assert [named(facts, 0, topic)["rank"] for topic in range(2)] == [0, 0]


def test_weights_of_one_topic_alone_can_be_combined() -> None:
    facts = list_facts(row(2), cues((1, 1)), nothing_known(1))
    assert facts.shape == (1, 1, len(FACTS))
    assert np.isfinite(facts).all()


FIGURES = st.lists(
    st.lists(st.floats(-8, 8, width=32), min_size=3, max_size=3), min_size=1, max_size=4
).map(lambda rows: np.array(rows, dtype=np.float32))


@given(FIGURES)
def test_facts_of_a_unit_do_not_depend_on_others(figures: Floats) -> None:
    units = len(figures)
    together = list_facts(figures, cues(figures.shape), nothing_known(units))
    for number in range(units):
        own = figures[number : number + 1]
        alone = list_facts(own, cues((1, 3)), nothing_known(1))
        np.testing.assert_array_equal(together[number], alone[0])


def test_odds_are_the_sum_of_facts_by_their_weights() -> None:
    factors = {name: float(n) for n, name in enumerate(FACTS)}
    weights = tiny_weights(combination=dict(reversed(factors.items())))
    facts = list_facts(row(1, -1), cues((1, 2)), nothing_known(1))
    expected = [
        sum(factors[k] * v for k, v in named(facts, 0, n).items()) for n in (0, 1)
    ]
    np.testing.assert_allclose(
        combine(facts, weights.combination)[0], expected, rtol=1e-5
    )


@given(FIGURES, st.floats(-3, 3, width=32))
def test_a_lift_changes_no_found_and_makes_none(odds: Floats, found: float) -> None:
    lifted = lift(odds, found)
    bound = np.float32(found)
    assert ((lifted >= bound) == (odds >= bound)).all()
    assert (lifted >= odds).all()
    np.testing.assert_array_equal(lifted[odds >= bound], odds[odds >= bound])
    for topic in range(3):
        column, raised = odds[:, topic], lifted[:, topic]
        if not (column >= bound).any():
            np.testing.assert_array_equal(column, raised)
        order = np.argsort(column, kind="stable")
        assert (np.diff(raised[order]) >= 0).all()


def test_a_topic_found_elsewhere_lifts_the_others_up_to_the_found() -> None:
    odds = np.array([[1, -3], [-0.5, -3], [-4, -3]], dtype=np.float32)
    lifted = lift(odds, 0.0)
    assert lifted[:, 1].tolist() == [-3, -3, -3]
    assert lifted[0, 0] == 1
    assert -1e-6 < lifted[1, 0] < 0
    assert lifted[2, 0] == -4 + LIFT


@pytest.mark.parametrize("found", [-0.3545, 0.1, 2 / 3])
def test_a_threshold_that_is_no_short_float_still_keeps_tiers_apart(
    found: float,
) -> None:
    odds = np.array([[5.0], [found - 0.5]], dtype=np.float32)
    lifted = lift(odds, found)
    assert np.searchsorted(np.array([found], np.float32), lifted[1, 0], "right") == 0
