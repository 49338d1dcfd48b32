from dataclasses import replace
from random import Random

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="fitting needs the extra `train`")

from training.fit import (
    RAREST,
    Tables,
    as_weights,
    fit_combination,
    fit_tables,
)

from cf_assess.evidence.learned.combine import may_be_decided
from cf_assess.evidence.learned.grams import LONGEST, number_run, slots_of
from cf_assess.evidence.learned.topics import Unit, weigh_units
from cf_assess.evidence.learned.weights import (
    FACTS,
    Floats,
    read_weights,
    write_weights,
)
from tests.evidence.learned.tiny import make_unit

TOPICS = ("T26", "T30", "T99")
SPEAKING = (("欺凌", "霸凌", "殴打"), ("食堂", "供餐", "午餐"))
NOISE = ("甲乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑", "学生")


def make_samples(seed: int = 0) -> tuple[list[Unit], Floats]:
    """Return units with their topics; the third topic is never met."""
    random = Random(seed)
    units, targets = [], np.zeros((80, len(TOPICS)), np.float32)
    for number in range(len(targets)):
        words = random.choices(NOISE, k=5)
        for topic, speaking in enumerate(SPEAKING):
            if random.random() < 0.4:
                words.insert(random.randrange(5), random.choice(speaking))
                targets[number, topic] = 1
        text = "，".join(words)
        near = [(text.index(w), text.index(w) + 2) for w in words[:2]]
        about = random.random() < 0.7
        units.append(
            make_unit(text, *near, is_named=about, is_draft_about=not number % 3)
        )
    return units, targets


UNITS, TARGETS = make_samples()


def fit() -> Tables:
    return fit_tables(UNITS, TARGETS, np.ones(len(UNITS), np.float32))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return fit()


def test_the_same_samples_give_the_same_file_whatever_chance_says(
    tables: Tables,
) -> None:
    first = write_weights(as_weights(tables, TOPICS))
    np.random.seed(99)
    assert write_weights(as_weights(fit(), TOPICS)) == first


def test_what_is_fitted_can_be_written_and_read(tables: Tables) -> None:
    facts = dict.fromkeys(FACTS, 0.5)
    weights = replace(as_weights(tables, TOPICS), combination=facts)
    copy = read_weights(write_weights(weights))
    assert copy.runs == weights.runs
    np.testing.assert_array_equal(
        weigh_units(UNITS, copy).figures, weigh_units(UNITS, weights).figures
    )


def test_what_was_shown_is_told_again_of_units_not_seen(tables: Tables) -> None:
    unseen, wanted = make_samples(seed=1)
    figures = weigh_units(unseen, as_weights(tables, TOPICS)).figures[:, :2]
    assert ((figures > 0) == (wanted[:, :2] > 0)).mean() > 0.95


def test_a_topic_that_is_never_met_is_never_likely(tables: Tables) -> None:
    figures = weigh_units(UNITS, as_weights(tables, TOPICS)).figures
    assert (figures[:, 2] < -5).all()


def test_the_vocabulary_has_runs_that_occur_often_enough(tables: Tables) -> None:
    runs = tables.vocabulary.runs
    texts = [unit.text.text for unit in UNITS]
    assert len(set(runs)) == len(runs)
    assert {word for words in SPEAKING for word in words} <= set(runs)
    for run in runs:
        assert 1 <= len(run) <= LONGEST
        assert sum(run in text for text in texts) >= RAREST
        assert not any(character.isspace() for character in run)


def test_no_two_runs_of_the_vocabulary_share_a_slot(tables: Tables) -> None:
    numbers = np.array([number_run(run) for run in tables.vocabulary.runs], np.uint64)
    assert len(set(slots_of(numbers).tolist())) == len(numbers)


def test_rare_runs_are_rarer(tables: Tables) -> None:
    vocabulary = tables.vocabulary
    rarity = dict(zip(vocabulary.runs, vocabulary.rarity.tolist(), strict=True))
    texts = [unit.text.text for unit in UNITS]
    for run in ("学生", "欺凌"):
        count = sum(run in text for text in texts)
        assert rarity[run] == pytest.approx(np.log((1 + len(UNITS)) / (1 + count)) + 1)
    assert rarity["，"] < rarity["学生"] < rarity["霸凌"]
    assert (vocabulary.rarity >= 1).all()
    assert (vocabulary.rarity_near >= 1).all()


def test_rounding_changes_a_figure_by_less_than_it_matters(tables: Tables) -> None:
    weights = as_weights(tables, TOPICS)
    for name in ("anywhere", "about", "near"):
        exact, row = getattr(tables, name), ("anywhere", "about", "near").index(name)
        rounded = getattr(weights, name) * weights.scales[row]
        largest = np.abs(exact).max(0)
        assert (np.abs(exact - rounded) <= largest / 127 * 0.51 + 1e-6).all()


def test_less_is_learned_from_what_counts_less() -> None:
    """The same text, labelled once with and once without the topic."""
    texts = ["供餐，甲乙。"] * 20 + ["丙丁，戊己。"] * 20
    units = [make_unit(text) for text in texts]
    targets = np.array([(n < 20 and n % 2, n >= 20) for n in range(40)], np.float32)
    figures = []
    for less in (0.2, 1.0):
        worth = np.where(targets[:, 0] > 0, less, 1).astype(np.float32)
        weights = as_weights(fit_tables(units, targets, worth), TOPICS[:2])
        figures.append(float(weigh_units(units, weights).figures[0, 0]))
    assert figures[0] < figures[1]


def make_pairs(seed: int = 0) -> tuple[Floats, Floats]:
    """Return facts of pairs that all differ, where a cue and a figure speak."""
    generator = np.random.default_rng(seed)
    facts = generator.normal(size=(400, len(FACTS))).astype(np.float32)
    facts[:, FACTS.index("base")] = 1
    cue = facts[:, FACTS.index("cue")] > 0.5
    facts[:, FACTS.index("cue")] = cue
    odds = 2 * facts[:, FACTS.index("figure")] + 3 * cue - 1
    return facts, (generator.random(400) < 1 / (1 + np.exp(-odds))).astype(np.float32)


def test_the_combination_weighs_what_speaks() -> None:
    rule = fit_combination(*make_pairs())
    assert tuple(rule) == FACTS
    assert rule["figure"] == pytest.approx(2, abs=0.8)
    assert rule["cue"] == pytest.approx(3, abs=1.2)
    quiet = set(FACTS) - {"figure", "cue", "base"}
    assert all(abs(rule[name]) < 0.6 for name in quiet)
    assert rule == fit_combination(*make_pairs())


def test_a_fact_that_is_the_same_of_all_pairs_weighs_nothing() -> None:
    """Such as penalties, where no document has any."""
    facts, targets = make_pairs()
    facts[:, FACTS.index("penalty")] = 0
    assert fit_combination(facts, targets)["penalty"] == 0


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"figure": -9.0}, False),
        ({"figure": -6.5}, False),
        ({"figure": -6.0}, True),
        ({"figure": -9.0, "cue": 1.0}, True),
        ({"figure": -9.0, "cue_elsewhere": 1.0}, True),
        ({"figure": -9.0, "other_cues": 5.0}, False),
    ],
)
def test_pairs_that_nothing_speaks_for_are_not_decided(
    known: dict[str, float], expected: bool
) -> None:
    facts = np.array([[[known.get(name, 0.0) for name in FACTS]]], np.float32)
    assert may_be_decided(facts).tolist() == [[expected]]
