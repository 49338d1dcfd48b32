"""Commands for methodologists on checklists; and scoring without a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import checklist_tables, session
from cf_assess.cli.console import emit, emit_rows, is_terminal, tell
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.cli.noise import noise
from cf_assess.cli.options import Force, FormatOption, Output, RubricOption
from cf_assess.language import explain_problem, say

if TYPE_CHECKING:
    from cf_assess.models.library import Library

Paths = Annotated[
    list[Path] | None, typer.Argument(metavar="[PATH]...", help=say("help.check.paths"))
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    checklist = typer.Typer(help=say("help.checklist"), no_args_is_help=True)
    checklist.command("check", help=say("help.checklist.check"))(check)
    checklist.command("list", help=say("help.checklist.list"))(list_checklists)
    checklist.command("show", help=say("help.checklist.show"))(show_checklist)
    checklist.command("coverage", help=say("help.checklist.coverage"))(coverage)
    checklist.command("try", help=say("help.checklist.try"))(try_cues)
    checklist.command("noise", help=say("help.checklist.noise"))(noise)
    checklist.command("schema", help=say("help.checklist.schema"))(schema)
    checklist.command("release", help=say("help.checklist.release"))(release)
    checklist_tables.add_to(checklist)
    app.add_typer(checklist, name="checklist")
    app.command("score", help=say("help.score"))(score)


def open_library() -> Library:
    """Return the library of this run."""
    from cf_assess.workflow import criteria

    return criteria.open_library(session.settings().library)


def check(paths: Paths = None) -> None:
    """Report all problems of checklist and rubric files."""
    from cf_assess.workflow.criteria import check_criteria

    problems = check_criteria(session.settings().library, paths or [])
    for problem in problems:
        emit(explain_problem(problem))
    tell(say("talk.problems", count=len(problems)))
    if problems:
        raise typer.Exit(ExitCode.USAGE)


def list_checklists(fmt: FormatOption = None, output: Output = None) -> None:
    """List the checklists."""
    rows = [
        {
            "checklist": checklist.id,
            "title": checklist.title,
            "version": checklist.version,
            "criteria": len([c for c in checklist.criteria if not c.obsolete]),
        }
        for checklist in open_library().checklists
    ]
    emit_rows(rows, ("checklist", "title", "version", "criteria"), fmt, output)


def show_checklist(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.show.id"))],
) -> None:
    """Show a checklist or a single criterion."""
    from cf_assess.cli.criteria_views import checklist_text, criterion_text
    from cf_assess.workflow.criteria import find_criterion

    library = open_library()
    checklist = library.checklist(name)
    if checklist is not None:
        emit(checklist_text(checklist))
        return
    emit(criterion_text(find_criterion(library, name)))


def coverage(
    plan: Annotated[
        str | None, typer.Option("--plan", metavar="ID", help=say("help.coverage.plan"))
    ] = None,
    fmt: FormatOption = None,
    output: Output = None,
) -> None:
    """Show which plan items are traced by which criteria."""
    from cf_assess.workflow.criteria import cover, find_plan

    library = open_library()
    plans = library.plans if plan is None else (find_plan(library, plan),)
    claims = cover(library, plans)
    rows = [
        {"item_id": item, "criteria": ";".join(criteria)}
        for item, criteria in claims.items()
    ]
    traced = sum(1 for criteria in claims.values() if criteria)
    emit_rows(rows, ("item_id", "criteria"), fmt, output)
    tell(say("talk.coverage", traced=traced, total=len(claims)))


def try_cues(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.try.id"))],
    files: Annotated[list[Path], typer.Argument(help=say("help.draft.files"))],
    fmt: FormatOption = None,
    output: Output = None,
) -> None:
    """Show what the cues of a criterion find in some drafts."""
    from cf_assess.workflow.criteria import find_criterion, try_criterion
    from cf_assess.workflow.locate import open_draft

    library = open_library()
    criterion = find_criterion(library, name)
    rows: list[dict[str, object]] = []
    for file in files:
        draft = open_draft(file)
        for found in try_criterion(library, criterion, draft).found:
            words = [draft.text[span.start : span.end] for span in found.spans]
            rows.append(
                {
                    "doc": file.stem,
                    "locator": found.locator,
                    "tier": found.tier.value,
                    "score": str(found.score),
                    "words": "/".join(words),
                    "quote": found.quote,
                }
            )
    fields = ("doc", "locator", "tier", "score", "words", "quote")
    emit_rows(rows, fields, fmt, output)
    tell(say("talk.tried", count=len(rows)))


def schema(
    name: Annotated[str, typer.Argument(metavar="KIND", help=say("help.schema.kind"))],
    output: Output = None,
    force: Force = False,
) -> None:
    """Give out the JSON Schema of one kind of file."""
    from cf_assess.workflow.criteria import file_schema

    emit(file_schema(name).decode().rstrip("\n"), output, force=force)


def release() -> None:
    """Write the ledger of what is released."""
    from cf_assess.workflow.release import release as write_release

    tell(say("talk.released", path=write_release(session.settings().library)))


def score(
    sheets: Annotated[list[Path], typer.Argument(help=say("help.score.sheets"))],
    rubric: RubricOption,
    fmt: Annotated[
        str | None,
        typer.Option("--format", metavar="table|json", help=say("help.format")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("help.strict"))] = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Score sheets without a case."""
    from cf_assess.cli.result_views import report_json, report_text
    from cf_assess.workflow.aggregate import score_files
    from cf_assess.workflow.criteria import frozen_rubric

    if fmt not in {None, "table", "json"}:
        raise typer.BadParameter("table | json", param_hint="--format")
    view = score_files(frozen_rubric(open_library(), rubric), sheets)
    as_json = fmt == "json" or (fmt is None and not (is_terminal() and not output))
    text = report_json(view) if as_json else report_text(view)
    emit(text, output, force=force)
    if strict and view.frozen.verdict_rule(view.verdict.id).reassess:
        raise typer.Exit(ExitCode.NEGATIVE)
