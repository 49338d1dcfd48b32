"""Tables for other programs: CSV, JSON lines, JSON.

A cell of a CSV that a spreadsheet would take for a formula gets an apostrophe in
front.  `restore_cell` takes it away again, so that what goes out as CSV comes back
unchanged.
"""

import json
import re
from collections.abc import Mapping, Sequence

FORMATS = ("csv", "jsonl", "json")

_RISKY = "=+\\-@\t\r\n＝＋－＠"
"""First characters of formulas; the wide forms count in East Asian spreadsheets.

Source:
    OWASP, CSV Injection.
"""
_FORMULA = re.compile(rf"'*[{_RISKY}]")
_RESTORED = re.compile(rf"'+[{_RISKY}]")
_TO_QUOTE = re.compile('[,"\r\n]')
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def render_table(
    rows: Sequence[Mapping[str, object]], fields: Sequence[str], fmt: str
) -> str:
    """Return the rows as text, with exactly these fields.

    In CSV the fields stand in this order, a list is joined by `; ` and None is
    empty; in JSON the keys are sorted and a field that a row lacks is null.  Lines
    end in a line feed.

    Raises:
        ValueError: `fmt` is none of `FORMATS`.
    """
    if fmt == "csv":
        return _render_csv(rows, fields)
    if fmt not in FORMATS:
        raise ValueError(fmt)
    objects = [{field: row.get(field) for field in fields} for row in rows]
    if fmt == "jsonl":
        return "".join(f"{_canonical(item)}\n" for item in objects)
    return f"{_canonical(objects)}\n"


def _canonical(value: object) -> str:
    """Return the one JSON text of a value."""
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )


def _render_csv(rows: Sequence[Mapping[str, object]], fields: Sequence[str]) -> str:
    """Return the rows as CSV with a header."""
    lines = [fields]
    for row in rows:
        lines.append([neutralise_cell(_text(row.get(field))) for field in fields])
    return "".join(f"{_quote(line)}\n" for line in lines)


def _quote(cells: Sequence[str]) -> str:
    """Return a line of CSV.

    The library's writer leaves a lone carriage return unquoted where lines end in a
    line feed, and its reader then takes it for the end of the line.
    """
    if list(cells) == [""]:
        return '""'  # an empty line would be no row at all
    return ",".join(
        '"' + cell.replace('"', '""') + '"' if _TO_QUOTE.search(cell) else cell
        for cell in cells
    )


def _text(value: object) -> str:
    """Return a value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(_text(item) for item in value)
    return str(value)


def neutralise_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula.

    Plain numbers such as -1.5 stay as they are.
    """
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def restore_cell(text: str) -> str:
    """Return the text that `neutralise_cell` was given."""
    return text[1:] if _RESTORED.match(text) else text
