"""款 and 项 of real regulations, counted by reading them before they were parsed."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from cf_assess.drafts import read_draft
from cf_assess.models.draft import Draft

DATA = Path(__file__).parent / "data"
REGULATIONS = Path(__file__).resolve().parents[2] / ".." / "shared/corpus/regulations"

pytestmark = pytest.mark.skipif(
    not REGULATIONS.is_dir(), reason="the reference material is not there"
)

UNNUMBERED_LIST = ("济南市节约用水条例", "第三十三条")
"""Three items without numbers after `下列情形之一的：`, which are read as 款."""


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _find(file: str) -> Draft:
    return read_draft(REGULATIONS / file)


def _count(draft: Draft) -> dict[str, list[list[int]]]:
    """Return the number of 目 in each 项 of each 款, by article."""
    found: dict[str, list[list[int]]] = defaultdict(list)
    for clause in draft.clauses:
        paragraphs = found[clause.article] if clause.article else []
        if clause.kind in {"article", "paragraph"}:
            paragraphs.append([])
        elif clause.kind == "item" and paragraphs:
            paragraphs[-1].append(0)
        elif clause.kind == "subitem" and paragraphs and paragraphs[-1]:
            paragraphs[-1][-1] += 1
    return found


def _written(row: dict[str, str]) -> list[list[int]]:
    """Return what was written down of an article, in the same shape."""
    counts = [[0] * int(items) for items in row["items"].split("+")]
    for entry in filter(None, row["subitems"].split(";")):
        place, number = entry.split(":")
        paragraph, item = map(int, place.split("."))
        counts[paragraph - 1][item - 1] = int(number)
    return counts


@pytest.mark.parametrize("name", ["paragraphs.csv", "paragraphs_rare.csv"])
def test_paragraphs_and_items_are_those_that_a_reader_counted(name: str) -> None:
    by_file: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(name):
        by_file[row["file"]].append(row)
    wrong = [
        (file, row["article"])
        for file, rows in by_file.items()
        for found in (_count(_find(file)),)
        for row in rows
        if found.get(row["article"]) != _written(row)
    ]
    known = [x for x in wrong if (x[0].split("(")[0], x[1]) == UNNUMBERED_LIST]
    assert wrong == known


def test_titles_and_openings_are_those_that_a_reader_saw() -> None:
    for row in _rows("openings.csv"):
        draft = _find(row["file"])
        before = [c for c in draft.clauses if c.kind == "preamble"]
        own = [c for c in before if not c.locator.startswith("目录")]
        assert draft.title == row["title"]
        assert len(own) == int(row["preamble_lines"]), row["file"]
