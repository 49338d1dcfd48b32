"""Commands gathered, and the last catch of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cf_assess.cli import session
from cf_assess.cli.console import NobodyReadsError, tell
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.language import set_language
from cf_assess.settings import choose_language


def main() -> None:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Under LANG=C Chinese could not be written at all.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors become one sentence."""
    given, _ = session.split_options(arguments)
    # Words are chosen while commands are declared, so the language comes first.
    set_language(choose_language(given.get("language"), {}))
    try:
        rest = session.begin(arguments)
        set_language(session.settings().language)
        return _run_command(rest or ["--help"])
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except NobodyReadsError:
        # Keep Python from complaining when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:  # noqa: BLE001  # the one last catch of this interface
        from cf_assess.cli.report import report_error  # loads the models

        return report_error(error)


def _run_command(arguments: list[str]) -> int:
    """Parse and run one command."""
    import typer

    from cf_assess.cli.commands import build_app

    try:
        code = build_app(arguments)(
            args=arguments, prog_name="cf-assess", standalone_mode=False
        )
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except Exception as error:
        # Typer keeps its own copy of click, so its errors of usage have no public
        # name; they are told by the method that shows them.
        if not hasattr(error, "format_message"):
            raise
        from cf_assess.cli.usage import explain_usage

        tell(explain_usage(error))
        return ExitCode.USAGE
    return code if isinstance(code, int) else ExitCode.DONE
