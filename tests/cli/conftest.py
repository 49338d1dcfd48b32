"""Runs the command line in this process, with a store of its own."""

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from cf_assess.cli.app import run
from cf_assess.language import current_language, set_language
from cf_assess.models.library import Library
from cf_assess.sources import load_library
from tests.places import PROJECT


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture(autouse=True)
def _same_language_afterwards() -> Iterator[None]:
    """Undo what `--lang` of a command leaves behind in this process."""
    before = current_language()
    yield
    set_language(before)


@cache
def _shipped_library() -> Library:
    return load_library(PROJECT)


def _load_library(root: Path) -> Library:
    """Return a library; the shipped one is read once, not for every command."""
    return _shipped_library() if root == PROJECT else load_library(root)


@pytest.fixture
def cf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `cf-assess` with its arguments."""
    for name in ("LANG", "USER", "LIBRARY", "ISSUER"):
        monkeypatch.delenv(f"CF_ASSESS_{name}", raising=False)
    monkeypatch.setenv("CF_ASSESS_CONFIG", str(tmp_path / "no-config.toml"))
    monkeypatch.setenv("CF_ASSESS_STORE", str(tmp_path / "cases.db"))
    monkeypatch.setattr("cf_assess.workflow.criteria.load_library", _load_library)

    def command(*arguments: object) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run([str(argument) for argument in arguments])
        return Ended(int(code), out.getvalue(), err.getvalue())

    return command
