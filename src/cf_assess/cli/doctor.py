"""The command that examines the machine: doctor."""

from __future__ import annotations

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, tell
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.language import explain_error, say


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("doctor", help=say("help.doctor"))(doctor)


def doctor() -> None:
    """Say what is there and what is missing, with the command that mends it."""
    from cf_assess.workflow.doctor import examine

    settings = session.settings()
    missing = 0
    for check in examine(settings.store, settings.library):
        state = "ok" if check.found else "missing" if check.needed else "lacking"
        line = say(
            f"doctor.{state}", name=say(f"doctor.{check.name}"), detail=check.detail
        )
        emit(line)
        if check.error is not None:
            emit(f"    {explain_error(check.error)}")
        if check.mend:
            emit(f"    $ {check.mend}")
        missing += not check.found and check.needed
    tell(
        say("doctor.result.good" if not missing else "doctor.result.bad", count=missing)
    )
    if missing:
        raise typer.Exit(ExitCode.NEGATIVE)
