"""Weights of two topics and a dozen runs, made by hand."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from cf_assess.evidence.learned.grams import UnitText
from cf_assess.evidence.learned.topics import Unit
from cf_assess.evidence.learned.weights import FACTS, Weights

BULLYING, FOOD = "T26", "T30"
GIVEN: Mapping[str, tuple[int, int]] = {
    "欺": (20, 0),
    "霸": (10, 0),
    "欺凌": (100, -20),
    "嘲笑": (80, 0),
    "孤立同学": (90, 0),
    "食堂": (-20, 100),
    "供餐": (0, 80),
    "午餐": (0, 70),
    "营养": (0, 60),
    "学生": (10, 10),
    "其他": (-30, -30),
    "事项": (-10, -10),
}
"""What each run speaks for, in steps."""
FACTORS = dict.fromkeys(FACTS, 0.0) | {"base": -0.5, "figure": 1.0, "cue": 1.0}


def tiny_weights(**changes: Any) -> Weights:
    """Return the weights, with some of them changed."""
    table = np.array(list(GIVEN.values()), dtype=np.int8)
    size = len(GIVEN)
    values: dict[str, Any] = {
        "topics": (BULLYING, FOOD),
        "runs": tuple(GIVEN),
        "rarity": np.linspace(1, 4, size, dtype=np.float32),
        "rarity_near": np.linspace(2, 1, size, dtype=np.float32),
        "anywhere": table // 2,
        "about": table,
        "near": table // 4,
        "scales": np.full((3, 2), 0.04, dtype=np.float32),
        "facts": np.array(
            [[-2, -3], [0.5, 0.25], [0.25, 0.5], [0.5, 0.5]], dtype=np.float32
        ),
        "combination": FACTORS,
        "found_from": 0.0,
        "possible_from": -1.5,
        "provenance": {"script": "by hand", "folds": {"both": {"f1": 0.5}}},
    }
    return Weights(**(values | changes))


def make_unit(
    text: str,
    *near: tuple[int, int],
    is_named: bool = False,
    is_draft_about: bool = False,
) -> Unit:
    """Return a unit with some of its characters near a child's name."""
    return Unit(UnitText(text, near), is_named, is_draft_about)
