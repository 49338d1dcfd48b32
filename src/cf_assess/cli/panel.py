"""Commands of the panel: panel, deliberate, conclude, explain."""

from __future__ import annotations

from typing import Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, emit_rows, tell
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.cli.options import FormatOption, Number
from cf_assess.language import say

EXPLAIN_FIELDS = (
    "criterion",
    "title",
    "state",
    "level",
    "contribution",
    "gain",
    "marks",
    "clauses",
)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("panel", help=say("help.panel"))(panel)
    app.command("deliberate", help=say("help.deliberate"))(deliberate)
    app.command("conclude", help=say("help.conclude"))(conclude)
    app.command("explain", help=say("help.explain"))(explain)


def panel(
    number: Number,
    fmt: Annotated[
        str | None,
        typer.Option("--format", metavar="table|json", help=say("help.format")),
    ] = None,
) -> None:
    """Show who is done; once deliberation is open, levels and agreement."""
    from cf_assess.cli.case import status
    from cf_assess.cli.result_views import report_json, report_text
    from cf_assess.models.case import Action, may
    from cf_assess.workflow.aggregate import panel_view

    with session.open_store() as store:
        seat = session.reading_seat(store, number)
        if may(seat.case(), seat.person, Action.SEE_PANEL):
            view = panel_view(seat)
            emit(report_json(view) if fmt == "json" else report_text(view))
            return
    tell(say("talk.panel.closed"))
    status(number)


def deliberate(
    number: Number,
    begin: Annotated[bool, typer.Option("--open", help=say("help.open"))] = False,
    settle: Annotated[
        str | None,
        typer.Option("--settle", metavar="CRITERION=LEVEL|NA", help=say("help.settle")),
    ] = None,
    confirm: Annotated[
        str | None, typer.Option("--confirm", metavar="FLAG", help=say("help.confirm"))
    ] = None,
    dismiss: Annotated[
        str | None, typer.Option("--dismiss", metavar="FLAG", help=say("help.dismiss"))
    ] = None,
    reason: Annotated[str, typer.Option(help=say("help.reason"))] = "",
    dissent: Annotated[str, typer.Option(help=say("help.dissent"))] = "",
) -> None:
    """Open deliberation, settle criteria and red flags, or list what is open."""
    from cf_assess.models.case import Action
    from cf_assess.workflow import deliberate as step

    with session.open_store() as store:
        seat = session.seat(store, number, Action.SETTLE)
        if begin:
            step.open_deliberation(seat)
            tell(say("talk.deliberation"))
        if (settle or confirm or dismiss) and not reason.strip():
            raise typer.BadParameter(say("talk.reason_needed"), param_hint="--reason")
        if settle:
            criterion, level = _read_settlement(settle)
            step.settle(seat, criterion, level, reason=reason, dissent=dissent)
            tell(say("talk.settled", criterion=criterion, mark=settle.split("=")[1]))
        for key, confirmed in ((confirm, True), (dismiss, False)):
            if key:
                step.decide_flag(seat, key, confirmed=confirmed, reason=reason)
                word = "talk.confirmed" if confirmed else "talk.dismissed"
                tell(say(word, flag=key))
        matters = step.matters_of(seat)
    if not (settle or confirm or dismiss):
        emit_rows([{"open": name} for name in matters], ("open",), None)
    tell(say("talk.open_matters", count=len(matters)))


def _read_settlement(word: str) -> tuple[str, int | None]:
    """Return criterion and level of `CRITERION=LEVEL`; None for `CRITERION=NA`."""
    criterion, _, mark = word.partition("=")
    if mark == "NA":
        return criterion, None
    if not (mark.isascii() and mark.isdecimal()):
        raise typer.BadParameter("CRITERION=LEVEL|NA", param_hint="--settle")
    return criterion, int(mark)


def conclude(
    number: Number,
    override: Annotated[
        str, typer.Option(metavar="VERDICT", help=say("help.override"))
    ] = "",
    reason: Annotated[str, typer.Option(help=say("help.reason"))] = "",
    strict: Annotated[bool, typer.Option("--strict", help=say("help.strict"))] = False,
) -> None:
    """Conclude the case; nothing in it can be changed afterwards."""
    from cf_assess.models.case import Action
    from cf_assess.workflow.cases import case_rubric
    from cf_assess.workflow.conclude import conclude as conclude_case

    if override and not reason.strip():
        raise typer.BadParameter(say("talk.reason_needed"), param_hint="--reason")
    with session.open_store() as store:
        seat = session.seat(store, number, Action.CONCLUDE)
        case = conclude_case(seat, override=override, reason=reason)
        frozen = case_rubric(store, number)
    if case.conclusion is None:
        raise RuntimeError(number)
    rule = frozen.verdict_rule(case.conclusion.verdict_id)
    emit(rule.label)
    tell(say("talk.concluded", number=number, disposition=rule.disposition))
    if strict and rule.reassess:
        raise typer.Exit(ExitCode.NEGATIVE)


def explain(
    number: Number,
    criterion: Annotated[
        str | None, typer.Argument(help=say("help.explain.criterion"))
    ] = None,
    fmt: FormatOption = None,
) -> None:
    """Show why the score is what it is, and what one more level would change."""
    from cf_assess.workflow.aggregate import panel_view
    from cf_assess.workflow.explain import explain_criterion, explain_total

    with session.open_store() as store:
        view = panel_view(session.reading_seat(store, number))
    lines = (
        explain_total(view)
        if criterion is None
        else (explain_criterion(view, criterion),)
    )
    rows = []
    for line in lines:
        row = line.model_dump(mode="json")
        row["state"] = say(f"label.state.{line.state.value}")
        row["marks"] = tuple(f"{name}: {code or '·'}" for name, code in line.marks)
        rows.append(row)
    emit_rows(rows, EXPLAIN_FIELDS, fmt)
