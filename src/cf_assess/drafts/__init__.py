"""Read a draft into clauses: Word, PDF, OFD, web pages, Markdown and plain text.

`read_draft` chooses the reader by content and suffix (`formats`).  Each reader (`word`,
`pdf`, `ofd`, `webpage`, `plain`; old formats through `office`) hands over lines
(`lines`), the same for all formats, and `outline` makes the tree of them.  Files come
from outside: what may grow is bounded in `limits`, and whatever is wrong with a file is
one of the `DraftError`s.  `compare` aligns two versions, `references` finds what a
draft cites.
"""

from cf_assess.drafts.available import can_recognise, find_converter
from cf_assess.drafts.formats import READABLE_SUFFIXES
from cf_assess.drafts.read import read_draft, read_draft_bytes, read_file
from cf_assess.drafts.references import find_references, warn_missing

__all__ = [
    "READABLE_SUFFIXES",
    "can_recognise",
    "find_converter",
    "find_references",
    "read_draft",
    "read_draft_bytes",
    "read_file",
    "warn_missing",
]
