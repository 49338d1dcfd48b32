"""Two opinions put together: what cues found, and what the learned weights say.

Cues know the matter and miss what is said in other words; the weights know many words
and take a likeness for the matter.  For a pair of a unit and a topic both speak, and a
linear rule over few facts decides.  It was fitted on the same labelled regulations as
the weights, with figures for each of them from weights that had not seen it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cf_assess.evidence.learned.weights import FACTS, Floats

Flags = NDArray[np.bool_]

LEAST_FIGURE = -6.5
"""Pairs with a lower figure and no cue are none to be decided."""
LIFT = 1.5
"""What the odds of a topic gain where it is found elsewhere in the draft; a round
number, chosen without a search."""


@dataclass(frozen=True)
class CueFacts:
    """What cues say of units (rows) and topics (columns)."""

    score: Floats
    """Of the best cue that counts; 0 where there is none."""
    direct: Flags
    elsewhere: Flags
    """A cue is met but the unit is not about whom the criterion is about."""


@dataclass(frozen=True)
class UnitFacts:
    """What is known of units, one value each."""

    about: Flags
    draft_about: Flags
    penalty: Flags


def list_facts(figures: Floats, cues: CueFacts, units: UnitFacts) -> Floats:
    """Return the facts of all pairs: units by topics by `FACTS`."""
    found = cues.score > 0
    order = np.sort(figures, axis=1)
    best, second = order[:, -1:], order[:, -2:][:, :1]
    lead = figures - np.where(figures == best, second, best)
    rank = np.log1p((figures[:, None, :] > figures[:, :, None]).sum(2))
    about = units.about[:, None]
    columns = (
        np.ones_like(figures),
        figures,
        lead,
        rank,
        found,
        cues.direct,
        cues.score,
        cues.elsewhere,
        found.sum(1, keepdims=True) - found,
        found * figures,
        np.broadcast_to(about, figures.shape),
        about * figures,
        np.broadcast_to(units.draft_about[:, None], figures.shape),
        np.broadcast_to(units.penalty[:, None], figures.shape),
    )
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=-1)


def may_be_decided(facts: Floats) -> Flags:
    """Tell which pairs have a cue or a figure that is not hopeless."""
    names = ("figure", "cue", "cue_elsewhere")
    figure, cue, elsewhere = (facts[..., FACTS.index(name)] for name in names)
    decided: Flags = (figure > LEAST_FIGURE) | (cue > 0) | (elsewhere > 0)
    return decided


def combine(facts: Floats, combination: Mapping[str, float]) -> Floats:
    """Return the logarithm of the odds that a unit bears on a topic, for all pairs.

    Pairs that nothing speaks for are out of reach: the rule was not fitted on them.
    """
    factors = np.array([combination[name] for name in FACTS], dtype=np.float32)
    odds = np.where(may_be_decided(facts), facts @ factors, -np.inf)
    return odds.astype(np.float32)


def lift(odds: Floats, found_from: float) -> Floats:
    """Return odds with those of topics lifted that are found elsewhere in the draft.

    Where a draft speaks of a matter once, further places for it are likelier.  What is
    lifted stays below the found: it is worth a look, and no more.
    """
    spoken_of = (odds >= found_from).any(0)
    lifted = np.minimum(odds + LIFT, np.nextafter(np.float32(found_from), -np.inf))
    return np.where(spoken_of & (odds < found_from), lifted, odds).astype(np.float32)
