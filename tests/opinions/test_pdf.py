"""The printed file: text, pages, fonts, attachment, metadata, refusals, pictures."""

import datetime
import io
import logging
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from cf_assess.errors import FontMissingError, GlyphMissingError, RendererMissingError
from cf_assess.models.base import Model
from cf_assess.models.opinion import Opinion
from cf_assess.opinions import (
    RECORD_NAME,
    check_printable,
    compose_screening_opinion,
    preview_png,
    print_pdf,
    write_record,
)
from cf_assess.opinions import pdf as printer
from cf_assess.opinions.fonts import FontChoice, Typeface, choose_fonts
from tests.opinions.builders import HOSTILE, NOW, screening_material


def _pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _running_text(pdf: bytes, opinion: Opinion) -> str:
    """Return all text without white space, running heads and page numbers."""
    header = re.sub(r"\s", "", f"{opinion.document_title}{opinion.number}")
    pages = []
    for number, text in enumerate(_pages(pdf), start=1):
        plain = re.sub(r"\s|\ufffe|\u0002", "", text).replace(f"—{number}—", "")
        pages.append(plain.replace(header, "", 1) if number > 1 else plain)
    return "".join(pages)


def _texts(value: object) -> Iterator[str]:
    """Give every text in an opinion that is printed."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Model):
        for name, one in value:
            if not (isinstance(value, Opinion) is False and name == "criterion"):
                yield from _texts(one)


def test_every_text_of_the_opinion_can_be_read_back(
    pdf: bytes, opinion: Opinion
) -> None:
    read = _running_text(pdf, opinion)
    lost = [text for text in _texts(opinion) if re.sub(r"\s", "", text) not in read]
    assert lost == []


def test_hostile_text_is_printed_literally(pdf: bytes, opinion: Opinion) -> None:
    assert HOSTILE in _running_text(pdf, opinion)


def test_the_first_page_carries_title_disposition_and_number(pdf: bytes) -> None:
    first = re.sub(r"\s", "", _pages(pdf)[0])
    assert first.startswith("儿童友好评估审查意见书儿评〔2026〕1号")
    assert first.index("修改后报审") < first.index("二、基本情况")
    assert "—1—" in first


def test_the_running_head_names_the_opinion_from_the_second_page(pdf: bytes) -> None:
    for page in _pages(pdf)[1:]:
        assert "儿童友好评估审查意见书 儿评〔2026〕1号" in page.replace("\u3000", " ")


def test_all_fonts_are_embedded_and_subset(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [
            font
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/Type") == "/FontDescriptor"
            for font in [one]
        ]
        assert fonts
        for font in fonts:
            assert "/FontFile3" in font or "/FontFile2" in font
            assert re.match(r"/[A-Z]{6}\+", str(font["/FontName"]))
    assert len(pdf) < 1_000_000


def test_the_record_comes_back_byte_for_byte(pdf: bytes, record: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert list(document.attachments) == [RECORD_NAME]
        attached = document.attachments[RECORD_NAME].get_file()
        assert attached.read_bytes() == record
        assert attached.mime_type == "application/json"
        (listed,) = list(document.Root.AF)
        assert listed.AFRelationship == "/Data"


def test_metadata_language_and_bookmarks_are_set(pdf: bytes, opinion: Opinion) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "zh-CN"
        assert opinion.draft_title in str(document.docinfo["/Title"])
        assert str(document.docinfo["/CreationDate"]) == "D:20261124063000Z"
        with document.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3"
            assert metadata["pdfaid:conformance"] == "B"
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
    assert titles[:4] == ["一、结论", "二、基本情况", "三、评分情况", "四、修改建议"]


def test_the_same_opinion_gives_the_same_bytes(
    pdf: bytes, opinion: Opinion, record: bytes
) -> None:
    beijing = NOW.astimezone(datetime.timezone(datetime.timedelta(hours=8)))
    naive = NOW.replace(tzinfo=None)
    assert print_pdf(opinion, record, beijing) == pdf
    assert print_pdf(opinion, record, naive) == pdf


def test_a_screened_out_draft_prints_on_few_pages() -> None:
    material = screening_material()
    pdf = print_pdf(compose_screening_opinion(material), write_record(material), NOW)
    assert len(_pages(pdf)) <= 2
    assert "不涉及儿童权益" in _pages(pdf)[0]


_LISTS = (
    "particulars",
    "domains",
    "agreement",
    "strengths",
    "recommendations",
    "flags",
    "dissents",
    "criteria",
)


def _bare(opinion: Opinion, **changes: object) -> Opinion:
    """Return a short opinion, quick to print."""
    empty: dict[str, object] = dict.fromkeys(_LISTS, ())
    return opinion.model_copy(update=empty | changes)


def test_a_full_line_has_28_characters_and_a_page_22_lines(opinion: Opinion) -> None:
    long = _bare(opinion, basis="儿" * 28 * 60, method="")
    lines = _pages(print_pdf(long, b"{}", NOW))[1].split("\n")
    full = [line for line in lines if set(line.strip()) == {"儿"}]
    assert {len(line.strip()) for line in full} == {28}
    assert len(full) == 22


@pytest.mark.parametrize("character", ["\ue000", "\U00031349", "\U0010fffd"])
@pytest.mark.parametrize("field", ["draft_title", "notice", "disposition"])
def test_a_character_without_glyph_is_refused_wherever_it_stands(
    opinion: Opinion, character: str, field: str
) -> None:
    bad = _bare(opinion, **{field: f"文字{character}"})
    with pytest.raises(GlyphMissingError) as caught:
        print_pdf(bad, b"{}", NOW)
    with pytest.raises(GlyphMissingError):
        check_printable(bad)
    assert f"U+{ord(character):04X}" in caught.value.values["characters"]


def test_signs_of_everyday_drafts_are_printed(opinion: Opinion) -> None:
    signs = "①㈠№℃㎡≥≤×‰Ⅳ“”—…·〔〕〇ａ１éα①Ω→■□●★"
    pdf = print_pdf(_bare(opinion, notice=signs), b"{}", NOW)
    assert "≥≤×‰" in _running_text(pdf, opinion)


def _picture(pdf: bytes) -> Image.Image:
    return Image.open(io.BytesIO(preview_png(pdf))).convert("L")


def _glyph(opinion: Opinion, character: str) -> bytes:
    """Return the pixels of the disposition when it is one character."""
    pdf = print_pdf(_bare(opinion, disposition=character), b"{}", NOW)
    return _picture(pdf).tobytes()


def test_characters_look_different_from_each_other(opinion: Opinion) -> None:
    """Boxes would be all alike, though their text reads back perfectly."""
    pictures = {_glyph(opinion, one) for one in "儿童友好"}
    assert len(pictures) == 4


def test_the_preview_is_the_first_page_with_ink_on_it(pdf: bytes) -> None:
    picture = _picture(pdf)
    assert picture.size == (910, 1287)
    dark = picture.histogram()[0:64]
    assert 0.01 < sum(dark) / (picture.width * picture.height) < 0.2
    assert preview_png(pdf) == preview_png(pdf)


def _fake_render(logs: Sequence[tuple[str, ...]], seen: list[FontChoice]) -> Any:
    """Return a renderer that logs what it is told, one entry a call."""
    waiting = iter(logs)

    def render(
        _module: ModuleType, _page: str, fonts: FontChoice, *_rest: object
    ) -> tuple[bytes, tuple[str, ...]]:
        seen.append(fonts)
        return b"%PDF", next(waiting)

    return render


def test_a_font_that_cannot_be_subset_is_replaced_by_one_that_can(
    opinion: Opinion, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[FontChoice] = []
    logs = (('Unable to subset "SimSun" with HarfBuzz',), ())
    monkeypatch.setattr(printer, "_render", _fake_render(logs, seen))
    assert print_pdf(_bare(opinion), b"{}", NOW) == b"%PDF"
    assert len(seen) == 2
    assert not any(face.is_truetype for face in seen[1].faces)


@pytest.mark.parametrize(
    ("line", "error", "said"),
    [
        (
            '.notdef glyph rendered for Unicode string unsupported by fonts: "龘" '
            "(U+9F98)",
            GlyphMissingError,
            "龘（U+9F98）",
        ),
        ("Unable to instantiate", RendererMissingError, "Unable to instantiate"),
    ],
)
def test_what_the_renderer_complains_of_is_an_error(
    opinion: Opinion,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    error: type[GlyphMissingError | RendererMissingError],
    said: str,
) -> None:
    monkeypatch.setattr(printer, "_render", _fake_render([(line,)], []))
    with pytest.raises(error) as caught:
        print_pdf(_bare(opinion), b"{}", NOW)
    assert said in str(caught.value)


def test_a_slow_renderer_is_not_an_error(
    opinion: Opinion, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = 'Using fontTools instead of HarfBuzz-Subset for font "X". …'
    monkeypatch.setattr(printer, "_render", _fake_render([(line,)], []))
    assert print_pdf(_bare(opinion), b"{}", NOW) == b"%PDF"


def test_boxes_drawn_after_all_are_caught_in_the_real_log(
    opinion: Opinion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look-up is skipped here, so that the second guard has to act."""
    enough = choose_fonts("儿")
    monkeypatch.setattr(printer, "choose_fonts", lambda *_a, **_k: enough)
    with pytest.raises(GlyphMissingError, match="U\\+31349"):
        print_pdf(_bare(opinion, notice="\U00031349"), b"{}", NOW)


class _NoPango:
    """Makes the import of the renderer fail as it does without Pango."""

    def find_spec(self, name: str, *_rest: object) -> ModuleSpec | None:
        if name == "weasyprint":
            print("-----\nadvice")  # noqa: T201 - as the renderer does
            raise OSError("cannot load library 'libpango-1.0-0'\nmore advice")
        return None


def test_without_pango_the_library_is_named_and_stdout_stays_clean(
    opinion: Opinion,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [_NoPango(), *sys.meta_path])
    with pytest.raises(RendererMissingError, match=r"libpango-1\.0-0"):
        print_pdf(_bare(opinion), b"{}", NOW)
    assert capsys.readouterr().out == ""


def test_a_missing_library_is_named_before_a_number_is_taken(
    opinion: Opinion, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_printable(opinion)
    monkeypatch.setattr(printer, "missing_libraries", lambda: ("libpango-1.0",))
    with pytest.raises(RendererMissingError, match=r"libpango-1\.0"):
        check_printable(opinion)


def test_font_names_cannot_break_out_of_the_style_sheet() -> None:
    names: tuple[str, ...] = ('x";}</style>', "仿宋_GB2312")
    chains = dict.fromkeys(Typeface, names)
    css = printer.write_font_css(FontChoice(chains=chains, exact=frozenset(), faces=()))
    assert '"x\\22 \\3b \\7d \\3c \\2f style\\3e ", "仿宋_GB2312"' in css
    assert "--title-weight: bold" in css


def test_the_log_of_the_renderer_is_given_back_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.propagate)
    with printer._collected_log() as log:
        logger.warning("one %s", "thing")
    assert log == ["one thing"]
    assert (list(logger.handlers), logger.propagate) == before


def test_font_errors_come_before_the_renderer_is_loaded(
    opinion: Opinion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_names: object) -> FontChoice:
        raise FontMissingError(family="宋体")

    monkeypatch.setattr(printer, "choose_fonts", refuse)
    monkeypatch.setattr(printer, "_load_weasyprint", lambda: pytest.fail("loaded"))
    with pytest.raises(FontMissingError):
        print_pdf(opinion, b"{}", NOW)
