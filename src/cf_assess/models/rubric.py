"""Rubrics: which criteria apply, how they weigh, and what a score leads to."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from pydantic import Field

from cf_assess.models.base import Model
from cf_assess.models.checklist import (
    CHILD,
    Checklist,
    Criterion,
    Duties,
    FlagRule,
    Lexicon,
)
from cf_assess.models.draft import DraftKind
from cf_assess.models.tailoring import Tailoring


class PanelRule(StrEnum):
    """How the levels of several reviewers become one."""

    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED = "trimmed"
    """One highest and one lowest dropped, with three or more levels."""


class Higher(StrEnum):
    """What a higher score means for a draft."""

    BETTER = "better"
    """The usual rubric: levels say how well a draft provides."""
    GRAVER = "graver"
    """A rubric of screening: levels say how much a draft touches."""


class Domain(Model):
    """A checklist as part of a rubric."""

    checklist: str
    weight: Fraction = Field(gt=0)
    """In any unit; only ratios matter."""
    reason: str
    """Why it weighs what it weighs; printed by `rubric show`."""
    floor: int | None = Field(default=None, ge=0, le=100)
    """A domain score below it is reported beside the verdict."""


class ScaleLevel(Model):
    """A level and what it means in general."""

    level: int
    label: str
    anchor: str


class Panel(Model):
    """What the rubric asks of a panel; shortfalls are warnings."""

    rule: PanelRule
    least_reviewers: int = 5
    divergence_from: int = 2
    """A spread of this many levels makes a criterion divergent."""


class VerdictRule(Model):
    """A verdict and its official wording."""

    id: str
    label: str
    disposition: str
    """What happens to the draft next, as printed first in the opinion."""
    reassess: bool = False
    """The draft cannot go on as it is; `--strict` answers with exit code 1."""


class Band(Model):
    """A range of scores, from its lower bound up to the next band."""

    verdict: str
    at_least: Fraction = Field(ge=0, le=100)


class Veto(Model):
    """A rule that limits the verdict whatever the score (一票否决).

    Exactly one of `criterion` and `flag_severity` is given.
    """

    id: str
    title: str
    criterion: str | None = None
    level_at_most: Fraction = Fraction(0)
    """With `criterion`: the panel level at or below which the veto holds."""
    level_at_least: Fraction | None = None
    """With `criterion`, in place of `level_at_most`: from this level it holds."""
    flag_severity: int | None = None
    """Holds when a confirmed red flag is at least this severe."""
    limit: str
    """The best verdict still possible."""
    reason: str

    def holds_at(self, level: Fraction) -> bool:
        """Tell whether a panel level of its criterion makes the veto hold."""
        if self.level_at_least is not None:
            return level >= self.level_at_least
        return level <= self.level_at_most


class OpinionTexts(Model):
    """Wording of the opinion that belongs to the procedure, not to the tool."""

    document_title: str
    """`儿童友好评估审查意见书` and its kin."""
    number_format: str
    """`儿评〔{year}〕{number}号`."""
    basis: str
    """On what ground the review is made."""
    method: str
    notice: str
    """What the opinion is and is not; closes the document."""
    plans: tuple[str, ...] = ()
    """Ids of the plans that an opinion cites: those the draft stands under."""


class Rubric(Model):
    """A set of rules for scoring (评分规则)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    subject: str = CHILD
    """Whom the review is about: a subject of the lexicon."""
    red_flags: bool = True
    """Whether a draft is searched for provisions that may harm children."""
    drafts: tuple[DraftKind, ...]
    higher: Higher = Higher.BETTER
    domains: tuple[Domain, ...]
    criterion_weights: Mapping[str, Fraction] = {}
    """Criteria that weigh other than 1 within their domain; above 0."""
    leave_out: tuple[str, ...] = ()
    """Criteria of the checklists that this rubric does not ask."""
    advisory: tuple[str, ...] = ()
    """Criteria that are asked and shown but never scored."""
    scale: tuple[ScaleLevel, ...]
    duties: Duties
    decimals: int = Field(default=2, ge=0, le=6)
    panel: Panel
    verdicts: tuple[VerdictRule, ...]
    """From the one that asks least of a draft to the one that asks most; the last two
    are for drafts that are not concludable and for drafts that touch no child, and no
    band names them."""
    not_concludable: str
    not_child_related: str
    bands: tuple[Band, ...]
    """From the highest bound down; the last one begins at 0."""
    vetoes: tuple[Veto, ...] = ()
    opinion: OpinionTexts

    @property
    def max_level(self) -> int:
        """Return the highest level of the scale."""
        return max(level.level for level in self.scale)


class FrozenRubric(Model):
    """A rubric with everything it refers to, as a case keeps it."""

    rubric: Rubric
    checklists: tuple[Checklist, ...]
    """In the rubric's order of domains; criteria left out, obsolete or asked of no
    kind of draft that the rubric is for are not in them."""
    flags: tuple[FlagRule, ...]
    lexicon: Lexicon
    tailoring: Tailoring | None = None
    """The local changes that are already in it, each with its reason."""
    digest: str
    """SHA-256 of the canonical JSON of all the other fields."""

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return all criteria that are asked, in printed order."""
        return tuple(c for checklist in self.checklists for c in checklist.criteria)

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """Return the criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    def weight(self, criterion_id: str) -> Fraction:
        """Return the weight of a criterion within its domain."""
        return self.rubric.criterion_weights.get(criterion_id, Fraction(1))

    def is_advisory(self, criterion_id: str) -> bool:
        """Tell whether a criterion is shown but never scored."""
        return criterion_id in self.rubric.advisory

    def applicable(
        self, kind: DraftKind | None, conditions: frozenset[str] | None
    ) -> tuple[Criterion, ...]:
        """Return the criteria that ask a draft of this kind.

        Args:
            kind: None where it is not known; then no criterion is left out for it.
            conditions: what screening found to hold; None sets conditions aside.
        """
        return tuple(
            criterion
            for criterion in self.criteria
            if (kind is None or kind in criterion.applies_to.drafts)
            and (conditions is None or criterion.applies_to.holds(conditions))
        )

    def anchor(self, criterion_id: str, level: int) -> str:
        """Return what a level means for a criterion: its own words or the scale's."""
        own = self.by_id[criterion_id].anchors.get(level)
        if own is not None:
            return own
        return next(step.anchor for step in self.rubric.scale if step.level == level)

    def duties(self, criterion_id: str) -> Duties:
        """Return what a mark on a criterion must carry, defaults filled in."""
        own, general = self.by_id[criterion_id].requires, self.rubric.duties
        return Duties(
            citation_from=general.citation_from
            if own.citation_from is None
            else own.citation_from,
            comment_up_to=general.comment_up_to
            if own.comment_up_to is None
            else own.comment_up_to,
        )

    def cited_plans(self, titles: Mapping[str, str]) -> dict[str, str]:
        """Return those of `titles` (plan id to title) that an opinion cites."""
        wanted = self.rubric.opinion.plans
        return {plan: titles[plan] for plan in wanted if plan in titles}

    def verdict_rule(self, verdict_id: str) -> VerdictRule:
        """Return a verdict of the rubric by id."""
        return next(rule for rule in self.rubric.verdicts if rule.id == verdict_id)
