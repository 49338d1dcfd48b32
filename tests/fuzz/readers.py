"""The readers as the fuzzer sees them: bytes in, what came of it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from cf_assess.drafts import read_draft_bytes
from cf_assess.errors import DraftEmptyError, DraftError
from cf_assess.models.draft import Draft, Revisions
from tests.fuzz.mutate_page import mutate_page
from tests.fuzz.mutate_pdf import mutate_pdf
from tests.fuzz.mutate_text import mutate_text
from tests.fuzz.mutate_zip import mutate_zip

Mutate = Callable[[bytes, Sequence[bytes], Random], bytes]

MUTATORS: dict[str, Mutate] = {
    "docx": mutate_zip,
    "html": mutate_page,
    "md": mutate_text,
    "ofd": mutate_zip,
    "pdf": mutate_pdf,
    "txt": mutate_text,
}
"""How files of a format are changed."""

_FIRST_CHECKS = frozenset(
    {
        "Archive.__init__",
        "Package.__init__",
        "PdfDocument.__init__",
        "_Package.__init__",
        "decode",
        "decode_page",
    }
)
"""Functions in which a file is refused before its content is looked at."""


@dataclass(frozen=True)
class Outcome:
    """What came of one file."""

    error: str = ""
    """Class of the refusal; empty when it was read."""
    began: bool = True
    """The reader began with the content: the file got past the first check."""


def read(kind: str, data: bytes, *, twice: bool = False) -> Outcome:
    """Read a file and check what holds for every draft.

    Args:
        kind: its format.
        data: the file.
        twice: read it a second time and compare.

    Raises:
        Exception: whatever the reader lets through that is no `DraftError`, and
            AssertionError for a draft that is not as it must be.
    """
    revisions = Revisions.ORIGINAL if len(data) % 3 == 0 else Revisions.ACCEPTED
    try:
        draft = read_draft_bytes(data, f"a.{kind}", revisions=revisions)
    except DraftError as error:
        return Outcome(type(error).__name__, _began(error, data))
    check_draft(draft)
    if twice:
        again = read_draft_bytes(data, f"a.{kind}", revisions=revisions)
        assert again == draft, "reading twice gives two drafts"
    return Outcome()


def check_draft(draft: Draft) -> None:
    """Check spans, locators and text of a draft.

    Raises:
        AssertionError: one of them is not as it must be.
    """
    text = draft.text
    assert text == "\n".join(clause.text for clause in draft.clauses), "text"
    for clause in draft.clauses:
        assert text[clause.start : clause.end] == clause.text, f"span {clause.locator}"
        assert clause.text, f"empty {clause.locator}"
        assert "\n" not in clause.text, f"broken line {clause.locator}"
        assert clause.locator == clause.locator.strip() != "", "locator"
    locators = {clause.locator for clause in draft.clauses}
    assert len(locators) == len(draft.clauses), "a locator twice"
    text.encode()  # whatever goes out is UTF-8
    draft.model_dump_json()


def _began(error: DraftError, data: bytes) -> bool:
    """Tell whether a refusal came after the first check."""
    names: set[str] = set()
    trace = error.__traceback__
    while trace is not None:
        names.add(trace.tb_frame.f_code.co_qualname)
        trace = trace.tb_next
    if isinstance(error, DraftEmptyError):
        return bool(data.strip())
    cause = error.__cause__.__traceback__ if error.__cause__ else None
    while cause is not None:
        names.add(cause.tb_frame.f_code.co_qualname)
        cause = cause.tb_next
    inside = any(
        name.startswith(("read_", "_read_")) and name != "read_draft_bytes"
        for name in names
    )
    return inside and not names & _FIRST_CHECKS
