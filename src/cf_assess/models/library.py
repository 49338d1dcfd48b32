"""Everything the data folders hold, loaded and cross-checked."""

from cf_assess.models.base import Model
from cf_assess.models.checklist import Checklist, Lexicon, RedFlagRules
from cf_assess.models.plan import Plan
from cf_assess.models.rubric import Rubric
from cf_assess.models.tailoring import Tailoring
from cf_assess.models.target import Indicator


class Library(Model):
    """The checklists, rubrics, plans, red flags and words of one data folder."""

    checklists: tuple[Checklist, ...]
    rubrics: tuple[Rubric, ...]
    tailorings: tuple[Tailoring, ...] = ()
    red_flags: RedFlagRules
    lexicon: Lexicon
    plans: tuple[Plan, ...]
    indicators: tuple[Indicator, ...] = ()
    """What the targets of the plans measure."""

    def rubric(self, rubric_id: str) -> Rubric | None:
        """Return the rubric with this id, or None."""
        return next((r for r in self.rubrics if r.id == rubric_id), None)

    def checklist(self, checklist_id: str) -> Checklist | None:
        """Return the checklist with this id, or None."""
        return next((c for c in self.checklists if c.id == checklist_id), None)
