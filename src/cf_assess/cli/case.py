"""Commands that set up a case and watch it: case, screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, emit_rows, tell
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.cli.options import (
    FormatOption,
    Number,
    Output,
    RevisionsOption,
    RubricOption,
)
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.case import Case

CASE_FIELDS = ("number", "title", "rubric", "step", "created_at")
CASE_BRIEF = ("number", "title", "rubric", "stage", "created_at")
HISTORY_FIELDS = ("sequence", "at", "actor", "action", "subject", "before", "after")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=say("help.case"), no_args_is_help=True)
    group.command("new", help=say("help.case.new"))(new)
    group.command("list", help=say("help.case.list"))(list_all)
    group.command("show", help=say("help.case.show"))(show)
    group.command("status", help=say("help.case.status"))(status)
    group.command("history", help=say("help.case.history"))(history)
    group.command("verify", help=say("help.case.verify"))(verify)
    app.add_typer(group, name="case")
    app.command("screen", help=say("help.screen"))(screen)


def new(
    draft: Annotated[Path, typer.Argument(help=say("help.draft.file"))],
    rubric: RubricOption,
    reviewer: Annotated[
        list[str] | None,
        typer.Option(metavar="ID[:FIELD[:UNIT]]", help=say("help.case.reviewer")),
    ] = None,
    chair: Annotated[str, typer.Option(help=say("help.case.chair"))] = "chair",
    drafter: Annotated[str, typer.Option(help=say("help.case.drafter"))] = "drafter",
    kind: Annotated[str | None, typer.Option(help=say("help.case.kind"))] = None,
    title: Annotated[str, typer.Option(help=say("help.case.title"))] = "",
    unit: Annotated[str, typer.Option(help=say("help.case.unit"))] = "",
    issuer: Annotated[str, typer.Option(help=say("help.case.issuer"))] = "",
    revisions: RevisionsOption = "accepted",
) -> None:
    """Register a draft and print the number of the new case."""
    from cf_assess.cli.parse import read_kind, read_reviewer, read_revisions
    from cf_assess.workflow import criteria, register

    settings = session.settings()
    reviewers = [read_reviewer(word) for word in reviewer or ()]
    if reviewers:
        office = settings.person or "secretariat"
        members = register.panel_members(reviewers, office, chair, drafter)
    else:
        members = register.single_member(settings.person)
    frozen = criteria.frozen_rubric(criteria.open_library(settings.library), rubric)
    entry = register.Registration(
        path=draft,
        frozen=frozen,
        members=members,
        now=session.now(),
        kind=read_kind(kind),
        title=title,
        drafting_unit=unit,
        issuer=issuer or settings.issuer,
        revisions=read_revisions(revisions),
    )
    with session.open_store() as store:
        case = register.register_case(store, entry)
    for warning in register.panel_warnings(case, frozen):
        tell(say(f"talk.panel.{warning.code}", **warning.values))
    tell(say("talk.registered", title=case.title, step=_step(case)))
    emit(case.number)


def _step(case: Case) -> str:
    """Return where a case stands, in words."""
    return say(f"label.step.{case.step.value}")


def list_all(fmt: FormatOption = None, output: Output = None) -> None:
    """List all cases."""
    from cf_assess.workflow.cases import case_rubric, list_cases

    with session.open_store() as store:
        rows = [
            {
                "number": case.number,
                "title": case.title,
                "rubric": case_rubric(store, case.number).rubric.id,
                "step": case.step.value,
                "stage": _step(case),
                "created_at": case.created_at,
            }
            for case in list_cases(store)
        ]
    emit_rows(rows, CASE_FIELDS, fmt, output, brief=CASE_BRIEF)


def show(
    number: Number,
    fmt: Annotated[
        str | None,
        typer.Option("--format", metavar="text|json", help=say("help.format")),
    ] = None,
) -> None:
    """Show what is known of a case, marks apart."""
    from cf_assess.cli.case_views import case_text
    from cf_assess.workflow.cases import case_rubric, load_case

    with session.open_store() as store:
        case = load_case(store, number)
        rubric = case_rubric(store, number).rubric
    if fmt == "json":
        value = case.model_dump(mode="json")
        emit(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1))
        return
    emit(case_text(case, rubric))


def status(number: Number, fmt: FormatOption = None) -> None:
    """Show where a case stands and who has submitted."""
    from cf_assess.workflow.cases import case_progress

    with session.open_store() as store:
        seat = session.reading_seat(store, number)
        case, progress = seat.case(), case_progress(seat)
    tell(say("talk.status", number=number, step=_step(case)))
    rows = [
        {
            "reviewer": name,
            "status": state.value,
            "state": say(f"label.status.{state.value}"),
        }
        for name, state in progress.items()
    ]
    emit_rows(rows, ("reviewer", "status"), fmt, brief=("reviewer", "state"))


def history(number: Number, fmt: FormatOption = None, output: Output = None) -> None:
    """Show who changed what, when, from what to what."""
    from cf_assess.workflow.cases import case_history

    with session.open_store() as store:
        entries = case_history(session.reading_seat(store, number))
    rows = [entry.model_dump(include=set(HISTORY_FIELDS)) for entry in entries]
    emit_rows(rows, HISTORY_FIELDS, fmt, output)


def verify(number: Number) -> None:
    """Recompute everything a case claims and report any break."""
    from cf_assess.workflow.verify import verify_case

    with session.open_store() as store:
        breaks = verify_case(store, number)
    for found in breaks:
        emit(say(f"talk.break.{found.code}", detail=found.detail))
    if breaks:
        raise typer.Exit(ExitCode.NEGATIVE)
    tell(say("talk.verified", number=number))


def screen(
    number: Number,
    touches: Annotated[
        bool | None,
        typer.Option("--children/--no-children", help=say("help.screen.touches")),
    ] = None,
    reason: Annotated[str, typer.Option(help=say("help.screen.reason"))] = "",
    group: Annotated[
        list[str] | None, typer.Option(metavar="ID", help=say("help.screen.group"))
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option(metavar="ID", help=say("help.screen.also"))
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="ID", help=say("help.screen.without"))
    ] = None,
) -> None:
    """Show what the machine found, or record what a person decides."""
    from cf_assess.cli.case_views import findings_text
    from cf_assess.models.case import Action
    from cf_assess.workflow import cases
    from cf_assess.workflow.screen import groups_touched, record_screening

    with session.open_store() as store:
        if touches is None:
            findings = cases.case_screening_findings(store, number)
            emit(findings_text(findings))
            tell(say("talk.screen.hint", number=number))
            return
        if not reason.strip():
            raise typer.BadParameter(say("talk.reason_needed"), param_hint="--reason")
        seat = session.seat(store, number, Action.SCREEN)
        case = record_screening(
            seat,
            child_related=touches,
            reason=reason,
            groups=groups_touched(
                seat, only=group or None, also=also or (), without=without or ()
            ),
        )
    tell(say("talk.status", number=number, step=_step(case)))
