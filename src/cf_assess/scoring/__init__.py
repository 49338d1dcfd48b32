"""Scoring: levels and weights to scores, scores to a verdict, numbers to text.

Pure functions over exact fractions; how several reviewers become one level is
`panel`, and the wording of grounds is looked up by the workflow.
"""

from cf_assess.scoring.report import report_result
from cf_assess.scoring.rounding import round_half_up
from cf_assess.scoring.verdict import judge
from cf_assess.scoring.weigh import levels_of_sheet, sum_levels

__all__ = [
    "judge",
    "levels_of_sheet",
    "report_result",
    "round_half_up",
    "sum_levels",
]
