"""Runs the command line in this process, with a store of its own."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cf_assess.cli.app import run


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def cf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `cf-assess` with its arguments."""
    for name in ("LANG", "USER", "LIBRARY", "ISSUER"):
        monkeypatch.delenv(f"CF_ASSESS_{name}", raising=False)
    monkeypatch.setenv("CF_ASSESS_CONFIG", str(tmp_path / "no-config.toml"))
    monkeypatch.setenv("CF_ASSESS_STORE", str(tmp_path / "cases.db"))

    def command(*arguments: object) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run([str(argument) for argument in arguments])
        return Ended(int(code), out.getvalue(), err.getvalue())

    return command
