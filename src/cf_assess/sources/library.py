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
from cf_assess.sources.files import REASONS
from cf_assess.sources.kind import Kind, kind_at
from cf_assess.sources.known import know_trees
from cf_assess.sources.load import SourceFile, judge_source, open_source
from cf_assess.sources.nearest import nearest_name

FOLDERS = ("checklists", "checklists/plans", "rubrics")
"""Folders of a library; other files and folders in it are nobody's business."""
REQUIRED = ("checklists/red_flags.yaml", "checklists/lexicon.yaml")


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
    models = [source.model for source in opened.sources]
    return Library(
        checklists=tuple(m for m in models if isinstance(m, Checklist)),
        rubrics=tuple(m for m in models if isinstance(m, Rubric)),
        red_flags=next(m for m in models if isinstance(m, RedFlagRules)),
        lexicon=next(m for m in models if isinstance(m, Lexicon)),
        plans=tuple(m for m in models if isinstance(m, Plan)),
    )


def check_library(root: Path) -> tuple[Problem, ...]:
    """Return all problems of all files of a library, references included.

    Raises:
        SourceUnreadableError: there is no such folder.
    """
    return _judge_all(_open_all(root))


def freeze_rubric(library: Library, rubric_id: str) -> FrozenRubric:
    """Return a rubric with all it refers to, as a case keeps it.

    Criteria that it leaves out and obsolete ones are not in it.

    Raises:
        UnknownNameError: the library has no such rubric; with the nearest.
    """
    rubric = library.rubric(rubric_id)
    if rubric is None:
        nearest = nearest_name(rubric_id, [known.id for known in library.rubrics])
        raise UnknownNameError(kind="rubric", name=rubric_id, nearest=nearest)
    frozen = FrozenRubric(
        rubric=rubric,
        checklists=tuple(_asked_checklists(library, rubric)),
        flags=library.red_flags.flags,
        lexicon=library.lexicon,
        digest="",
    )
    return frozen.model_copy(update={"digest": digest_rubric(frozen)})


def digest_rubric(frozen: FrozenRubric) -> str:
    """Return the SHA-256 of the canonical JSON of all but the digest itself."""
    value = frozen.model_dump(mode="json", exclude={"digest"})
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class _Opened:
    """The files of a library."""

    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    """Of files that could not be opened, are missing or stand in the wrong place."""
    unopened: tuple[str, ...]
    """Names, without suffix, of the files that could not be opened."""


def _asked_checklists(library: Library, rubric: Rubric) -> Iterator[Checklist]:
    for domain in rubric.domains:
        checklist = library.checklist(domain.checklist)
        if checklist is not None:  # a library as loaded has them all
            asked = tuple(
                criterion
                for criterion in checklist.criteria
                if criterion.id not in rubric.leave_out and not criterion.obsolete
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
    by_kind: dict[Kind | None, list[SourceFile]] = {}
    for source in opened.sources:
        by_kind.setdefault(source.kind, []).append(source)
    trees = {
        kind: [source.tree for source in sources if source.tree is not None]
        for kind, sources in by_kind.items()
    }
    known = know_trees(
        trees.get(Kind.CHECKLIST, []),
        trees.get(Kind.RUBRIC, []),
        trees.get(Kind.PLAN, []),
        next(iter(trees.get(Kind.LEXICON, [])), None),
        [*opened.unopened, *(s.path.stem for s in by_kind.get(None, []))],
    )
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
