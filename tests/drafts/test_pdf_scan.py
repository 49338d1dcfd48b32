"""Pages of a PDF that are only a picture of text."""

import io
from types import SimpleNamespace

import pikepdf
import pytest

from cf_assess.drafts import can_recognise, read_draft_bytes
from cf_assess.drafts.lines import pack
from cf_assess.drafts.pdf import reader, scan
from cf_assess.errors import DraftWithoutTextError
from tests.drafts.pdf_files import print_pdf, scan_pdf
from tests.drafts.texts import REGULATION

PAGE = "".join(f"<p>{line}</p>" for line in REGULATION.splitlines() if line)
PRINTED = print_pdf(PAGE)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "can_recognise", lambda: False)


def _append(first: bytes, second: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(first)) as one,
        pikepdf.open(io.BytesIO(second)) as two,
    ):
        one.pages.extend(two.pages)
        one.save(stream)
    return stream.getvalue()


def _pages_warned(data: bytes) -> list[tuple[str, str]]:
    return [
        (w.code, w.values["page"]) for w in read_draft_bytes(data, "a.pdf").warnings
    ]


@pytest.mark.usefixtures("without_ocr")
def test_a_scan_is_refused_with_what_to_do() -> None:
    with pytest.raises(DraftWithoutTextError):
        read_draft_bytes(scan_pdf(PRINTED), "a.pdf")


@pytest.mark.usefixtures("without_ocr")
def test_a_scanned_page_among_others_is_named() -> None:
    mixed = _append(PRINTED, scan_pdf(PRINTED))
    assert _pages_warned(mixed) == [("page_without_text", "2")]


@pytest.mark.usefixtures("without_ocr")
def test_a_page_number_above_a_scan_does_not_hide_it() -> None:
    numbered = io.BytesIO()
    number = print_pdf("<p>— 7 —</p>", "@page{margin:280mm 20mm 0}")
    with (
        pikepdf.open(io.BytesIO(scan_pdf(PRINTED))) as scan,
        pikepdf.open(io.BytesIO(number)) as stamp,
    ):
        scan.pages[0].add_overlay(stamp.pages[0], None)
        scan.save(numbered)
    mixed = _append(PRINTED, numbered.getvalue())
    assert _pages_warned(mixed) == [("page_without_text", "2")]


def test_an_empty_page_is_no_scan() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(PRINTED)) as document:
        document.add_blank_page()
        document.save(stream)
    assert _pages_warned(stream.getvalue()) == []


def _recognise(picture: object) -> SimpleNamespace:
    """Stand in for the engine: two lines of 200 dots an inch, 90 % sure."""
    boxes = [[[300, y], [900, y], [900, y + 40], [300, y + 40]] for y in (300.0, 360.0)]
    texts = ("第一条为了孩子，制定本办法。", "第二条本办法自公布之日起施行。")
    return SimpleNamespace(boxes=boxes, txts=texts, scores=(0.9, 0.9))


@pytest.fixture
def with_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "can_recognise", lambda: True)
    original = scan.Recogniser.__init__

    def start(self: scan.Recogniser) -> None:
        original(self)
        self._engine = _recognise

    monkeypatch.setattr(scan.Recogniser, "__init__", start)


@pytest.mark.usefixtures("with_engine")
def test_recognised_text_is_marked_with_its_confidence() -> None:
    draft = read_draft_bytes(scan_pdf(PRINTED), "a.pdf")
    assert [c.article for c in draft.clauses] == ["第一条", "第二条"]
    (warning,) = draft.warnings
    assert warning.code == "page_recognised"
    assert warning.values == {"page": "1", "percent": "90"}


@pytest.mark.skipif(not can_recognise(), reason="the extra `ocr` is not installed")
def test_a_real_engine_reads_a_clean_scan() -> None:
    draft = read_draft_bytes(scan_pdf(PRINTED, dots=200), "a.pdf")
    assert pack(draft.text) == pack(REGULATION)
