"""Quantified targets: read from a draft, bound to indicators, compared with a plan's.

Numbers are read first (`numerals`), those that cannot be targets are left out
(`doubts`), words around them say how they bind (`bounds`), and the text near them says
which indicator they are for (`names`, `assign`).  The rules know how plans speak, not
what any plan says: names come from the register of indicators.
"""

from cf_assess.evidence.targets.compare import compare_targets
from cf_assess.evidence.targets.find import (
    TargetIndex,
    compile_indicators,
    find_targets,
)
from cf_assess.evidence.targets.upper import compare_texts

__all__ = [
    "TargetIndex",
    "compare_targets",
    "compare_texts",
    "compile_indicators",
    "find_targets",
]
