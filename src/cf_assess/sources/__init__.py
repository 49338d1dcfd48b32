"""Checklists, rubrics, red flags, lexicon and plans: YAML to models, or all problems.

What is wrong in a file is never raised one by one: every check returns all Problems,
each at the line and column of the key or value at fault.  Only what cannot be opened
at all is raised.  The sentences that cues must find are run by the evidence stage;
`locate_value` tells where such a sentence stands.
"""

from cf_assess.sources.compare import compare_rubrics, needed_bump
from cf_assess.sources.judge_table import JudgedTable, judge_table
from cf_assess.sources.kind import Source
from cf_assess.sources.library import (
    check_library,
    digest_rubric,
    freeze_all,
    freeze_rubric,
    freeze_source,
    library_root,
    load_library,
)
from cf_assess.sources.load import (
    check_file,
    locate_value,
    read_source,
    read_source_comments,
)
from cf_assess.sources.nearest import nearest_name
from cf_assess.sources.release import LEDGER, make_ledger, read_ledger, write_ledger
from cf_assess.sources.schema import render_schema, schema_names
from cf_assess.sources.weights import read_weights_file, weights_path
from cf_assess.sources.write_checklist import settle_comments, write_checklist

__all__ = [
    "LEDGER",
    "JudgedTable",
    "Source",
    "check_file",
    "check_library",
    "compare_rubrics",
    "digest_rubric",
    "freeze_all",
    "freeze_rubric",
    "freeze_source",
    "judge_table",
    "library_root",
    "load_library",
    "locate_value",
    "make_ledger",
    "nearest_name",
    "needed_bump",
    "read_ledger",
    "read_source",
    "read_source_comments",
    "read_weights_file",
    "render_schema",
    "schema_names",
    "settle_comments",
    "weights_path",
    "write_checklist",
    "write_ledger",
]
