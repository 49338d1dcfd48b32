"""The shipped red flags against labelled provisions, harmful ones and look-alikes.

A harmful provision is found when any flag is raised on it; a look-alike is right when
none is.  Each file of the folder is measured for itself, against its own floors.

Some provisions were chosen from real regulations: of these the file has title and
locator alone, and the text is read where the reference material is at hand; without it
the other rows are measured.
"""

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from cf_assess.drafts import read_draft
from cf_assess.evidence import FlagIndex, compile_flags, find_red_flags
from cf_assess.sources import library_root, load_library
from tests.evidence.builders import make_draft

ROOT = Path(__file__).resolve().parents[2]
REGULATIONS = ROOT.parent / "shared" / "corpus" / "regulations"
FILES = sorted((Path(__file__).parent / "data").glob("red_flags_*.csv"))
COLUMNS = ["id", "label", "kind", "provision", "source", "reason"]
KINDS = {str(kind) for kind in range(1, 11)}


class Floors(NamedTuple):
    """The least precision and recall that a file must reach."""

    precision: Fraction
    recall: Fraction


OTHERS = Floors(Fraction(90, 100), Fraction(90, 100))
"""For a file without a line of its own: what the project promises on unseen text."""
FLOORS = {
    # Known to the author of the rules while they were made, so they guard, not measure.
    "red_flags_author": Floors(Fraction(97, 100), Fraction(95, 100)),
    "red_flags_open": Floors(Fraction(97, 100), Fraction(97, 100)),
    "red_flags_second": Floors(Fraction(95, 100), Fraction(97, 100)),
    "red_flags_third": Floors(Fraction(97, 100), Fraction(97, 100)),
    # Of other hands, not used to mend the rules: what was measured, and no less.
    "red_flags_fifth": Floors(Fraction(90, 100), Fraction(96, 100)),
    "red_flags_fourth": Floors(Fraction(97, 100), Fraction(97, 100)),
}

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    """Return the labelled provisions of a file, as far as their text is at hand."""
    rows = [row | {"provision": text_of(row)} for row in read_file(path)]
    return [row for row in rows if row["provision"]]


def read_file(path: Path) -> list[Row]:
    """Return the rows of a file as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of(row: Row) -> str:
    """Return the text of a provision; empty where it is not at hand."""
    title, _, locator = row["source"].partition("|")
    if not locator:
        return row["provision"]
    return texts_of(title).get(locator, "")


@cache
def texts_of(title: str) -> dict[str, str]:
    """Return the clauses of a regulation by locator; none without the material."""
    path = REGULATIONS / f"{title}.md"
    if not path.exists():
        return {}
    return {clause.locator: clause.text for clause in read_draft(path).clauses}


@cache
def shipped_index() -> FlagIndex:
    """Return the flags of the checkout, compiled once."""
    library = load_library(library_root())
    return compile_flags(library.red_flags.flags, library.lexicon)


def is_flagged(row: Row) -> bool:
    """Tell whether any flag is raised on a provision."""
    return bool(find_red_flags(make_draft(row["provision"]), shipped_index()))


def measure(rows: list[Row]) -> Floors:
    """Return precision and recall over labelled provisions."""
    raised = {row["id"] for row in rows if is_flagged(row)}
    harmful = {row["id"] for row in rows if row["label"] == "harmful"}
    right = len(raised & harmful)
    return Floors(Fraction(right, len(raised)), Fraction(right, len(harmful)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_harmful_provisions_are_found_and_look_alikes_are_not(path: Path) -> None:
    rows = read_rows(path)
    floors, reached = FLOORS.get(path.stem, OTHERS), measure(rows)
    wrong = [r["id"] for r in rows if is_flagged(r) is not (r["label"] == "harmful")]
    assert reached.precision >= floors.precision, wrong
    assert reached.recall >= floors.recall, wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_provisions_is_well_formed(path: Path) -> None:
    rows = read_file(path)
    assert list(rows[0]) == COLUMNS
    assert {row["label"] for row in rows} == {"harmful", "alike"}
    assert {row["kind"] for row in rows} == KINDS
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["provision"] or row["source"] for row in rows}) == len(rows)
