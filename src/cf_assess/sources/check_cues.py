"""Faults of cues: what can never be found, or not as its author believes."""

import re
from collections.abc import Collection, Iterator

from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
    child,
    has,
    items,
    text,
    texts,
)
from cf_assess.sources.nearest import list_choices

MAX_TERM = 40
"""Characters of a term; what is longer is a sentence and stands in one draft only."""

_BLANK = re.compile(r"\s")
_PATTERN_LIKE = re.compile(r"\\[A-Za-z]|\(\?|\.[*+?]|\[\^")
"""Marks of regular expressions; terms are taken as they stand."""


def check_cues(owner: Node, subjects: Collection[str] | None) -> Iterator[Fault]:
    """Yield the faults of all cues of a criterion or red flag.

    Args:
        owner: the criterion or flag.
        subjects: subjects of the lexicon; None where they are not known.
    """
    seen: dict[object, Node] = {}
    for cue in items(owner, "cues"):
        if not isinstance(cue.value, dict):
            continue
        yield from _check_cue(cue, subjects)
        first = seen.setdefault(_canonical(cue), cue)
        if first is not cue:
            yield at(cue, "duplicate_cue", line=str(first.line))


def check_terms(node: Node, key: str) -> Iterator[Fault]:
    """Yield the faults of the terms in the list at `key`."""
    for term, word in texts(node, key):
        if not word.strip():
            continue  # reported as empty
        if _PATTERN_LIKE.search(word):
            yield at(term, "term_like_pattern", term=shown(word))
        elif _BLANK.search(word):
            yield at(term, "term_with_blank", term=shown(word))
        elif len(word) > MAX_TERM:
            values = {"term": shown(word), "limit": str(MAX_TERM)}
            yield at(term, "term_too_long", **values)


def _check_cue(cue: Node, subjects: Collection[str] | None) -> Iterator[Fault]:
    has_any, has_all = has(cue, "any"), has(cue, "all")
    if has_any and has_all:
        yield at_child(cue, "all", "cue_any_and_all")
    elif not has_any and not has_all:
        yield at(cue, "cue_without_terms")
    if child(cue, "gap") is not None and not has_all:
        yield at_child(cue, "gap", "gap_without_all")
    for key in ("any", "without", "mask"):
        yield from check_terms(cue, key)
    yield from _check_never_found(cue, cue)
    for part in items(cue, "all"):
        yield from _check_part(part, cue, subjects)


def _check_part(
    part: Node, cue: Node, subjects: Collection[str] | None
) -> Iterator[Fault]:
    if not isinstance(part.value, dict):
        return
    if not has(part, "any") and child(part, "subject") is None:
        yield at(part, "part_without_terms")
    yield from check_terms(part, "any")
    yield from _check_never_found(part, cue)
    name = text(part, "subject")
    if name and subjects is not None and name not in subjects:
        values = {"id": shown(name), "choices": list_choices(name, subjects)}
        yield at_child(part, "subject", "unknown_subject", **values)


def _check_never_found(part: Node, cue: Node) -> Iterator[Fault]:
    """Yield the terms that the same cue sets aside wherever they stand."""
    excluded = {word for _, word in texts(cue, "without")}
    masked = {word for _, word in texts(cue, "mask")}
    if not excluded and not masked:
        return
    for term, word in texts(part, "any"):
        inside = _pieces(word) & excluded
        by = min(inside) if inside else word if word in masked else None
        if by is not None:
            yield at(term, "term_never_found", term=shown(word), by=shown(by))


def _pieces(word: str) -> set[str]:
    """Return all that stands inside a term, itself included; one too long has none."""
    ends = range(1, len(word) + 1) if len(word) <= MAX_TERM else ()
    return {word[start:end] for end in ends for start in range(end)}


def _canonical(node: Node) -> object:
    """Return a value that is equal for cues that find the same; word order is none."""
    value = node.value
    if isinstance(value, dict):
        return tuple(sorted((key, _canonical(below)) for key, below in value.items()))
    if isinstance(value, list):
        words = [below.value for below in value if isinstance(below.value, str)]
        if len(words) == len(value):
            return tuple(sorted(words))
        return tuple(_canonical(below) for below in value)
    return str(value)
