"""The command that reads the quantified targets of a draft."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit_rows, tell
from cf_assess.cli.options import Force, FormatOption, Output, RevisionsOption
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.found_target import FoundTarget, TargetComparison
    from cf_assess.models.target import PlanTarget

FIELDS = (
    "locator",
    "indicator_id",
    "comparator",
    "value",
    "unit",
    "base_year",
    "target_year",
    "quote",
)
BRIEF = ("locator", "indicator", "commitment", "quote")
AGAINST_FIELDS = (
    "indicator_id",
    "verdict",
    "upper",
    "found",
    "locator",
    "quote",
    "upper_quote",
    "upper_locator",
)
AGAINST_BRIEF = (
    "indicator",
    "standing",
    "upper",
    "upper_quote",
    "found",
    "locator",
    "quote",
)
_SIGNS = {
    "ge": "≥",
    "le": "≤",
    "gt": ">",
    "lt": "<",
    "decline_by": "↓",
    "increase_by": "↑",
}


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("targets", help=say("targets.help"))(targets)


def targets(
    file: Annotated[Path, typer.Argument(help=say("help.draft.file"))],
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="PLAN", help=say("targets.help.against")),
    ] = None,
    fmt: FormatOption = None,
    revisions: RevisionsOption = "accepted",
    output: Output = None,
    force: Force = False,
) -> None:
    """List the quantified targets of a draft, or compare them with a plan's."""
    from cf_assess.cli.parse import read_revisions
    from cf_assess.workflow.criteria import open_library
    from cf_assess.workflow.locate import open_draft
    from cf_assess.workflow.targets import (
        compare_with_upper,
        list_targets,
        open_upper,
    )

    library = open_library(session.settings().library)
    side = read_revisions(revisions)
    upper = None if against is None else open_upper(library, against, side)
    found = list_targets(open_draft(file, side), library)
    names = {item.id: item.name for item in library.indicators}
    if upper is None:
        rows = [_found_row(target, names) for target in found]
        emit_rows(rows, FIELDS, fmt, output, force=force, brief=BRIEF)
        return
    compared = compare_with_upper(found, upper, library)
    rows = [_compared_row(one, names) for one in compared.rows]
    quoted = any(one.upper_quote for one in compared.rows)
    brief = [name for name in AGAINST_BRIEF if quoted or name != "upper_quote"]
    emit_rows(rows, AGAINST_FIELDS, fmt, output, force=force, brief=brief)
    tell(_summary(compared.title, compared.rows))
    if compared.unregistered:
        tell(say("targets.unregistered", count=compared.unregistered))


def _found_row(target: FoundTarget, names: dict[str, str]) -> dict[str, object]:
    row = target.model_dump(mode="json", include=set(FIELDS))
    return {
        **row,
        "indicator": names.get(target.indicator_id or ""),
        "commitment": _commitment(target),
    }


def _compared_row(one: TargetComparison, names: dict[str, str]) -> dict[str, object]:
    return {
        "indicator_id": one.upper.indicator,
        "indicator": names.get(one.upper.indicator),
        "verdict": one.verdict.value,
        "standing": say(f"targets.verdict.{one.verdict.value}"),
        # The item, or the place in the plan's own text, says where it stands.
        "upper": f"{one.upper.item} {_commitment(one.upper)}",
        "found": _commitment(one.found) if one.found else None,
        "locator": one.found.locator if one.found else None,
        "quote": one.found.quote if one.found else None,
        # The register keeps no sentences of plans.
        "upper_quote": one.upper_quote or None,
        "upper_locator": one.upper_locator or None,
    }


def _commitment(target: FoundTarget | PlanTarget) -> str:
    """Return a target in one line: `≤3.0‰ 2025`, `↓18% 2020-2025`."""
    sign = _SIGNS.get(target.comparator.value, "")
    years = "-".join(
        str(year) for year in (target.base_year, target.target_year) if year
    )
    return f"{sign}{target.value}{target.unit} {years}".strip()


def _summary(title: str, compared: tuple[TargetComparison, ...]) -> str:
    counts = Counter(one.verdict.value for one in compared)
    verdicts = say("targets.comma").join(
        say(
            "targets.count",
            verdict=say(f"targets.verdict.{verdict}"),
            count=counts[verdict],
        )
        for verdict in ("stricter", "meets", "weaker", "missing", "unclear")
    )
    return say("targets.summary", plan=title, count=len(compared), verdicts=verdicts)
