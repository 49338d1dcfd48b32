"""Quantified commitments of plans: indicators and the values set for them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, WithJsonSchema

from cf_assess.models.base import Model

_PRINTED = r"^\d+(\.\d+)?(-\d+(\.\d+)?)?$"
Printed = Annotated[
    str,
    Field(pattern=_PRINTED),
    # An editor reads a bare number as a number; here it stays as printed.
    WithJsonSchema({"type": ["string", "number"], "pattern": _PRINTED}),
]
"""A number as a plan prints it."""


class Better(StrEnum):
    """Which way a value is more ambitious."""

    LOWER = "lower"
    HIGHER = "higher"


class Comparator(StrEnum):
    """How a value binds; 以上 and 以下 include the number itself."""

    GE = "ge"
    LE = "le"
    GT = "gt"
    LT = "lt"
    EQ = "eq"
    RANGE = "range"
    DECLINE_BY = "decline_by"
    """The value is how much it falls against the base year."""
    INCREASE_BY = "increase_by"


class Indicator(Model):
    """What is measured, under one id in every plan."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    aliases: tuple[str, ...] = ()
    """Other names that plans and drafts print for it."""
    better: Better


class PlanTarget(Model):
    """A value that a plan sets for an indicator (目标值)."""

    item: str
    """Id of the plan item in which it stands."""
    indicator: str
    population: str
    """Who or what is counted; values for different populations are not compared."""
    comparator: Comparator
    value: Printed
    """The number as printed, so that 3.0 stays 3.0; two with a hyphen for a range."""
    unit: str
    base_year: int | None = None
    """Only where the plan prints it."""
    target_year: int | None = None
    """The year printed, else the last of the plan; None for a deadline that runs from
    an event."""


class Indicators(Model):
    """The one file of indicators."""

    indicators: tuple[Indicator, ...]
