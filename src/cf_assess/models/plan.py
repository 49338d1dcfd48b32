"""Development plans as a register: what they are, their items by id and place."""

from enum import StrEnum

from cf_assess.models.base import Model
from cf_assess.models.target import PlanTarget


class PlanPart(StrEnum):
    """Where in a plan an item stands."""

    PRINCIPLE = "principle"
    OVERALL = "overall"
    DOMAIN = "domain"
    IMPLEMENT = "implement"
    MONITOR = "monitor"


class PlanItem(Model):
    """One principle, goal, measure or duty; its sentence stays in the plan."""

    id: str
    """`xxsheng/law/measure/2`: plan, place, position counted from 1."""
    part: PlanPart
    domain: str = ""
    """One of the seven fields; empty outside part `domain`."""


class PlanSubject(StrEnum):
    """Whom a plan is for."""

    CHILDREN = "children"
    WOMEN = "women"


class Plan(Model):
    """One development plan."""

    id: str
    title: str
    subject: PlanSubject = PlanSubject.CHILDREN
    level: str
    region: str
    start_year: int
    end_year: int
    parts: tuple[PlanPart, ...]
    """Parts that the known text has; a fragment lacks some."""
    items: tuple[PlanItem, ...]
    targets: tuple[PlanTarget, ...] = ()
    """In the order of the plan; an indicator may stand in two items."""
