import io
import zipfile
from pathlib import Path

import pytest

from cf_assess.drafts import limits, read_draft, read_draft_bytes
from cf_assess.errors import (
    DraftBinaryError,
    DraftDamagedError,
    DraftEmptyError,
    DraftEncryptedError,
    DraftError,
    DraftFormatError,
    DraftMisnamedError,
    DraftMissingError,
    DraftTooLargeError,
)
from cf_assess.language import explain_error
from tests.drafts.texts import REGULATION, read_text
from tests.drafts.word_files import write_word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), DraftEncryptedError),
        ("a.docx", OLE + bytes(600), DraftFormatError),
        ("a.docx", b"PK\x03\x04 cut off", DraftDamagedError),
        ("a.docx", b"plain words", DraftMisnamedError),
        ("a.docx", _zip("xl/workbook.xml"), DraftFormatError),
        ("a.docx", _zip("OFD.xml"), DraftDamagedError),
        ("a.docx", _zip("nothing.txt"), DraftDamagedError),
        ("a.pdf", b"plain words", DraftMisnamedError),
        ("a.pdf", b"%PDF-1.7\ncut off", DraftDamagedError),
        ("a.doc", b"x", DraftMisnamedError),
        ("a.wps", b"x", DraftMisnamedError),
        ("a.odt", b"x", DraftMisnamedError),
        ("a.ofd", b"x", DraftMisnamedError),
        ("a.html", b"<html></html>", DraftEmptyError),
        ("a.xls", OLE, DraftFormatError),
        ("a", bytes(9), DraftBinaryError),
        ("a.txt", b"", DraftEmptyError),
        ("a.txt", b" \n\n ", DraftEmptyError),
        ("a.txt", "\u200b\n".encode(), DraftEmptyError),
        ("a.docx", write_word(), DraftEmptyError),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    name: str, data: bytes, error: type[DraftError]
) -> None:
    with pytest.raises(error) as caught:
        read_draft_bytes(data, name)
    assert caught.value.values["name"] == name
    assert name in explain_error(caught.value)


def test_a_missing_file_and_a_folder_are_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / ("x" * 300)):
        with pytest.raises((DraftMissingError, DraftDamagedError)):
            read_draft(path)


def test_the_content_decides_between_word_and_pdf() -> None:
    draft = read_draft_bytes(write_word("第一条 甲。"), "a.pdf")
    assert draft.source.format == "docx"


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "办法.TXT"
    path.write_text(REGULATION, encoding="utf-8")
    draft = read_draft(path)
    assert draft.clauses == read_text(REGULATION).clauses
    assert (draft.source.name, draft.source.format) == ("办法.TXT", "txt")
    assert len(draft.source.sha256) == 64


def test_a_file_beyond_a_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("第一条 甲。\n第二条 乙。\n", encoding="utf-8")
    monkeypatch.setattr(limits, "LINES", 1)
    with pytest.raises(DraftTooLargeError):
        read_draft(path)
    monkeypatch.setattr(limits, "FILE_BYTES", 8)
    with pytest.raises(DraftTooLargeError):
        read_draft(path)


def test_a_character_of_a_symbol_font_is_shown_as_a_bullet_and_said() -> None:
    draft = read_draft_bytes("第一条 \uf0b7 依法办理。".encode(), "draft.txt")

    assert draft.text == "第一条 ▪ 依法办理。"
    assert [w.values for w in draft.warnings if w.code == "symbols_replaced"] == [
        {"count": "1"}
    ]


def test_the_content_decides_when_the_suffix_is_another() -> None:
    page = b"<html><body><p>\xe7\xac\xac\xe4\xb8\x80\xe6\x9d\xa1 x</p></body></html>"
    assert read_draft_bytes(page, "a.doc").source.format == "html"
    word = write_word("第一条 甲。")
    for name in ("a.wps", "a.txt", "a"):
        assert read_draft_bytes(word, name).source.format == "docx"
    assert read_draft_bytes("第一条 甲。".encode(), "a").source.format == "txt"
