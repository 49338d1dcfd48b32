"""A checklist with its comments as the text of a YAML file, always in one style."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel

from cf_assess.models.checklist import AppliesTo, Checklist
from cf_assess.models.place import Comment, CommentPosition, Keys
from cf_assess.sources.yaml_layout import Value, is_block, lay_out

_ALWAYS = frozenset({"strength", "allowed", "drafts", "when"})
"""Fields that are written even where they say what would hold without them."""


def write_checklist(checklist: Checklist, comments: Sequence[Comment]) -> str:
    """Return a checklist as YAML; the strict reader gives the same one back.

    Comments are put where `settle_comments` says.  The same checklist and comments
    give the same text, and reading it and writing it again changes nothing.
    """
    document = _plain_model(checklist)
    notes: dict[tuple[Keys, CommentPosition], list[str]] = {}
    for comment in _settle(document, comments):
        notes.setdefault((comment.keys, comment.position), []).append(comment.text)
    return lay_out(document, notes)


def settle_comments(
    checklist: Checklist, comments: Sequence[Comment]
) -> tuple[Comment, ...]:
    """Return comments at the values by which the file as written can carry them.

    A comment on something in brackets goes above the line of it; one on a value
    that is not written, to what the value would belong to.
    """
    return tuple(_settle(_plain_model(checklist), comments))


def _plain_model(model: BaseModel) -> dict[str, Value]:
    """Return the fields of a model that are written, in its order."""
    written: dict[str, Value] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value != field.get_default() or name in _ALWAYS:
            written[name] = _plain(value)
    when = written.get("when")
    if isinstance(model, AppliesTo) and isinstance(when, list) and len(when) == 1:
        written["when"] = when[0]
    return written


def _plain(value: Any) -> Value:
    """Return a value of a model as what is written of it."""
    if isinstance(value, BaseModel):
        return _plain_model(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    assert value is None or isinstance(value, str | int)
    return value


def _settle(
    document: dict[str, Value], comments: Iterable[Comment]
) -> Iterator[Comment]:
    """Yield comments at places that the document has, in order."""
    behind: set[Keys] = set()
    for comment in comments:
        keys, position = _home(document, comment.keys), comment.position
        if position is CommentPosition.AFTER and (
            keys != comment.keys
            or keys in behind
            or "\n" in comment.text
            or not _has_line(document, keys)
        ):
            position = CommentPosition.BEFORE
        following = _apart_from(document, keys)
        if position is CommentPosition.BELOW and following is not None:
            keys, position = following, CommentPosition.BEFORE
        if position is CommentPosition.AFTER:
            behind.add(keys)
        if position is CommentPosition.BEFORE:
            keys = _first_of(document, keys)
        yield comment.model_copy(update={"keys": keys, "position": position})


def _home(document: Value, keys: Keys) -> Keys:
    """Return the nearest value on the way to `keys` that a comment can stand by."""
    value = document
    for depth, key in enumerate(keys):
        inner = _child(value, key)
        if not is_block(keys[:depth]) or inner is None:
            return keys[:depth]
        (value,) = inner
    return keys


def _child(value: Value, key: str | int) -> tuple[Value] | None:
    """Return a part of a value, which may be null; None where there is none."""
    if isinstance(value, dict) and isinstance(key, str) and key in value:
        return (value[key],)
    if isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
        return (value[key],)
    return None


def _apart_from(document: dict[str, Value], keys: Keys) -> Keys | None:
    """Return the next criterion, above which a comment below this one would be read."""
    criteria = document.get("criteria")
    if len(keys) == 2 and isinstance(keys[1], int) and isinstance(criteria, list):
        return (keys[0], keys[1] + 1) if keys[1] + 1 < len(criteria) else None
    return None


def _has_line(document: Value, keys: Keys) -> bool:
    """Tell whether a value begins a line that is its own, not that of its first key."""
    return bool(keys) and not (is_block(keys) and isinstance(keys[-1], int))


def _first_of(document: Value, keys: Keys) -> Keys:
    """Return what begins on the line of a value: it, or the item that it opens."""
    while keys and isinstance(keys[-1], str):
        owner = document
        for key in keys[:-1]:
            (owner,) = _child(owner, key) or (None,)
        is_first = isinstance(owner, dict) and next(iter(owner), None) == keys[-1]
        in_item = len(keys) == 1 or isinstance(keys[-2], int)
        if not (is_first and in_item):
            break
        keys = keys[:-1]
    return keys
