"""One draft of a batch: what to do, and what became of it."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cf_assess.drafts import read_draft_bytes, read_file
from cf_assess.errors import (
    CfAssessError,
    FileMissingError,
    SourceUnreadableError,
)
from cf_assess.exchange import write_file
from cf_assess.models.base import Model
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Tier
from cf_assess.models.rubric import FrozenRubric
from cf_assess.workflow.aggregate import PanelView, score_files
from cf_assess.workflow.batch_opinions import OpinionWish, Reviewed, print_opinion
from cf_assess.workflow.locate import Findings, locate, prepare_finder
from cf_assess.workflow.texts import list_readable


class Job(Model):
    """One draft of a batch."""

    draft: str
    """Its name in the tables: the path below the source, with `/`."""
    path: Path
    sheets: tuple[Path, ...] = ()
    title: str = ""
    unit: str = ""


class Outcome(Model):
    """What became of one job: rows for the tables, or a failure."""

    draft: str
    key: str = ""
    """Digest of what it was made from; resuming compares it."""
    result: Mapping[str, str] = {}
    criteria: tuple[Mapping[str, str], ...] = ()
    failure: Mapping[str, str] = {}
    """`code` and `message`; empty where the job was done."""


@dataclass(frozen=True)
class Orders:
    """What is to be done with every draft of a batch."""

    frozen: FrozenRubric
    opinions: Path | None = None
    """Folder for opinions of drafts that come with sheets; None prints none."""
    wish: OpinionWish | None = None
    """Given with `opinions`."""


def list_jobs(source: Path) -> tuple[Job, ...]:
    """Return the drafts of a folder, or the rows of a manifest, in a fixed order.

    Args:
        source: a folder, searched to its depths for formats that are read; or a
            CSV with the columns draft, sheets (separated by `;`), title, unit,
            paths relative to it.

    Raises:
        FileMissingError: there is no such folder or file.
        SourceUnreadableError: the manifest is no CSV with a column `draft`.
    """
    if source.is_dir():
        return tuple(
            Job(draft=path.relative_to(source).as_posix(), path=path)
            for path in list_readable(source)
        )
    if not source.exists():
        raise FileMissingError(name=source)
    return tuple(_manifest_jobs(source))


def _manifest_jobs(source: Path) -> list[Job]:
    """Return the jobs of a manifest; a draft named twice keeps its first row."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceUnreadableError(name=source, reason=error) from error
    rows = csv.DictReader(io.StringIO(text))
    if "draft" not in (rows.fieldnames or ()):
        raise SourceUnreadableError(name=source, reason="no column `draft`")
    jobs: dict[str, Job] = {}
    for row in rows:
        cells = {key: (row.get(key) or "").strip() for key in _MANIFEST_FIELDS}
        if not cells["draft"] or cells["draft"] in jobs:
            continue
        names = cells["sheets"].replace("；", ";").split(";")
        jobs[cells["draft"]] = Job(
            draft=cells["draft"],
            path=source.parent / cells["draft"],
            sheets=tuple(source.parent / n.strip() for n in names if n.strip()),
            title=cells["title"],
            unit=cells["unit"],
        )
    return list(jobs.values())


_MANIFEST_FIELDS = ("draft", "sheets", "title", "unit")


def job_key(job: Job, frozen: FrozenRubric, wish: OpinionWish | None) -> str:
    """Return a digest of all that a job's outcome depends on, the date apart."""
    printed = "" if wish is None else f"printed for {wish.issuer}"
    parts = (frozen.digest, printed, job.title, job.unit)
    digest = hashlib.sha256("\0".join(parts).encode())
    for path in (job.path, *job.sheets):
        digest.update(f"\0{path.name}\0".encode())
        try:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:
            digest.update(b"missing")
    return digest.hexdigest()


class Worker:
    """Does jobs one after another with cues compiled once."""

    def __init__(self, orders: Orders) -> None:
        """Compile the cues of the rubric."""
        self._orders = orders
        self._frozen = orders.frozen
        self._finder = prepare_finder(orders.frozen)

    def run(self, job: Job) -> Outcome | CfAssessError:
        """Return what became of a job; an error comes back instead of being raised."""
        try:
            return self._rows(job)
        except CfAssessError as error:
            return error

    def _rows(self, job: Job) -> Outcome:
        """Return the rows of one draft."""
        draft = read_draft_bytes(read_file(job.path), job.path.name)
        found = locate(draft, self._finder)
        view = score_files(self._frozen, job.sheets) if job.sheets else None
        if view is not None:
            self._print(job, draft, found, view)
        return Outcome(
            draft=job.draft,
            result={
                **_result_row(job, draft, found, view),
                "rubric": self._frozen.rubric.id,
            },
            criteria=tuple(_criterion_rows(job, found, view, self._frozen)),
        )

    def _print(self, job: Job, draft: Draft, found: Findings, view: PanelView) -> None:
        """Write the opinion of a draft with sheets, where opinions are wanted."""
        folder, wish = self._orders.opinions, self._orders.wish
        if folder is None or wish is None:
            return
        title = job.title or draft.title
        reviewed = Reviewed(draft, title, job.unit, found, view)
        pdf = print_opinion(reviewed, self._frozen, wish)
        # Drafts of one name in two folders must not overwrite each other.
        name = job.draft.replace("/", "__")
        write_file(folder / f"{name}.pdf", pdf, force=True)


_worker: Worker | None = None
"""The worker of this process, made by `start_process`."""


def start_process(orders: Orders) -> None:
    """Make the worker of a new process."""
    global _worker
    _worker = Worker(orders)


def run_in_process(job: Job) -> Outcome | CfAssessError:
    """Return what the worker of this process makes of a job."""
    if _worker is None:
        raise RuntimeError("start_process was not called")
    return _worker.run(job)


def _result_row(
    job: Job, draft: Draft, found: Findings, view: PanelView | None
) -> dict[str, str]:
    """Return a draft's row of `results.csv`.

    Without sheets nobody has judged: the row says `machine` and has no score.
    """
    with_evidence = {e.criterion for e in found.evidence.found if e.tier is Tier.FOUND}
    searched = {e.criterion for e in found.evidence.found}
    searched |= {miss.criterion for miss in found.evidence.misses}
    report = None if view is None else view.report
    return {
        "draft": job.draft,
        "title": job.title or draft.title,
        "sha256": draft.source.sha256,
        "basis": "machine" if report is None else "panel",
        "score": "" if report is None else report.score or "",
        "completeness": "" if report is None else report.completeness,
        "verdict": "" if report is None else report.verdict.id,
        "red_flags": str(len(found.flags)),
        "criteria": str(len(searched)),
        "criteria_with_evidence": str(len(with_evidence)),
    }


def _criterion_rows(
    job: Job, found: Findings, view: PanelView | None, frozen: FrozenRubric
) -> Iterator[dict[str, str]]:
    """Yield a draft's rows of `criteria.csv`, in the rubric's order."""
    levels = {} if view is None else {c.id: c for c in view.report.criteria}
    for criterion in frozen.criteria:
        evidence = [e for e in found.evidence.of(criterion.id) if e.tier is Tier.FOUND]
        line = levels.get(criterion.id)
        yield {
            "draft": job.draft,
            "criterion": criterion.id,
            "state": "not_scored" if line is None else line.state,
            "level": "" if line is None else line.level or "",
            "evidence": str(len(evidence)),
            "best_locator": evidence[0].locator if evidence else "",
        }
