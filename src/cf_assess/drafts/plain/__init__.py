"""Plain text and Markdown."""

from cf_assess.drafts.plain.reader import decode, read_plain

__all__ = ["decode", "read_plain"]
