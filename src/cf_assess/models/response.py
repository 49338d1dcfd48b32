"""The drafting department's answers (采纳情况)."""

from enum import StrEnum

from cf_assess.models.base import Model


class Answer(StrEnum):
    """采纳 / 部分采纳 / 不采纳."""

    ADOPTED = "adopted"
    PARTLY_ADOPTED = "partly_adopted"
    NOT_ADOPTED = "not_adopted"


class Response(Model):
    """The answer to one recommendation of an opinion."""

    recommendation: int
    """Its number in the opinion, from 1."""
    answer: Answer
    reason: str
    """Required unless adopted."""
    by: str
    at: str
