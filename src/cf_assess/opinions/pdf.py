"""The opinion as PDF/A-3 with its record inside; the only place that knows WeasyPrint.

The renderer complains only in its log when glyphs are missing or a font cannot be
embedded well, and prints on.  Here every character is looked up first, the log is
read afterwards, and nothing leaves that the log does not vouch for.
"""

import html
import io
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

from cf_assess.errors import GlyphMissingError, RendererMissingError
from cf_assess.models.opinion import Opinion
from cf_assess.opinions.fonts import FontChoice, Typeface, choose_fonts
from cf_assess.opinions.page import render_page
from cf_assess.opinions.renderer import missing_libraries

RECORD_NAME = "cf-assess-record.json"
_VARIANT = "pdf/a-3b"
_BOLD_SUBSTITUTES = (Typeface.TITLE, Typeface.HEI, Typeface.KAI)
"""Typefaces of headings: what stands in for them is set off by weight instead."""
_NOTDEF = re.compile(r'\.notdef glyph rendered .*"(.+)" \(U\+([0-9A-F]+)\)', re.DOTALL)
_UNSUBSET = "Unable to subset"
_TOLERATED = "Using fontTools instead of HarfBuzz-Subset"
"""Slower, not wrong; `check_renderer` reports the missing library."""


def check_printable(opinion: Opinion) -> None:
    """Raise what `print_pdf` would raise for fonts, characters and libraries.

    It costs little, so that it can be asked before a number is taken for an opinion.

    Raises:
        FontMissingError: no Chinese font is installed.
        GlyphMissingError: a character that no installed font has.
        RendererMissingError: a system library is missing.
    """
    choose_fonts(_characters(render_page(opinion)))
    missing = missing_libraries()
    if missing:
        raise RendererMissingError(reason="、".join(missing))


def _characters(page: str) -> set[str]:
    """Return every character of a page; its own markup does no harm in it."""
    return set(html.unescape(page))


def print_pdf(opinion: Opinion, record: bytes, now: datetime) -> bytes:
    """Return the opinion as PDF/A-3b, the record attached; same input, same bytes.

    Args:
        opinion: as composed.
        record: canonical JSON of `write_record`.
        now: written into the file as its date; naive values are taken as UTC.

    Raises:
        FontMissingError: no Chinese font is installed.
        GlyphMissingError: a character that no installed font has.
        RendererMissingError: a system library is missing, or a font cannot be used.
    """
    page = render_page(opinion)
    characters = _characters(page)
    fonts = choose_fonts(characters)
    weasyprint = _load_weasyprint()
    moment = _in_utc(now)
    pdf, log = _render(weasyprint, page, fonts, record, moment)
    if any(line.startswith(_UNSUBSET) for line in log):
        # HarfBuzz before 7 cannot subset TrueType outlines with many glyphs; the
        # whole font would be embedded.  CFF fonts do not have that fault.
        fonts = choose_fonts(characters, cff_only=True)
        pdf, log = _render(weasyprint, page, fonts, record, moment)
    _refuse_faults(log)
    return pdf


def _in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC, to the second."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)


def _load_weasyprint() -> ModuleType:
    """Return the renderer; it costs half a second and needs system libraries.

    Raises:
        RendererMissingError: one of them is missing.
    """
    chatter = io.StringIO()  # it prints advice to stdout, which belongs to data
    try:
        with (
            redirect_stdout(chatter),
            redirect_stderr(chatter),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")  # what they say is asked beforehand
            import weasyprint
    except OSError as error:
        reason = "、".join(missing_libraries()) or str(error).partition("\n")[0]
        raise RendererMissingError(reason=reason) from error
    found: ModuleType = weasyprint
    return found


def _render(
    weasyprint: ModuleType,
    page: str,
    fonts: FontChoice,
    record: bytes,
    moment: datetime,
) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF and what the renderer complained of."""
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    style = weasyprint.CSS(string=write_font_css(fonts), url_fetcher=fetcher)
    attachment = weasyprint.Attachment(
        file_obj=io.BytesIO(record),
        name=RECORD_NAME,
        description="评估记录：据此可以重新计算本意见书的全部数字",
        created=moment,
        modified=moment,
        relationship="Data",
    )
    with _collected_log() as log, warnings.catch_warnings():
        # WeasyPrint leaves its colour profile to the garbage collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        document = weasyprint.HTML(string=page, url_fetcher=fetcher).render(
            stylesheets=[style]
        )
        stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        document.metadata.created = document.metadata.modified = stamp
        pdf = document.write_pdf(
            finisher=_list_attachment_once,
            attachments=[attachment],
            pdf_variant=_VARIANT,
            pdf_tags=True,
        )
    return bytes(pdf), tuple(log)


def _list_attachment_once(_document: Any, pdf: Any) -> None:
    """Take the second mention of each file out of /AF, which the renderer adds."""
    files = pdf.catalog.get("AF")
    if files:
        files[:] = list(dict.fromkeys(files))


def write_font_css(fonts: FontChoice) -> str:
    """Return the style sheet that binds typefaces to installed families."""
    lines = []
    for typeface in Typeface:
        families = ", ".join(_quote(name) for name in fonts.chains[typeface])
        lines.append(f"--{typeface.value}: {families};")
        bold = typeface in _BOLD_SUBSTITUTES and typeface not in fonts.exact
        if typeface is Typeface.HEI:
            # The free 黑体 are drawn light beside the one official documents use.
            bold = bold or any("Sans" in one for one in fonts.chains[typeface][:1])
        lines.append(f"--{typeface.value}-weight: {'bold' if bold else 'normal'};")
    return f":root {{ {' '.join(lines)} }}"


def _quote(name: str) -> str:
    """Return a family name as a CSS string; names come from font files."""
    escaped = "".join(
        one if one.isalnum() or one in " -_" else f"\\{ord(one):x} " for one in name
    )
    return f'"{escaped}"'


@contextmanager
def _collected_log() -> Iterator[list[str]]:
    """Give the list into which the renderer's complaints go, instead of stderr."""
    messages: list[str] = []

    class Collector(logging.Handler):
        """Keeps messages."""

        def emit(self, record: logging.LogRecord) -> None:
            """Keep one message."""
            messages.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler, spreads = Collector(level=logging.WARNING), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = spreads


def _refuse_faults(log: tuple[str, ...]) -> None:
    """Raise for what the renderer logged, unless it only was slow.

    Raises:
        GlyphMissingError: it drew boxes.
        RendererMissingError: anything else it complained of.
    """
    boxes = {match[2]: match[1] for match in map(_NOTDEF.search, log) if match}
    if boxes:
        named = "、".join(f"{boxes[code]}（U+{code}）" for code in sorted(boxes))
        raise GlyphMissingError(characters=named)
    faults = [line for line in log if not line.startswith(_TOLERATED)]
    if faults:
        raise RendererMissingError(reason="；".join(dict.fromkeys(faults)))
