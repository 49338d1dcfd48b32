"""A store on disk, and cases at the step that a test asks for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cf_assess.store import CaseStore, open_store

from . import material


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store without cases, to be copied: making one takes its time."""
    made = tmp_path_factory.mktemp("empty") / "cases.db"
    open_store(str(made)).close()
    return made


@pytest.fixture
def store(path: Path, empty: Path) -> Iterator[CaseStore]:
    shutil.copy(empty, path)
    with open_store(str(path)) as opened:
        yield opened


@pytest.fixture
def scoring(store: CaseStore) -> str:
    """Return the number of a case whose reviewers score."""
    number = store.create_case(material.new_case(), material.NOW).number
    store.record_screening(number, "sec", material.screening(), material.NOW)
    return number


@pytest.fixture
def deliberating(store: CaseStore, scoring: str) -> str:
    """Return the number of a case in deliberation, each reviewer with one mark."""
    for reviewer, level in (("r1", 3), ("r2", 1)):
        given = material.mark(level=level)
        store.save_mark(scoring, reviewer, reviewer, given, material.NOW)
        store.submit_sheet(scoring, reviewer, reviewer, material.NOW)
    store.open_deliberation(scoring, "chair", material.LATER)
    return scoring


@pytest.fixture
def concluded(store: CaseStore, deliberating: str) -> str:
    """Return the number of a concluded case."""
    store.conclude(deliberating, "chair", material.conclusion())
    return deliberating


@pytest.fixture
def issued(store: CaseStore, concluded: str) -> str:
    """Return the number of a case whose opinion is out."""
    store.issue(concluded, "sec", material.NUMBER_FORMAT, material.LATER)
    return concluded
