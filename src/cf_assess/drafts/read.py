"""Choose the reader by what a file is, and make a draft of what it found."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cf_assess.drafts import limits
from cf_assess.drafts.formats import suffix_of, tell_format
from cf_assess.drafts.lines import Reading
from cf_assess.drafts.outline import Outline, build_outline
from cf_assess.drafts.outline.imprint import find_imprint
from cf_assess.errors import (
    DraftDamagedError,
    DraftEmptyError,
    DraftMissingError,
    DraftWithoutTextError,
)
from cf_assess.models.draft import (
    ClauseKind,
    Draft,
    DraftComment,
    DraftSource,
    DraftWarning,
    Revisions,
)

_SYMBOLS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
"""Private characters: bullets and boxes of symbol fonts, nothing outside of these."""
_SYMBOL_SHOWN = "▪"


def read_draft(path: Path, *, revisions: Revisions = Revisions.ACCEPTED) -> Draft:
    """Return the draft in a file.

    Args:
        path: a file with one of `READABLE_SUFFIXES`.
        revisions: which side of tracked changes to read.

    Raises:
        DraftError: it cannot be read; the class says why.
    """
    return read_draft_bytes(read_file(path), path.name, revisions=revisions)


def read_file(path: Path) -> bytes:
    """Return the bytes of a draft's file, as it was received.

    Raises:
        DraftError: there is no such file, or it is too large or unreadable.
    """
    try:
        if not path.is_file():
            raise DraftMissingError(name=path.name)
        limits.require_bytes(path.name, path.stat().st_size, limits.FILE_BYTES)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DraftMissingError(name=path.name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DraftDamagedError(name=path.name, reason=reason) from error


def read_draft_bytes(
    data: bytes, name: str, *, revisions: Revisions = Revisions.ACCEPTED
) -> Draft:
    """Return the draft in the bytes of a file.

    Args:
        data: the whole file.
        name: its name, with suffix.
        revisions: which side of tracked changes to read.

    Raises:
        DraftError: it cannot be read; the class says why.
    """
    limits.require_bytes(name, len(data), limits.FILE_BYTES)
    if not data.strip():
        raise DraftEmptyError(name=name)
    reading = _read(data, name, revisions)
    limits.require_at_most(name, len(reading.lines), limits.LINES, "paragraphs")
    characters = sum(len(line.text) for line in reading.lines)
    limits.require_at_most(name, characters, limits.CHARACTERS, "characters")
    if not reading.lines:
        only_pictures = any(w.code == "parts_unread" for w in reading.warnings)
        raise (DraftWithoutTextError if only_pictures else DraftEmptyError)(name=name)
    return _assemble(reading, build_outline(reading.lines), data, name)


def _read(data: bytes, name: str, revisions: Revisions) -> Reading:
    """Return what the reader of this format makes of the bytes."""
    # Each reader loads libraries of its own, so only the one needed is imported.
    match tell_format(data, name):
        case ("md" | "txt") as text:
            from cf_assess.drafts.plain import read_plain

            return read_plain(data, name, text)
        case "docx":
            from cf_assess.drafts.word import read_word

            return read_word(data, name, revisions)
        case "pdf":
            from cf_assess.drafts.pdf import read_pdf

            return read_pdf(data, name)
        case "html":
            from cf_assess.drafts.webpage import read_webpage

            return read_webpage(data, name)
        case "ofd":
            from cf_assess.drafts.ofd import read_ofd

            return read_ofd(data, name)
        case converted:
            return _read_converted(data, name, converted, revisions)


def _read_converted(
    data: bytes, name: str, found: str, revisions: Revisions
) -> Reading:
    """Return what LibreOffice and the reader of Word files make of an old format."""
    from cf_assess.drafts.office import convert_to_word
    from cf_assess.drafts.word import read_word

    word = convert_to_word(data, name)
    reading = read_word(word, name, revisions, converted=True)
    is_wps = found == "doc" and suffix_of(name) == "wps"
    return replace(reading, format="wps" if is_wps else found)


def _assemble(reading: Reading, outline: Outline, data: bytes, name: str) -> Draft:
    """Return the draft: clauses with their spans in the joined text."""
    text = "\n".join(piece.text for piece in outline.pieces)
    shown, symbols = _SYMBOLS.subn(_SYMBOL_SHOWN, text)
    clauses = []
    position = 0
    for piece in outline.pieces:
        end = position + len(piece.text)
        clauses.append(
            {
                "locator": piece.locator,
                "kind": piece.kind,
                "article": piece.article,
                "start": position,
                "end": end,
                "page": piece.page,
                "text": shown[position:end] if symbols else piece.text,
            }
        )
        position = end + 1
    source = DraftSource(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=reading.format,
        pages=reading.pages,
        revisions=reading.revisions,
    )
    comments = tuple(
        DraftComment(locator=piece.locator, text=comment)
        for piece in outline.pieces
        for comment in piece.comments
    )
    fields = {
        "title": outline.title or Path(name).stem,
        "source": source,
        "clauses": tuple(clauses),
        "text": shown,
        "imprint": find_imprint(_opening(outline)),
        "comments": comments,
        "warnings": (
            *reading.warnings,
            *_check_text(shown, symbols),
            *outline.warnings,
        ),
    }
    return Draft.model_validate(fields)  # all clauses at once takes half the time


def _opening(outline: Outline) -> Iterator[str]:
    """Return the lines of the first document before its first heading or article."""
    for piece in outline.pieces:
        if piece.kind is ClauseKind.PREAMBLE:
            yield piece.text
        elif piece.kind is not ClauseKind.TITLE:
            return


def _check_text(text: str, symbols: int) -> tuple[DraftWarning, ...]:
    """Return warnings on characters that could not be decoded or mean nothing."""
    warnings = []
    lost = text.count("\ufffd")
    if lost:
        values = {"count": str(lost)}
        warnings.append(DraftWarning(code="characters_lost", values=values))
    if symbols:
        values = {"count": str(symbols)}
        warnings.append(DraftWarning(code="symbols_replaced", values=values))
    return tuple(warnings)
