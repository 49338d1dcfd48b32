"""Versions of rubrics: what changed between two, and the ledger of what is released."""

from dataclasses import dataclass
from pathlib import Path

from cf_assess.errors import SourceInvalidError
from cf_assess.exchange import write_file
from cf_assess.models.change import Bump, Change, is_lower, raise_version
from cf_assess.models.library import Library
from cf_assess.models.rubric import FrozenRubric
from cf_assess.sources import (
    LEDGER,
    compare_rubrics,
    freeze_all,
    library_root,
    make_ledger,
    needed_bump,
    read_ledger,
    write_ledger,
)
from cf_assess.workflow.criteria import check_criteria, frozen_rubric, open_library


@dataclass(frozen=True)
class Comparison:
    """Two versions of a rubric side by side."""

    old: FrozenRubric
    new: FrozenRubric
    changes: tuple[Change, ...]
    bump: Bump | None
    """What the changes raise; None where there are none."""

    @property
    def is_enough(self) -> bool:
        """Tell whether the version of the new one is as high as it must be."""
        return not is_lower(self.new.rubric.version, self.least_version)

    @property
    def least_version(self) -> str:
        """Return the lowest version that the new one may have."""
        version = self.old.rubric.version
        return version if self.bump is None else raise_version(version, self.bump)


def compare(library: Library, old: str, new: str) -> Comparison:
    """Return what changed from one rubric to another.

    Args:
        library: where ids are looked up.
        old: an id, or the path of a file; a file in the rubrics folder of a library,
            such as an older checkout, is read with that library's criteria.
        new: the same.

    Raises:
        UnknownNameError: there is no such rubric.
        SourceInvalidError: with all problems of a file or its library.
    """
    before, after = _frozen(library, old), _frozen(library, new)
    changes = compare_rubrics(before, after)
    return Comparison(before, after, changes, needed_bump(changes))


def _frozen(library: Library, name: str) -> FrozenRubric:
    """Return a rubric by id or path, with the criteria that belong to it."""
    root = Path(name).resolve().parent.parent
    if name.endswith((".yaml", ".yml")) and (root / "checklists").is_dir():
        return frozen_rubric(open_library(root), name)
    return frozen_rubric(library, name)


def release(folder: Path | None) -> Path:
    """Write the ledger of a library as it is now, and return where.

    Raises:
        SourceInvalidError: with all problems; nothing is written.
    """
    root = library_root(folder)
    problems = check_criteria(folder, [])
    if problems:
        raise SourceInvalidError(problems)
    library = open_library(folder)
    ledger = make_ledger(library, freeze_all(library), read_ledger(root))
    write_file(root / LEDGER, write_ledger(ledger), force=True)
    return root / LEDGER
