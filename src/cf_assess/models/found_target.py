"""Quantified targets that were read from a draft, and how they stand to a plan's."""

from enum import StrEnum

from cf_assess.models.base import Model
from cf_assess.models.target import Comparator, PlanTarget, Printed


class FoundTarget(Model):
    """A number that a draft commits itself to (目标值)."""

    locator: str
    indicator_id: str | None
    """None for a goal whose indicator nobody registered."""
    comparator: Comparator
    value: Printed
    """In digits: 百分之九十五 is 95, 七成五 is 75; 3.0 stays 3.0."""
    unit: str
    """`%`, `‰`, `个百分点/年`, or what is counted: `万张`, `名/千名儿童`."""
    base_year: int | None = None
    target_year: int | None = None
    """The year printed, else the last of the draft's period; None for a deadline."""
    quote: str
    """The sentence as printed."""
    start: int
    end: int
    """Half-open span of the number with its unit, in code points of the draft."""
    narrowed: str = ""
    """A group (女童, 农村) for which alone the draft sets it."""


class TargetVerdict(StrEnum):
    """How a draft's target stands to the one of an upper plan."""

    MEETS = "meets"
    STRICTER = "stricter"
    WEAKER = "weaker"
    MISSING = "missing"
    UNCLEAR = "unclear"
    """Population, unit or base year differ, or the bounds cannot be compared."""


class TargetComparison(Model):
    """One target of an upper plan, and what the draft says about it."""

    upper: PlanTarget
    verdict: TargetVerdict
    found: FoundTarget | None = None
    """What was compared; None where it is missing."""
    upper_quote: str = ""
    """The upper plan's sentence; empty where its register is the source."""
    upper_locator: str = ""
