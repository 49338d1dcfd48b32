"""Checklists, rubrics, red flags, lexicon and plans: YAML to models, or all problems.

What is wrong in a file is never raised one by one: every check returns all Problems,
each at the line and column of the key or value at fault.  Only what cannot be opened
at all is raised.  The sentences that cues must find are run by the evidence stage;
`locate_value` tells where such a sentence stands.
"""

from cf_assess.sources.kind import Source
from cf_assess.sources.library import (
    check_library,
    digest_rubric,
    freeze_rubric,
    library_root,
    load_library,
)
from cf_assess.sources.load import check_file, locate_value, read_source
from cf_assess.sources.nearest import nearest_name

__all__ = [
    "Source",
    "check_file",
    "check_library",
    "digest_rubric",
    "freeze_rubric",
    "library_root",
    "load_library",
    "locate_value",
    "nearest_name",
    "read_source",
]
