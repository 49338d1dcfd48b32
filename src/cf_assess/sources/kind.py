"""What a file is: told by its keys, and by its name where the keys do not tell."""

from enum import StrEnum
from pathlib import Path

from cf_assess.models.checklist import Checklist, Lexicon, RedFlagRules
from cf_assess.models.plan import Plan
from cf_assess.models.rubric import Rubric
from cf_assess.models.tailoring import Tailoring
from cf_assess.models.target import Indicators
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.nearest import nearest_name

Source = Checklist | Rubric | Tailoring | RedFlagRules | Lexicon | Plan | Indicators


class Kind(StrEnum):
    """The kinds of file, each by the key that only it has."""

    CHECKLIST = "criteria"
    RUBRIC = "domains"
    TAILORING = "tailors"
    RED_FLAGS = "flags"
    LEXICON = "subjects"
    PLAN = "items"
    INDICATORS = "indicators"


MODELS: dict[Kind, type[Source]] = {
    Kind.CHECKLIST: Checklist,
    Kind.RUBRIC: Rubric,
    Kind.TAILORING: Tailoring,
    Kind.RED_FLAGS: RedFlagRules,
    Kind.LEXICON: Lexicon,
    Kind.PLAN: Plan,
    Kind.INDICATORS: Indicators,
}


def tell_kind(tree: Node, path: Path) -> Kind | None:
    """Return what kind of file it is, or None when nothing tells."""
    keys = tree.value if isinstance(tree.value, dict) else {}
    for kind in Kind:
        if kind in keys:
            return kind
    by_place = kind_at(path)
    if by_place is not None:
        return by_place
    near = (nearest_name(key, list(Kind)) for key in keys)
    return next((Kind(name) for name in near if name), None)


def kind_at(path: Path) -> Kind | None:
    """Return the kind of file that belongs at a place of a library."""
    if path.name == "red_flags.yaml":
        return Kind.RED_FLAGS
    if path.name == "lexicon.yaml":
        return Kind.LEXICON
    if path.name == "indicators.yaml":
        return Kind.INDICATORS
    folders = {
        "plans": Kind.PLAN,
        "rubrics": Kind.RUBRIC,
        "checklists": Kind.CHECKLIST,
    }
    return folders.get(path.parent.name)
