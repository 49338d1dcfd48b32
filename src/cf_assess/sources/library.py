"""Where the files are, and everything they hold, checked and frozen."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cf_assess.errors import (
    SourceInvalidError,
    SourceUnreadableError,
    UnknownNameError,
)
from cf_assess.models.checklist import Checklist, Lexicon, RedFlagRules
from cf_assess.models.library import Library
from cf_assess.models.place import Place
from cf_assess.models.plan import Plan
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric, Rubric
from cf_assess.models.tailoring import Tailoring
from cf_assess.models.target import Indicators
from cf_assess.sources.files import REASONS
from cf_assess.sources.kind import Kind, kind_at
from cf_assess.sources.known import know_trees
from cf_assess.sources.load import SourceFile, judge_source, open_source
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.nearest import nearest_name
from cf_assess.sources.release import check_release
from cf_assess.sources.tailor import tailor_library, tailor_rubric

FOLDERS = ("checklists", "checklists/plans", "rubrics")
"""Folders of a library; other files and folders in it are nobody's business."""
REQUIRED = ("checklists/red_flags.yaml", "checklists/lexicon.yaml")


@dataclass(frozen=True)
class _Opened:
    """The files of a library."""

    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    """Of files that could not be opened, are missing or stand in the wrong place."""
    unopened: tuple[str, ...]
    """Names, without suffix, of the files that could not be opened."""


def library_root(override: Path | None = None) -> Path:
    """Return the folder of the library in force.

    Args:
        override: a folder that somebody asked for.
    """
    if override is not None:
        return override
    here = Path(__file__).resolve()
    checkout = here.parents[3]
    if (checkout / "checklists").is_dir() and (checkout / "rubrics").is_dir():
        return checkout
    return here.parents[1] / "_library"  # where a wheel has them


def load_library(root: Path) -> Library:
    """Return everything that a library holds.

    Raises:
        SourceUnreadableError: there is no such folder.
        SourceInvalidError: with all problems of all files.
    """
    opened = _open_all(root)
    problems = _judge_all(opened)
    if problems:
        raise SourceInvalidError(problems)
    return _assemble(opened)


def _assemble(opened: _Opened) -> Library:
    """Return what sound files hold together."""
    models = [source.model for source in opened.sources]
    return Library(
        checklists=tuple(m for m in models if isinstance(m, Checklist)),
        rubrics=tuple(m for m in models if isinstance(m, Rubric)),
        tailorings=tuple(m for m in models if isinstance(m, Tailoring)),
        red_flags=next(m for m in models if isinstance(m, RedFlagRules)),
        lexicon=next(m for m in models if isinstance(m, Lexicon)),
        plans=tuple(m for m in models if isinstance(m, Plan)),
        indicators=tuple(
            i for m in models if isinstance(m, Indicators) for i in m.indicators
        ),
    )


def check_library(root: Path) -> tuple[Problem, ...]:
    """Return all problems of all files of a library, references included.

    A library without any is held against the ledger of what it has released.

    Raises:
        SourceUnreadableError: there is no such folder.
    """
    opened = _open_all(root)
    problems = _judge_all(opened)
    if problems:
        return problems
    library = _assemble(opened)
    return tuple(check_release(root, library, freeze_all(library)))


def freeze_all(library: Library) -> dict[str, FrozenRubric]:
    """Return all rubrics and tailorings of a library, frozen, by id."""
    sources: tuple[Rubric | Tailoring, ...] = (*library.rubrics, *library.tailorings)
    return {source.id: freeze_source(library, source) for source in sources}


def freeze_rubric(library: Library, rubric_id: str) -> FrozenRubric:
    """Return a rubric, tailored or not, with all it refers to, as a case keeps it.

    Criteria that it leaves out, obsolete ones and those that ask no draft of its
    kinds are not in it.

    Args:
        library: where it stands.
        rubric_id: of a rubric or of a tailoring.

    Raises:
        UnknownNameError: the library has no such rubric; with the nearest.
    """
    sources: tuple[Rubric | Tailoring, ...] = (*library.tailorings, *library.rubrics)
    known = {source.id: source for source in sources}
    if rubric_id not in known:
        nearest = nearest_name(rubric_id, known)
        raise UnknownNameError(kind="rubric", name=rubric_id, nearest=nearest)
    return freeze_source(library, known[rubric_id])


def freeze_source(library: Library, source: Rubric | Tailoring) -> FrozenRubric:
    """Return a rubric or tailoring that may stand outside the library, frozen.

    Raises:
        UnknownNameError: the library has no rubric that a tailoring names.
    """
    if isinstance(source, Rubric):
        return _freeze(library, source, None)
    base = library.rubric(source.tailors)
    if base is None:
        nearest = nearest_name(source.tailors, [r.id for r in library.rubrics])
        raise UnknownNameError(kind="rubric", name=source.tailors, nearest=nearest)
    changed = tailor_rubric(base, source)
    return _freeze(tailor_library(library, source), changed, source)


def _freeze(
    library: Library, rubric: Rubric, tailoring: Tailoring | None
) -> FrozenRubric:
    """Return a rubric with all it refers to and its digest."""
    frozen = FrozenRubric(
        rubric=rubric,
        checklists=tuple(_asked_checklists(library, rubric)),
        flags=library.red_flags.flags if rubric.red_flags else (),
        lexicon=library.lexicon,
        tailoring=tailoring,
        digest="",
    )
    return frozen.model_copy(update={"digest": digest_rubric(frozen)})


def digest_rubric(frozen: FrozenRubric) -> str:
    """Return the SHA-256 of the canonical JSON of all but the digest itself."""
    value = frozen.model_dump(mode="json", exclude={"digest"})
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _asked_checklists(library: Library, rubric: Rubric) -> Iterator[Checklist]:
    kinds = frozenset(rubric.drafts)
    for domain in rubric.domains:
        checklist = library.checklist(domain.checklist)
        if checklist is not None:  # a library as loaded has them all
            asked = tuple(
                criterion
                for criterion in checklist.criteria
                if criterion.id not in rubric.leave_out
                and not criterion.obsolete
                and not kinds.isdisjoint(criterion.applies_to.drafts)
            )
            yield checklist.model_copy(update={"criteria": asked})


def _open_all(root: Path) -> _Opened:
    """Return every file of a library, sorted by place."""
    if not root.is_dir():
        reason = "not_a_folder" if root.exists() else "missing"
        raise SourceUnreadableError(name=root, reason=reason)
    sources: list[SourceFile] = []
    problems = list(_missing(root))
    unopened: list[str] = []
    for folder in FOLDERS:
        for path in sorted((root / folder).glob("[!.]*.yaml")):
            try:
                source = open_source(path)
            except SourceUnreadableError as error:
                problems.append(_unreadable(path, error.values["reason"]))
                unopened.append(path.stem)
                continue
            sources.append(source)
            problems.extend(_misplaced(source))
    return _Opened(tuple(sources), tuple(problems), tuple(unopened))


def _judge_all(opened: _Opened) -> tuple[Problem, ...]:
    """Return the problems of all files, each file's in order of place."""
    trees: dict[Kind, list[Node]] = {}
    unread = list(opened.unopened)
    for source in opened.sources:
        if source.kind is None:
            unread.append(source.path.stem)
        elif source.tree is not None:
            trees.setdefault(source.kind, []).append(source.tree)
    known = know_trees(trees, unread)
    problems = list(opened.problems)
    for source in opened.sources:
        problems.extend(judge_source(source, known))
    return tuple(problems)


def _missing(root: Path) -> Iterator[Problem]:
    """Yield what a library must have and has not, or has under another name."""
    for name in REQUIRED:
        if not (root / name).exists():
            yield _problem(root / name, "file_missing")
    for folder in FOLDERS:
        if not any((root / folder).glob("[!.]*.yaml")):
            yield _problem(root / folder, "folder_without_files")
        for path in sorted((root / folder).glob("[!.]*.yml")):
            yield _problem(path, "wrong_suffix", name=path.stem)


def _misplaced(source: SourceFile) -> Iterator[Problem]:
    expected = kind_at(source.path)
    if source.kind is Kind.TAILORING and expected is Kind.RUBRIC:
        return
    if source.kind is not None and source.kind is not expected:
        values = {"field": source.kind.value, "expected": str(expected)}
        yield _problem(source.path, "file_misplaced", **values)


def _unreadable(path: Path, reason: str) -> Problem:
    """Return the problem of a file that cannot be opened."""
    if reason in REASONS:
        return _problem(path, f"file_{reason}")
    return _problem(path, "file_unreadable", reason=reason)


def _problem(path: Path, code: str, **values: str) -> Problem:
    return Problem(place=Place(file=str(path)), code=code, values=values)
