"""Tailoring (本地化): where a place departs from a rubric, and why."""

from fractions import Fraction

from pydantic import Field

from cf_assess.models.base import Model
from cf_assess.models.checklist import Criterion

LOCAL = "local"
"""The second part of every id of a local criterion: `safety.local.reservoir`."""


class Selected(Model):
    """A criterion that the rubric leaves out and the place asks."""

    criterion: str
    reason: str


class Unselected(Model):
    """A criterion that the rubric asks and the place leaves out."""

    criterion: str
    reason: str


class Reweighted(Model):
    """Another weight for a domain or a criterion; one of the two is given."""

    criterion: str | None = None
    domain: str | None = None
    weight: Fraction = Field(gt=0)
    reason: str


class Added(Model):
    """A criterion of the place's own, in a domain that the rubric asks."""

    criterion: Criterion
    weight: Fraction = Field(default=Fraction(1), gt=0)
    reason: str


class Benchmark(Model):
    """The level that the place expects of a criterion.

    It changes no score; criteria that fall short are named in the result.
    """

    criterion: str
    level: int = Field(ge=0)
    reason: str


class Tailoring(Model):
    """One file of local changes to one rubric, used in its place."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: str
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    tailors: str
    """Id of the rubric that is changed."""
    region: str
    plans: tuple[str, ...] = ()
    """Ids of the plans that an opinion cites here; empty keeps those of the rubric."""
    select: tuple[Selected, ...] = ()
    unselect: tuple[Unselected, ...] = ()
    reweight: tuple[Reweighted, ...] = ()
    add: tuple[Added, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
