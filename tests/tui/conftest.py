"""Opens the terminal interface on a case of one's own, in a store on disk."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from cf_assess.models.case import SheetStatus
from cf_assess.models.checklist import Cue, NotApplicable
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark
from cf_assess.store import CaseStore, open_store
from cf_assess.tui import ReviewApp
from cf_assess.workflow import criteria, register
from cf_assess.workflow.score import save_mark
from cf_assess.workflow.seat import Seat
from tests.builders import CRITERION_IDS, build_criterion, build_frozen
from tests.places import PARKS

NOW = "2026-03-01T08:09:10Z"
ME = "reviewer-01"
ROUTE, SPACE, VOICE = CRITERION_IDS

SMALL = """# 小公园管理办法（征求意见稿）

第一条　公园应当设置儿童活动区，由管理单位负责维护，并对活动区内的游乐设施每日检查。

第二条　儿童活动区与机动车道之间应当设有可靠的隔离设施。

第三条　编制规划应当听取周边居民的意见。
"""


@dataclass(frozen=True)
class Table:
    """A case to score: a store in a file, a number, and who scores."""

    path: Path
    store: CaseStore
    number: str
    person: str = ME

    @property
    def seat(self) -> Seat:
        """Return where the reviewer sits."""
        return Seat(self.store, self.number, self.person, NOW)

    def app(self) -> ReviewApp:
        """Return the interface with a clock that stands still, scrolling at once."""
        app = ReviewApp(self.seat, lambda: NOW)
        app.animation_level = "none"
        return app

    def mark(self, *marks: Mark) -> None:
        """Save marks before the interface opens."""
        for mark in marks:
            save_mark(self.seat, mark)

    def saved(self) -> Mapping[str, Mark]:
        """Return the marks as another process sees them."""
        with open_store(str(self.path)) as other:
            sheet = other.load_sheet(self.number, self.person, self.person)
        return {mark.criterion: mark for mark in sheet.marks}

    def saved_status(self) -> SheetStatus:
        """Return how far the sheet is as another process sees it."""
        with open_store(str(self.path)) as other:
            member = other.load_case(self.number).member(self.person)
        assert member is not None
        return member.status


def make_small_rubric() -> FrozenRubric:
    """Return a rubric: one criterion with evidence, one that takes no 不适用."""
    return build_frozen(
        [
            build_criterion(
                ROUTE, title="出行安全", cues=(Cue(any=("活动区", "隔离设施")),)
            ),
            build_criterion(SPACE, title="游戏空间"),
            build_criterion(VOICE, title="听取意见", not_applicable=NotApplicable()),
        ]
    )


def register_draft(store: CaseStore, draft: Path, frozen: FrozenRubric) -> str:
    """Return the number of a case of one's own on a draft."""
    entry = register.Registration(
        path=draft, frozen=frozen, members=register.single_member(ME), now=NOW
    )
    return register.register_case(store, entry).number


@contextmanager
def lay_table(made: Path, number: str, path: Path) -> Iterator[Table]:
    """Give a copy of a store with one case in it."""
    shutil.copy(made, path)
    with open_store(str(path)) as store:
        yield Table(path, store, number)


@pytest.fixture(scope="session")
def general() -> FrozenRubric:
    """Return the shipped rubric."""
    return criteria.frozen_rubric(criteria.open_library(None), "general")


@pytest.fixture(scope="session")
def registered(
    general: FrozenRubric, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """Return a store with the example registered for one reviewer, to be copied."""
    path = tmp_path_factory.mktemp("parks") / "cases.db"
    with open_store(str(path)) as store:
        return path, register_draft(store, PARKS / "draft.md", general)


@pytest.fixture(scope="session")
def small_registered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a store with a small draft and a small rubric, to be copied."""
    folder = tmp_path_factory.mktemp("small")
    draft = folder / "draft.md"
    draft.write_text(SMALL, encoding="utf-8")
    with open_store(str(folder / "cases.db")) as store:
        return folder / "cases.db", register_draft(store, draft, make_small_rubric())


@pytest.fixture
def parks(registered: tuple[Path, str], tmp_path: Path) -> Iterator[Table]:
    """Return the example, ready to be scored with the shipped rubric."""
    with lay_table(*registered, tmp_path / "cases.db") as laid:
        yield laid


@pytest.fixture
def small(small_registered: tuple[Path, str], tmp_path: Path) -> Iterator[Table]:
    """Return the small draft, ready to be scored with the small rubric."""
    with lay_table(*small_registered, tmp_path / "cases.db") as laid:
        yield laid
