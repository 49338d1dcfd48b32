"""Measures of what is located, as the reference scorer defines them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cf_assess.evidence.learned.weights import Floats
from training.samples import Document

GENERAL_BELOW = 20
"""A regulation with fewer labelled units is a general one."""

WORDS_RANGE = 1.5
"""By how much words alone go below their threshold for possible places."""


@dataclass(frozen=True)
class Judged:
    """A document with figures for its pairs."""

    document: Document
    figures: Floats
    """Units by topics; minus infinity where a pair is not put forward."""

    @property
    def is_general(self) -> bool:
        """Tell whether few of its units carry a topic."""
        return self.document.labelled_units < GENERAL_BELOW

    def grades(self) -> NDArray[np.int8]:
        """Return the grades, units by topics."""
        grades = np.zeros(self.figures.shape, dtype=np.int8)
        for (unit, topic), grade in self.document.grades.items():
            grades[unit, topic] = grade
        return grades


def f_score(
    judged: Sequence[Judged], threshold: float, *, direct: bool = False
) -> tuple[float, float, float]:
    """Return precision, recall and F1 of all pairs from a threshold upwards.

    Args:
        judged: documents.
        threshold: of the figures.
        direct: against grade 2 alone; pairs of grade 1 are neither right nor wrong.
    """
    right = wrong = wanted = 0
    for one in judged:
        grades, put = one.grades(), one.figures >= threshold
        goal = grades == 2 if direct else grades > 0
        right += int((put & goal).sum())
        wrong += int((put & (grades == 0)).sum())
        wanted += int(goal.sum())
    precision = right / max(right + wrong, 1)
    recall = right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def best_threshold(judged: Sequence[Judged]) -> float:
    """Return the threshold with the highest F1, the highest of equals."""
    figures = np.concatenate([one.figures.ravel() for one in judged])
    goals = np.concatenate([(one.grades() > 0).ravel() for one in judged])
    order = np.argsort(-figures, kind="stable")
    right = np.cumsum(goals[order])
    count = np.arange(1, len(order) + 1)
    f1 = 2 * right / (count + goals.sum())
    sorted_figures = figures[order]
    # A threshold takes all equal figures or none.
    f1[:-1][sorted_figures[1:] == sorted_figures[:-1]] = 0
    return float(sorted_figures[int(np.argmax(f1))])


def balanced_threshold(judged: Sequence[Judged]) -> float:
    """Return the threshold with the best mean of F1 on both kinds of documents.

    General regulations are the ordinary case of a review and have few labels; taken
    together, laws for children would decide alone.
    """
    kinds = [
        [one for one in judged if one.is_general is general]
        for general in (True, False)
    ]
    steps = [n / 20 for n in range(-60, 61)]
    return max(
        steps, key=lambda step: sum(f_score(kind, step)[2] for kind in kinds if kind)
    )


def false_pairs(judged: Sequence[Judged], threshold: float) -> float:
    """Return pairs a document in columns without any relevant unit.

    Documents without labels are passed over.
    """
    labelled = [one for one in judged if one.document.grades]
    false = sum(
        int((one.figures >= threshold)[:, ~(one.grades() > 0).any(0)].sum())
        for one in labelled
    )
    return false / max(len(labelled), 1)


def ranking(judged: Sequence[Judged], threshold: float) -> tuple[float, float]:
    """Return mean average precision and the share of direct units in first fives."""
    precisions: list[float] = []
    hits = wanted = 0
    for one in judged:
        grades = one.grades()
        for topic in np.flatnonzero((grades > 0).any(0)):
            column = one.figures[:, topic]
            order = [
                n for n in np.argsort(-column, kind="stable") if column[n] >= threshold
            ]
            good = [grades[n, topic] > 0 for n in order]
            total = sum(
                sum(good[: n + 1]) / (n + 1)
                for n, is_good in enumerate(good)
                if is_good
            )
            precisions.append(total / int((grades[:, topic] > 0).sum()))
            hits += sum(grades[n, topic] == 2 for n in order[:5])
            wanted += min(5, int((grades[:, topic] == 2).sum()))
    return float(np.mean(precisions)), hits / max(wanted, 1)


def describe(
    judged: Sequence[Judged], found: float, possible: float
) -> dict[str, float]:
    """Return all measures, rounded to three decimals."""
    labelled = [one for one in judged if one.document.grades]
    general = [one for one in labelled if one.is_general]
    children = [one for one in labelled if not one.is_general]
    precision, recall, f1 = f_score(labelled, found)
    mean_precision, in_five = ranking(labelled, possible)
    figures = {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "f1_direct": f_score(labelled, found, direct=True)[2],
        "f1_general": f_score(general, found)[2] if general else 0.0,
        "f1_children": f_score(children, found)[2] if children else 0.0,
        "average_precision": mean_precision,
        "direct_in_first_five": in_five,
        "false_found": false_pairs(labelled, found),
        "false_both_tiers": false_pairs(labelled, possible),
    }
    return {name: round(float(value), 3) for name, value in figures.items()}
