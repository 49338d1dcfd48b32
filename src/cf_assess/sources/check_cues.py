"""Faults of cues: what can never be found, or not as its author believes."""

import re
from collections.abc import Collection, Iterator

from cf_assess.models.pattern import compile_pattern
from cf_assess.models.terms import CueSyntaxError, expand_term
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
    whole,
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
    """Yield the faults of the plain terms in the list at `key`."""
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


def check_variants(node: Node, key: str) -> Iterator[Fault]:
    """Yield the faults of the terms in the list at `key`, which may have braces."""
    yield from check_terms(node, key)
    for term, word in texts(node, key):
        try:
            expand_term(word)
        except CueSyntaxError as error:
            yield at(term, error.code, term=shown(word), **error.values)


def _check_cue(cue: Node, subjects: Collection[str] | None) -> Iterator[Fault]:
    yield from _check_kind(cue)
    for key in ("any", "without", "mask"):
        yield from check_variants(cue, key)
    yield from _check_never_found(cue, cue)
    for key in ("all", "sum"):
        for part in items(cue, key):
            yield from _check_part(part, cue, subjects)
    yield from _check_pattern(cue)
    yield from _check_scope(cue)


def _check_kind(cue: Node) -> Iterator[Fault]:
    """Yield a fault unless a cue is one of `any`, `all` and `sum`, with what goes."""
    given = [key for key in ("any", "all", "sum") if has(cue, key)]
    if not given:
        yield at(cue, "cue_without_terms")
    elif len(given) > 1:
        yield at_child(cue, given[1], "cue_any_and_all")
    if child(cue, "gap") is not None and "all" not in given:
        yield at_child(cue, "gap", "gap_without_all")
    if child(cue, "at_least") is not None and "sum" not in given:
        yield at_child(cue, "at_least", "at_least_without_sum")
    elif "sum" in given:
        yield from _check_sum(cue)


def _check_sum(cue: Node) -> Iterator[Fault]:
    """Yield a fault where a sum has no threshold, or one that it cannot reach."""
    least = whole(child(cue, "at_least"))
    weights = [whole(child(part, "weight")) or 1 for part in items(cue, "sum")]
    if child(cue, "at_least") is None:
        yield at_child(cue, "sum", "sum_without_at_least")
    elif least is not None and least > sum(weights):
        values = {"value": str(least), "sum": str(sum(weights))}
        yield at_child(cue, "at_least", "at_least_too_high", **values)


def _check_pattern(cue: Node) -> Iterator[Fault]:
    pattern = text(cue, "matches")
    if pattern:
        try:
            compile_pattern(pattern)
        except CueSyntaxError as error:
            yield at_child(cue, "matches", error.code, **error.values)


def _check_scope(cue: Node) -> Iterator[Fault]:
    """Yield a fault where all that a cue is limited to is taken away again."""
    wanted = {word for _, word in texts(cue, "only_on")}
    refused = {word for _, word in texts(cue, "not_on")}
    if wanted and wanted <= refused:
        yield at_child(cue, "only_on", "scope_empty")


def _check_part(
    part: Node, cue: Node, subjects: Collection[str] | None
) -> Iterator[Fault]:
    if not isinstance(part.value, dict):
        return
    named = [key for key in ("any", "subject") if child(part, key) is not None]
    if child(part, "bearer") is not None and named:
        yield at_child(part, named[0], "bearer_not_alone")
    elif not (has(part, "any") or has(part, "bearer") or "subject" in named):
        yield at(part, "part_without_terms")
    for key in ("any", "bearer"):
        yield from check_variants(part, key)
    yield from _check_never_found(part, cue)
    for key in ("subject", "bearer"):
        name = text(part, key)
        if name and subjects is not None and name not in subjects:
            values = {"id": shown(name), "choices": list_choices(name, subjects)}
            yield at_child(part, key, "unknown_subject", **values)


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
