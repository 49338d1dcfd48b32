"""References inside a draft: found by how they are written, resolved in it."""

from cf_assess.drafts.references.find import find_references, warn_missing

__all__ = ["find_references", "warn_missing"]
