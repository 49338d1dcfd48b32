"""Commands on rubrics: check, list, show, and what changed between two of them."""

from __future__ import annotations

from typing import Annotated

import typer

from cf_assess.cli.console import emit, emit_rows, tell
from cf_assess.cli.criteria import check, open_library
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.cli.options import FormatOption, Output
from cf_assess.language import say


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    rubric = typer.Typer(help=say("help.rubrics"), no_args_is_help=True)
    rubric.command("check", help=say("help.rubric.check"))(check)
    rubric.command("list", help=say("help.rubric.list"))(list_rubrics)
    rubric.command("show", help=say("help.rubric.show"))(show_rubric)
    rubric.command("diff", help=say("help.rubric.diff"))(diff_rubrics)
    app.add_typer(rubric, name="rubric")


def list_rubrics(fmt: FormatOption = None, output: Output = None) -> None:
    """List the rubrics, tailored ones after the rubric that they change."""
    from cf_assess.workflow.criteria import frozen_rubric

    library = open_library()
    names = [(rubric.id, "") for rubric in library.rubrics]
    names += [(tailoring.id, tailoring.tailors) for tailoring in library.tailorings]
    rows = []
    for name, base in sorted(names, key=lambda pair: (pair[1] or pair[0], pair[1])):
        frozen = frozen_rubric(library, name)
        rows.append(
            {
                "rubric": name,
                "title": frozen.rubric.title,
                "version": frozen.rubric.version,
                "drafts": ";".join(kind.value for kind in frozen.rubric.drafts),
                "criteria": len(frozen.criteria),
                "tailors": base,
            }
        )
    fields = ("rubric", "title", "version", "drafts", "criteria", "tailors")
    emit_rows(rows, fields, fmt, output)


def show_rubric(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.rubric"))],
) -> None:
    """Show a rubric: weights, scale, panel, vetoes, bands, criteria."""
    from cf_assess.cli.criteria_views import rubric_text
    from cf_assess.workflow.criteria import frozen_rubric

    emit(rubric_text(frozen_rubric(open_library(), name)))


def diff_rubrics(
    old: Annotated[str, typer.Argument(metavar="OLD", help=say("help.diff.name"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=say("help.diff.name"))],
    strict: Annotated[
        bool, typer.Option("--strict", help=say("help.diff.strict"))
    ] = False,
    fmt: FormatOption = None,
    output: Output = None,
) -> None:
    """Show what changed between two rubrics, and the version that it asks for."""
    from cf_assess.workflow.release import compare

    found = compare(open_library(), old, new)
    rows = [
        {
            "bump": change.bump.name.lower(),
            "subject": change.subject,
            "field": change.field,
            "before": change.before,
            "after": change.after,
        }
        for change in found.changes
    ]
    emit_rows(rows, ("bump", "subject", "field", "before", "after"), fmt, output)
    if found.bump is None:
        tell(say("talk.diff.same"))
        return
    values = {
        "count": len(rows),
        "part": say(f"talk.bump.{found.bump.name.lower()}"),
        "old": found.old.rubric.version,
        "new": found.new.rubric.version,
        "least": found.least_version,
    }
    tell(say("talk.diff.enough" if found.is_enough else "talk.diff.short", **values))
    if strict and not found.is_enough:
        raise typer.Exit(ExitCode.NEGATIVE)
