"""One file: read, told what it is, made a model, or all its problems."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from cf_assess.errors import SourceInvalidError, SourceUnreadableError
from cf_assess.models.library import Library
from cf_assess.models.place import Comment, Place
from cf_assess.models.problem import Problem
from cf_assess.sources.check_texts import has_power
from cf_assess.sources.crosscheck import crosscheck
from cf_assess.sources.explain import explain_errors
from cf_assess.sources.fault import Fault, to_problems
from cf_assess.sources.files import read_source_text
from cf_assess.sources.kind import MODELS, Kind, Source, tell_kind
from cf_assess.sources.known import Known, know_library
from cf_assess.sources.located_yaml import Node, find_node, read_tree, to_plain
from cf_assess.sources.yaml_comments import read_comments


@dataclass(frozen=True)
class SourceFile:
    """A file as far as it could be read."""

    path: Path
    kind: Kind | None
    tree: Node | None
    model: Source | None
    faults: tuple[Fault, ...]
    """What is wrong with its YAML and its shape; references are not looked at."""


def open_source(path: Path) -> SourceFile:
    """Return a file with its model, or with what stands in the way of one.

    Raises:
        SourceUnreadableError: it is missing, too large or not text.
    """
    tree, faults = read_tree(read_source_text(path))
    if tree is None or tree.value is None:
        faults = faults or (Fault(1, 1, "empty_file"),)
        return SourceFile(path, None, None, None, faults)
    kind = tell_kind(tree, path)
    if kind is None:
        fault = Fault(tree.line, tree.column, "unknown_kind", {"keys": ", ".join(Kind)})
        return SourceFile(path, None, tree, None, (*faults, fault))
    model, shape = make_model(kind, tree)
    return SourceFile(path, kind, tree, model, (*faults, *shape))


def judge_source(source: SourceFile, known: Known) -> tuple[Problem, ...]:
    """Return all problems of a file.

    A value that has the wrong shape is not judged further.
    """
    faults = list(source.faults)
    if source.kind is not None and source.tree is not None:
        taken = {(fault.line, fault.column) for fault in faults}
        found = crosscheck(source.kind, source.tree, source.path.stem, known)
        faults += [f for f in found if (f.line, f.column) not in taken]
    return to_problems(faults, str(source.path))


def check_file(path: Path, library: Library | None) -> tuple[Problem, ...]:
    """Return all problems of one checklist, rubric, plan, red-flag file or lexicon.

    Args:
        path: a file anywhere; what it is, its keys tell.
        library: what it refers to; with None references are not looked at.

    Raises:
        SourceUnreadableError: it is missing, too large or not text.
    """
    return judge_source(open_source(path), know_library(library))


def read_source(path: Path) -> Source:
    """Return what a file holds; references to other files are not looked at.

    Raises:
        SourceUnreadableError: it is missing, too large or not text.
        SourceInvalidError: with all its problems.
    """
    source = open_source(path)
    problems = judge_source(source, Known())
    if source.model is None or problems:
        raise SourceInvalidError(problems)
    return source.model


def read_source_comments(path: Path) -> tuple[Comment, ...]:
    """Return the comments of a file that `read_source` can read, in order.

    Raises:
        SourceUnreadableError: it is missing, too large or not text.
    """
    return read_comments(read_source_text(path))


def locate_value(path: Path, keys: tuple[str | int, ...]) -> Place:
    """Return where in a file the value at `keys` stands.

    Args:
        path: a YAML file.
        keys: keys and places in lists from the top, such as
            `("criteria", 3, "hit", 1)`; where they lead nowhere, the last value on
            the way is meant.
    """
    try:
        tree = _tree_of(path, path.stat().st_mtime_ns)
    except (OSError, SourceUnreadableError):
        return Place(file=str(path))
    if tree is None:
        return Place(file=str(path))
    node = find_node(tree, keys)
    return Place(file=str(path), line=node.line, column=node.column)


@lru_cache(maxsize=2)
def _tree_of(path: Path, _changed: int) -> Node | None:
    """Return the tree of a file; a run of failing examples asks for the same one."""
    tree, _ = read_tree(read_source_text(path))
    return tree


def make_model(kind: Kind, tree: Node) -> tuple[Source | None, tuple[Fault, ...]]:
    """Return the model, or None and why there is none."""
    model = MODELS[kind]
    powers = tuple(has_power(tree)) if kind is Kind.RUBRIC else ()
    if powers:
        return None, powers
    try:
        return model.model_validate(to_plain(tree)), ()
    except ValidationError as error:
        return None, tuple(explain_errors(error, tree, model))
