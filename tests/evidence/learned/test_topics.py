from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence.learned.topics import Unit, fill_bag, weigh_units
from tests.evidence.learned.tiny import GIVEN, make_unit, tiny_weights

WEIGHTS = tiny_weights()
ABOUT = "学校防治欺凌和嘲笑。"


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """Return a unit of known and unknown runs, some near a child's name."""
    pieces = [*GIVEN, "甲", "，", "\n", " "]
    text = "".join(draw(st.lists(st.sampled_from(pieces), max_size=6)))
    bounds = st.integers(0, len(text))
    near = draw(st.lists(st.tuples(bounds, bounds), max_size=2))
    return make_unit(
        text,
        *((min(pair), max(pair)) for pair in near),
        is_named=draw(st.booleans()),
        is_draft_about=draw(st.booleans()),
    )


def figures(*weighed: Unit) -> np.ndarray:
    return weigh_units(weighed, WEIGHTS).figures


@given(st.lists(units(), min_size=1, max_size=5))
def test_figures_of_a_unit_do_not_depend_on_others_in_the_batch(
    batch: list[Unit],
) -> None:
    alone = np.concatenate([figures(unit) for unit in batch])
    np.testing.assert_allclose(figures(*batch), alone, atol=1e-5)


@given(units(), st.data())
def test_white_space_inside_changes_no_figure(unit: Unit, data: st.DataObject) -> None:
    plain = "".join(unit.text.text.split())
    blanks = st.text(" \n\t\u3000\u00a0", max_size=2)
    spaced = "".join(data.draw(blanks) + character for character in plain)
    one, other = (
        Unit(replace(unit.text, text=text, near=()), unit.is_named, unit.is_draft_about)
        for text in (plain, spaced)
    )
    np.testing.assert_array_equal(figures(one), figures(other))


def test_a_unit_without_known_runs_has_the_figures_of_its_facts() -> None:
    rows = figures(
        make_unit("甲"),
        make_unit("甲", is_draft_about=True),
        make_unit("甲", is_named=True),
        make_unit("", is_named=True, is_draft_about=True),
    )
    expected = [[-2, -3], [-1, -2.25], [-1.25, -2], [-0.75, -1.75]]
    np.testing.assert_array_equal(rows, np.array(expected, dtype=np.float32))


def test_a_single_run_gives_its_whole_weight() -> None:
    """The share of the only run is one, however often it stands."""
    one, often = figures(make_unit("供餐"), make_unit("供餐，供餐，供餐"))
    np.testing.assert_allclose(one, [-2, -3 + 80 // 2 * 0.04], rtol=1e-6)
    np.testing.assert_allclose(often, one, rtol=1e-6)


def test_runs_count_by_how_rare_and_how_frequent_they_are() -> None:
    """By hand: 供餐 twice, 午餐 once, in a unit that is not about children."""
    rarity = dict(zip(WEIGHTS.runs, WEIGHTS.rarity.tolist(), strict=True))
    raw = np.array([(1 + np.log(2)) * rarity["供餐"], rarity["午餐"]])
    share = raw / np.sqrt((raw**2).sum())
    expected = -3 + share @ [40 * 0.04, 35 * 0.04]
    ((_, food),) = figures(make_unit("供餐，午餐，供餐"))
    assert food == pytest.approx(expected, rel=1e-5)


def test_another_table_holds_where_a_unit_is_about_children() -> None:
    for about in (
        make_unit("供餐", is_named=True),
        make_unit("供餐", is_draft_about=True),
    ):
        ((_, food),) = figures(about)
        facts = np.array(about.facts(), dtype=np.float32) @ WEIGHTS.facts
        assert food == pytest.approx(float(facts[1]) + 80 * 0.04, rel=1e-5)


@pytest.mark.parametrize(
    ("near", "is_named", "gain"),
    [
        ((0, 2), True, 20 * 0.04),
        ((0, 1), True, 0.0),
        ((0, 2), False, 0.0),
    ],
)
def test_runs_near_a_childs_name_count_again_where_the_unit_is_about_children(
    near: tuple[int, int], is_named: bool, gain: float
) -> None:
    far, close = figures(
        make_unit("供餐", is_named=is_named), make_unit("供餐", near, is_named=is_named)
    )
    assert close[1] - far[1] == pytest.approx(gain, abs=1e-5)


@given(st.lists(units(), min_size=1, max_size=4))
def test_shares_of_a_unit_are_as_long_as_one(batch: list[Unit]) -> None:
    opinion = weigh_units(batch, WEIGHTS)
    for number in range(len(batch)):
        bag = opinion.bag_of(number)
        assert set(bag.unit.tolist()) <= {number}
        assert sorted(set(bag.run.tolist())) == bag.run.tolist()
        if len(bag.run):
            assert float((bag.share**2).sum()) == pytest.approx(1, rel=1e-5)


def test_a_bag_holds_each_run_of_each_unit_once() -> None:
    unit, run = np.array([1, 0, 1, 1]), np.array([2, 0, 2, 0])
    bag = fill_bag(unit, run, np.ones(3, dtype=np.float32), 3)
    assert list(zip(bag.unit.tolist(), bag.run.tolist(), strict=True)) == [
        (0, 0),
        (1, 0),
        (1, 2),
    ]


@given(st.lists(units(), min_size=1, max_size=3), st.integers(0, 1))
def test_words_stand_in_the_unit_apart_from_each_other_the_strongest_first(
    batch: list[Unit], topic: int
) -> None:
    opinion = weigh_units(batch, WEIGHTS)
    for number, unit in enumerate(batch):
        words = opinion.words(number, topic)
        gifts = [weight for _, _, weight in words]
        assert gifts == sorted(gifts, reverse=True)
        assert all(weight > 0 for weight in gifts)
        bounds = sorted((start, end) for start, end, _ in words)
        assert all(0 <= a < b <= len(unit.text.text) for a, b in bounds)
        assert all(end < start for (_, end), (start, _) in pairwise(bounds))


@given(units(), st.integers(0, 1))
def test_words_are_those_that_the_figure_owes_something(unit: Unit, topic: int) -> None:
    """All that speaks for the topic, what single characters give left out."""
    opinion = weigh_units([unit], WEIGHTS)
    facts = float((np.array(unit.facts(), dtype=np.float32) @ WEIGHTS.facts)[topic])
    words = sum(weight for _, _, weight in opinion.words(0, topic))
    against = 127 * 0.04 * 4
    assert words <= float(opinion.figures[0, topic]) - facts + against
    if not any(run in "".join(unit.text.text.split()) for run in GIVEN):
        assert words == 0


def test_words_are_named_with_what_they_gave() -> None:
    opinion = weigh_units([make_unit("甲"), make_unit(ABOUT, is_named=True)], WEIGHTS)
    words = {ABOUT[a:b]: weight for a, b, weight in opinion.words(1, 0)}
    assert list(words) == ["欺凌", "嘲笑"]
    base = -2 + 0.25 + 0.5
    rest = float(opinion.figures[1, 0]) - base - sum(words.values())
    assert 0 < rest < 0.5  # what the single character gave, which is not shown
    assert opinion.words(0, 0) == ()


def test_words_that_touch_are_shown_as_one() -> None:
    text = "禁止欺凌嘲笑"
    opinion = weigh_units([make_unit(text)], WEIGHTS)
    ((start, end, _),) = opinion.words(0, 0)
    assert text[start:end] == "欺凌嘲笑"


def test_words_broken_by_white_space_are_shown_with_it() -> None:
    text = "禁止欺\n凌。"
    ((start, end, _),) = weigh_units([make_unit(text)], WEIGHTS).words(0, 0)
    assert text[start:end] == "欺\n凌"


def test_no_units_are_weighed_to_nothing() -> None:
    assert weigh_units([], WEIGHTS).figures.shape == (0, 2)
