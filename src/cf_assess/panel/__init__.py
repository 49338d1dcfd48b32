"""The panel: several sheets to one level a criterion, agreement, divergence.

Pure functions; weights come later, in `scoring`.
"""

from cf_assess.panel.aggregate import aggregate_sheets, combine_levels
from cf_assess.panel.agreement import measure_agreement
from cf_assess.panel.divergence import apply_settlements, list_divergent

__all__ = [
    "aggregate_sheets",
    "apply_settlements",
    "combine_levels",
    "list_divergent",
    "measure_agreement",
]
