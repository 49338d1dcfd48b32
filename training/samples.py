"""What the second opinion learns from: units of texts, their topics, what cues say.

Three kinds of samples.  Articles of regulations and laws that readers labelled, every
one of them; the sentences and wording of our own criteria, each for its criterion's
topic; and the items of the plans, for the topics of the criteria that restate them.
The latter two teach words, count for less and are never measured on.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cf_assess.drafts import read_draft
from cf_assess.evidence.examples import as_clauses
from cf_assess.evidence.index import CueIndex, compile_criteria
from cf_assess.evidence.learned.combine import CueFacts, UnitFacts
from cf_assess.evidence.learned.topics import Unit
from cf_assess.evidence.learned.units import gather_cues, read_units
from cf_assess.evidence.reading import read_clauses
from cf_assess.evidence.search import search
from cf_assess.evidence.subject import Subject
from cf_assess.models.checklist import CHILD, Criterion
from cf_assess.models.evidence import SubjectFinding, WholeDraft
from cf_assess.models.library import Library
from cf_assess.sources import library_root, load_library

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
OWN_LABELS = ROOT / "training" / "labels.csv"
TRAIN_LABELS = SHARED / "gold" / "train.csv"
TRAIN_DOCUMENTS = SHARED / "gold" / "train_docs.csv"
FOLDERS = (SHARED / "corpus" / "regulations", SHARED / "corpus" / "laws")

_WEIGHTS = {"hit": 0.7, "miss": 0.7, "question": 0.5, "wording": 0.3, "plan": 0.5}
_LOWEST_ANCHOR = 2
"""Anchors of lower levels tell what is missing."""


@dataclass(frozen=True)
class Document:
    """A labelled text: its units, what cues say of them, and their topics."""

    name: str
    is_whole: bool
    """All its articles were read; otherwise only those that are here."""
    is_reference: bool
    """It stands in the reference training set, which cues were written with."""
    labels: tuple[str, ...]
    units: tuple[Unit, ...]
    facts: UnitFacts
    cues: CueFacts
    grades: Mapping[tuple[int, int], int]
    """Unit and topic to grade 1 or 2; others are not relevant."""

    @property
    def labelled_units(self) -> int:
        """Return how many units carry a topic."""
        return len({unit for unit, _ in self.grades})


@dataclass(frozen=True)
class Sentence:
    """A text of one unit with its topics, that is only learned from."""

    unit: Unit
    topics: frozenset[int]
    weight: float


@dataclass(frozen=True)
class Ground:
    """All there is to learn from."""

    topics: tuple[str, ...]
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]


Labels = dict[str, dict[str, dict[str, int]]]
"""Document, article, topic to grade; an article without topics was read too."""


def gather_ground() -> Ground:
    """Return everything, in an order that depends on nothing but the files."""
    library = load_library(library_root())
    topics = _topics()
    criteria = [c for c in _criteria(library) if c.topic_id in topics]
    index = compile_criteria(criteria, library.lexicon)
    number = {topic: n for n, topic in enumerate(topics)}
    own = read_labels(OWN_LABELS)
    train = read_labels(TRAIN_LABELS)
    with TRAIN_DOCUMENTS.open(encoding="utf-8") as file:
        reference = {row["doc"] for row in csv.DictReader(file)}
    whole = reference | {name for name, articles in own.items() if "*" in articles}
    documents = [
        replace(
            _document(name, name in whole, (own | train).get(name, {}), index, number),
            is_reference=name in reference,
        )
        for name in sorted(whole | own.keys())
    ]
    sentences = _sentences(criteria, index, number)
    return Ground(topics, tuple(documents), tuple(sentences))


def _topics() -> tuple[str, ...]:
    with (SHARED / "gold" / "topics.csv").open(encoding="utf-8") as file:
        return tuple(row["topic_id"] for row in csv.DictReader(file))


def _criteria(library: Library) -> Iterator[Criterion]:
    """Yield the criteria whose cues count; gender and screening ask something else."""
    for checklist in library.checklists:
        if checklist.id not in ("gender", "screening"):
            yield from (c for c in checklist.criteria if not c.obsolete)


def read_labels(path: Path) -> Labels:
    """Return labels; a row without topic says that the article was read."""
    labels: Labels = {}
    with path.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            article = labels.setdefault(row["doc"], {}).setdefault(row["article"], {})
            if row["topic_id"]:
                article[row["topic_id"]] = int(row["grade"])
    return labels


def _document(
    name: str,
    is_whole: bool,
    labels: Mapping[str, Mapping[str, int]],
    index: CueIndex,
    number: Mapping[str, int],
) -> Document:
    """Return a labelled text, all its articles or only those that were read."""
    path = next(f / f"{name}.md" for f in FOLDERS if (f / f"{name}.md").exists())
    found = search(read_draft(path), index)
    units = read_units(found.reading, found.subjects.of((CHILD,)))
    topic_of = {
        n: number[criterion.topic_id or ""]
        for n, criterion in enumerate(index.criteria)
    }
    cues = gather_cues(found.findings, topic_of, found.reading, units, len(number))
    facts = units.facts()
    kept = [
        n
        for n, label in enumerate(units.labels)
        if isinstance(label, str) and (is_whole or label in labels)
    ]
    names = [str(units.labels[n]) for n in kept]
    return Document(
        name=name,
        is_whole=is_whole,
        is_reference=False,
        labels=tuple(names),
        units=tuple(units.units[n] for n in kept),
        facts=UnitFacts(
            facts.about[kept], facts.draft_about[kept], facts.penalty[kept]
        ),
        cues=CueFacts(cues.score[kept], cues.direct[kept], cues.elsewhere[kept]),
        grades={
            (unit, number[topic]): grade
            for unit, label in enumerate(names)
            for topic, grade in labels.get(label, {}).items()
        },
    )


def _sentences(
    criteria: Sequence[Criterion], index: CueIndex, number: Mapping[str, int]
) -> Iterator[Sentence]:
    """Yield the sentences of criteria and the items of plans."""
    texts = [*_own_texts(criteria, number), *_plan_texts(criteria, number)]
    nobody: frozenset[int] = frozenset()
    about = SubjectFinding(whole=WholeDraft.TITLE, named=0, of=0)
    whole = Subject(nobody, frozenset(), nobody, about)
    reading = read_clauses(
        index.rules,
        as_clauses(text for _, text, _ in texts),
        "\n".join(text for _, text, _ in texts),
    )
    units = read_units(reading, whole).units
    for unit, (kind, _, topics) in zip(units, texts, strict=True):
        named = Unit(unit.text, is_named=True, is_draft_about=True)
        yield Sentence(named, topics, _WEIGHTS[kind])


Text = tuple[str, str, frozenset[int]]
"""Kind of sentence, the sentence in one line, its topics."""


def _own_texts(
    criteria: Iterable[Criterion], number: Mapping[str, int]
) -> Iterator[Text]:
    """Yield what criteria say themselves."""
    for criterion in criteria:
        topic = frozenset({number[criterion.topic_id or ""]})
        for text in (*criterion.hit, *criterion.todo_hit):
            yield "hit", _line(text), topic
        for text in criterion.miss:
            yield "miss", _line(text), frozenset()
        yield "question", _line(f"{criterion.title}。{criterion.question}"), topic
        yield "wording", _line(criterion.suggestion), topic
        for level, text in sorted(criterion.anchors.items()):
            if level >= _LOWEST_ANCHOR:
                yield "wording", _line(text), topic


def _plan_texts(
    criteria: Iterable[Criterion], number: Mapping[str, int]
) -> Iterator[Text]:
    """Yield the items of plans that criteria restate."""
    topics: dict[str, set[int]] = {}
    for criterion in criteria:
        for source in criterion.sources:
            topics.setdefault(source, set()).add(number[criterion.topic_id or ""])
    with (SHARED / "plans" / "items.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["item_id"] in topics and row["text"].strip():
                yield "plan", _line(row["text"]), frozenset(topics[row["item_id"]])


def _line(text: str) -> str:
    return " ".join(text.split()) or "-"
