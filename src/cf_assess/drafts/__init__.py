"""Read a draft into clauses: Word, PDF, OFD, web pages, Markdown and plain text.

`read_draft` chooses the reader by content and suffix (`formats`).  Each reader hands
over lines (`lines`), the same for all formats; `mend` repairs what conversion has
damaged in them, and `clauses` makes the tree.  Files come from outside: what may grow
is bounded in `limits`, and whatever is wrong with a file is one of the `DraftError`s.
Two versions of a draft are compared in `compare`, references inside one are found in
`references`.
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
