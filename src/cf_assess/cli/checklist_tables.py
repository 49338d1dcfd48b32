"""Commands that take a checklist to a spreadsheet and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, emit_bytes
from cf_assess.cli.options import Force
from cf_assess.language import say

_OUTPUT = ("--output", "-o")


def add_to(checklist: typer.Typer) -> None:
    """Add the commands of this module to the group of checklists."""
    checklist.command("export", help=say("help.checklist.export"))(export)
    checklist.command("import", help=say("help.checklist.import"))(import_)


def export(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.export.id"))],
    output: Annotated[
        Path, typer.Option(*_OUTPUT, metavar="FILE.xlsx", help=say("help.export.to"))
    ],
    force: Force = False,
) -> None:
    """Write a checklist as a workbook."""
    from cf_assess.workflow.checklist_tables import export_checklist
    from cf_assess.workflow.files import refuse_existing

    refuse_existing([output], force=force)
    data = export_checklist(session.settings().library, name)
    emit_bytes(data, output, force=force)


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help=say("help.import.file"))
    ],
    output: Annotated[
        Path, typer.Option(*_OUTPUT, metavar="FILE.yaml", help=say("help.import.to"))
    ],
    force: Force = False,
) -> None:
    """Write the checklist in a workbook as YAML; a faulty one changes nothing."""
    from cf_assess.workflow.checklist_tables import import_checklist
    from cf_assess.workflow.files import refuse_existing

    refuse_existing([output], force=force)
    text = import_checklist(session.settings().library, file, output.stem)
    emit(text, output, force=force)
