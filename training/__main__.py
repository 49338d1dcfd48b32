"""Makes the weights of the second opinion: `python -m training [--curve]`.

Figures are given by fitting without each fifth of the documents in turn; documents that
share much of their text stay together.  Thresholds and the combination come from the
same folds.  The file at the end is fitted on all.
"""

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import sklearn

from cf_assess.evidence.learned.combine import combine, lift, list_facts
from cf_assess.evidence.learned.topics import Unit, weigh_units
from cf_assess.evidence.learned.weights import Floats, Weights, write_weights
from training.fit import as_weights, fit_combination, fit_tables
from training.folds import FOLDS, deal, unseen_by_cues
from training.measure import (
    WORDS_RANGE,
    Judged,
    balanced_threshold,
    best_threshold,
    describe,
    false_pairs,
)
from training.samples import (
    OWN_LABELS,
    ROOT,
    TRAIN_LABELS,
    Document,
    Ground,
    gather_ground,
)

TARGET = ROOT / "weights" / "second_opinion.npz"
MOST_FALSE = 8.0
"""Pairs in topics without any relevant unit that both tiers may put forward for a
document, the mean of general ones and those about children."""
_WIDEST = 10.0
"""By how much the possible may begin below the found; logarithm of odds."""
_CURVE = (10, 20, 40, 80, 160)


def main() -> None:
    """Fit, measure, and write the file or print the learning curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--curve", action="store_true", help="print figures by number of regulations"
    )
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    options = parser.parse_args()
    ground = gather_ground()
    if options.curve:
        _print_curve(ground)
        return
    folded = _cross_fit(ground, deal(ground.documents))
    for name, measures in _measures(folded).items():
        print(name, measures, flush=True)
    weights = _fit(ground.documents, ground)
    final = replace(
        weights,
        combination=folded.combination,
        found_from=folded.found_from,
        possible_from=folded.possible_from,
        provenance=_provenance(ground, folded),
    )
    options.output.parent.mkdir(exist_ok=True)
    options.output.write_bytes(write_weights(final))
    print(options.output, options.output.stat().st_size, "bytes")


@dataclass(frozen=True)
class Folded:
    """Figures for each document from weights that had not seen it."""

    words: Sequence[Judged]
    cues: Sequence[Judged]
    both: Sequence[Judged]
    unseen: frozenset[str]
    """Names of the documents that cues were not written with."""
    combination: dict[str, float]
    found_from: float
    possible_from: float

    def views(self) -> Sequence[tuple[str, Sequence[Judged], float, float]]:
        """Return what each opinion puts forward, with its thresholds."""
        words_from = best_threshold(self.words)
        return (
            ("cues alone", self.cues, 0.5, 0.0),
            ("words alone", self.words, words_from, words_from - WORDS_RANGE),
            ("both", self.both, self.found_from, self.possible_from),
        )


def _cross_fit(ground: Ground, folds: Sequence[int]) -> Folded:
    """Return figures for all whole documents, each from the other folds.

    The combination comes from documents that neither the weights, by folds, nor the
    cues had seen: on others cues look better than they are.
    """
    documents = ground.documents
    figures: dict[int, Floats] = {}
    for fold in range(FOLDS):
        others = [d for d, f in zip(documents, folds, strict=True) if f != fold]
        weights = _fit(others, ground)
        for number, document in enumerate(documents):
            if folds[number] == fold:
                figures[number] = weigh_units(document.units, weights).figures
    facts = {
        n: list_facts(figures[n], documents[n].cues, documents[n].facts)
        for n in figures
    }
    unseen = unseen_by_cues(documents)
    odds: dict[int, Floats] = {}
    for fold in range(FOLDS):
        rule = _combine_fit(documents, facts, [n for n in unseen if folds[n] != fold])
        odds |= {n: combine(facts[n], rule) for n in figures if folds[n] == fold}
    found = balanced_threshold(
        [Judged(documents[n], odds[n]) for n in sorted(odds) if folds[n] >= 0]
    )
    both = {n: Judged(documents[n], lift(odds[n], found)) for n in sorted(odds)}
    possible = _possible_from([both[n] for n in unseen], found)
    return Folded(
        words=[Judged(documents[n], figures[n]) for n in both],
        cues=[Judged(documents[n], _cue_figures(documents[n])) for n in both],
        both=list(both.values()),
        unseen=frozenset(documents[n].name for n in unseen),
        combination=_combine_fit(documents, facts, unseen),
        found_from=found,
        possible_from=round(possible, 4),
    )


def _fit(documents: Sequence[Document], ground: Ground) -> Weights:
    """Return weights learned from documents and all sentences; no combination yet."""
    units: list[Unit] = [unit for document in documents for unit in document.units]
    targets = np.zeros(
        (len(units) + len(ground.sentences), len(ground.topics)), np.float32
    )
    worth = np.ones(len(targets), np.float32)
    begin = 0
    for document in documents:
        for unit, topic in document.grades:
            targets[begin + unit, topic] = 1
        begin += len(document.units)
    for number, sentence in enumerate(ground.sentences, begin):
        units.append(sentence.unit)
        targets[number, list(sentence.topics)] = 1
        worth[number] = sentence.weight
    return as_weights(fit_tables(units, targets, worth), ground.topics)


def _combine_fit(
    documents: Sequence[Document], facts: dict[int, Floats], chosen: Sequence[int]
) -> dict[str, float]:
    """Return the combination fitted on some documents."""
    targets = [
        (Judged(documents[n], facts[n][..., 0]).grades() > 0).ravel() for n in chosen
    ]
    rows = np.concatenate([facts[n].reshape(-1, facts[n].shape[-1]) for n in chosen])
    return fit_combination(rows, np.concatenate(targets).astype(np.float32))


def _cue_figures(document: Document) -> Floats:
    """Return scores of cues: 0.5 and above where found, above 0 where met."""
    cues = document.cues
    low = np.where(cues.elsewhere, 0.1, -np.inf)
    return np.where(cues.score > 0, np.maximum(cues.score, 0.5), low).astype(np.float32)


def _possible_from(both: Sequence[Judged], found: float) -> float:
    """Return the lowest threshold that puts few enough false pairs forward."""
    general = [one for one in both if one.is_general]
    children = [one for one in both if not one.is_general]
    threshold = found
    while threshold > found - _WIDEST:
        lower = threshold - 0.05
        if (
            false_pairs(general, lower) + false_pairs(children, lower)
        ) / 2 > MOST_FALSE:
            break
        threshold = lower
    return threshold


def _measures(folded: Folded) -> dict[str, dict[str, float]]:
    """Return the measures of each opinion, on all documents and on those unseen."""
    measures = {}
    for name, judged, found, possible in folded.views():
        unseen = [one for one in judged if one.document.name in folded.unseen]
        measures[name] = describe(judged, found, possible)
        measures[f"{name}, unseen by cues"] = describe(unseen, found, possible)
    return measures


def _provenance(ground: Ground, folded: Folded) -> dict[str, object]:
    """Return how the file was made, for people."""
    whole = [d for d in ground.documents if d.is_whole]
    return {
        "script": "python -m training",
        "library": f"scikit-learn {sklearn.__version__}",
        "labels": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (TRAIN_LABELS, OWN_LABELS)
        },
        "documents": len(whole),
        "single articles": sum(
            len(d.units) for d in ground.documents if not d.is_whole
        ),
        "units": sum(len(d.units) for d in ground.documents),
        "pairs": sum(len(d.grades) for d in ground.documents),
        "sentences": len(ground.sentences),
        "words alone from": round(best_threshold(folded.words), 4),
        "unseen by cues": len(folded.unseen),
        "folds": _measures(folded),
    }


def _print_curve(ground: Ground) -> None:
    """Print figures on one fifth of the documents for growing numbers of others."""
    folds = deal(ground.documents)
    held = [
        d for d, f in zip(ground.documents, folds, strict=True) if f == 0 and d.is_whole
    ]
    rest = [
        d for d, f in zip(ground.documents, folds, strict=True) if f != 0 and d.is_whole
    ]
    Random(0).shuffle(rest)
    for number in (*(n for n in _CURVE if n < len(rest)), len(rest)):
        weights = _fit(rest[:number], ground)
        words = [Judged(d, weigh_units(d.units, weights).figures) for d in held]
        threshold = best_threshold(words)
        print(number, describe(words, threshold, threshold - WORDS_RANGE), flush=True)


if __name__ == "__main__":
    main()
