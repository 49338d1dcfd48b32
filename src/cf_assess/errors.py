"""Every exception, one class a cause.

    CfAssessError
      UsageError          a word on the command line that means nothing (exit 2)
        UnknownNameError
        MemberTwiceError
        NoTerminalError
        FileMissingError
      SourceError         checklists, rubrics, sheets (exit 2)
        SourceInvalidError
        SourceUnreadableError, WeightsDamagedError
      DraftError          the draft cannot be read (exit 3)
        DraftMissingError, DraftEmptyError, DraftEncryptedError, DraftDamagedError,
        DraftBinaryError, DraftEncodingError, DraftTooLargeError,
        DraftFormatError, DraftMisnamedError, DraftWithoutTextError, DraftTooSlowError,
        ConverterMissingError, ConversionError
      ScoringError
        UnknownCriterionError, LevelOutOfScaleError
      StoreError          the case store failed (exit 4)
        StoreUnreachableError, StoreFullError, StoreDamagedError
        StoreReadOnlyError, StoreTooNewError, StoreBusyError
      CaseError
        CaseMissingError  (exit 2)
        MemberMissingError (exit 2)
        NotAllowedError, HiddenSheetError, CaseConcludedError,
        SheetNotReadyError, SheetsOutstandingError,
        ConclusionBlockedError (exit 5)
      OpinionError        the output cannot be produced (exit 6)
        FontMissingError, GlyphMissingError, OutputExistsError,
        OutputUnwritableError, RendererMissingError

A class carries the values of its sentence; the sentence itself is the wording
`error.<ClassName>`, in both languages, and says what, where, and what to do next.
"""

from collections.abc import Sequence

from cf_assess.models.problem import Problem


class CfAssessError(Exception):
    """What stops the work and is not our fault.

    Args:
        values: what fills the sentence `error.<ClassName>`.
    """

    def __init__(self, **values: object) -> None:
        self.values = {key: str(value) for key, value in values.items()}
        super().__init__(", ".join(f"{k}={v}" for k, v in self.values.items()))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process of a batch."""
        return _rebuild, (type(self), self.values, self.__dict__)


def _rebuild(
    kind: type[CfAssessError], values: dict[str, str], state: dict[str, object]
) -> CfAssessError:
    """Return an error as it was, whatever its own `__init__` asks for."""
    error = kind.__new__(kind)
    CfAssessError.__init__(error, **values)
    error.__dict__.update(state)
    return error


class UsageError(CfAssessError):
    """A word on the command line that means nothing."""


class UnknownNameError(UsageError):
    """No such criterion, rubric, checklist…; values: kind, name, nearest."""


class MemberTwiceError(UsageError):
    """A person is named twice in one case; values: person."""


class NoTerminalError(UsageError):
    """A terminal is needed and there is none."""


class FileMissingError(UsageError):
    """A file named on the command line, not a draft, is not there; values: name."""


class SourceError(CfAssessError):
    """A checklist, rubric or sheet cannot be used."""


class SourceInvalidError(SourceError):
    """A file has faults; it carries all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(count=len(self.problems))


class SourceUnreadableError(SourceError):
    """A checklist, rubric or sheet cannot be opened at all; values: name, reason."""


class WeightsDamagedError(SourceError):
    """The file of the second opinion is none, or not sound; values: reason."""


class DraftError(CfAssessError):
    """The draft cannot be read; values: name, and what the class adds."""


class DraftMissingError(DraftError):
    """There is no such file; values: name."""


class DraftEmptyError(DraftError):
    """Nothing in it; values: name."""


class DraftEncryptedError(DraftError):
    """Protected by a password; values: name."""


class DraftDamagedError(DraftError):
    """Truncated, or not what its suffix says; values: name, reason."""


class DraftBinaryError(DraftError):
    """A plain-text suffix on something that is no text; values: name."""


class DraftEncodingError(DraftError):
    """Text in an encoding that could not be told; values: name."""


class DraftTooLargeError(DraftError):
    """Beyond a limit of the reader; values: name, limit."""


class DraftFormatError(DraftError):
    """A format that is not read; values: name, format."""


class DraftMisnamedError(DraftError):
    """Not what its suffix says, nor anything else known; values: name, format."""


class DraftWithoutTextError(DraftError):
    """Pages without a text layer, as from a scanner; values: name."""


class DraftTooSlowError(DraftError):
    """Reading took longer than the limit; values: name, seconds."""


class ConverterMissingError(DraftError):
    """An old format, and no LibreOffice here to convert it; values: name, format."""


class ConversionError(DraftError):
    """LibreOffice could not convert it; values: name, reason."""


class ScoringError(CfAssessError):
    """Marks that do not fit the rubric."""


class UnknownCriterionError(ScoringError):
    """A mark on a criterion that the rubric does not ask; values: criterion."""


class LevelOutOfScaleError(ScoringError):
    """A level that the scale does not have; values: criterion, level, highest."""


class StoreError(CfAssessError):
    """The case store failed; values: store, and what the class adds."""


class StoreUnreachableError(StoreError):
    """It cannot be opened; values: store, reason."""


class StoreFullError(StoreError):
    """No space left; values: store."""


class StoreDamagedError(StoreError):
    """Not a store, or a damaged one; values: store."""


class StoreReadOnlyError(StoreError):
    """It cannot be written; values: store."""


class StoreTooNewError(StoreError):
    """Written by a newer version; values: store."""


class StoreBusyError(StoreError):
    """Locked by somebody else for too long; values: store."""


class CaseError(CfAssessError):
    """Something about a case."""


class CaseMissingError(CaseError):
    """No case with this number; values: number, nearest."""


class MemberMissingError(CaseError):
    """Not a person of this case, or nobody named; values: number, person, members."""


class NotAllowedError(CaseError):
    """Not for this role or at this step; values: action, person, role, step."""


class HiddenSheetError(CaseError):
    """Another's marks before deliberation is open; values: owner."""


class CaseConcludedError(CaseError):
    """It is concluded and can no longer be changed; values: number."""


class SheetNotReadyError(CaseError):
    """A sheet lacks something for submission; carries the problems."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(count=len(self.problems))


class SheetsOutstandingError(CaseError):
    """Deliberation waits for sheets; values: reviewers."""


class ConclusionBlockedError(CaseError):
    """Something must be settled before concluding; values: open, criteria."""


class OpinionError(CfAssessError):
    """The output cannot be produced."""


class FontMissingError(OpinionError):
    """No Chinese font is installed; values: family."""


class GlyphMissingError(OpinionError):
    """A character that no installed font has; values: characters."""


class OutputExistsError(OpinionError):
    """The file is there already; values: name."""


class OutputUnwritableError(OpinionError):
    """The file cannot be written; values: name, reason."""


class RendererMissingError(OpinionError):
    """A system library of the PDF renderer is missing; values: reason."""
