"""Files that go wrong in one way each, and a case to try them on."""

import csv
import io
import os
from pathlib import Path

import pikepdf

from tests.cli.conftest import Command, Ended
from tests.places import PARKS, PROJECT

REASON = ("--reason", "依据草案文本")
TEXT = "# 小公园管理办法\n\n第一条　公园应当设置儿童活动区。\n"


def write_draft(folder: Path, kind: str) -> Path:
    """Write a draft that cannot be read for one reason, and return its path."""
    contents = {
        "empty.md": b"",
        "blank.txt": b" \r\n\t\n ",
        "binary.txt": bytes(range(256)) * 40,
        "truncated.docx": (PARKS / "draft.docx").read_bytes()[:9_000],
        "truncated.pdf": (PROJECT / "tests/data/draft.pdf").read_bytes()[:600],
        "no word.docx": b"this is plain text, not a Word file",
        "no pdf.pdf": b"this is plain text, not a PDF",
        "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(512),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
        "draft.odt": b"PK\x03\x04",
        "draft.xyz": TEXT.encode(),
    }
    path = folder / kind
    if kind == "locked.pdf":
        with pikepdf.new() as document:
            document.add_blank_page()
            locked = pikepdf.Encryption(owner="owner", user="secret")
            document.save(path, encryption=locked)
    elif kind == "scan.pdf":
        with pikepdf.new() as document:
            document.add_blank_page()
            document.save(path)
    elif kind == "folder.md":
        path.mkdir()
    elif kind != "missing.docx":
        path.write_bytes(contents[kind])
    return path


_MADE: dict[tuple[str, ...], tuple[str, bytes]] = {}
"""Number and store of cases made before: tests copy them instead of making more."""


def open_case(cf: Command, *reviewers: str) -> str:
    """Return the number of a screened case on the worked example, in an empty store."""
    store = Path(os.environ["CF_ASSESS_STORE"])
    if reviewers not in _MADE:
        number = _make_case(cf, reviewers)
        _MADE[reviewers] = number, store.read_bytes()
    number, content = _MADE[reviewers]
    store.write_bytes(content)
    return number


def _make_case(cf: Command, reviewers: tuple[str, ...]) -> str:
    """Register and screen the worked example by commands."""
    invited = [word for name in reviewers for word in ("--reviewer", name)]
    ended = cf("case", "new", PARKS / "draft.md", "--rubric", "general", *invited)
    assert ended.code == 0, ended.err
    number = ended.out.strip()
    assert cf("screen", number, "--children", *REASON).code == 0
    return number


def write_sheet(
    cf: Command, number: str, reviewer: str, path: Path, **cells: str
) -> Path:
    """Write the sheet of a reviewer with the same cells in every row."""
    ended = cf("sheet", "export", number, "--reviewer", reviewer, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    filled = {"mark": "2", "clauses": "第十一条 第一款", "comment": "有据可查"} | cells
    for row in rows:
        row |= filled
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def one_sentence(ended: Ended) -> str:
    """Return the one sentence that a failed command said."""
    assert "Traceback" not in ended.err + ended.out
    (line,) = ended.err.splitlines()
    assert line.startswith("cf-assess: ")
    sentence = line.removeprefix("cf-assess: ")
    assert "{" not in sentence
    assert len(sentence) > 8
    return sentence
