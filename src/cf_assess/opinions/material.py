"""What an opinion is composed from: a case with everything that belongs to it.

The workflow gathers it; composing adds nothing and calculates nothing.
"""

import datetime
from collections.abc import Mapping

from cf_assess.models.base import Model
from cf_assess.models.case import Case
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport, RedFlag, ScreeningFindings
from cf_assess.models.result import ScoreReport
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Sheet


class OpinionMaterial(Model):
    """A concluded case, ready to be worded."""

    case: Case
    draft: Draft
    frozen: FrozenRubric
    report: ScoreReport
    """The panel's result after settlements; all numbers of the opinion."""
    sheets: tuple[Sheet, ...]
    """Submitted sheets only."""
    evidence: EvidenceReport
    flags: tuple[RedFlag, ...]
    plan_titles: Mapping[str, str] = {}
    """Plan id to title; items of plans that are not in it are not cited."""
    opinion_number: str
    """As printed."""
    date: datetime.date
    record_digest: str = ""
    """SHA-256 of the record; empty while the record itself is written."""


class ScreeningMaterial(Model):
    """A case that ended with screening: the draft touches no child."""

    case: Case
    draft: Draft
    frozen: FrozenRubric
    findings: ScreeningFindings
    opinion_number: str
    date: datetime.date
    record_digest: str = ""
