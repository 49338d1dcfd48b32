"""The fields that other programs read, and the same bytes every time."""

import csv
import io
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from cf_assess.workflow.criteria import open_library
from tests.cli.conftest import Command
from tests.places import PARKS

from .material import TEXT, open_case, write_sheet

DRAFT = PARKS / "draft.docx"
CLAUSE_KINDS = (
    "title preamble part chapter section article paragraph item subitem heading table"
    " footnote annex"
)
EVIDENCE = (
    "doc criterion topic_id locator article start end quote score tier strength"
    " about basis cited because nearest"
)
FLAGS = "doc flag category severity locator article quote why"
RESULTS = (
    "draft title sha256 rubric basis score completeness verdict red_flags criteria"
    " criteria_with_evidence"
)
SCORE = (
    "rubric complete completeness score score_exact range domains criteria reviewers"
    " agreement verdict"
)
CRITERION = "id level level_exact state weight contribution marks spread"
AGREEMENT = "units raters missing percent alpha_ordinal ac2"


def has_fields(value: Any, names: str, *, more: bool = False) -> bool:
    """Tell whether an object has these fields, and no other unless `more`."""
    expected = set(names.split())
    return set(value) >= expected if more else set(value) == expected


def parse(text: str) -> Any:
    """Return JSON whose keys stand in order."""

    def ordered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        assert keys == sorted(keys)
        return dict(pairs)

    return json.loads(text, object_pairs_hook=ordered)


def rows(text: str) -> list[dict[str, Any]]:
    """Return the rows of JSON lines."""
    return [parse(line) for line in text.splitlines()]


@pytest.fixture
def shown(cf: Command) -> Any:
    """Return the worked example as `draft show` gives it."""
    ended = cf("draft", "show", DRAFT, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    return parse(ended.out)


def test_a_draft_has_the_fields_of_the_contract(shown: Any) -> None:
    assert has_fields(shown, "title source clauses text warnings")
    assert has_fields(shown["source"], "name sha256 format pages revisions")
    for clause in shown["clauses"]:
        assert has_fields(clause, "locator kind article start end page text")
        assert clause["kind"] in CLAUSE_KINDS.split()


def test_clauses_quote_the_text_and_do_not_nest(shown: Any) -> None:
    text, clauses = shown["text"], shown["clauses"]

    assert text == "\n".join(clause["text"] for clause in clauses)
    for clause in clauses:
        assert text[clause["start"] : clause["end"]] == clause["text"]
    for before, after in itertools.pairwise(clauses):
        assert before["end"] + 1 == after["start"]
    locators = [clause["locator"] for clause in clauses]
    assert len(locators) == len(set(locators))


def test_a_warning_of_a_draft_has_code_message_and_place(
    cf: Command, tmp_path: Path
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("第一条　甲。\n第四条　乙。\n", encoding="utf-8")

    (warning,) = parse(cf("draft", "show", path, "--format", "json").out)["warnings"]

    assert has_fields(warning, "code message locator")
    assert warning["code"] == "number_gap"
    assert "第四条" in warning["message"]


def test_evidence_quotes_the_clause_that_it_names(cf: Command, shown: Any) -> None:
    ended = cf("evidence", DRAFT, "--rubric", "general", "--format", "jsonl")
    clauses = {clause["locator"]: clause for clause in shown["clauses"]}

    found = rows(ended.out)

    assert ended.code == 0
    assert len(found) > 20
    for row in found:
        assert list(row) == sorted(EVIDENCE.split())
        assert shown["text"][row["start"] : row["end"]] == row["quote"]
        clause = clauses[row["locator"]]
        assert (clause["start"], clause["end"]) == (row["start"], row["end"])
        assert row["article"] == clause["article"]
        assert 0 <= row["score"] <= 1
        assert row["tier"] in {"found", "possible"}
        assert row["strength"] in {"direct", "partial"}
        assert row["about"] in {"clause", "article", "chapter", "draft", "nowhere"}
        assert row["basis"] in {"words", "cited", "title", "learned"}
        assert (row["cited"] is not None) == (row["basis"] == "cited")
        assert row["nearest"] is None
        assert row["doc"] == "draft"


def test_criteria_with_nothing_found_are_told_and_given_on_request(
    cf: Command,
) -> None:
    words = ("evidence", DRAFT, "--rubric", "general", "--format", "jsonl")

    bare, full = cf(*words), cf(*words, "--misses")

    missed = [row for row in rows(full.out) if row["locator"] is None]
    assert missed
    whom_it_is_about, *told = bare.err.splitlines()
    assert "儿童" in whom_it_is_about
    assert len(missed) == len(told)
    assert bare.err == full.err
    for row in missed:
        given = {key for key, value in row.items() if value is not None}
        assert given <= {"doc", "criterion", "topic_id", "nearest"}
    assert [row for row in rows(full.out) if row["locator"]] == rows(bare.out)


def test_one_criterion_alone_gives_the_same_rows(cf: Command) -> None:
    words = ("evidence", DRAFT, "--rubric", "general", "--format", "jsonl")
    all_rows = rows(cf(*words).out)
    criterion = all_rows[0]["criterion"]

    alone = rows(cf(*words, "--criterion", criterion).out)

    assert alone == [row for row in all_rows if row["criterion"] == criterion]


def test_evidence_is_the_same_bytes_in_each_format_every_time(cf: Command) -> None:
    for fmt in ("jsonl", "csv", "json"):
        words = ("evidence", DRAFT, "--rubric", "general", "--format", fmt)
        first, second = cf(*words), cf(*words)
        assert first == second
    table = cf("evidence", DRAFT, "--rubric", "general", "--format", "csv").out
    lines = cf("evidence", DRAFT, "--rubric", "general", "--format", "jsonl").out
    assert next(csv.reader(io.StringIO(table))) == EVIDENCE.split()
    assert len(list(csv.DictReader(io.StringIO(table)))) == len(rows(lines))


def test_red_flags_have_the_fields_of_the_contract(cf: Command) -> None:
    ended = cf("flags", DRAFT, "--format", "jsonl")

    found = rows(ended.out)

    assert found
    for row in found:
        assert list(row) == sorted(FLAGS.split())
        assert row["severity"] in {1, 2, 3}
        assert row["quote"]


@pytest.fixture
def sheets(cf: Command, tmp_path: Path) -> list[Path]:
    """Return three sheets of different levels."""
    number = open_case(cf, "r1", "r2", "r3")
    return [
        write_sheet(cf, number, name, tmp_path / f"{name}.csv", mark=mark)
        for name, mark in (("r1", "2"), ("r2", "3"), ("r3", "1"))
    ]


def test_a_score_has_the_fields_of_the_contract(
    cf: Command, sheets: list[Path]
) -> None:
    ended = cf("score", *sheets, "--rubric", "general", "--format", "json")

    assert ended.code == 0, ended.err
    report = parse(ended.out)
    assert has_fields(report, SCORE, more=True)
    assert has_fields(report["rubric"], "id version digest")
    assert has_fields(report["range"], "na_as_zero na_excluded")
    assert has_fields(report["domains"][0], "id weight score score_exact")
    assert has_fields(report["criteria"][0], CRITERION, more=True)
    assert has_fields(report["reviewers"][0], "reviewer score score_exact complete")
    assert has_fields(report["agreement"], AGREEMENT, more=True)
    assert has_fields(report["verdict"], "id label reasons")


def numbers_in(value: Any) -> list[float]:
    """Return every number with a fraction in a value, to its depths."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [found for part in value for found in numbers_in(part)]
    return [value] if isinstance(value, float) else []


def test_a_score_is_text_without_floats(cf: Command, sheets: list[Path]) -> None:
    report = parse(cf("score", *sheets, "--rubric", "general", "--format", "json").out)

    assert numbers_in(report) == []
    assert report["score"] == "50.00"
    assert report["score_exact"] == "50/1"
    line = report["criteria"][0]
    assert line["marks"] == {"r1": "2", "r2": "3", "r3": "1"}
    assert (line["level_exact"], line["spread"]) == ("2/1", "2")


def test_a_score_is_the_same_bytes_in_any_order_of_the_sheets(
    cf: Command, sheets: list[Path]
) -> None:
    words = ("--rubric", "general", "--format", "json")

    results = {
        cf("score", *order, *words).out for order in itertools.permutations(sheets)
    }
    results.add(cf("score", *sheets, *words).out)

    assert len(results) == 1


def test_a_score_in_a_file_is_the_score_on_the_screen(
    cf: Command, sheets: list[Path], tmp_path: Path
) -> None:
    words = ("score", *sheets, "--rubric", "general", "--format", "json")

    assert cf(*words, "-o", tmp_path / "score.json").code == 0

    assert (tmp_path / "score.json").read_text(encoding="utf-8") == cf(*words).out


def test_a_score_that_asks_for_reassessment_ends_with_1_when_strict(
    cf: Command, sheets: list[Path]
) -> None:
    words = ("score", *sheets, "--rubric", "general")

    assert cf(*words).code == 0
    assert cf(*words, "--strict").code == 1


def test_a_score_for_people_says_the_verdict_first(
    cf: Command, sheets: list[Path]
) -> None:
    ended = cf("score", *sheets, "--rubric", "general", "--format", "table")

    assert ended.out.startswith("结论：")
    assert "50.00" in ended.out


def test_a_batch_has_the_fields_of_the_contract(
    cf: Command, sheets: list[Path], tmp_path: Path
) -> None:
    source = tmp_path / "drafts"
    source.mkdir()
    (source / "one.md").write_text(TEXT, encoding="utf-8")
    (source / "two.txt").write_bytes(b"\x00\x01\x02" * 999)
    manifest = tmp_path / "manifest.csv"
    names = ";".join(path.name for path in sheets)
    manifest.write_text(
        f"draft,sheets,title,unit\ndrafts/one.md,{names},=1+1,园林局\n"
        "drafts/two.txt,,,\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"

    words = ("batch", "run", manifest, "--rubric", "general", "--out", out)
    ended = cf(*words, "--opinions")

    assert ended.code == 0, ended.err
    assert ended.out.strip() == str(out)
    assert [path.name for path in (out / "opinions").iterdir()] == [
        "drafts__one.md.pdf"
    ]
    tables = {}
    for name in ("results", "criteria", "failures"):
        with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.reader(file))
    assert tables["results"][0] == RESULTS.split()
    assert tables["criteria"][0] == (
        ["draft", "criterion", "state", "level", "evidence", "best_locator"]
    )
    assert tables["failures"][0] == ["draft", "code", "message"]
    assert tables["results"][1][1] == "'=1+1"  # no formula
    assert tables["results"][1][4:6] == ["panel", "50.00"]
    assert tables["failures"][1][:2] == ["drafts/two.txt", "DraftBinaryError"]
    parse((out / "run.json").read_text(encoding="utf-8"))
    assert cf(*words, "--resume", "--strict").code == 1  # one draft failed


def test_a_batch_names_every_fault_of_a_sheet(
    cf: Command, sheets: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "one.md").write_text(TEXT, encoding="utf-8")
    faulty = tmp_path / "faulty.csv"
    text = sheets[0].read_text(encoding="utf-8").replace(",2,", ",9,", 2)
    faulty.write_text(text, encoding="utf-8")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("draft,sheets\none.md,faulty.csv\n", encoding="utf-8")
    out = tmp_path / "out"

    ended = cf("batch", "run", manifest, "--rubric", "general", "--out", out)

    assert ended.code == 0, ended.err
    with (out / "failures.csv").open(encoding="utf-8", newline="") as file:
        (failure,) = csv.DictReader(file)
    assert failure["code"] == "SourceInvalidError"
    assert failure["message"].count("faulty.csv:") == 2


@pytest.fixture
def harm() -> str:
    """Return a sentence that the shipped rules take for a red flag."""
    return open_library(None).red_flags.flags[0].hit[0]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_a_cell_that_would_be_a_formula_is_neutralised_in_csv_only(
    cf: Command, tmp_path: Path, harm: str, sign: str
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"{sign}SUM(A1){harm}\n", encoding="utf-8")
    words = ("flags", path, "--format")

    as_csv = list(csv.DictReader(io.StringIO(cf(*words, "csv").out)))
    as_json = rows(cf(*words, "jsonl").out)

    assert as_json
    for neutral, plain in zip(as_csv, as_json, strict=True):
        assert neutral["quote"][0] == "'"
        assert plain["quote"][0] != "'"


def test_tables_for_people_show_markup_as_it_stands(
    cf: Command, tmp_path: Path, harm: str
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(f"[red][/]{harm}\n", encoding="utf-8")

    ended = cf("flags", path, "--format", "table")

    assert ended.code == 0
    assert "[red][/]" in "".join(ended.out.split())


def test_coverage_names_items_and_criteria(cf: Command, tmp_path: Path) -> None:
    path = tmp_path / "coverage.csv"
    words = ("checklist", "coverage", "--plan", "tiexi", "--format", "csv")

    assert cf(*words, "-o", path).code == 0

    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert list(table[0]) == ["item_id", "criteria"]
    assert all(row["item_id"].startswith("tiexi/") for row in table)
    assert any(row["criteria"] for row in table)
