"""What happens to the draft next (结论)."""

from collections.abc import Mapping

from cf_assess.models.base import Model


class Reason(Model):
    """One ground of a verdict; worded as `verdict.<code>`."""

    code: str
    values: Mapping[str, str] = {}


class Verdict(Model):
    """A verdict of the rubric with its grounds."""

    id: str
    label: str
    reasons: tuple[Reason, ...]


class Conclusion(Model):
    """The verdict of a case as concluded."""

    computed: Verdict
    verdict_id: str
    """Equals `computed.id` unless the chair overrode it."""
    override_reason: str = ""
    by: str
    at: str
