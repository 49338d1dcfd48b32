"""Two versions of a source: what changed, and what that makes of the version."""

from collections.abc import Iterable

from cf_assess.models.change import Bump, Change
from cf_assess.models.rubric import FrozenRubric
from cf_assess.sources.facts import Fact, list_frozen_facts


def compare_rubrics(old: FrozenRubric, new: FrozenRubric) -> tuple[Change, ...]:
    """Return what changed between two rubrics with all they ask, gravest first.

    Criteria that one of them leaves out and the other has not at all count as equal:
    neither asks them.
    """
    return compare_facts(list_frozen_facts(old), list_frozen_facts(new))


def compare_facts(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[Change, ...]:
    """Return what changed, gravest first, then by subject and field.

    Where a subject came or went, its fields are not reported one by one.
    """
    before = {(fact.subject, fact.field): fact for fact in old}
    after = {(fact.subject, fact.field): fact for fact in new}
    alone = {key[0] for key in before.keys() ^ after.keys() if key[1] == ""}
    changes = [
        _change(before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if key[1] == "" or key[0] not in alone
        if before.get(key) != after.get(key)
    ]
    return tuple(sorted(changes, key=lambda c: (-c.bump, c.subject, c.field)))


def needed_bump(changes: Iterable[Change]) -> Bump | None:
    """Return what the changes raise; None where there is none."""
    return max((change.bump for change in changes), default=None)


def _change(before: Fact | None, after: Fact | None) -> Change:
    fact = after or before
    assert fact is not None  # the key is of one of them
    return Change(
        bump=fact.bump,
        subject=fact.subject,
        field=fact.field,
        before="" if before is None else before.value,
        after="" if after is None else after.value,
    )
