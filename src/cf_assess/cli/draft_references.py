"""The command that lists what a draft cites, in itself and elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli.console import emit_rows
from cf_assess.cli.options import Force, FormatOption, Output, RevisionsOption
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.reference import Reference

FIELDS = (
    "locator",
    "start",
    "end",
    "quote",
    "kind",
    "document",
    "targets",
    "missing",
    "resolved",
)
BRIEF = ("locator", "quote", "pointing", "document", "resolved")


def references(
    file: Annotated[Path, typer.Argument(help=say("help.draft.file"))],
    fmt: FormatOption = None,
    revisions: RevisionsOption = "accepted",
    output: Output = None,
    force: Force = False,
) -> None:
    """List the references of a draft."""
    from cf_assess.cli.parse import read_revisions
    from cf_assess.workflow.locate import list_references, open_draft

    draft = open_draft(file, read_revisions(revisions))
    rows = [_row(reference) for reference in list_references(draft)]
    emit_rows(rows, FIELDS, fmt, output, force=force, brief=BRIEF)


def _row(reference: Reference) -> dict[str, object]:
    return {
        **reference.model_dump(mode="json"),
        "pointing": say(f"label.reference.{reference.kind}"),
    }
