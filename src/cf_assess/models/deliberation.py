"""What a panel settles after scoring (会商)."""

from cf_assess.models.base import Model
from cf_assess.models.sheet import MarkState


class Settlement(Model):
    """The settled level of a criterion; the original marks stay."""

    criterion: str
    state: MarkState
    level: int | None
    reason: str
    dissent: str = ""
    """少数意见, printed in the opinion."""
    by: str
    at: str
    """ISO 8601, UTC."""


class FlagDecision(Model):
    """A person's word on a red flag."""

    key: str
    """`RedFlag.key`."""
    confirmed: bool
    reason: str
    by: str
    at: str
