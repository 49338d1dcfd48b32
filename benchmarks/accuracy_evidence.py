"""How well evidence is located: cues alone, words alone, both.

Reads labelled regulations (`doc,article,topic_id,grade`), locates evidence in them as
`cf-assess evidence` does, and prints the measures of the reference scorer: the found
tier for precision, recall and F1, both tiers ranked for the rest.  The shipped weights
were made from `train.csv` and `training/labels.csv`: figures on these flatter them; on
others they tell.  With `--out` the predictions are kept for the reference scorer.

    python -m benchmarks.accuracy_evidence LABELS.csv [--out FOLDER]
"""

import argparse
import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from training.measure import WORDS_RANGE, Judged, describe
from training.samples import FOLDERS, Document, read_labels

from cf_assess.drafts import read_draft
from cf_assess.evidence import CueIndex, Weights, compile_criteria, find_evidence
from cf_assess.evidence.learned.combine import CueFacts, UnitFacts
from cf_assess.evidence.learned.topics import weigh_units
from cf_assess.evidence.learned.units import read_units
from cf_assess.evidence.search import search
from cf_assess.models.checklist import CHILD
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Tier
from cf_assess.workflow.criteria import open_library
from cf_assess.workflow.second_opinion import shipped_weights

Row = tuple[str, str, float, bool]
"""Article, topic, score, whether found."""


def by_index(draft: Draft, index: CueIndex) -> Iterator[Row]:
    """Yield what the program shows."""
    for found in find_evidence(draft, index).found:
        if found.article and found.topic_id:
            is_found = found.tier is Tier.FOUND
            yield found.article, found.topic_id, float(found.score), is_found


def by_words(draft: Draft, index: CueIndex, weights: Weights) -> Iterator[Row]:
    """Yield what the weights alone would put forward."""
    searched = search(draft, index)
    units = read_units(searched.reading, searched.subjects.of((CHILD,)))
    threshold = float(str(weights.provenance["words alone from"]))
    figures = weigh_units(units.units, weights).figures
    for unit, topic in np.argwhere(figures >= threshold - WORDS_RANGE).tolist():
        label, figure = units.labels[unit], float(figures[unit, topic])
        if isinstance(label, str):
            yield label, weights.topics[topic], figure, figure >= threshold


def judge(
    name: str,
    labels: dict[str, dict[str, int]],
    rows: Sequence[Row],
    topics: Sequence[str],
    *,
    tiers: bool,
) -> Judged:
    """Return a document with the figures of what was located in it."""
    articles = sorted({*labels, *(row[0] for row in rows)})
    figures = np.full((len(articles), len(topics)), -np.inf, dtype=np.float32)
    for article, topic, score, is_found in rows:
        if topic in topics and (tiers or is_found):
            cell = articles.index(article), topics.index(topic)
            figures[cell] = max(figures[cell], score)
    nothing = np.zeros(figures.shape, dtype=bool)
    document = Document(
        name=name,
        is_whole=True,
        is_reference=False,
        labels=tuple(articles),
        units=(),
        facts=UnitFacts(nothing[:, 0], nothing[:, 0], nothing[:, 0]),
        cues=CueFacts(figures, nothing, nothing),
        grades={
            (articles.index(article), topics.index(topic)): grade
            for article, grades in labels.items()
            for topic, grade in grades.items()
        },
    )
    return Judged(document, figures)


def main() -> None:
    """Measure the three opinions and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    weights = shipped_weights()
    if weights is None:
        parser.error("weights/second_opinion.npz is missing: make train")
    library = open_library(None)
    criteria = [
        c
        for checklist in library.checklists
        if checklist.id not in ("gender", "screening")
        for c in checklist.criteria
    ]
    cues = compile_criteria(criteria, library.lexicon)
    both = compile_criteria(criteria, library.lexicon, weights)
    views: dict[str, Callable[[Draft], Iterator[Row]]] = {
        "cues alone": lambda draft: by_index(draft, cues),
        "words alone": lambda draft: by_words(draft, cues, weights),
        "both": lambda draft: by_index(draft, both),
    }
    labels = read_labels(options.labels)
    drafts = {name: read_draft(find(name)) for name in sorted(labels)}
    for view, locate in views.items():
        rows = {name: list(locate(draft)) for name, draft in drafts.items()}
        found = [
            judge(n, labels[n], rows[n], weights.topics, tiers=False) for n in rows
        ]
        shown = [judge(n, labels[n], rows[n], weights.topics, tiers=True) for n in rows]
        measures = describe(found, -1e9, -1e9)
        measures |= {
            name: value
            for name, value in describe(shown, -1e9, -1e9).items()
            if name in ("average_precision", "direct_in_first_five", "false_both_tiers")
        }
        print(f"{view}: {measures}")
        if options.out is not None:
            write_rows(options.out, view.replace(" ", "_"), rows)


def find(name: str) -> Path:
    """Return the file of a labelled text."""
    return next(f / f"{name}.md" for f in FOLDERS if (f / f"{name}.md").exists())


def write_rows(folder: Path, view: str, rows: dict[str, list[Row]]) -> None:
    """Write predictions in the form of the reference scorer, found and both tiers."""
    folder.mkdir(parents=True, exist_ok=True)
    for tier, every in (("found", False), ("both", True)):
        with (folder / f"{view}-{tier}.csv").open("w", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["doc", "article", "topic_id", "score"])
            for name, found in rows.items():
                writer.writerows((name, *r[:3]) for r in found if every or r[3])


if __name__ == "__main__":
    main()
