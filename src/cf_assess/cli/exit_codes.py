"""Exit codes, a contract with scripts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cf_assess.errors import CfAssessError


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    NEGATIVE = 1
    """The answer is no: a check failed, or a verdict asks for reassessment."""
    USAGE = 2
    """Usage, an unknown name, no terminal, or a faulty checklist, rubric or sheet."""
    DRAFT = 3
    """The draft cannot be read."""
    STORE = 4
    """The case store failed."""
    NOT_ALLOWED = 5
    """Not for this role or at this step of the case."""
    OUTPUT = 6
    """The output cannot be produced."""
    INTERNAL = 70
    """Our fault."""
    INTERRUPTED = 130
    """Ctrl-C."""


def exit_code_of(error: CfAssessError) -> ExitCode:
    """Return the code that an error ends a command with."""
    from cf_assess import errors  # loads the models

    kinds: list[tuple[type[CfAssessError] | tuple[type[CfAssessError], ...], ExitCode]]
    kinds = [
        ((errors.CaseMissingError, errors.MemberMissingError), ExitCode.USAGE),
        (errors.DraftError, ExitCode.DRAFT),
        (errors.StoreError, ExitCode.STORE),
        (errors.CaseError, ExitCode.NOT_ALLOWED),
        (errors.OpinionError, ExitCode.OUTPUT),
    ]
    for kind, code in kinds:
        if isinstance(error, kind):
            return code
    return ExitCode.USAGE
