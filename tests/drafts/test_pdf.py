import io
import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from cf_assess.drafts import limits, read_draft, read_draft_bytes
from cf_assess.errors import (
    DraftEncryptedError,
    DraftTooLargeError,
    DraftWithoutTextError,
)
from cf_assess.models.draft import Draft
from tests.drafts.pdf_source import FIXTURE, LONG_REGULATION, write_source
from tests.drafts.texts import read_text


def _blank_pdf(encryption: pikepdf.Encryption | bool = False) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(stream, encryption=encryption)
    return stream.getvalue()


def _same_clauses(draft: Draft, text: str) -> bool:
    expected = read_text(text).clauses
    return [(c.locator, c.kind, c.text) for c in draft.clauses] == [
        (c.locator, c.kind, c.text) for c in expected
    ]


def test_paragraphs_are_put_together_and_running_lines_dropped() -> None:
    draft = read_draft(FIXTURE)
    assert _same_clauses(draft, LONG_REGULATION)
    assert draft.warnings == ()


def test_every_clause_knows_its_page() -> None:
    draft = read_draft(FIXTURE)
    pages = [clause.page or 0 for clause in draft.clauses]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert pages[-1] == draft.source.pages


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_a_pdf_printed_from_a_word_file_reads_like_it(tmp_path: Path) -> None:
    source = tmp_path / "draft.docx"
    source.write_bytes(write_source())
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", source.name]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    subprocess.run(
        command, cwd=tmp_path, env=environment, check=True, capture_output=True
    )
    assert _same_clauses(read_draft(tmp_path / "draft.pdf"), LONG_REGULATION)


def test_a_scan_has_no_text() -> None:
    with pytest.raises(DraftWithoutTextError):
        read_draft_bytes(_blank_pdf(), "scan.pdf")


def test_a_password_to_open_is_told() -> None:
    locked = _blank_pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(DraftEncryptedError):
        read_draft_bytes(locked, "locked.pdf")


def test_a_password_for_changes_only_does_not_matter() -> None:
    stream = io.BytesIO()
    with pikepdf.open(FIXTURE) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user=""))
    assert read_draft_bytes(stream.getvalue(), "a.pdf").text == read_draft(FIXTURE).text


def test_more_pages_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 1)
    with pytest.raises(DraftTooLargeError):
        read_draft(FIXTURE)
