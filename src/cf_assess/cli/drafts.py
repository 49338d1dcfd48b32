"""Commands on drafts alone: show, evidence, flags, score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, emit_rows, is_terminal, tell
from cf_assess.cli.draft_compare import compare
from cf_assess.cli.draft_references import references
from cf_assess.cli.options import (
    Force,
    FormatOption,
    Output,
    RevisionsOption,
    RubricOption,
)
from cf_assess.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cf_assess.models.evidence import Evidence, EvidenceReport

EVIDENCE_FIELDS = (
    "doc",
    "criterion",
    "topic_id",
    "locator",
    "article",
    "start",
    "end",
    "quote",
    "score",
    "tier",
    "strength",
    "about",
    "basis",
    "cited",
    "because",
    "nearest",
)
EVIDENCE_BRIEF = ("criterion", "locator", "tier", "score", "quote")
FLAG_BRIEF = ("flag", "severity", "locator", "quote", "why")
FLAG_FIELDS = (
    "doc",
    "flag",
    "category",
    "severity",
    "locator",
    "article",
    "quote",
    "why",
)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=say("help.draft"), no_args_is_help=True)
    group.command("show", help=say("help.draft.show"))(show)
    group.command("compare", help=say("compare.help"))(compare)
    group.command("references", help=say("help.draft.references"))(references)
    app.add_typer(group, name="draft")
    app.command("evidence", help=say("help.evidence"))(evidence)
    app.command("flags", help=say("help.flags"))(flags)


def show(
    file: Annotated[Path, typer.Argument(help=say("help.draft.file"))],
    fmt: Annotated[
        str | None,
        typer.Option("--format", metavar="tree|json", help=say("help.draft.format")),
    ] = None,
    revisions: RevisionsOption = "accepted",
    more: Annotated[bool, typer.Option("--more", help=say("help.draft.more"))] = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show the clauses of a draft."""
    from cf_assess.cli.draft_views import draft_json, draft_tree, tell_warnings
    from cf_assess.cli.parse import read_revisions
    from cf_assess.workflow.locate import check_draft

    if fmt not in {None, "tree", "json"}:
        raise typer.BadParameter("tree | json", param_hint="--format")
    draft = check_draft(file, read_revisions(revisions))
    as_json = fmt == "json" or (fmt is None and not is_terminal())
    shown = draft_json(draft, more=more) if as_json else draft_tree(draft)
    emit(shown, output, force=force)
    if not as_json:
        tell_warnings(draft)


def evidence(
    files: Annotated[list[Path], typer.Argument(help=say("help.draft.files"))],
    rubric: RubricOption,
    criterion: Annotated[
        str | None, typer.Option("--criterion", help=say("help.evidence.criterion"))
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help=say("help.evidence.misses"))
    ] = False,
    cues_only: Annotated[
        bool, typer.Option("--cues-only", help=say("help.evidence.cues_only"))
    ] = False,
    fmt: FormatOption = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Locate what bears on each criterion."""
    from cf_assess.workflow import criteria, locate

    library = criteria.open_library(session.settings().library)
    frozen = criteria.frozen_rubric(library, rubric)
    asked = list(frozen.criteria)
    if criterion and criterion not in frozen.by_id:
        asked.append(criteria.find_criterion(library, criterion))
    finder = locate.prepare_finder(frozen, asked, cues_only=cues_only)
    rows: list[dict[str, object]] = []
    is_second = True
    for file in files:
        report = locate.locate_evidence(locate.open_draft(file), finder)
        # All are searched for: what others find has a say in the second opinion.
        report = report.only(criterion) if criterion else report
        rows += _evidence_rows(file.stem, report)
        rows += _miss_rows(file.stem, report) if misses else ()
        _tell_absence(file.stem, report)
        is_second = report.second_opinion
    if not (is_second or cues_only):
        tell(say("talk.cues_alone"))
    brief = ("doc",) * (len(files) > 1) + EVIDENCE_BRIEF
    emit_rows(rows, EVIDENCE_FIELDS, fmt, output, force=force, brief=brief)


def _tell_absence(doc: str, report: EvidenceReport) -> None:
    """Tell whom the draft is about, and for what nothing was found."""
    if report.subject is not None:
        subject = report.subject
        key = f"talk.subject.{subject.whole.value}"
        tell(say(key, doc=doc, named=subject.named, of=subject.of))
    for miss in report.misses:
        tell(
            say(
                "talk.miss.nearest" if miss.nearest else "talk.miss",
                doc=doc,
                criterion=miss.criterion,
                clauses=miss.clauses_searched,
                nearest="；".join(miss.nearest),
            )
        )


def _evidence_rows(doc: str, report: EvidenceReport) -> Iterator[dict[str, object]]:
    """Yield a row for each located clause."""
    for found in report.found:
        row = found.model_dump(include=set(EVIDENCE_FIELDS))
        yield {
            **row,
            "doc": doc,
            # A number, unlike scores of a panel: it only ranks.
            "score": float(found.score),
            "tier": found.tier.value,
            "strength": found.strength.value,
            "about": found.about.value,
            "basis": found.basis.value,
            "because": "；".join(_reasons(found)),
            "nearest": None,
        }


def _reasons(found: Evidence) -> Iterator[str]:
    """Yield the words that a located clause rests on."""
    if found.weighed:
        yield from (f"{part.word} {part.weight:+.2f}" for part in found.weighed)
    else:
        begin = found.start
        yield from (found.quote[s.start - begin : s.end - begin] for s in found.spans)


def _miss_rows(doc: str, report: EvidenceReport) -> Iterator[dict[str, object]]:
    """Yield a row without place and score for each criterion with nothing found."""
    for miss in report.misses:
        empty = dict.fromkeys(EVIDENCE_FIELDS)
        yield {
            **empty,
            "doc": doc,
            "criterion": miss.criterion,
            "topic_id": miss.topic_id,
            "nearest": "；".join(miss.nearest) or None,
        }


def flags(
    files: Annotated[list[Path], typer.Argument(help=say("help.draft.files"))],
    rubric: Annotated[
        str, typer.Option("--rubric", metavar="ID", help=say("help.rubric"))
    ] = "general",
    fmt: FormatOption = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Notice provisions that may harm children."""
    from cf_assess.workflow import criteria, locate

    library = criteria.open_library(session.settings().library)
    finder = locate.prepare_finder(criteria.frozen_rubric(library, rubric), [])
    rows: list[dict[str, object]] = []
    for file in files:
        for flag in locate.locate_flags(locate.open_draft(file), finder):
            row = flag.model_dump(include=set(FLAG_FIELDS))
            rows.append({**row, "doc": file.stem})
    tell(say("talk.flags", count=len(rows)))
    brief = ("doc",) * (len(files) > 1) + FLAG_BRIEF
    emit_rows(rows, FLAG_FIELDS, fmt, output, force=force, brief=brief)
