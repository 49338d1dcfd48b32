"""The command that compares two versions of a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli.console import Format, emit, emit_rows, is_terminal
from cf_assess.cli.options import Force, Output
from cf_assess.language import say

if TYPE_CHECKING:
    pass

_TEXT = "text"
_FORMATS = (_TEXT, *(fmt.value for fmt in Format))


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=say("compare.help.old"))],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=say("compare.help.new"))],
    everything: Annotated[
        bool, typer.Option("--all", help=say("compare.help.all"))
    ] = False,
    cite: Annotated[
        list[str] | None,
        typer.Option("--cite", metavar="LOCATOR", help=say("compare.help.cite")),
    ] = None,
    fmt: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="|".join(_FORMATS), help=say("compare.help.format")
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Compare two versions of a draft."""
    from cf_assess.cli import comparison_views as views
    from cf_assess.cli.draft_views import tell_warnings
    from cf_assess.workflow.versions import compare_files, trace_citations

    if fmt is not None and fmt not in _FORMATS:
        raise typer.BadParameter(" | ".join(_FORMATS), param_hint="--format")
    versions = compare_files(old, new)
    for path, draft in ((old, versions.old), (new, versions.new)):
        tell_warnings(draft, path.name)
    if cite:
        chosen = Format(fmt) if fmt and fmt != _TEXT else None
        rows = views.citation_rows(trace_citations(versions, cite))
        emit_rows(
            rows, views.CITED, chosen, output, force=force, brief=views.CITED_BRIEF
        )
        return
    on_screen = is_terminal() and output is None
    changes = views.list_changes(versions.comparison, everything=everything)
    if fmt == _TEXT or (fmt is None and on_screen):
        text = views.comparison_text(versions.comparison, changes, coloured=on_screen)
        emit(text, output, force=force)
        return
    chosen = Format(fmt) if fmt else None
    rows = views.comparison_rows(changes)
    emit_rows(rows, views.FIELDS, chosen, output, force=force, brief=views.BRIEF)
