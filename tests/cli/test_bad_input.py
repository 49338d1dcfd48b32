"""Whatever goes wrong ends with the contract's exit code and one clear sentence."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.places import PARKS, PROJECT

from .material import (
    REASON,
    TEXT,
    one_sentence,
    open_case,
    write_draft,
    write_sheet,
)

DRAFT = PARKS / "draft.md"


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("missing.docx", "找不到"),
        ("folder.md", "找不到"),
        ("empty.md", "没有内容"),
        ("blank.txt", "没有内容"),
        ("binary.txt", "不是文本文件"),
        ("truncated.docx", "损坏"),
        ("truncated.pdf", "损坏"),
        ("no word.docx", "不是 docx"),
        ("no pdf.pdf", "不是 pdf"),
        ("locked.docx", "密码"),
        ("locked.pdf", "密码"),
        ("scan.pdf", "扫描件"),
        ("old.doc", "doc"),
        ("draft.odt", "odt"),
        ("draft.xyz", "格式"),
    ],
)
def test_a_draft_that_cannot_be_read_ends_with_3_and_its_name(
    cf: Command, tmp_path: Path, kind: str, says: str
) -> None:
    path = write_draft(tmp_path, kind)

    ended = cf("draft", "show", path)

    assert (ended.code, ended.out) == (3, "")
    sentence = one_sentence(ended)
    assert kind in sentence
    assert says in sentence


def test_no_case_is_made_of_a_draft_that_cannot_be_read(
    cf: Command, tmp_path: Path
) -> None:
    path = write_draft(tmp_path, "truncated.docx")
    before = path.read_bytes()

    ended = cf("case", "new", path, "--rubric", "general", "--reviewer", "r1")

    assert ended.code == 3
    assert cf("case", "list", "--format", "jsonl").out.strip() == ""
    assert path.read_bytes() == before


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8-sig"])
def test_text_in_other_encodings_is_read(
    cf: Command, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes((TEXT * 3).encode(encoding))

    ended = cf("draft", "show", path)

    assert ended.code == 0, ended.err
    assert "公园应当设置儿童活动区" in ended.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("rubric", "show", "genral"), "general"),
        (("evidence", DRAFT, "--rubric", "genral"), "general"),
        (("evidence", DRAFT, "--rubric", "general", "--criterion", "x.y"), "x.y"),
        (("checklist", "show", "laws"), "laws"),
        (("checklist", "coverage", "--plan", "tiex"), "tiexi"),
        (("case", "show", "2026-9999"), "2026-9999"),
        (("case", "show", "../../etc"), "../../etc"),
        (("case", "new", DRAFT, "--rubric", "general", "--kind", "law"), "regulation"),
        (("case", "new", DRAFT, "--rubric", "general", "--kind", "plan"), "normative"),
        (("case", "new", DRAFT, "--rubric", "general", "--revisions", "x"), "original"),
        (("case", "new", DRAFT, "--rubric", "general", "--reviewer", ":法律"), ":法律"),
        (
            ("case", "new", DRAFT, "--rubric", "general", *("--reviewer", "r1") * 2),
            "r1",
        ),
        (
            ("case", "new", DRAFT, "--rubric", "general", "--reviewer", "chair"),
            "chair",
        ),
        (("score", "nothing.csv", "--rubric", "general"), "nothing.csv"),
        (("batch", "run", "nothing", "--rubric", "general", "--out", "o"), "nothing"),
        (("checklist", "check", "nothing.yaml"), "nothing.yaml"),
        (("review", DRAFT), "终端"),
        (("nonsense",), "nonsense"),
        (("evidense", DRAFT), "evidence"),
        (("draft", "nonsense"), "nonsense"),
        (("draft", "show", "--nonsense", DRAFT), "--nonsense"),
        (("draft", "show"), "FILE"),
        (("draft", "show", DRAFT, "--format", "xml"), "tree | json"),
        (("score", "x.csv", "--rubric", "general", "--format", "xml"), "json"),
        (("sheet", "export", "1", "--format", "xlsx"), "xlsx"),
        (("screen", "1", "--children"), "--reason"),
        (("conclude", "1", "--override", "pass"), "--reason"),
        (("respond", "1", "1", "not_adopted"), "--reason"),
        (("respond", "1", "1", "perhaps"), "partly_adopted"),
        (("deliberate", "1", "--store"), "--store"),
    ],
)
def test_a_word_that_means_nothing_ends_with_2_and_what_would(
    cf: Command, words: tuple[object, ...], says: str
) -> None:
    ended = cf(*words)

    assert (ended.code, ended.out) == (2, "")
    assert says in one_sentence(ended)


@pytest.mark.parametrize("words", [("draft",), ("case",), ("sheet",), ("batch",)])
def test_a_group_without_a_command_shows_its_help(
    cf: Command, words: tuple[str, ...]
) -> None:
    ended = cf(*words)

    assert ended.code == 2
    assert "Usage: cf-assess" in ended.err
    assert "Traceback" not in ended.err


def test_a_faulty_checklist_says_all_its_faults_with_places(
    cf: Command, tmp_path: Path
) -> None:
    shipped = (PROJECT / "checklists" / "law.yaml").read_text(encoding="utf-8")
    path = tmp_path / "law.yaml"
    path.write_text(
        shipped.replace("version: ", "version: x", 1).replace(
            "automation: assisted", "automation: magic", 2
        )
        + "colour: red\n",
        encoding="utf-8",
    )

    ended = cf("checklist", "check", path)

    assert ended.code == 2
    lines = ended.out.splitlines()
    assert len(lines) == 4
    for line in lines:
        place, code, sentence = line.removeprefix(f"{path}:").split(": ", 2)
        assert all(part.isdigit() for part in place.split(":"))
        assert code in {"bad_pattern", "not_in_list", "unknown_key"}
        assert sentence
    assert "4" in ended.err


@pytest.fixture
def number(cf: Command) -> str:
    """Return the number of a screened case with two reviewers."""
    return open_case(cf, "r1", "r2")


def test_a_faulty_sheet_says_all_its_rows_and_changes_nothing(
    cf: Command, number: str, tmp_path: Path
) -> None:
    path = write_sheet(cf, number, "r1", tmp_path / "r1.csv", mark="9")
    rows = len(path.read_text(encoding="utf-8").splitlines()) - 1

    ended = cf("sheet", "import", number, path, "--submit")

    assert ended.code == 2
    *problems, last = ended.err.splitlines()
    assert len(problems) == rows
    assert all(line.startswith(f"{path}:") for line in problems)
    assert last.startswith("cf-assess: ")
    again = cf("sheet", "export", number, "--as", "r1", "--format", "csv")
    assert ",9," not in again.out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        (b"PK\x03\x04 torn", ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet_encrypted"),
        (b"\xff\xff\x00\x01", ""),
        (b"{", ""),
        (b"a,b\n1,2\n", "sheet_header_missing"),
    ],
)
def test_a_file_that_is_no_sheet_is_a_problem_of_that_file(
    cf: Command, tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "r1.xlsx"
    path.write_bytes(content)

    ended = cf("score", path, "--rubric", "general")

    assert ended.code == 2
    problem, last = ended.err.splitlines()
    assert "r1.xlsx" in problem
    assert code in problem
    assert last.startswith("cf-assess: ")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("case", "status", "{}", "--as", "stranger"), 2),
        (("screen", "{}", "--children", *REASON, "--as", "stranger"), 2),
        (("screen", "{}", "--children", *REASON, "--as", "office"), 2),
        (("sheet", "submit", "{}", "--reviewer", "stranger"), 2),
        (("sheet", "withdraw", "{}", "--reviewer", "x", *REASON), 2),
        (("screen", "{}", "--children", *REASON), 5),
        (("deliberate", "{}", "--open"), 5),
        (("deliberate", "{}"), 5),
        (("conclude", "{}"), 5),
        (("conclude", "{}", "--as", "r1"), 5),
        (("opinion", "{}", "-o", "{tmp}/o.pdf"), 5),
        (("respond", "{}", "1", "adopted"), 5),
        (("explain", "{}"), 5),
        (("sheet", "reopen", "{}", "--reviewer", "r1", *REASON, "--as", "r2"), 5),
        (("sheet", "submit", "{}", "--reviewer", "r1", "--as", "r2"), 5),
    ],
)
def test_what_somebody_may_not_do_now_changes_nothing(
    cf: Command, number: str, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    before = cf("case", "history", number, "--format", "jsonl").out
    filled = [w.format(number, tmp=tmp_path) if "{" in w else w for w in words]

    ended = cf(*filled)

    assert (ended.code, ended.out) == (code, "")
    *_, last = ended.err.splitlines()
    assert last.startswith("cf-assess: ")
    assert "Traceback" not in ended.err
    assert cf("case", "history", number, "--format", "jsonl").out == before
    assert not (tmp_path / "o.pdf").exists()


def test_a_sheet_with_gaps_is_not_submitted_and_says_them(
    cf: Command, number: str
) -> None:
    ended = cf("sheet", "submit", number, "--as", "r1")

    assert ended.code == 5
    *gaps, last = ended.err.splitlines()
    assert len(gaps) > 20
    assert all("mark_missing" in line for line in gaps)
    assert str(len(gaps)) in last
