"""OFD files (GB/T 33190): text objects at their places, to lines."""

from cf_assess.drafts.ofd.reader import read_ofd

__all__ = ["read_ofd"]
