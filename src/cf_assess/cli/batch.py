"""The command for many drafts: batch run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cf_assess.cli import session
from cf_assess.cli.console import emit, tell
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.cli.options import Force, RubricOption
from cf_assess.cli.progress_bar import ProgressBar
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.library import Library
    from cf_assess.workflow.batch_opinions import OpinionWish


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(help=say("help.batch"), no_args_is_help=True)
    group.command("run", help=say("help.batch.run"))(run)
    group.callback()(_only_a_group)
    app.add_typer(group, name="batch")


def _only_a_group() -> None:
    # With one command alone typer would swallow the word `run`.
    return


def run(
    source: Annotated[Path, typer.Argument(help=say("help.batch.source"))],
    rubric: RubricOption,
    out: Annotated[Path, typer.Option(metavar="DIR", help=say("help.batch.out"))],
    jobs: Annotated[int, typer.Option(min=1, help=say("help.batch.jobs"))] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help=say("help.batch.resume"))
    ] = False,
    opinions: Annotated[
        bool, typer.Option("--opinions", help=say("help.batch.opinions"))
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=say("help.batch.strict"))
    ] = False,
    force: Force = False,
) -> None:
    """Assess every draft of a folder or manifest; one bad file does not stop it."""
    from cf_assess.cli.report import explain_whole
    from cf_assess.workflow.batch import BatchPlan, run_batch
    from cf_assess.workflow.batch_jobs import list_jobs
    from cf_assess.workflow.criteria import frozen_rubric, open_library

    settings = session.settings()
    library = open_library(settings.library)
    plan = BatchPlan(
        jobs=list_jobs(source),
        frozen=frozen_rubric(library, rubric),
        out=out,
        workers=jobs,
        resume=resume,
        force=force,
        wish=_wish(library, settings.issuer) if opinions else None,
    )
    with ProgressBar() as progress:
        summary = run_batch(plan, progress, explain_whole)
    tell(
        say(
            "talk.batch",
            done=summary.done,
            failed=summary.failed,
            resumed=summary.resumed,
        )
    )
    emit(str(out.resolve()))
    if strict and summary.failed:
        raise typer.Exit(ExitCode.NEGATIVE)


def _wish(library: Library, issuer: str) -> OpinionWish:
    """Return what the opinions of this batch have in common."""
    from cf_assess.workflow.batch_opinions import OpinionWish

    titles = tuple((plan.id, plan.title) for plan in library.plans)
    return OpinionWish(now=session.now(), issuer=issuer, plan_titles=titles)
