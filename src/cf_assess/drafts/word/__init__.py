"""Word files (.docx): the body as lines, numbers and tracked changes resolved."""

from cf_assess.drafts.word.reader import read_word

__all__ = ["read_word"]
