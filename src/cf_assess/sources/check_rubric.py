"""Faults of a rubric in itself: its scale, verdicts, bands, vetoes and wording."""

import string
from collections.abc import Iterator
from itertools import pairwise

from cf_assess.models.rubric import Higher
from cf_assess.sources.check_criteria import check_duties
from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.known import Scale, highest_level
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
    at_key,
    child,
    duplicate_ids,
    entries,
    ids,
    items,
    number,
    repeated,
    text,
    whole,
)
from cf_assess.sources.nearest import list_choices

SPECIAL = ("not_concludable", "not_child_related")
"""Verdicts that no band names; they close the list of verdicts."""
_SEVERITIES = range(1, 4)


def check_rubric(tree: Node) -> Iterator[Fault]:
    """Yield the faults of a rubric that its own file shows."""
    highest = highest_level(tree)
    yield from _check_scale(tree)
    yield from check_duties(child(tree, "duties"), Scale(highest))
    yield from _check_weights(tree)
    yield from _check_panel(tree, highest)
    yield from _check_verdicts(tree)
    yield from _check_bands(tree)
    yield from _check_vetoes(tree, highest)
    yield from _check_number_format(tree)


def _check_scale(tree: Node) -> Iterator[Fault]:
    steps = items(tree, "scale")
    for place, step in enumerate(steps):
        level = whole(child(step, "level"))
        if level is not None and level != place:
            values = {"level": str(level), "expected": str(place)}
            yield at_child(step, "level", "scale_not_consecutive", **values)
    if len(steps) == 1:
        yield at_child(tree, "scale", "scale_too_short")
    yield from _duplicate_labels(steps)


def _duplicate_labels(nodes: list[Node]) -> Iterator[Fault]:
    for node, label, first in repeated(ids(nodes, "label")):
        values = {"label": shown(label), "line": str(first.line)}
        yield at(node, "duplicate_label", **values)


def _check_weights(tree: Node) -> Iterator[Fault]:
    """Yield weights of criteria that are not above 0; the model sees domains'."""
    for node in entries(tree, "criterion_weights").values():
        weight = number(node)
        if weight is not None and weight <= 0:
            yield at(node, "out_of_range", value=shown(node.value), bound="> 0")


def _check_panel(tree: Node, highest: int) -> Iterator[Fault]:
    panel = child(tree, "panel")
    for key, last in (("least_reviewers", None), ("divergence_from", highest)):
        node = child(panel, key)
        value = whole(node)
        if node is None or value is None:
            continue
        if value < 1 or (last is not None and value > last):
            bound = "≥ 1" if last is None else f"1–{last}"
            yield at(node, "out_of_range", value=str(value), bound=bound)


def _check_verdicts(tree: Node) -> Iterator[Fault]:
    verdicts = items(tree, "verdicts")
    yield from duplicate_ids(verdicts)
    yield from _duplicate_labels(verdicts)
    names = [name for _, name in ids(verdicts)]
    for key in SPECIAL:
        yield from _unknown_verdict(tree, key, names)
    special = [text(tree, key) for key in SPECIAL]
    if special[0] and special[0] == special[1]:
        yield at_child(tree, SPECIAL[1], "special_verdicts_equal", id=special[0])
    elif all(name in names for name in special) and set(names[-2:]) != set(special):
        late = next(node for node, name in ids(verdicts) if name in special)
        values = {"first": shown(special[0]), "second": shown(special[1])}
        yield at(late, "special_verdicts_not_last", **values)


def _unknown_verdict(node: Node, key: str, names: list[str]) -> Iterator[Fault]:
    name = text(node, key)
    if name and name not in names:
        values = {"id": shown(name), "choices": list_choices(name, names)}
        yield at_child(node, key, "unknown_verdict", **values)


def _check_bands(tree: Node) -> Iterator[Fault]:
    bands = items(tree, "bands")
    names = [name for _, name in ids(items(tree, "verdicts"))]
    special = {text(tree, key) for key in SPECIAL}
    for node, name, first in repeated(ids(bands, "verdict")):
        values = {"id": shown(name), "line": str(first.line)}
        yield at(node, "duplicate_band", **values)
    for band in bands:
        yield from _unknown_verdict(band, "verdict", names)
        if text(band, "verdict") in special:
            values = {"id": shown(text(band, "verdict"))}
            yield at_child(band, "verdict", "band_of_special_verdict", **values)
    yield from _check_bounds(bands)
    graver = text(tree, "higher") == Higher.GRAVER
    yield from _check_band_order(bands, names, graver=graver)


def _check_bounds(bands: list[Node]) -> Iterator[Fault]:
    """Yield the bounds that do not fall from band to band, down to 0."""
    bounds = [number(child(band, "at_least")) for band in bands]
    for band, (before, bound) in zip(bands[1:], pairwise(bounds), strict=False):
        if before is not None and bound is not None and bound >= before:
            values = {"bound": str(bound), "before": str(before)}
            yield at_child(band, "at_least", "bands_not_falling", **values)
    if bounds and bounds[-1] not in (None, 0):
        values = {"bound": str(bounds[-1])}
        yield at_child(bands[-1], "at_least", "last_band_not_zero", **values)


def _check_band_order(
    bands: list[Node], names: list[str], *, graver: bool
) -> Iterator[Fault]:
    """Yield the bands that give the wrong end of the scores the better verdict."""
    rank = {name: place for place, name in enumerate(names)}
    given = [(node, name) for node, name in ids(bands, "verdict") if name in rank]
    for (_, before), (node, name) in pairwise(given):
        first, second = rank[before], rank[name]
        if first < second if graver else second < first:
            values = {"id": shown(name), "before": shown(before)}
            yield at(node, "band_order_differs", **values)


def _check_vetoes(tree: Node, highest: int) -> Iterator[Fault]:
    vetoes = items(tree, "vetoes")
    yield from duplicate_ids(vetoes)
    names = [name for _, name in ids(items(tree, "verdicts"))]
    special = {text(tree, key) for key in SPECIAL}
    usable = [name for name in names[1:] if name not in special]
    for veto in vetoes:
        yield from _check_condition(veto, highest)
        yield from _unknown_verdict(veto, "limit", names)
        limit = text(veto, "limit")
        values = {"id": shown(limit), "choices": shown(", ".join(usable))}
        if limit in names and limit in special:
            yield at_child(veto, "limit", "limit_special", **values)
        elif names and limit == names[0]:
            yield at_child(veto, "limit", "veto_without_effect", **values)


def _check_condition(veto: Node, highest: int) -> Iterator[Fault]:
    """Yield what is wrong with when a veto holds."""
    criterion, severity = child(veto, "criterion"), child(veto, "flag_severity")
    if criterion is None and severity is None:
        yield at(veto, "veto_without_condition")
    elif criterion is not None and severity is not None:
        yield at_key(severity, "veto_with_two_conditions")
    grade = whole(severity)
    if severity is not None and grade is not None and grade not in _SEVERITIES:
        yield at(severity, "out_of_range", value=str(grade), bound="1–3")
    yield from _check_veto_level(veto, highest)


def _check_veto_level(veto: Node, highest: int) -> Iterator[Fault]:
    """Yield the levels of a veto that hold always or never, or that are two."""
    most, least = child(veto, "level_at_most"), child(veto, "level_at_least")
    if most is not None and least is not None:
        yield at_key(least, "veto_with_two_levels")
    for node, bound in ((most, f"0 ≤ x < {highest}"), (least, f"0 < x ≤ {highest}")):
        level = number(node)
        if node is None or level is None:
            continue
        if not (0 <= level < highest if node is most else 0 < level <= highest):
            yield at(node, "out_of_range", value=shown(node.value), bound=bound)


def _check_number_format(tree: Node) -> Iterator[Fault]:
    """Yield a fault unless the number of an opinion is made of year and number."""
    pattern = text(child(tree, "opinion"), "number_format")
    if not pattern.strip():
        return
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(pattern)]
    except ValueError:
        fields = []
    given = {field for field in fields if field is not None}
    if given != {"year", "number"}:
        node = child(tree, "opinion")
        assert node is not None  # it has the text
        values = {"example": "〔{year}〕{number}"}
        yield at_child(node, "number_format", "bad_number_format", **values)
