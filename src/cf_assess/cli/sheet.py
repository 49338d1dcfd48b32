"""Commands on score sheets: export, import, submit, reopen, withdraw."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, emit_bytes, tell
from cf_assess.cli.options import Force, Number
from cf_assess.language import say

Owner = Annotated[
    str | None, typer.Option("--reviewer", metavar="ID", help=say("help.sheet.owner"))
]
Whose = Annotated[
    str, typer.Option("--reviewer", metavar="ID", help=say("help.sheet.owner"))
]
Reason = Annotated[str, typer.Option(help=say("help.reason"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=say("help.sheet"), no_args_is_help=True)
    group.command("export", help=say("help.sheet.export"))(export)
    group.command("import", help=say("help.sheet.import"))(import_)
    group.command("submit", help=say("help.sheet.submit"))(submit)
    group.command("reopen", help=say("help.sheet.reopen"))(reopen)
    group.command("withdraw", help=say("help.sheet.withdraw"))(withdraw)
    app.add_typer(group, name="sheet")


def export(
    number: Number,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=say("help.output"))
    ] = None,
    owner: Owner = None,
    fmt: Annotated[
        str | None,
        typer.Option("--format", metavar="xlsx|csv|json", help=say("help.format")),
    ] = None,
    force: Force = False,
) -> None:
    """Write a reviewer's sheet; the office gets an empty one to send out."""
    from cf_assess.workflow.score import export_sheet

    chosen = fmt or (output.suffix.lstrip(".").lower() if output else "csv")
    if chosen not in {"xlsx", "csv", "json"} or (chosen == "xlsx" and output is None):
        raise typer.BadParameter("xlsx (-o FILE) | csv | json", param_hint="--format")
    with session.open_store() as store:
        data = export_sheet(store, number, session.settings().person, owner, fmt=chosen)
    if output is None:
        emit(data.decode())
    else:
        emit_bytes(data, output, force=force)


def import_(
    number: Number,
    files: Annotated[list[Path], typer.Argument(help=say("help.sheet.files"))],
    submit: Annotated[
        bool, typer.Option("--submit", help=say("help.sheet.and"))
    ] = False,
) -> None:
    """Take in filled sheets; a faulty file changes nothing."""
    from cf_assess.models.case import Action
    from cf_assess.workflow import score

    with session.open_store() as store:
        seat = session.seat(store, number, Action.IMPORT_SHEET)
        for file in files:
            for taken in score.import_sheets(seat, file, submit=submit):
                tell(
                    say(
                        "talk.imported",
                        file=file.name,
                        reviewer=taken.reviewer,
                        marks=taken.marks,
                        changed=taken.changed,
                    )
                )


def submit(number: Number, owner: Owner = None) -> None:
    """Submit a sheet: it is checked and can no longer be changed."""
    from cf_assess.models.case import Action
    from cf_assess.workflow.score import submit_sheet

    with session.open_store() as store:
        seat = session.seat(store, number, Action.SUBMIT)
        submit_sheet(seat, owner or seat.person)
    tell(say("talk.submitted", reviewer=owner or seat.person))


def reopen(number: Number, reviewer: Whose, reason: Reason) -> None:
    """Give a submitted sheet back to its reviewer."""
    from cf_assess.models.case import Action
    from cf_assess.workflow.score import reopen_sheet

    with session.open_store() as store:
        reopen_sheet(session.seat(store, number, Action.REOPEN), reviewer, reason)
    tell(say("talk.reopened", reviewer=reviewer))


def withdraw(number: Number, reviewer: Whose, reason: Reason) -> None:
    """Record that a reviewer withdraws; their marks are kept and not counted."""
    from cf_assess.models.case import Action
    from cf_assess.workflow.score import withdraw_reviewer

    with session.open_store() as store:
        seat = session.seat(store, number, Action.WITHDRAW)
        withdraw_reviewer(seat, reviewer, reason)
    tell(say("talk.withdrawn", reviewer=reviewer))
