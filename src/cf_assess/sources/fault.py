"""What is wrong at a place of a file that is being read; a Problem without its file."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cf_assess.models.place import Place
from cf_assess.models.problem import Problem

_SHOWN = 60
"""Characters of a value that a message repeats."""


class Fault(NamedTuple):
    """A fault of one file; lines and columns count from 1."""

    line: int
    column: int
    code: str
    values: Mapping[str, str] = {}


def shown(value: object) -> str:
    """Return a value of a file as a message shows it: one short line, no controls."""
    text = str(value)
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def to_problems(faults: Iterable[Fault], file: str) -> tuple[Problem, ...]:
    """Return faults as problems of a file, each once, in order of place."""
    unique = {(f.line, f.column, f.code, tuple(f.values.items())): f for f in faults}
    return tuple(
        Problem(
            place=Place(file=file, line=fault.line, column=fault.column),
            code=fault.code,
            values=fault.values,
        )
        for fault in sorted(unique.values(), key=lambda f: (f.line, f.column))
    )
