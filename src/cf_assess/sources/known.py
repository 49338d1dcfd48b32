"""What the other files of a library hold, as far as references need it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cf_assess.models.checklist import (
    ALWAYS,
    CHILDREN_TOUCHED,
    Checklist,
    Criterion,
)
from cf_assess.models.library import Library
from cf_assess.models.rubric import Rubric
from cf_assess.sources.kind import Kind
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import (
    child,
    entries,
    ids,
    items,
    text,
    texts,
    truth,
    whole,
)

DEFAULT_HIGHEST = 4
"""The scale of product.md, where no rubric says otherwise."""


_BUILT_IN = frozenset({ALWAYS, CHILDREN_TOUCHED})
"""Conditions that no group has to grant."""


@dataclass(frozen=True)
class CriterionFacts:
    """What a rubric must know of a criterion."""

    id: str
    obsolete: bool = False
    levels: tuple[int, ...] = ()
    """Levels that its anchors and duties name."""


@dataclass(frozen=True)
class RubricFacts:
    """What a tailoring must know of its rubric."""

    id: str
    checklists: tuple[str, ...]
    leave_out: frozenset[str]
    vetoes: frozenset[str]
    """Criteria that a veto rests on."""
    highest: int


@dataclass(frozen=True)
class Scale:
    """The levels 0 to `highest` of a rubric."""

    highest: int
    rubric: str = ""

    def __str__(self) -> str:
        """Return `0–4`, with the rubric that it belongs to."""
        return f"0–{self.highest}" + (f" ({self.rubric})" if self.rubric else "")


@dataclass(frozen=True)
class Known:
    """Names that a file may refer to; None where nobody can tell."""

    plan_items: frozenset[str] | None = None
    subjects: frozenset[str] | None = None
    conditions: frozenset[str] | None = None
    """Conditions that screening can find to hold."""
    red_flags: frozenset[str] | None = None
    indicators: frozenset[str] | None = None
    checklists: Mapping[str, tuple[CriterionFacts, ...]] | None = None
    rubrics: Mapping[str, RubricFacts] | None = None
    scales: Mapping[str, tuple[Scale, ...]] | None = None
    """Checklist to the scales of the rubrics that ask it."""
    unread: frozenset[str] = frozenset()
    """Checklists and plans whose file could not be followed: what they hold may be
    anything, and a reference to it is no fault of who refers."""


def know_library(library: Library | None) -> Known:
    """Return what a sound library holds; nothing is known where there is none."""
    if library is None:
        return Known()
    items_of_plans = (item.id for plan in library.plans for item in plan.items)
    return Known(
        plan_items=frozenset(items_of_plans),
        subjects=frozenset(library.lexicon.subjects),
        conditions=_BUILT_IN.union(*(g.conditions for g in library.lexicon.groups)),
        red_flags=frozenset(flag.id for flag in library.red_flags.flags),
        indicators=frozenset(i.id for i in library.indicators) or None,
        checklists={c.id: _facts_of(c) for c in library.checklists},
        rubrics={r.id: _rubric_facts_of(r) for r in library.rubrics},
        scales=_by_checklist(_asked_by(rubric) for rubric in library.rubrics),
    )


def know_trees(trees: Mapping[Kind, Sequence[Node]], unread: Iterable[str]) -> Known:
    """Return what the files of a library hold, unsound ones included.

    Levels are left out: a level off the scale is reported once, where it stands.
    """
    rubrics = trees.get(Kind.RUBRIC, ())
    plans, checklists = trees.get(Kind.PLAN, ()), trees.get(Kind.CHECKLIST, ())
    lexicon = next(iter(trees.get(Kind.LEXICON, ())), None)
    red_flags = next(iter(trees.get(Kind.RED_FLAGS, ())), None)
    indicators = next(iter(trees.get(Kind.INDICATORS, ())), None)
    plan_items = {text(item, "id") for plan in plans for item in items(plan, "items")}
    return Known(
        plan_items=frozenset(plan_items) or None,
        subjects=frozenset(entries(lexicon, "subjects")) or None,
        conditions=_conditions_in(lexicon),
        red_flags=_ids_in(red_flags, "flags"),
        indicators=_ids_in(indicators, "indicators"),
        checklists={text(tree, "id"): _facts_in(tree) for tree in checklists},
        rubrics={text(t, "id"): _rubric_facts_in(t) for t in rubrics},
        scales=_by_checklist(_asked_in(tree) for tree in rubrics),
        unread=frozenset(unread),
    )


def _ids_in(tree: Node | None, key: str) -> frozenset[str] | None:
    """Return the ids in the list at `key`; None where there are none."""
    return frozenset(name for _, name in ids(items(tree, key))) or None


def _conditions_in(lexicon: Node | None) -> frozenset[str] | None:
    """Return what a lexicon as written lets hold; None where there is none."""
    if lexicon is None:
        return None
    groups = items(lexicon, "groups")
    granted = (name for g in groups for _, name in texts(g, "conditions"))
    return _BUILT_IN.union(granted)


def _facts_of(checklist: Checklist) -> tuple[CriterionFacts, ...]:
    return tuple(
        CriterionFacts(c.id, c.obsolete, _levels_of(c)) for c in checklist.criteria
    )


def _levels_of(criterion: Criterion) -> tuple[int, ...]:
    duties = (criterion.requires.citation_from, criterion.requires.comment_up_to)
    given = {level for level in duties if level is not None}
    return tuple(sorted({*criterion.anchors, *given}))


def _facts_in(tree: Node) -> tuple[CriterionFacts, ...]:
    return tuple(
        CriterionFacts(text(node, "id"), is_obsolete(node))
        for node in items(tree, "criteria")
    )


def _rubric_facts_of(rubric: Rubric) -> RubricFacts:
    return RubricFacts(
        id=rubric.id,
        checklists=tuple(domain.checklist for domain in rubric.domains),
        leave_out=frozenset(rubric.leave_out),
        vetoes=frozenset(v.criterion for v in rubric.vetoes if v.criterion),
        highest=rubric.max_level,
    )


def _rubric_facts_in(tree: Node) -> RubricFacts:
    return RubricFacts(
        id=text(tree, "id"),
        checklists=tuple(n for _, n in ids(items(tree, "domains"), "checklist")),
        leave_out=frozenset(name for _, name in texts(tree, "leave_out")),
        vetoes=frozenset(name for _, name in ids(items(tree, "vetoes"), "criterion")),
        highest=highest_level(tree),
    )


def is_obsolete(criterion: Node) -> bool:
    """Tell whether a criterion as written is kept for its id only."""
    return truth(child(criterion, "obsolete")) is True


def _asked_by(rubric: Rubric) -> tuple[Scale, list[str]]:
    asked = [domain.checklist for domain in rubric.domains]
    return Scale(rubric.max_level, rubric.id), asked


def _asked_in(tree: Node) -> tuple[Scale, list[str]]:
    asked = [text(domain, "checklist") for domain in items(tree, "domains")]
    return Scale(highest_level(tree), text(tree, "id")), asked


def highest_level(rubric: Node) -> int:
    """Return the highest level of a rubric as written."""
    levels = [whole(child(step, "level")) for step in items(rubric, "scale")]
    given = [level for level in levels if level is not None]
    return max(given, default=DEFAULT_HIGHEST)


def _by_checklist(
    asked: Iterable[tuple[Scale, list[str]]],
) -> dict[str, tuple[Scale, ...]]:
    scales: dict[str, tuple[Scale, ...]] = {}
    for scale, checklists in asked:
        for name in checklists:
            scales[name] = (*scales.get(name, ()), scale)
    return scales
