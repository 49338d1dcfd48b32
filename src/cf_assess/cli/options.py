"""Options that several commands have, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cf_assess.cli.console import Format
from cf_assess.language import say

FormatOption = Annotated[
    Format | None, typer.Option("--format", help=say("help.format"))
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help=say("help.output"))
]
Force = Annotated[bool, typer.Option("--force", help=say("help.force"))]
RubricOption = Annotated[
    str, typer.Option("--rubric", metavar="ID", help=say("help.rubric"))
]
RevisionsOption = Annotated[
    str,
    typer.Option(
        "--revisions", metavar="accepted|original", help=say("help.revisions")
    ),
]
Number = Annotated[str, typer.Argument(metavar="NUMBER", help=say("help.number"))]
