"""A small rubric with one red flag, a store on disk, and cases at each step."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cf_assess.models.case import Member, Role
from cf_assess.models.checklist import Cue, FlagRule
from cf_assess.models.rubric import FrozenRubric, Veto
from cf_assess.models.sheet import Mark
from cf_assess.sources import digest_rubric
from cf_assess.store import CaseStore, open_store
from cf_assess.workflow import deliberate, register, score, screen
from cf_assess.workflow.seat import Seat
from tests.builders import CRITERION_IDS, build_criterion, build_frozen, build_mark

NOW = "2026-03-01T08:00:00Z"
LATER = "2026-03-02T09:30:00Z"
ROUTE, SPACE, VOICE = CRITERION_IDS
FLAG = "harm.exclusion@第二条"
REVIEWERS = ("r1", "r2", "r3")

DRAFT = """# 小公园管理办法

第一条　公园应当设置儿童活动区，由管理单位负责维护。

第二条　儿童不得进入广场。

第三条　编制规划应当听取儿童意见。
"""


def make_frozen(**changes: object) -> FrozenRubric:
    """Return a rubric of three criteria with one red flag and a veto on it."""
    rule = FlagRule(
        id="harm.exclusion",
        title="排斥儿童",
        category="排斥",
        severity=3,
        why="把儿童整体挡在公共空间之外。",
        suggestion="删去。",
        cues=(Cue(any=("儿童不得进入",)),),
        hit=("儿童不得进入广场。",),
        miss=("车辆不得进入广场。",),
    )
    veto = Veto(
        id="grave", title="严重风险", flag_severity=3, limit="redo", reason="必须先改"
    )
    criteria = [
        build_criterion(ROUTE, cues=(Cue(any=("活动区",)),)),
        build_criterion(SPACE),
        build_criterion(VOICE, cues=(Cue(any=("听取儿童意见",)),)),
    ]
    frozen = build_frozen(criteria, None, vetoes=(veto,), **changes)
    flagged = frozen.model_copy(update={"flags": (rule,)})
    return flagged.model_copy(update={"digest": digest_rubric(flagged)})


@dataclass(frozen=True)
class Panel:
    """A case with a secretariat, a chair and three reviewers."""

    store: CaseStore
    number: str

    def seat(self, person: str, now: str = NOW) -> Seat:
        """Return the seat of a person."""
        return Seat(self.store, self.number, person, now)

    def mark(self, person: str, codes: Mapping[str, str | int | Mark | None]) -> None:
        """Save marks of a reviewer, with whatever the rubric asks of them."""
        for name, code in codes.items():
            mark = code if isinstance(code, Mark) else full_mark(name, code)
            score.save_mark(self.seat(person), mark)

    def submit(self, person: str, codes: Mapping[str, str | int | Mark | None]) -> None:
        """Save marks of a reviewer and hand them in."""
        self.mark(person, codes)
        score.submit_sheet(self.seat(person), person)

    def deliberating(self, *sheets: tuple[int | str, int | str, int | str]) -> "Panel":
        """Hand in a sheet for each reviewer and open deliberation."""
        for person, codes in zip(REVIEWERS, sheets, strict=True):
            self.submit(person, dict(zip(CRITERION_IDS, codes, strict=True)))
        deliberate.open_deliberation(self.seat("chair"))
        return self

    def decide(self, *, confirmed: bool) -> None:
        """Decide on the one red flag."""
        deliberate.decide_flag(
            self.seat("chair"), FLAG, confirmed=confirmed, reason="会商一致"
        )


def full_mark(name: str, code: str | int | None) -> Mark:
    """Return a mark that lacks nothing for submission."""
    reason = {"NA": "subject_absent", "CJ": "不属于我的专业"}.get(str(code), "")
    cited = ("第一条",) if isinstance(code, int) else ()
    return build_mark(name, code, reason=reason, clauses=cited, comment="有据可查")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store without cases, to be copied: making one takes its time."""
    made = tmp_path_factory.mktemp("empty") / "cases.db"
    open_store(str(made)).close()
    return made


@pytest.fixture
def path(tmp_path: Path, empty_store: Path) -> Path:
    """Return the file of an empty store."""
    return Path(shutil.copy(empty_store, tmp_path / "cases.db"))


@pytest.fixture
def store(path: Path) -> Iterator[CaseStore]:
    with open_store(str(path)) as opened:
        yield opened


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.md"
    file.write_text(DRAFT, encoding="utf-8")
    return file


@pytest.fixture
def entry(draft: Path) -> register.Registration:
    """Return what is said when the draft is registered for a panel."""
    reviewers = [Member(id=name, role=Role.REVIEWER) for name in REVIEWERS]
    return register.Registration(
        path=draft,
        frozen=make_frozen(),
        members=register.panel_members(reviewers, "office", "chair", "bureau"),
        now=NOW,
        drafting_unit="园林局",
    )


Opened = Callable[..., Panel]


@pytest.fixture
def open_panel(store: CaseStore, entry: register.Registration) -> Opened:
    """Return what registers and screens the draft, perhaps with another rubric."""

    def opened(frozen: FrozenRubric | None = None) -> Panel:
        own = entry if frozen is None else replace(entry, frozen=frozen)
        panel = Panel(store, register.register_case(store, own).number)
        screen.record_screening(
            panel.seat("office"), child_related=True, reason="写到儿童"
        )
        return panel

    return opened


@pytest.fixture
def panel(open_panel: Opened) -> Panel:
    """Return a case whose reviewers score."""
    return open_panel()
