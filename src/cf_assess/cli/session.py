"""What holds for this run of the command line: language, store, who acts.

`--lang`, `--store` and `--as` may stand anywhere on the line; they are taken out
before the command is parsed, so that every command has them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cf_assess.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cf_assess.models.case import Action
    from cf_assess.workflow.cases import CaseStore
    from cf_assess.workflow.seat import Seat

_OPTIONS = {"--lang": "language", "--store": "store", "--as": "person"}

_settings: Settings | None = None


def begin(arguments: Sequence[str]) -> list[str]:
    """Read the settings and return the arguments that are left for the command."""
    global _settings
    given, rest = split_options(arguments)
    _settings = read_settings(**given)
    return rest


def settings() -> Settings:
    """Return the settings of this run."""
    if _settings is None:
        raise RuntimeError("begin() was not called")
    return _settings


def split_options(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return the options that every command has, and the arguments without them."""
    given: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        name, equals, value = word.partition("=")
        if name not in _OPTIONS:
            rest.append(word)
        elif equals:
            given[_OPTIONS[name]] = value
        else:
            following = next(words, None)
            if following is None:
                rest.append(word)  # typer says what is missing
            else:
                given[_OPTIONS[name]] = following
    return given, rest


def open_store() -> CaseStore:
    """Return the case store of this run; use it as a context manager."""
    from cf_assess.workflow.cases import open_cases  # loads SQLAlchemy

    return open_cases(settings().store)


def seat(store: CaseStore, number: str, action: Action) -> Seat:
    """Return the seat of whoever does `action` in a case, now.

    That is whom `--as` names, or the only one whose role may.

    Raises:
        CaseMissingError: there is no such case.
        MemberMissingError: nobody is named and several could act.
    """
    from cf_assess.workflow import cases

    case = cases.load_case(store, number)
    return _seat(store, number, cases.acting_person(case, settings().person, action))


def reading_seat(store: CaseStore, number: str) -> Seat:
    """Return the seat of whoever looks at a case: `--as`, else the office."""
    from cf_assess.workflow import cases

    case = cases.load_case(store, number)
    return _seat(store, number, cases.reading_person(case, settings().person))


def _seat(store: CaseStore, number: str, person: str) -> Seat:
    """Return a seat at this moment."""
    from cf_assess.workflow.seat import Seat

    return Seat(store, number, person, now())


def now() -> str:
    """Return the time as cases record it: UTC, to the second."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def has_terminal() -> bool:
    """Tell whether a person can be asked and shown something."""
    return sys.stdin.isatty() and sys.stdout.isatty()
