import csv
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.measure import (
    GENERAL_BELOW,
    Judged,
    best_threshold,
    describe,
    f_score,
    false_pairs,
    ranking,
)

from tests.places import SHARED
from tests.training.grounds import judge

NEVER = float("-inf")
FIRST = judge(
    [[3, -1], [2, 1], [1, NEVER], [-2, 2]],
    {(0, 0): 2, (2, 0): 1, (3, 0): 2},
    "甲办法",
)
"""For topic 0 the order is right, wrong, right, right; nothing bears on topic 1."""
SECOND = judge([[NEVER, 4], [0, 5]], {(0, 1): 1}, "乙办法")
"""Topic 1: wrong, right; nothing bears on topic 0."""
EMPTY = judge([[9, 9]], {}, "丙办法")
ALL = (FIRST, SECOND, EMPTY)


@pytest.mark.parametrize(
    ("judged", "threshold", "expected"),
    [
        ([FIRST], 0.5, (2 / 5, 2 / 3)),  # put: 3, 2, 1 and twice for topic 1
        ([FIRST], -9.0, (3 / 7, 1.0)),
        ([FIRST], 9.0, (0.0, 0.0)),
        ([SECOND], 4.5, (0.0, 0.0)),
        ([FIRST, SECOND], 0.5, (3 / 7, 3 / 4)),
        ([], 0.0, (0.0, 0.0)),
    ],
)
def test_pairs_are_right_or_wrong(
    judged: Sequence[Judged], threshold: float, expected: tuple[float, float]
) -> None:
    precision, recall, f1 = f_score(judged, threshold)
    assert (precision, recall) == pytest.approx(expected)
    total = precision + recall
    assert f1 == pytest.approx(2 * precision * recall / total if total else 0)


def test_against_direct_labels_the_others_are_neither_right_nor_wrong() -> None:
    precision, recall, _ = f_score([FIRST], 0.5, direct=True)
    assert (precision, recall) == pytest.approx((1 / 4, 1 / 2))


def test_false_pairs_are_those_of_topics_that_nothing_bears_on() -> None:
    assert false_pairs([FIRST], 0.5) == 2
    assert false_pairs([SECOND], 0.0) == 1
    assert false_pairs([SECOND], 0.5) == 0
    assert false_pairs(ALL, 0.0) == 1.5  # the one without labels is passed over
    assert false_pairs([], 0.0) == 0


def test_ranking_by_hand() -> None:
    mean, in_five = ranking([FIRST, SECOND], NEVER)
    first = (1 / 1 + 2 / 3 + 3 / 4) / 3
    assert mean == pytest.approx((first + 1 / 2) / 2)
    assert in_five == 1
    mean, in_five = ranking([FIRST, SECOND], 0.5)
    assert mean == pytest.approx(((1 / 1 + 2 / 3) / 3 + 1 / 2) / 2)
    assert in_five == 1 / 2


def test_only_five_direct_units_can_be_in_the_first_five() -> None:
    many = judge([[float(-n)] for n in range(8)], {(n, 0): 2 for n in range(1, 8)})
    assert ranking([many], NEVER)[1] == 4 / 5


@given(
    st.lists(
        st.tuples(st.integers(-4, 4), st.booleans()), min_size=1, max_size=12
    ).filter(lambda rows: any(good for _, good in rows))
)
def test_no_threshold_is_better_than_the_best(rows: list[tuple[int, bool]]) -> None:
    grades = {(n, 0): 1 for n, (_, good) in enumerate(rows) if good}
    judged = [judge([[figure] for figure, _ in rows], grades)]
    best = f_score(judged, best_threshold(judged))[2]
    assert best == pytest.approx(max(f_score(judged, f)[2] for f, _ in rows))


def test_a_regulation_with_few_labelled_units_is_a_general_one() -> None:
    for labelled in (GENERAL_BELOW - 1, GENERAL_BELOW):
        one = judge([[1.0]] * 30, {(n, 0): 1 for n in range(labelled)})
        assert one.is_general == (labelled < GENERAL_BELOW)


def test_several_topics_of_a_unit_count_once() -> None:
    grades = {(n, topic): 1 for n in range(15) for topic in range(2)}
    assert judge([[1.0, 1.0]] * 15, grades).is_general


def test_all_measures_are_told_rounded() -> None:
    figures = describe(ALL, 0.5, NEVER)
    assert figures["precision"] == round(3 / 7, 3)
    assert figures["recall"] == 0.75
    assert figures["f1_general"] == figures["f1"]
    assert figures["f1_children"] == 0
    # out of reach is not the same as far: all pairs of a topic count from -inf upwards
    assert figures["false_found"] == 1


@pytest.mark.skipif(
    not (SHARED / "tools" / "score_evidence.py").is_file(),
    reason="the reference scorer lies beside the project only",
)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("threshold", [-0.5, 0.5])
def test_the_reference_scorer_says_the_same(
    seed: int, threshold: float, tmp_path: Path
) -> None:
    judged = _random_ground(Random(seed))
    printed = _score(judged, threshold, tmp_path)
    ours = describe(judged, threshold, threshold)
    pairs = {
        "AP": "average_precision",
        "R@5": "direct_in_first_five",
        "P": "precision",
        "R": "recall",
        "F1": "f1",
        "F1g2": "f1_direct",
        "general F1": "f1_general",
    }
    for theirs, name in pairs.items():
        assert ours[name] == pytest.approx(printed[theirs], abs=0.0011), theirs
    assert ours["false_found"] == pytest.approx(printed["false"], abs=0.051)


def _random_ground(random: Random) -> list[Judged]:
    """Return documents for all and documents about children."""
    judged = []
    for number, units in enumerate((12, 30, 30, 8)):
        share = 0.3 if number == 1 else 0.04
        grades = {
            (unit, topic): random.choice((1, 2))
            for unit in range(units)
            for topic in range(4)
            if random.random() < share
        } | {(0, 0): 2}
        figures = [[random.gauss(0, 1) for _ in range(4)] for _ in range(units)]
        for unit, topic in grades:
            figures[unit][topic] += 1
        judged.append(judge(figures, grades, f"第{number}部"))
    assert {one.is_general for one in judged} == {True, False}
    return judged


def _score(
    judged: Sequence[Judged], threshold: float, folder: Path
) -> dict[str, float]:
    """Return what the reference scorer prints of all pairs from a threshold."""
    gold, put = [], []
    for one in judged:
        document = one.document
        for (unit, topic), grade in document.grades.items():
            gold.append((document.name, document.labels[unit], f"T{topic}", grade))
        for unit, topic in np.argwhere(one.figures >= threshold).tolist():
            figure = float(one.figures[unit, topic])
            put.append((document.name, document.labels[unit], f"T{topic}", figure))
    for name, head, rows in (("gold", "grade", gold), ("put", "score", put)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("doc", "article", "topic_id", head))
            writer.writerows(rows)
    scorer = SHARED / "tools" / "score_evidence.py"
    words = (scorer, folder / "put.csv", "--gold", folder / "gold.csv")
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, text=True, check=True
    )
    *lines, general = done.stdout.splitlines()
    found = re.findall(r"(\S+) (-?[\d.]+)", " ".join(lines))
    found += [(f"general {k}", v) for k, v in re.findall(r"(F1) ([\d.]+)", general)]
    return {name: float(value) for name, value in found}
