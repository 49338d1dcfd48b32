"""Batch: many drafts in one run, failures isolated, the same bytes every time.

A finished draft is one line of `journal.jsonl`, written when it is done; the
tables are made from the journal at the end, in the order of the source.  So a
run that was cut off is resumed from its journal, however many workers wrote it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from cf_assess import __version__
from cf_assess.errors import CfAssessError, OutputExistsError, OutputUnwritableError
from cf_assess.exchange import render_table, write_file
from cf_assess.models.rubric import FrozenRubric
from cf_assess.workflow.batch_jobs import (
    Job,
    Orders,
    Outcome,
    Worker,
    job_key,
    run_in_process,
    start_process,
)
from cf_assess.workflow.batch_opinions import OpinionWish
from cf_assess.workflow.batch_summary import SUMMARY_FIELDS, summarise_criteria
from cf_assess.workflow.progress import Progress

RESULT_FIELDS = (
    "draft",
    "title",
    "sha256",
    "rubric",
    "basis",
    "score",
    "completeness",
    "verdict",
    "red_flags",
    "criteria",
    "criteria_with_evidence",
)
CRITERION_FIELDS = ("draft", "criterion", "state", "level", "evidence", "best_locator")
FAILURE_FIELDS = ("draft", "code", "message")
JOURNAL = "journal.jsonl"


@dataclass(frozen=True)
class BatchPlan:
    """What a batch is to do."""

    jobs: tuple[Job, ...]
    frozen: FrozenRubric
    out: Path
    workers: int = 1
    resume: bool = False
    force: bool = False
    wish: OpinionWish | None = None
    """Given where drafts that come with sheets get an opinion."""

    @property
    def orders(self) -> Orders:
        """Return what every worker is to do."""
        folder = None if self.wish is None else self.out / "opinions"
        return Orders(self.frozen, folder, self.wish)


@dataclass(frozen=True)
class BatchSummary:
    """How a batch ended."""

    done: int
    failed: int
    resumed: int


def run_batch(
    plan: BatchPlan,
    progress: Progress,
    explain: Callable[[CfAssessError], str],
) -> BatchSummary:
    """Run all jobs and write the tables into `plan.out`; return how it ended.

    Args:
        explain: puts an error into a sentence, for `failures.csv`.

    Raises:
        OutputExistsError: results are there and neither resume nor force is said.
    """
    known = _prepare_folder(plan)
    keys = {job.draft: job_key(job, plan.frozen, plan.wish) for job in plan.jobs}
    kept = {
        name: outcome
        for name, outcome in known.items()
        if keys.get(name) == outcome.key and not outcome.failure
    }
    left = [job for job in plan.jobs if job.draft not in kept]
    progress.begin(len(left))
    outcomes = dict(kept)
    try:
        with (plan.out / JOURNAL).open("a", encoding="utf-8") as journal:
            for outcome in _run_jobs(plan, left, keys, explain):
                journal.write(outcome.model_dump_json() + "\n")
                journal.flush()
                outcomes[outcome.draft] = outcome
                progress.advance(outcome.draft)
    except OSError as error:
        raise OutputUnwritableError(name=plan.out, reason=error.strerror) from error
    ordered = [outcomes[job.draft] for job in plan.jobs]
    _write_tables(plan, ordered)
    failed = sum(1 for outcome in ordered if outcome.failure)
    return BatchSummary(len(ordered) - failed, failed, len(kept))


def _prepare_folder(plan: BatchPlan) -> dict[str, Outcome]:
    """Make the output folder and return the outcomes of an earlier, cut-off run."""
    journal = plan.out / JOURNAL
    try:
        plan.out.mkdir(parents=True, exist_ok=True)
        if plan.wish is not None:
            (plan.out / "opinions").mkdir(exist_ok=True)
        if plan.resume and journal.exists():
            return dict(_read_journal(journal))
        if journal.exists() and not plan.force:
            raise OutputExistsError(name=plan.out)
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise OutputUnwritableError(name=plan.out, reason=error.strerror) from error
    return {}


def _read_journal(path: Path) -> Iterator[tuple[str, Outcome]]:
    """Yield the outcomes that a journal holds; a torn last line is passed over."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            outcome = Outcome.model_validate_json(line)
        except ValueError:
            continue  # the run was cut off in the middle of this line
        yield outcome.draft, outcome


def _run_jobs(
    plan: BatchPlan,
    jobs: Sequence[Job],
    keys: Mapping[str, str],
    explain: Callable[[CfAssessError], str],
) -> Iterator[Outcome]:
    """Yield the outcome of each job, as they finish in the order of the source."""
    for job, found in zip(jobs, _map(plan, jobs), strict=True):
        if isinstance(found, CfAssessError):
            failure = {"code": type(found).__name__, "message": explain(found)}
            yield Outcome(draft=job.draft, key=keys[job.draft], failure=failure)
        else:
            yield found.model_copy(update={"key": keys[job.draft]})


def _map(plan: BatchPlan, jobs: Sequence[Job]) -> Iterator[Outcome | CfAssessError]:
    """Yield what becomes of each job, in order."""
    if plan.workers <= 1 or len(jobs) <= 1:
        worker = Worker(plan.orders)
        yield from map(worker.run, jobs)
        return
    # Fresh processes: pdfium and pango do not survive a fork of a busy parent.
    with ProcessPoolExecutor(
        plan.workers,
        mp_context=get_context("spawn"),
        initializer=start_process,
        initargs=(plan.orders,),
    ) as pool:
        size = max(1, len(jobs) // (plan.workers * 8))
        yield from pool.map(run_in_process, jobs, chunksize=size)


def _write_tables(plan: BatchPlan, outcomes: Sequence[Outcome]) -> None:
    """Write the tables and `run.json`, and the journal in the source's order."""
    tables: dict[str, tuple[Sequence[Mapping[str, object]], Sequence[str]]] = {
        "results.csv": ([o.result for o in outcomes if o.result], RESULT_FIELDS),
        "criteria.csv": ([c for o in outcomes for c in o.criteria], CRITERION_FIELDS),
        "failures.csv": (
            [{"draft": o.draft, **o.failure} for o in outcomes if o.failure],
            FAILURE_FIELDS,
        ),
    }
    for name, (rows, fields) in tables.items():
        data = render_table(rows, fields, "csv").encode()
        write_file(plan.out / name, data, force=True)
    summary = summarise_criteria([c for o in outcomes for c in o.criteria])
    data = render_table(summary, SUMMARY_FIELDS, "csv").encode()
    write_file(plan.out / "summary.csv", data, force=True)
    lines = "".join(outcome.model_dump_json() + "\n" for outcome in outcomes)
    write_file(plan.out / JOURNAL, lines.encode(), force=True)
    write_file(plan.out / "run.json", _run_record(plan), force=True)


def _run_record(plan: BatchPlan) -> bytes:
    """Return what ran, with which digests, as JSON."""
    rubric = plan.frozen.rubric
    record = {
        "program": {"name": "cf-assess", "version": __version__},
        "rubric": {
            "id": rubric.id,
            "version": rubric.version,
            "digest": plan.frozen.digest,
        },
        "drafts": [job.draft for job in plan.jobs],
        "opinions": plan.wish is not None,
    }
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1)
    return (text + "\n").encode()
