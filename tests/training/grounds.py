"""Small labelled documents, made by hand, for the tests of the training."""

from collections.abc import Mapping, Sequence

import numpy as np
from training.measure import Judged
from training.samples import Document

from cf_assess.evidence.learned.combine import CueFacts, UnitFacts
from cf_assess.evidence.learned.topics import Unit
from tests.evidence.learned.tiny import make_unit

Grades = Mapping[tuple[int, int], int]


def make_document(
    *texts: str,
    name: str = "办法",
    grades: Grades | None = None,
    topics: int = 2,
    is_whole: bool = True,
) -> Document:
    """Return a document of articles about children, without any cue."""
    shape = (len(texts), topics)
    yes, no = np.ones(len(texts), bool), np.zeros(len(texts), bool)
    units: tuple[Unit, ...] = tuple(make_unit(t, is_named=True) for t in texts)
    return Document(
        name=name,
        is_whole=is_whole,
        is_reference=True,
        labels=tuple(f"第{n}条" for n in range(1, len(texts) + 1)),
        units=units,
        facts=UnitFacts(about=yes, draft_about=no, penalty=no),
        cues=CueFacts(
            np.zeros(shape, np.float32), np.zeros(shape, bool), np.zeros(shape, bool)
        ),
        grades=grades or {},
    )


def judge(
    figures: Sequence[Sequence[float]], grades: Grades, name: str = "办法"
) -> Judged:
    """Return a document with these figures for its units and topics."""
    array = np.array(figures, dtype=np.float32)
    texts = ["甲"] * len(array)
    document = make_document(*texts, name=name, grades=grades, topics=array.shape[1])
    return Judged(document, array)
