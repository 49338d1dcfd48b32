"""Data to stdout, talk to stderr; tables for people, text for programs."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from cf_assess.language import literal, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Format(StrEnum):
    """How rows are given out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class NobodyReadsError(Exception):
    """Whoever read our output has seen enough.

    Not an `OSError`: typer would take that for a failure of its own.
    """


def tell(text: str) -> None:
    """Say something to the person: progress, hints, warnings."""
    sys.stderr.write(literal(text) + "\n")


def emit(text: str, output: Path | None = None, *, force: bool = False) -> None:
    """Give out data: to stdout, or whole into a file.

    Raises:
        OutputExistsError: the file is there and `force` is not said.
        OutputUnwritableError: it cannot be written.
        NobodyReadsError: stdout was closed by whoever read it.
    """
    if text and not text.endswith("\n"):
        text += "\n"
    if output is None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise NobodyReadsError from error
        return
    emit_bytes(text.encode(), output, force=force)


def emit_bytes(data: bytes, output: Path, *, force: bool = False) -> None:
    """Write a file whole or not at all, and say where it is."""
    from cf_assess.workflow.files import write_file

    write_file(output, data, force=force)
    tell(say("talk.written", name=output))


def emit_rows(
    rows: Sequence[Mapping[str, object]],
    fields: Sequence[str],
    fmt: Format | None,
    output: Path | None = None,
    *,
    force: bool = False,
    brief: Sequence[str] = (),
) -> None:
    """Give out rows; a table on a terminal, JSON lines elsewhere, unless asked.

    Args:
        rows: in the order in which they are given out.
        fields: of the formats for programs, in this order.
        fmt: None leaves the choice to where the data goes.
        output: None is stdout.
        force: overwrite the file.
        brief: the fields that a table for people has room for; none means all.
    """
    chosen = fmt or (Format.TABLE if is_terminal() and not output else Format.JSONL)
    if chosen is Format.TABLE:
        emit(draw_table(rows, brief or fields), output, force=force)
        return
    from cf_assess.workflow.files import render_table

    emit(render_table(rows, fields, chosen.value), output, force=force)


def draw_table(rows: Sequence[Mapping[str, object]], fields: Sequence[str]) -> str:
    """Return rows as a table for people; cells are literal text, never markup."""
    from rich.box import SIMPLE_HEAD  # only a table needs it
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for field in fields:
        table.add_column(Text(_heading(field)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row.get(field))) for field in fields))
    console = Console(width=_width(), color_system=None, soft_wrap=False)
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def _heading(field: str) -> str:
    """Return the heading of a column: its wording, or the field's own name."""
    from cf_assess.language import knows

    return say(f"field.{field}") if knows(f"field.{field}") else field


def _cell(value: object) -> str:
    """Return a value as a table shows it, on one line."""
    if value is None:
        return "—"
    if isinstance(value, tuple | list):
        return "; ".join(str(part) for part in value)
    return literal(" ".join(str(value).split("\n")))


def _width() -> int:
    """Return how wide tables may be."""
    if is_terminal():
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    return int(os.environ.get("COLUMNS") or 120)


def is_terminal() -> bool:
    """Tell whether data goes to a person's screen."""
    return sys.stdout.isatty()
