"""What changed between two versions of a source, and how much that means."""

from enum import IntEnum

from cf_assess.models.base import Model


class Bump(IntEnum):
    """The part of a version that a change raises; the higher the graver."""

    PATCH = 1
    """Wording, evidence and references: scores and verdicts stay as they were."""
    MINOR = 2
    """Duties and rules of the verdict: the same marks may end differently."""
    MAJOR = 3
    """Scores are not comparable any more."""


class Change(Model):
    """One difference between two versions."""

    bump: Bump
    subject: str
    """Id of a criterion, checklist, verdict or veto; or a field of the rubric."""
    field: str
    """What of it changed; empty where the subject itself came or went."""
    before: str
    """Canonical JSON; empty where there was nothing."""
    after: str


def raise_version(version: str, bump: Bump) -> str:
    """Return the lowest version after `version` that such a change may have."""
    major, minor, patch = (int(part) for part in version.split("."))
    if bump is Bump.MAJOR:
        return f"{major + 1}.0.0"
    if bump is Bump.MINOR:
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def is_lower(version: str, other: str) -> bool:
    """Tell whether a version comes before another."""
    parts = [tuple(int(p) for p in v.split(".")) for v in (version, other)]
    return parts[0] < parts[1]
