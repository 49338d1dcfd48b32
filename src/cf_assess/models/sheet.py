"""A reviewer's answers (评分表)."""

from enum import StrEnum

from pydantic import model_validator

from cf_assess.models.base import Model
from cf_assess.models.problem import Problem


class MarkState(StrEnum):
    """The kinds of answer; a criterion without a mark is not yet scored."""

    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"
    CANNOT_JUDGE = "cannot_judge"
    NOT_SCORED = "not_scored"


class Mark(Model):
    """One reviewer's answer to one criterion (评分)."""

    criterion: str
    state: MarkState
    level: int | None = None
    """Given exactly when the state is `scored`."""
    reason: str = ""
    """For 不适用 a `NotApplicableReason`, optionally with text after a colon."""
    clauses: tuple[str, ...] = ()
    """Locators of the clauses relied on."""
    comment: str = ""
    suggestion: str = ""

    @model_validator(mode="after")
    def _level_belongs_to_scored(self) -> "Mark":
        if (self.level is not None) != (self.state is MarkState.SCORED):
            raise ValueError("level and state disagree")
        return self

    @property
    def reason_parts(self) -> tuple[str, str]:
        """Return the reason before its first colon, often a code, and what follows."""
        first, _, rest = self.reason.replace("：", ":", 1).partition(":")
        return first.strip(), rest.strip()

    @property
    def code(self) -> str:
        """Return the mark as sheets write it: a level, `NA`, `CJ` or nothing."""
        match self.state:
            case MarkState.NOT_APPLICABLE:
                return "NA"
            case MarkState.CANNOT_JUDGE:
                return "CJ"
            case MarkState.SCORED:
                return str(self.level)
            case MarkState.NOT_SCORED:
                return ""


class Sheet(Model):
    """One reviewer's marks, in the order of the rubric's criteria."""

    reviewer: str
    marks: tuple[Mark, ...]

    def mark(self, criterion_id: str) -> Mark | None:
        """Return the mark on a criterion, or None when there is none."""
        return next((m for m in self.marks if m.criterion == criterion_id), None)


class SheetFile(Model):
    """What a file of sheets held, and all that was wrong in it."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    case_number: str = ""
    """The case that the file was made for; empty where it does not say."""
