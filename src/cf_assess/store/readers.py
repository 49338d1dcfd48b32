"""The reading half of the store: cases, their documents, and who may see what.

Marks leave the store only by `load_sheet`, `load_sheets` and `history`, and these ask
who is reading.
"""

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from cf_assess.errors import StoreDamagedError
from cf_assess.models.case import Action, Case, HistoryEntry, SheetStatus
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import EvidenceReport, RedFlag, ScreeningFindings
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Sheet
from cf_assess.store import documents, history, reading, verification
from cf_assess.store.engine import Database
from cf_assess.store.permissions import (
    require_allowed,
    require_member,
    require_visible,
)
from cf_assess.store.rows import fingerprint


class CaseReader:
    """An open store as far as it is read; a context manager that closes it.

    Methods raise `CaseMissingError` when there is no such case, a `StoreError` when
    the database fails, and `MemberMissingError` for a reader who is not of the case.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store, whatever happened."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def list_cases(self) -> tuple[Case, ...]:
        """Return all cases by number."""
        with self._database.reading() as connection:
            return reading.list_cases(connection)

    def load_case(self, number: str) -> Case:
        """Return a case without its marks.

        Raises:
            CaseMissingError: there is none; it names the nearest number.
        """
        with self._database.reading() as connection:
            return reading.load_case(connection, number)

    def load_draft(self, number: str) -> Draft:
        """Return the draft as it was read when the case was registered."""
        with self._database.reading() as connection:
            return documents.load_draft(connection, number)

    def load_draft_bytes(self, number: str) -> tuple[str, bytes]:
        """Return the name and the bytes of the draft's file, as received.

        Raises:
            StoreDamagedError: they are no longer the bytes that were received.
        """
        with self._database.reading() as connection:
            name, data, sha256 = documents.load_draft_bytes(connection, number)
        if fingerprint(data) != sha256:
            raise StoreDamagedError(store=self._database.name)
        return name, data

    def load_rubric(self, number: str) -> FrozenRubric:
        """Return the rubric with everything it refers to, as it was frozen."""
        with self._database.reading() as connection:
            return documents.load_rubric(connection, number)

    def load_evidence(self, number: str) -> EvidenceReport:
        """Return what the machine located in the draft."""
        with self._database.reading() as connection:
            return documents.load_evidence(connection, number)

    def load_flags(self, number: str) -> tuple[RedFlag, ...]:
        """Return the red flags that the machine found in the draft."""
        with self._database.reading() as connection:
            return documents.load_flags(connection, number)

    def load_findings(self, number: str) -> ScreeningFindings:
        """Return what the machine found for screening."""
        with self._database.reading() as connection:
            return documents.load_findings(connection, number)

    def load_sheet(self, number: str, reader: str, owner: str) -> Sheet:
        """Return the sheet of `owner`, in the order of the rubric.

        Raises:
            HiddenSheetError: it is another's, and deliberation is not open.
        """
        with self._database.reading() as connection:
            case = reading.load_case(connection, number)
            require_visible(case, reader, owner)
            return reading.load_sheet(connection, number, owner)

    def load_sheets(self, number: str, reader: str) -> tuple[Sheet, ...]:
        """Return all submitted sheets, in the order of invitation.

        Raises:
            HiddenSheetError: one of them is another's, and deliberation is not open.
        """
        with self._database.reading() as connection:
            case = reading.load_case(connection, number)
            require_member(case, reader)
            owners = [
                member.id
                for member in case.reviewers
                if member.status is SheetStatus.SUBMITTED
            ]
            for owner in owners:
                require_visible(case, reader, owner)
            return tuple(
                reading.load_sheet(connection, number, owner) for owner in owners
            )

    def progress(self, number: str, reader: str) -> Mapping[str, SheetStatus]:
        """Return each reviewer's status; how many marks there are is not told."""
        with self._database.reading() as connection:
            case = reading.load_case(connection, number)
        require_allowed(case, reader, Action.SEE_PROGRESS)
        return {member.id: member.status for member in case.reviewers}

    # The history

    def history(self, number: str, reader: str) -> tuple[HistoryEntry, ...]:
        """Return what `reader` may see of the history now, oldest first.

        While sheets are hidden from the reader, entries about others' marks are
        left out, the rest is numbered anew, and digests are empty.
        """
        with self._database.reading() as connection:
            case = reading.load_case(connection, number)
            require_allowed(case, reader, Action.SEE_PROGRESS)
            entries = history.load_entries(connection, number)
        return history.show_entries(entries, case, reader)

    def verify_history(self, number: str) -> tuple[int, ...]:
        """Return the sequence numbers of entries altered, missing or slipped in."""
        with self._database.reading() as connection:
            length = reading.load_trail_length(connection, number)
            entries = history.load_entries(connection, number)
        return history.find_breaks(number, entries, length)

    def verify_content(self, number: str) -> tuple[str, ...]:
        """Return the names of what differs from what the history tells, sorted."""
        with self._database.reading() as connection:
            return verification.find_untold(connection, number)
