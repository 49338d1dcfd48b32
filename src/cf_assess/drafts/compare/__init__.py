"""Two versions of a draft: which clause became which, and which words changed."""

from cf_assess.drafts.compare.drafts import compare_drafts

__all__ = ["compare_drafts"]
