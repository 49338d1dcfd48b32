"""Many drafts in one run: failures isolated, the same bytes however it ran."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from cf_assess.errors import (
    FileMissingError,
    OutputExistsError,
    OutputUnwritableError,
    SourceUnreadableError,
)
from cf_assess.language import explain_error
from cf_assess.workflow.batch import JOURNAL, BatchPlan, BatchSummary, run_batch
from cf_assess.workflow.batch_jobs import list_jobs
from cf_assess.workflow.batch_opinions import OpinionWish
from cf_assess.workflow.batch_summary import summarise_criteria
from cf_assess.workflow.progress import Silence

from .conftest import DRAFT, NOW, ROUTE, make_frozen
from .test_score import rows_of, write_sheet

FROZEN = make_frozen()
WISH = OpinionWish(now=NOW, issuer="某市妇女儿童工作委员会办公室")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder of three drafts, one of which cannot be read."""
    folder = tmp_path / "drafts"
    (folder / "b").mkdir(parents=True)
    (folder / "a.md").write_text(DRAFT, encoding="utf-8")
    (folder / "b" / "c.txt").write_text("第一条　河道采砂。\n", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 torn")
    (folder / "~$a.docx").write_bytes(b"lock")
    (folder / ".hidden.md").write_text(DRAFT, encoding="utf-8")
    (folder / "notes.xyz").write_bytes(b"no draft")
    return folder


def plan_for(source: Path, out: Path, **more: object) -> BatchPlan:
    """Return a plan for a folder or manifest."""
    plan = BatchPlan(jobs=list_jobs(source), frozen=FROZEN, out=out)
    return replace(plan, **more)  # type: ignore[arg-type]  # fields of the plan


def run(plan: BatchPlan) -> BatchSummary:
    """Run a batch that nobody watches."""
    return run_batch(plan, Silence(), explain_error)


def contents(out: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def table(out: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (out / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_is_searched_in_a_fixed_order_and_lock_files_passed_over(
    source: Path,
) -> None:
    assert [job.draft for job in list_jobs(source)] == [
        "a.md",
        "b/c.txt",
        "broken.docx",
    ]


def test_one_bad_file_does_not_stop_the_others(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    summary = run(plan_for(source, out))

    assert summary == BatchSummary(done=2, failed=1, resumed=0)
    assert [row["draft"] for row in table(out, "results.csv")] == ["a.md", "b/c.txt"]
    (failure,) = table(out, "failures.csv")
    assert (failure["draft"], failure["code"]) == ("broken.docx", "DraftDamagedError")
    assert "broken.docx" in failure["message"]


def test_a_draft_without_sheets_is_judged_by_nobody(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(plan_for(source, out))

    first, second = table(out, "results.csv")
    assert (first["basis"], first["score"], first["verdict"]) == ("machine", "", "")
    assert (first["title"], first["red_flags"]) == ("小公园管理办法", "1")
    assert (first["criteria"], first["criteria_with_evidence"]) == ("3", "2")
    assert second["red_flags"] == "0"
    states = {row["state"] for row in table(out, "criteria.csv")}
    assert states == {"not_scored"}


def test_two_workers_write_the_same_bytes_as_one(source: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"

    run(plan_for(source, one))
    run(plan_for(source, two, workers=2))

    assert contents(one) == contents(two)


def test_what_ran_is_recorded_with_its_digest(source: Path, tmp_path: Path) -> None:
    run(plan_for(source, tmp_path / "out"))

    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))

    assert record["rubric"]["digest"] == FROZEN.digest
    assert record["drafts"] == ["a.md", "b/c.txt", "broken.docx"]


@pytest.mark.parametrize("torn", [1, 40])
def test_a_run_that_was_cut_off_is_resumed_from_its_journal(
    source: Path, tmp_path: Path, torn: int
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    run(plan_for(source, whole))
    out.mkdir()
    lines = (whole / JOURNAL).read_bytes().splitlines(keepends=True)
    (out / JOURNAL).write_bytes(lines[0] + lines[1][:-torn])  # no table was written

    summary = run(plan_for(source, out, resume=True))

    kept = 1 if torn > 1 else 2  # only its line feed is missing: nothing was lost
    assert summary == BatchSummary(done=2, failed=1, resumed=kept)
    assert contents(out) == contents(whole)


def test_a_run_that_was_cut_off_twice_loses_nothing_that_was_done(
    source: Path, tmp_path: Path
) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    run(plan_for(source, whole))
    out.mkdir()
    lines = (whole / JOURNAL).read_bytes().splitlines(keepends=True)
    # Torn, resumed, torn again: the second run wrote behind the torn line.
    (out / JOURNAL).write_bytes(lines[0][:-9] + b"\n" + lines[1] + lines[2][:20])

    assert run(plan_for(source, out, resume=True)).resumed == 1
    assert contents(out) == contents(whole)


@pytest.mark.parametrize("changed", ["draft", "rubric"])
def test_resuming_does_again_what_has_changed(
    source: Path, tmp_path: Path, changed: str
) -> None:
    out = tmp_path / "out"
    run(plan_for(source, out))
    plan = plan_for(source, out, resume=True)
    if changed == "draft":
        (source / "a.md").write_text("第一条　儿童优先。\n", encoding="utf-8")
    else:
        plan = replace(plan, frozen=make_frozen(decimals=1))

    assert run(plan).resumed == (1 if changed == "draft" else 0)


def test_results_are_not_overwritten_unasked(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(plan_for(source, out))
    before = contents(out)

    with pytest.raises(OutputExistsError):
        run(plan_for(source, out))

    assert contents(out) == before
    assert run(plan_for(source, out, force=True)).resumed == 0
    assert contents(out) == before


def test_a_file_in_place_of_the_folder_is_told(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("a file", encoding="utf-8")

    with pytest.raises(OutputUnwritableError):
        run(plan_for(source, out))

    assert out.read_text(encoding="utf-8") == "a file"


@pytest.fixture
def manifest(source: Path) -> Path:
    """Return a manifest: one draft with sheets, one with faulty ones, one without."""
    for reviewer, mark in (("r1", "3"), ("r2", "4")):
        write_sheet(source / f"{reviewer}.csv", rows_of(reviewer, mark))
    write_sheet(source / "faulty.csv", rows_of("r3", "9"))
    path = source / "manifest.csv"
    path.write_text(
        "draft,sheets,title,unit\n"
        "a.md,r1.csv; r2.csv,=小公园,园林局\n"
        "b/c.txt,,,\n"
        "b/c.txt,r1.csv,named twice,\n"
        "broken.docx,r1.csv,,\n"
        "faulty.md,faulty.csv,,\n"
        ",r1.csv,no draft,\n",
        encoding="utf-8-sig",
    )
    (source / "faulty.md").write_text(DRAFT, encoding="utf-8")
    return path


def test_a_draft_with_sheets_is_judged_by_its_panel(
    manifest: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    summary = run(plan_for(manifest, out))

    assert summary == BatchSummary(done=2, failed=2, resumed=0)
    first, second = table(out, "results.csv")
    assert (first["basis"], first["score"]) == ("panel", "87.50")
    assert first["completeness"].startswith("1")
    assert first["verdict"] == "pass"
    assert first["title"] == "'=小公园"  # no formula
    assert second["basis"] == "machine"
    codes = [row["code"] for row in table(out, "failures.csv")]
    assert codes == ["DraftDamagedError", "SourceInvalidError"]
    levels = {
        row["level"] for row in table(out, "criteria.csv") if row["draft"] == "a.md"
    }
    assert levels == {"3.50"}


def test_a_draft_with_sheets_gets_an_opinion_that_says_it_was_not_deliberated(
    manifest: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    run(plan_for(manifest, out, wish=WISH))

    assert [path.name for path in (out / "opinions").iterdir()] == ["a.md.pdf"]
    with pikepdf.open(out / "opinions" / "a.md.pdf") as document:
        (name,) = document.attachments
        record = json.loads(document.attachments[name].get_file().read_bytes())
    assert record["case"]["drafting_unit"] == "园林局"
    assert "未经会商" in json.dumps(record, ensure_ascii=False)


def test_resuming_prints_again_when_the_opinion_would_differ(
    manifest: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    plan = plan_for(manifest, out)  # nothing is printed: the keys are what matters
    run(plan)
    text = manifest.read_text(encoding="utf-8-sig").replace("园林局", "住建局")
    manifest.write_text(text, encoding="utf-8")

    assert run(plan_for(manifest, out, resume=True)).resumed == 1


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (None, FileMissingError),
        (b"file,sheets\na.md,\n", SourceUnreadableError),
        (b"", SourceUnreadableError),
        (b"\xff\xfe\x00", SourceUnreadableError),
    ],
)
def test_what_is_no_manifest_is_told(
    tmp_path: Path, content: bytes | None, error: type[Exception]
) -> None:
    path = tmp_path / "manifest.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(error):
        list_jobs(path)


def test_a_folder_without_drafts_gives_empty_tables(tmp_path: Path) -> None:
    empty, out = tmp_path / "empty", tmp_path / "out"
    empty.mkdir()

    assert run(plan_for(empty, out)) == BatchSummary(0, 0, 0)
    assert table(out, "results.csv") == []
    assert (out / "results.csv").read_text(encoding="utf-8").startswith("draft,title")


def test_the_summary_counts_drafts_evidence_and_levels() -> None:
    rows = [
        {"criterion": ROUTE, "evidence": "2", "level": "3.50"},
        {"criterion": ROUTE, "evidence": "0", "level": ""},
        {"criterion": ROUTE, "evidence": "1", "level": "2"},
        {"criterion": "care.other", "evidence": "0", "level": ""},
    ]

    first, second = summarise_criteria(rows)

    assert (first["drafts"], first["with_evidence"], first["share"]) == (3, 2, "0.67")
    assert (first["scored"], first["mean"]) == (2, "2.75")
    assert (second["scored"], second["mean"]) == (0, "")
    assert summarise_criteria([]) == []
