import csv
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from training.samples import (
    FOLDERS,
    OWN_LABELS,
    TRAIN_DOCUMENTS,
    TRAIN_LABELS,
    Ground,
    gather_ground,
)

from tests.places import needs_shared


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def ground() -> Ground:
    return gather_ground()


def test_our_own_labels_are_well_formed() -> None:
    rows = rows_of(OWN_LABELS)
    assert list(rows[0]) == ["doc", "article", "topic_id", "grade"]
    for row in rows:
        assert row["doc"].strip() == row["doc"] != ""
        assert row["article"] == "*" or re.fullmatch(r"第.+条(之.+)?", row["article"])
        if row["topic_id"]:
            assert re.fullmatch(r"T\d\d", row["topic_id"])
            assert row["grade"] in {"1", "2"}
            assert row["article"] != "*"
        else:
            assert row["grade"] == ""


def test_nothing_is_labelled_twice() -> None:
    rows = rows_of(OWN_LABELS)
    pairs = Counter((row["doc"], row["article"], row["topic_id"]) for row in rows)
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_an_article_that_bears_on_nothing_has_one_row() -> None:
    rows = rows_of(OWN_LABELS)
    empty = {(r["doc"], r["article"]) for r in rows if not r["topic_id"]}
    labelled = {(r["doc"], r["article"]) for r in rows if r["topic_id"]}
    assert not empty & labelled


@needs_shared
def test_our_own_labels_name_texts_that_are_there() -> None:
    for name in {row["doc"] for row in rows_of(OWN_LABELS)}:
        assert any((folder / f"{name}.md").is_file() for folder in FOLDERS), name


@needs_shared
def test_a_document_is_labelled_in_one_file_only() -> None:
    """Labels of the other file would hide ours."""
    own = {row["doc"] for row in rows_of(OWN_LABELS)}
    assert not own & {row["doc"] for row in rows_of(TRAIN_LABELS)}
    assert not own & {row["doc"] for row in rows_of(TRAIN_DOCUMENTS)}


@needs_shared
def test_every_label_reaches_a_unit(ground: Ground) -> None:
    reached = {
        (document.name, document.labels[unit], ground.topics[topic]): grade
        for document in ground.documents
        for (unit, topic), grade in document.grades.items()
    }
    written = {
        (row["doc"], row["article"], row["topic_id"]): int(row["grade"])
        for path in (OWN_LABELS, TRAIN_LABELS)
        for row in rows_of(path)
        if row["topic_id"]
    }
    assert [pair for pair in written if pair not in reached] == []
    assert reached == written


@needs_shared
def test_documents_hang_together(ground: Ground) -> None:
    assert len(ground.topics) == len(set(ground.topics)) == 55
    names = [document.name for document in ground.documents]
    assert names == sorted(set(names))
    for document in ground.documents:
        units = len(document.units)
        assert units == len(document.labels) > 0
        assert len(set(document.labels)) == units
        for column in (document.facts.about, document.facts.penalty):
            assert column.shape == (units,)
        for table in (document.cues.score, document.cues.direct):
            assert table.shape == (units, 55)
        about = [unit.is_about for unit in document.units]
        assert document.facts.about.tolist() == about
        assert document.labelled_units <= units


@needs_shared
def test_of_single_articles_only_those_that_were_read_are_samples(
    ground: Ground,
) -> None:
    read = {(row["doc"], row["article"]) for row in rows_of(OWN_LABELS)}
    parts = [document for document in ground.documents if not document.is_whole]
    assert parts
    for document in parts:
        assert {(document.name, label) for label in document.labels} <= read


@needs_shared
def test_all_articles_of_whole_documents_are_samples(ground: Ground) -> None:
    sizes = {row["doc"]: int(row["articles"]) for row in rows_of(TRAIN_DOCUMENTS)}
    whole = {d.name: len(d.units) for d in ground.documents if d.is_whole}
    assert sizes.keys() <= whole.keys()
    assert [n for n, size in sizes.items() if whole[n] != size] == []


@needs_shared
def test_what_cues_say_is_part_of_the_samples(ground: Ground) -> None:
    found = sum(int((d.cues.score > 0).sum()) for d in ground.documents)
    pairs = sum(len(d.grades) for d in ground.documents)
    assert found > pairs / 4
    for document in ground.documents:
        assert not (document.cues.elsewhere & (document.cues.score > 0)).any()


@needs_shared
def test_sentences_teach_words_and_count_for_less(ground: Ground) -> None:
    assert len(ground.sentences) > 1000
    for sentence in ground.sentences:
        assert 0 < sentence.weight < 1
        assert sentence.topics <= set(range(55))
        assert sentence.unit.is_about
        assert sentence.unit.text.text.strip()
        assert "\n" not in sentence.unit.text.text
    taught = set().union(*(sentence.topics for sentence in ground.sentences))
    assert len(taught) > 40
    assert any(not sentence.topics for sentence in ground.sentences)


@needs_shared
def test_samples_know_what_stands_near_a_childs_name(ground: Ground) -> None:
    near = [
        (start, end, len(unit.text.text))
        for document in ground.documents
        for unit in document.units
        for start, end in unit.text.near
    ]
    assert near
    bounds = np.array(near)
    assert (bounds[:, 0] >= 0).all()
    assert (bounds[:, 0] < bounds[:, 1]).all()
    assert (bounds[:, 1] <= bounds[:, 2]).all()
