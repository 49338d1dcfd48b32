"""A table as it stood in a file, before anything in it means something."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from cf_assess.exchange.columns import find_field
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem

MAX_FILE_BYTES = 20_000_000
MAX_UNZIPPED_BYTES = 200_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 64
MAX_TEXT = 32_767
"""Characters of a cell; a spreadsheet holds no more."""
HEADER_WITHIN = 20
"""The header stands in one of so many rows; titles may stand above it."""


@dataclass(frozen=True)
class Cell:
    """A value as the file gave it; a formula's value is never used."""

    value: object = None
    is_formula: bool = False

    @property
    def text(self) -> str | None:
        """Return the value as text, or None where it is no simple value."""
        return _write_value(self.value)


@dataclass(frozen=True)
class RawRow:
    """A row and its number, counted as a spreadsheet counts, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RawTable:
    """The rows of a file that hold something, and what it says about itself."""

    name: str
    rows: tuple[RawRow, ...]
    meta: Mapping[str, str] = field(default_factory=dict)


def _write_value(value: object) -> str | None:
    """Return a value of a cell as text: 3.0 is `3`, a date its ISO form."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ";".join(value)
    return None


def is_header(row: RawRow) -> bool:
    """Tell whether a row names the columns that every sheet has."""
    named = {find_field(cell.text or "") for cell in row.cells}
    return {"criterion", "mark"} <= named


def is_blank(cells: tuple[Cell, ...]) -> bool:
    """Tell whether nothing stands in any of these cells."""
    return all(
        cell.text is not None and not cell.text.strip() and not cell.is_formula
        for cell in cells
    )


def judge_cell(cell: Cell) -> tuple[str, dict[str, str]] | None:
    """Return why a cell cannot be taken, as code and values; None where it can."""
    text = cell.text
    if cell.is_formula:
        return "sheet_formula", {}
    if text is None:
        return "sheet_value", {}
    if len(text) > MAX_TEXT:
        return "sheet_text_too_long", {"limit": str(MAX_TEXT)}
    if any(_is_unprintable(character) for character in text):
        return "sheet_text_characters", {}
    return None


def _is_unprintable(character: str) -> bool:
    """Tell whether a character can be kept neither in a workbook nor in a store."""
    category = unicodedata.category(character)
    return category == "Cs" or (category == "Cc" and character not in "\t\n\r\x7f\x85")


def file_problem(name: str, code: str, **values: object) -> Problem:
    """Return a problem of a whole file."""
    texts = {key: str(value) for key, value in values.items()}
    return Problem(place=Place(file=name), code=code, values=texts)


def too_large(name: str, limit: int) -> Problem:
    """Return that a file is larger than what is read."""
    return file_problem(name, "sheet_too_large", limit=f"{limit // 1_000_000} MB")
