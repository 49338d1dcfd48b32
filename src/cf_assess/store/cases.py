"""CaseStore: every case of an office, and every change of one, committed when made.

A change is one transaction: the case is loaded, the one table of `models.case` is
asked, the change is written, and an entry is added to the history.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from cf_assess.models.case import Action, Case, Screening, SheetStatus
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.response import Response
from cf_assess.models.sheet import Mark, Sheet
from cf_assess.models.verdict import Conclusion
from cf_assess.store import reading, sheets, steps
from cf_assess.store.deeds import Deed
from cf_assess.store.engine import open_database
from cf_assess.store.permissions import require_allowed
from cf_assess.store.readers import CaseReader
from cf_assess.store.registration import NewCase, insert_case
from cf_assess.store.schema import prepare

BUSY_SECONDS = 30.0
"""With 50 writers at once the slowest waited 1.2 s; beyond this something hangs."""


def open_store(url: str, *, busy_seconds: float = BUSY_SECONDS) -> "CaseStore":
    """Return the store at `url`, checked and up to date; made where there is none.

    Args:
        url: `sqlite:///…`, `postgresql+psycopg://…`, or the path of a file.
        busy_seconds: how long a writer waits for its turn.

    Raises:
        StoreUnreachableError, StoreReadOnlyError, StoreFullError, StoreBusyError:
            it cannot be opened or made.
        StoreDamagedError, StoreTooNewError: what is there cannot be used.
    """
    database = open_database(url, busy_seconds)
    try:
        prepare(database, busy_seconds)
    except BaseException:
        database.close()
        raise
    return CaseStore(database)


class CaseStore(CaseReader):
    """An open store; a context manager that closes it.

    Its methods raise `MemberMissingError`, `NotAllowedError` or
    `CaseConcludedError` when the actor may not, `CaseMissingError` when there is no
    such case, a `StoreError` when the database fails, and then change nothing.
    """

    def create_case(self, new: NewCase, now: str) -> Case:
        """Register a case under the next number of the year of `now`."""
        with self._database.writing() as connection:
            number = insert_case(connection, new, now)
            return reading.load_case(connection, number)

    # Sheets

    def save_mark(
        self, number: str, actor: str, owner: str, mark: Mark, now: str
    ) -> None:
        """Save one mark of `owner`, who must be the actor.

        A mark that says nothing clears the criterion; a mark that is there already
        is not written again.

        Raises:
            UnknownCriterionError, LevelOutOfScaleError: the frozen rubric has no
                place for it.
        """
        with self._change(number, actor, Action.MARK, now) as deed:
            sheets.save_mark(deed, owner, mark)

    def import_sheet(self, number: str, actor: str, sheet: Sheet, now: str) -> int:
        """Save a whole sheet, all or nothing, and return how many marks changed.

        Criteria that it leaves blank keep the marks they have.

        Raises:
            UnknownCriterionError, LevelOutOfScaleError: the frozen rubric has no
                place for a mark.
        """
        with self._change(number, actor, Action.IMPORT_SHEET, now) as deed:
            return sheets.import_sheet(deed, sheet)

    def submit_sheet(self, number: str, actor: str, owner: str, now: str) -> None:
        """Hand in the sheet of `owner`; doing so twice changes nothing."""
        with self._change(number, actor, Action.SUBMIT, now) as deed:
            sheets.submit_sheet(deed, owner)

    def reopen_sheet(
        self, number: str, actor: str, owner: str, reason: str, now: str
    ) -> None:
        """Give a submitted sheet, or that of a withdrawn reviewer, back to `owner`."""
        with self._change(number, actor, Action.REOPEN, now) as deed:
            sheets.change_status(deed, owner, SheetStatus.OPEN, reason)

    def withdraw_reviewer(
        self, number: str, actor: str, owner: str, reason: str, now: str
    ) -> None:
        """Take a reviewer out of the panel; the marks stay and no longer count."""
        with self._change(number, actor, Action.WITHDRAW, now) as deed:
            sheets.change_status(deed, owner, SheetStatus.WITHDRAWN, reason)

    # The steps of a case

    def record_screening(
        self, number: str, actor: str, screening: Screening, now: str
    ) -> None:
        """Record 初筛; a draft that touches no child goes no further."""
        with self._change(number, actor, Action.SCREEN, now) as deed:
            steps.record_screening(deed, screening)

    def open_deliberation(self, number: str, actor: str, now: str) -> None:
        """Show the sheets to the panel.

        Raises:
            NotAllowedError: not every sheet is submitted or withdrawn yet.
        """
        with self._change(number, actor, Action.OPEN_DELIBERATION, now) as deed:
            steps.open_deliberation(deed)

    def decide_flag(self, number: str, actor: str, decision: FlagDecision) -> None:
        """Record a person's word on a red flag.

        Raises:
            UnknownNameError: no such flag was found in the draft.
        """
        with self._change(number, actor, Action.DECIDE_FLAG, decision.at) as deed:
            steps.decide_flag(deed, decision)

    def settle(self, number: str, actor: str, settlement: Settlement) -> None:
        """Record a settled level; the marks stay as they are.

        Raises:
            UnknownCriterionError, LevelOutOfScaleError: the frozen rubric has no
                place for it.
        """
        with self._change(number, actor, Action.SETTLE, settlement.at) as deed:
            steps.settle(deed, settlement)

    def conclude(self, number: str, actor: str, conclusion: Conclusion) -> None:
        """Record the verdict of the case."""
        with self._change(number, actor, Action.CONCLUDE, conclusion.at) as deed:
            steps.conclude(deed, conclusion)

    def issue(self, number: str, actor: str, number_format: str, now: str) -> str:
        """Return the number of the opinion, taken once and then kept.

        Args:
            number: of the case.
            actor: who issues.
            number_format: in which `{year}` and `{number}` are replaced.
            now: tells the year.
        """
        with self._change(number, actor, Action.ISSUE, now) as deed:
            return steps.issue(deed, number_format)

    def respond(self, number: str, actor: str, response: Response) -> None:
        """Record the drafting department's answer to a recommendation."""
        with self._change(number, actor, Action.RESPOND, response.at) as deed:
            steps.respond(deed, response)

    @contextmanager
    def _change(
        self, number: str, actor: str, action: Action, at: str
    ) -> Iterator[Deed]:
        """Give a deed that is allowed, in a transaction of its own."""
        with self._database.writing() as connection:
            case = reading.load_case(connection, number, lock=True)
            require_allowed(case, actor, action)
            yield Deed(connection, case, actor, action, at)
