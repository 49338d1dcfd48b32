import io
import zipfile

import pytest

from cf_assess.drafts import limits, read_draft_bytes
from cf_assess.errors import DraftDamagedError, DraftEncryptedError, DraftTooLargeError
from tests.drafts.word_files import WORD, rewrite, write_word

DATA = write_word("第一条 甲。")


def _with_document(xml: str) -> bytes:
    return rewrite(DATA, {"word/document.xml": lambda _: xml})


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rewrite(DATA, {}, {"word/media/bomb.bin": "0" * (8 * 1024 * 1024)})
    with pytest.raises(DraftTooLargeError):
        read_draft_bytes(bomb, "a.docx")


@pytest.mark.parametrize("limit", ["UNZIPPED_BYTES", "PART_BYTES", "ZIP_ENTRIES"])
def test_more_than_a_limit_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 1)
    with pytest.raises(DraftTooLargeError):
        read_draft_bytes(DATA, "a.docx")


def test_more_paragraphs_than_the_limit_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "LINES", 3)
    with pytest.raises(DraftTooLargeError):
        read_draft_bytes(write_word(*["甲。"] * 9), "a.docx")


def test_nesting_beyond_the_limit_is_refused() -> None:
    depth = limits.NESTING
    body = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    with pytest.raises(DraftTooLargeError):
        read_draft_bytes(_with_document(xml), "a.docx")


def test_nesting_within_the_limit_is_read() -> None:
    depth = limits.NESTING // 2 - 5
    body = (
        "<w:sdt><w:sdtContent>" * depth
        + "<w:p><w:r><w:t>甲。</w:t></w:r></w:p>"
        + "</w:sdtContent></w:sdt>" * depth
    )
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    assert read_draft_bytes(_with_document(xml), "a.docx").text == "甲。"


@pytest.mark.parametrize(
    "xml",
    [
        "no xml at all",
        f'<w:document xmlns:w="{WORD}"><w:body>',
        f'<w:document xmlns:w="{WORD}"/>',
        "<other/>",
        '<!DOCTYPE d [<!ENTITY e "x">]>'
        f'<w:document xmlns:w="{WORD}"><w:body/></w:document>',
    ],
)
def test_a_document_part_that_is_none_is_damaged(xml: str) -> None:
    with pytest.raises(DraftDamagedError):
        read_draft_bytes(_with_document(xml), "a.docx")


def test_a_file_cut_off_is_damaged() -> None:
    for end in (30, len(DATA) // 2, len(DATA) - 10):
        with pytest.raises(DraftDamagedError):
            read_draft_bytes(DATA[:end], "a.docx")


def test_parts_under_a_password_are_told() -> None:
    data = bytearray(DATA)
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 8] |= 1
        position = data.find(b"PK\x01\x02", position + 1)
    with pytest.raises(DraftEncryptedError):
        read_draft_bytes(bytes(data), "a.docx")


def test_a_way_of_packing_that_is_not_known_is_damaged() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    data = bytearray(stream.getvalue())
    position = data.find(b"PK\x01\x02")
    data[position + 10] = 97
    with pytest.raises(DraftDamagedError):
        read_draft_bytes(bytes(data), "a.docx")
