"""Verify: recompute everything a case claims from what is stored."""

import hashlib

from cf_assess.errors import CaseError, ScoringError, StoreDamagedError
from cf_assess.models.base import Model
from cf_assess.models.case import Case, Step
from cf_assess.store import CaseStore
from cf_assess.workflow.aggregate import PanelView, case_view


class Break(Model):
    """Something that does not fit; worded as `talk.break.<code>`."""

    code: str
    detail: str


def verify_case(store: CaseStore, number: str) -> tuple[Break, ...]:
    """Return every break between what a case claims and what is stored."""
    case = store.load_case(number)
    breaks = [
        Break(code="history", detail=str(sequence))
        for sequence in store.verify_history(number)
    ]
    breaks += [
        Break(code="content", detail=what) for what in store.verify_content(number)
    ]
    source = store.load_draft(number).source
    if not _is_as_received(store, number, source.sha256):
        breaks.append(Break(code="draft", detail=source.name))
    return tuple(breaks + _conclusion_breaks(store, case))


def _is_as_received(store: CaseStore, number: str, sha256: str) -> bool:
    """Tell whether the bytes of the draft are those that were registered."""
    try:
        _, data = store.load_draft_bytes(number)
    except StoreDamagedError:  # they do not fit what stands beside them
        return False
    return hashlib.sha256(data).hexdigest() == sha256


def _conclusion_breaks(store: CaseStore, case: Case) -> list[Break]:
    """Return whether the concluded verdict follows from the stored marks."""
    if case.conclusion is None or case.step is Step.SCREENED_OUT:
        return []
    claimed = case.conclusion.computed
    try:
        verdict = concluded_view(store, case).verdict
    except (CaseError, ScoringError):  # altered so that nothing follows from it
        return [Break(code="verdict", detail=f"{claimed.id}≠—")]
    if verdict == claimed:
        return []
    return [Break(code="verdict", detail=f"{claimed.id}≠{verdict.id}")]


def concluded_view(store: CaseStore, case: Case) -> PanelView:
    """Return the result of a concluded case, whoever asks.

    The opinion is made of it; single sheets do not leave through it.
    """
    reader = case.members[0].id
    return case_view(store, case, store.load_sheets(case.number, reader))
