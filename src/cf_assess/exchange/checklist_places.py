"""Places of comments as people write them: `cues/2/without` of a criterion.

Items of a list go by the number that stands in their row, so that a row put between
others does not move the comments of those below it.
"""

from collections.abc import Collection, Mapping, Sequence

from cf_assess.models.place import Keys

CRITERIA = "criteria"
_BY_NUMBER = frozenset(
    {"law", "cues", "hit", "miss", "todo_hit", "todo_miss", CRITERIA}
)
"""Lists whose items are numbered from 1."""


def write_place(keys: Keys, criteria: Sequence[str]) -> tuple[str, str]:
    """Return the criterion, or nothing, and the place in it that keys lead to."""
    criterion = ""
    if len(keys) > 1 and keys[0] == CRITERIA and isinstance(keys[1], int):
        criterion, keys = criteria[keys[1]], keys[2:]
    parts = [str(key + 1) if isinstance(key, int) else key for key in keys]
    return criterion, "/".join(parts)


def read_place(place: str, owner: Keys, numbers: Mapping[Keys, int]) -> Keys | None:
    """Return the keys that a place leads to, or None where it leads nowhere.

    Args:
        place: as `write_place` gives it.
        owner: keys of the criterion; () for the checklist itself.
        numbers: which item of its list goes by a number; the keys end in the number
            as written.
    """
    keys = owner
    for part in place.split("/") if place.strip() else ():
        name = part.strip()
        if keys and keys[-1] in _BY_NUMBER:
            if (*keys, name) not in numbers:
                return None
            keys = (*keys, numbers[*keys, name])
        else:
            keys = (*keys, name)
    return keys


def is_known(keys: Keys, owner: Keys, fields: Collection[str]) -> bool:
    """Tell whether the first part of a place is a field that its owner can have."""
    return len(keys) == len(owner) or keys[len(owner)] in fields
