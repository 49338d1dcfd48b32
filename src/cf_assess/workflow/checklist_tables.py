"""Checklists as workbooks and back: for those who write them in a spreadsheet."""

from collections.abc import Mapping
from pathlib import Path

from cf_assess.errors import SourceInvalidError, UnknownNameError
from cf_assess.exchange import read_checklist_workbook, render_checklist_workbook
from cf_assess.models.checklist import Checklist
from cf_assess.models.library import Library
from cf_assess.models.place import Keys, Place
from cf_assess.models.problem import Problem
from cf_assess.sources import (
    judge_table,
    library_root,
    nearest_name,
    read_source,
    read_source_comments,
    settle_comments,
    write_checklist,
)
from cf_assess.workflow.criteria import check_rules, open_library

_SUFFIXES = (".yaml", ".yml")


def export_checklist(folder: Path | None, name: str) -> bytes:
    """Return a checklist with its comments as a workbook.

    Args:
        folder: the library in force; None is the one that is shipped.
        name: id of a checklist in it, or the path of a file, told by its suffix.

    Raises:
        UnknownNameError: the library has no such checklist.
        SourceUnreadableError: the file cannot be read.
        SourceInvalidError: with all problems of the file.
        OutputUnwritableError: a text is longer than a cell holds.
    """
    path = _find_file(library_root(folder), name)
    checklist = read_source(path)
    if not isinstance(checklist, Checklist):
        place = Place(file=str(path))
        raise SourceInvalidError([Problem(place=place, code="table_not_checklist")])
    comments = settle_comments(checklist, read_source_comments(path))
    return render_checklist_workbook(checklist, comments)


def import_checklist(folder: Path | None, workbook: Path, name: str) -> str:
    """Return the checklist in a workbook as the text of a YAML file.

    Args:
        folder: the library that it refers to; None is the one that is shipped.
        workbook: as `export_checklist` makes it.
        name: of the file that it shall become, without suffix.

    Raises:
        FileMissingError: there is no such workbook.
        SourceInvalidError: with all problems of the workbook, and of the checklist
            in it, failing examples of cues included.
    """
    library = open_library(folder)
    tables = read_checklist_workbook(workbook)
    if tables.tree is None:
        raise SourceInvalidError(tables.problems)
    judged = judge_table(tables.tree, tables.places, name, library)
    problems = (*tables.problems, *judged.problems)
    checklist = judged.checklist
    if checklist is not None and not problems:
        problems = _check_examples(checklist, library, tables.places)
    if checklist is None or problems:
        raise SourceInvalidError(problems)
    return write_checklist(checklist, tables.comments)


def _find_file(root: Path, name: str) -> Path:
    """Return the file of a checklist."""
    if name.endswith(_SUFFIXES):
        return Path(name)
    known = {path.stem: path for path in (root / "checklists").glob("[!.]*.yaml")}
    if name not in known:
        nearest = nearest_name(name, known)
        raise UnknownNameError(kind="checklist", name=name, nearest=nearest)
    return known[name]


def _check_examples(
    checklist: Checklist, library: Library, places: Mapping[Keys, Place]
) -> tuple[Problem, ...]:
    """Return the examples that cues get wrong, at the rows of the sentences."""
    return check_rules(checklist, library, lambda keys: places[keys])
