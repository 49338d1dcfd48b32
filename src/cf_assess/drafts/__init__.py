"""Read a draft into clauses: Word, PDF, Markdown and plain text.

`read_draft` chooses the reader by suffix and content.  Each reader hands over lines
(`lines`), the same for all formats; `clauses` makes the tree of them.  Files come
from outside: what may grow is bounded in `limits`, and whatever is wrong with a file
is one of the `DraftError`s.
"""

from cf_assess.drafts.read import (
    READABLE_SUFFIXES,
    read_draft,
    read_draft_bytes,
    read_file,
)

__all__ = ["READABLE_SUFFIXES", "read_draft", "read_draft_bytes", "read_file"]
