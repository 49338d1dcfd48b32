"""An error as one sentence on stderr, with the exit code of the contract."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from cf_assess.cli.console import tell
from cf_assess.cli.exit_codes import ExitCode, exit_code_of
from cf_assess.errors import CfAssessError, SheetNotReadyError, SourceInvalidError
from cf_assess.language import explain_error, explain_problem, say
from cf_assess.models.problem import Problem


def report_error(error: Exception) -> ExitCode:
    """Say what went wrong and return the exit code."""
    if not isinstance(error, CfAssessError):
        tell(say("error.internal", reason=_one_line(error), log=_keep_log(error)))
        return ExitCode.INTERNAL
    for problem in _problems(error):
        tell(explain_problem(problem))
    tell(f"cf-assess: {explain_error(error)}")
    return exit_code_of(error)


def explain_whole(error: CfAssessError) -> str:
    """Return the sentence of an error with all its problems, for a cell of a table."""
    problems = [explain_problem(problem) for problem in _problems(error)]
    return "; ".join([explain_error(error), *problems])


def _problems(error: CfAssessError) -> tuple[Problem, ...]:
    """Return the problems that an error carries."""
    if isinstance(error, SourceInvalidError | SheetNotReadyError):
        return error.problems
    return ()


def _one_line(error: Exception) -> str:
    """Return an unexpected error without line breaks."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _keep_log(error: Exception) -> Path:
    """Write the traceback to a file of the user's own and return its path."""
    text = "".join(traceback.format_exception(error))
    handle, name = tempfile.mkstemp(prefix="cf-assess-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(name)
