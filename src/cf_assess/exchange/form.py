"""A sheet with everything that stands around it on paper."""

from cf_assess.models.base import Model
from cf_assess.models.checklist import Criterion
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Sheet


class SheetForm(Model):
    """One reviewer's sheet in one case, ready to be written to a file."""

    reviewer: str
    case_number: str
    draft_title: str
    sheet: Sheet
    asked: tuple[Criterion, ...]
    """The criteria that the case asks, in printed order; each gets a row."""
    frozen: FrozenRubric
