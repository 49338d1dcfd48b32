"""Faults of checklists and of the red-flag file, references to other files included."""

import re
from collections.abc import Collection, Iterator, Sequence

from cf_assess.models.checklist import CHILD, MOST_SOURCES, Automation
from cf_assess.sources.check_cues import check_cues, check_terms, check_variants
from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.known import DEFAULT_HIGHEST, Known, Scale, is_obsolete
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    at,
    at_child,
    at_key,
    child,
    duplicate_ids,
    entries,
    has,
    ids,
    items,
    text,
    texts,
    truth,
    whole,
)
from cf_assess.sources.nearest import list_choices

LAST_SUBSTANTIVE_ARTICLE = 54
"""The Convention on the Rights of the Child has articles 1 to 54."""
LEAST_EXAMPLES = 2
"""Sentences of each kind that show what the cues of a criterion do and do not find."""
LEAST_FLAG_EXAMPLES = 1

_TOPIC = re.compile(r"T\d\d")


def check_checklist(tree: Node, file: str, known: Known) -> Iterator[Fault]:
    """Yield the faults of a checklist; `file` is its name, which its id may miss."""
    domain = text(tree, "id")
    criteria = items(tree, "criteria")
    yield from duplicate_ids(criteria)
    yield from _check_elsewhere(criteria, {domain, file}, known)
    for criterion in criteria:
        yield from _check_domain(criterion, domain)
    scales = (known.scales or {}).get(domain) or (Scale(DEFAULT_HIGHEST),)
    yield from check_criteria(criteria, known, scales)


def check_criteria(
    criteria: Sequence[Node], known: Known, scales: Sequence[Scale]
) -> Iterator[Fault]:
    """Yield the faults of criteria, wherever they stand; ids apart.

    Args:
        criteria: as written.
        known: what they may refer to.
        scales: of the rubrics that ask them.
    """
    for criterion in criteria:
        yield from _check_criterion(criterion)
        yield from _check_sources(criterion, known)
        yield from _check_breadth(criterion)
        yield from _check_names(criterion, known)
        yield from _check_levels(criterion, scales)
        yield from check_cues(criterion, known.subjects)
        yield from check_variants(criterion, "implied")
        yield from check_terms(criterion, "by_title")


def check_red_flags(tree: Node, known: Known) -> Iterator[Fault]:
    """Yield the faults of the red-flag file."""
    flags = items(tree, "flags")
    yield from duplicate_ids(flags)
    for flag in flags:
        yield from _check_articles(flag)
        yield from check_cues(flag, known.subjects)
        yield from _check_examples(flag, LEAST_FLAG_EXAMPLES)


def _check_elsewhere(
    criteria: list[Node], own: Collection[str], known: Known
) -> Iterator[Fault]:
    """Yield the ids that another checklist has given to a criterion."""
    owner = {
        facts.id: name
        for name, others in (known.checklists or {}).items()
        if name not in own
        for facts in others
    }
    for node, value in ids(criteria):
        if value in owner:
            values = {"id": shown(value), "checklist": shown(owner[value])}
            yield at(node, "id_elsewhere", **values)


def _check_domain(criterion: Node, domain: str) -> Iterator[Fault]:
    name = text(criterion, "id")
    if name and domain and name.partition(".")[0] != domain:
        values = {"id": shown(name), "domain": shown(domain)}
        yield at_child(criterion, "id", "id_outside_domain", **values)


def _check_criterion(criterion: Node) -> Iterator[Fault]:
    topic = text(criterion, "topic_id")
    if topic and not _TOPIC.fullmatch(topic):
        values = {"value": shown(topic), "example": "T07"}
        yield at_child(criterion, "topic_id", "bad_pattern", **values)
    yield from _check_rights(criterion)
    yield from _check_articles(criterion)
    yield from _check_not_applicable(criterion)
    machine = (Automation.AUTOMATED, Automation.ASSISTED)
    if text(criterion, "automation") in machine and not is_obsolete(criterion):
        yield from _check_examples(criterion, LEAST_EXAMPLES)


def _check_rights(criterion: Node) -> Iterator[Fault]:
    """Yield a fault where a criterion about children touches none of their rights."""
    rights = child(criterion, "rights")
    subjects = [name for _, name in texts(criterion, "subjects")] or [CHILD]
    if rights is not None and rights.value == [] and CHILD in subjects:
        yield at(rights, "empty_list", field="rights")


def _check_articles(owner: Node) -> Iterator[Fault]:
    for node in items(owner, "crc"):
        article = whole(node)
        if article is not None and not 1 <= article <= LAST_SUBSTANTIVE_ARTICLE:
            bound = f"1–{LAST_SUBSTANTIVE_ARTICLE}"
            yield at(node, "out_of_range", value=str(article), bound=bound)


def _check_not_applicable(criterion: Node) -> Iterator[Fault]:
    node = child(criterion, "not_applicable")
    if node is None or not isinstance(node.value, dict):
        return
    given = child(node, "allowed")
    allowed = False if given is None else truth(given)
    if allowed is True and not has(node, "reasons"):
        yield at_child(node, "allowed", "allowed_without_reasons")
    elif allowed is False and has(node, "reasons"):
        yield at_child(node, "reasons", "reasons_without_allowed")


def _check_examples(owner: Node, least: int) -> Iterator[Fault]:
    """Yield what is missing to show what the machine finds and does not find."""
    if not has(owner, "cues"):
        given = "cues" if child(owner, "cues") is not None else "id"
        yield at_child(owner, given, "without_cues")
    for kind in ("hit", "miss"):
        count = len(items(owner, kind))
        if count < least:
            given = kind if child(owner, kind) is not None else "id"
            values = {"kind": kind, "count": str(count), "least": str(least)}
            yield at_child(owner, given, "few_examples", **values)
    hits = {sentence for _, sentence in texts(owner, "hit")}
    for node, sentence in texts(owner, "miss"):
        if sentence in hits:
            yield at(node, "example_contradicts", sentence=shown(sentence))


def _check_sources(criterion: Node, known: Known) -> Iterator[Fault]:
    if known.plan_items is None:
        return
    for node, source in texts(criterion, "sources"):
        if source.partition("/")[0] in known.unread:
            continue
        if source not in known.plan_items:
            choices = list_choices(source, known.plan_items)
            yield at(node, "unknown_source", id=shown(source), choices=choices)


def _check_breadth(criterion: Node) -> Iterator[Fault]:
    """Yield a fault where a criterion claims much and does not say why."""
    count = len(items(criterion, "sources"))
    if count > MOST_SOURCES and not has(criterion, "breadth"):
        values = {"count": str(count), "limit": str(MOST_SOURCES)}
        yield at_child(criterion, "sources", "too_broad", **values)


def _check_names(criterion: Node, known: Known) -> Iterator[Fault]:
    """Yield the conditions, subjects and red flags that nobody has defined."""
    applies_to = child(criterion, "applies_to")
    for code, named, names in (
        ("unknown_condition", _conditions(applies_to), known.conditions),
        ("unknown_subject", texts(criterion, "subjects"), known.subjects),
        ("unknown_flag", texts(criterion, "red_flags"), known.red_flags),
    ):
        for node, name in named:
            if names is not None and name not in names:
                choices = list_choices(name, names)
                yield at(node, code, id=shown(name), choices=choices)


def _conditions(applies_to: Node | None) -> list[tuple[Node, str]]:
    """Return the conditions as written: a list, or one alone."""
    single, node = text(applies_to, "when"), child(applies_to, "when")
    if single and node is not None:
        return [(node, single)]
    return texts(applies_to, "when")


def _check_levels(criterion: Node, scales: Sequence[Scale]) -> Iterator[Fault]:
    """Yield the anchors and duties that name a level which a scale does not have."""
    for scale in scales:
        for level, node in entries(criterion, "anchors").items():
            if not _is_on_scale(level, scale):
                values = {"level": shown(level), "scale": str(scale)}
                yield at_key(node, "anchor_off_scale", **values)
        yield from check_duties(child(criterion, "requires"), scale)


def _is_on_scale(level: str, scale: Scale) -> bool:
    """Tell whether a level as written is on a scale; `03` would hide `3`."""
    if not level.isdecimal() or len(level) > len(str(scale.highest)):
        return False
    return str(int(level)) == level and int(level) <= scale.highest


def check_duties(duties: Node | None, scale: Scale) -> Iterator[Fault]:
    """Yield the duties of a mark that begin or end outside the scale."""
    for key in ("citation_from", "comment_up_to"):
        node = child(duties, key)
        level = whole(node)
        if node is None or level is None or 0 <= level <= scale.highest:
            continue
        values = {"level": str(level), "scale": str(scale)}
        yield at(node, "duty_off_scale", **values)
