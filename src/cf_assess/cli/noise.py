"""The command that measures cues over folders of texts."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit_rows, tell
from cf_assess.cli.options import Force, FormatOption, Output
from cf_assess.cli.progress_bar import ProgressBar
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.errors import CfAssessError
    from cf_assess.workflow.noise import NoiseLine

FIELDS = (
    "rule",
    "cue",
    "verdict",
    "clauses",
    "percent",
    "texts",
    "other",
    "example",
)
_BRIEF = ("rule", "cue", "verdict", "clauses", "percent", "texts", "other")
"""What a terminal has room for."""


def noise(
    texts: Annotated[list[Path], typer.Argument(help=say("help.noise.texts"))],
    checklist: Annotated[
        str | None,
        typer.Option("--checklist", metavar="ID", help=say("help.noise.checklist")),
    ] = None,
    most: Annotated[
        float, typer.Option(min=0, max=100, help=say("help.noise.most"))
    ] = 2.0,
    every: Annotated[bool, typer.Option("--all", help=say("help.noise.all"))] = False,
    jobs: Annotated[int, typer.Option(min=1, help=say("help.batch.jobs"))] = 1,
    fmt: FormatOption = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Count where every cue fires in some texts."""
    from cf_assess.workflow import noise as measure
    from cf_assess.workflow.criteria import open_library

    library = open_library(session.settings().library)
    order = measure.NoiseOrder(
        rules=measure.rules_to_measure(library, checklist),
        lexicon=library.lexicon,
        texts=measure.list_texts(texts),
        most=Fraction(str(most)) / 100,
        workers=jobs,
    )
    with ProgressBar() as progress:
        lines = measure.measure_noise(order, progress, _tell_unread)
    shown = [line for line in lines if every or line.verdict.value]
    rows = [_row(line) for line in shown]
    emit_rows(rows, FIELDS, fmt, output, force=force, brief=_BRIEF)
    counts = {"never": 0, "noisy": 0, "duplicate": 0} | dict(measure.summarize(lines))
    rules = sum(line.cue is None for line in lines)
    tell(say("talk.noise", rules=rules, texts=len(order.texts), **_named(counts)))


def _named(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts that the summary names."""
    return {name: counts[name] for name in ("never", "noisy", "duplicate")}


def _tell_unread(path: Path, error: CfAssessError) -> None:
    """Say that a text was passed over, and why."""
    from cf_assess.cli.report import explain_whole

    tell(f"{path}: {explain_whole(error)}")


def _row(line: NoiseLine) -> dict[str, object]:
    from cf_assess.workflow.noise import write_percent

    return {
        "rule": line.rule,
        "cue": "" if line.cue is None else str(line.cue),
        "verdict": line.verdict.value,
        "clauses": str(line.clauses),
        "percent": write_percent(line.share),
        "texts": str(line.texts),
        "other": line.other,
        "example": line.example,
    }
