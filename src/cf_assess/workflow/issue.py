"""Issue: the opinion of a concluded case, numbered once, printed as often as asked."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from cf_assess.models.base import Model
from cf_assess.models.case import Action, Case
from cf_assess.models.opinion import Opinion
from cf_assess.opinions import (
    OpinionMaterial,
    ScreeningMaterial,
    check_printable,
    compose_opinion,
    compose_screening_opinion,
    digest_record,
    preview_png,
    print_pdf,
    write_record,
)
from cf_assess.sources import library_root, load_library
from cf_assess.store import CaseStore
from cf_assess.workflow.seat import Seat
from cf_assess.workflow.verify import concluded_view

_OFFICE_ZONE = timezone(timedelta(hours=8))
"""China has one time zone; the date of an opinion is the date there."""


class Issued(Model):
    """An opinion that left the house."""

    number: str
    """As printed, `儿评〔2026〕1号`."""
    pdf: bytes
    record: bytes
    """Canonical JSON; also attached to the PDF."""


def issue_opinion(seat: Seat, titles: Mapping[str, str]) -> Issued:
    """Return the opinion of a case; its number is taken when it can be printed.

    Issuing again prints the same document under the same number and date.

    Args:
        seat: of the office.
        titles: plan id to title, as `plan_titles` returns it.

    Raises:
        NotAllowedError: the case is not concluded, or not for this person.
        FontMissingError, GlyphMissingError, RendererMissingError: nothing is
            printed and no number is taken.
    """
    case = seat.require(Action.ISSUE)
    if not case.opinion_number:
        texts = seat.store.load_rubric(seat.number).rubric.opinion
        trial = case.model_copy(
            update={"opinion_number": texts.number_format, "issued_at": seat.now}
        )
        check_printable(_compose(_material(seat.store, trial, titles)))
        seat.store.issue(seat.number, seat.person, texts.number_format, seat.now)
        case = seat.case()
    return _print(_material(seat.store, case, titles))


def _print(material: OpinionMaterial | ScreeningMaterial) -> Issued:
    """Return the printed opinion with its record inside."""
    record = write_record(material)
    whole = material.model_copy(update={"record_digest": digest_record(record)})
    moment = datetime.combine(material.date, datetime.min.time(), tzinfo=UTC)
    pdf = print_pdf(_compose(whole), record, moment)
    return Issued(number=material.opinion_number, pdf=pdf, record=record)


def _compose(material: OpinionMaterial | ScreeningMaterial) -> Opinion:
    """Return the opinion, the short one where screening ended the case."""
    if isinstance(material, ScreeningMaterial):
        return compose_screening_opinion(material)
    return compose_opinion(material)


def _material(
    store: CaseStore,
    case: Case,
    titles: Mapping[str, str],
) -> OpinionMaterial | ScreeningMaterial:
    """Return everything that the opinion of a case is composed from."""
    number = case.number
    date = datetime.fromisoformat(case.issued_at).astimezone(_OFFICE_ZONE).date()
    if case.conclusion is None:
        return ScreeningMaterial(
            case=case,
            draft=store.load_draft(number),
            frozen=store.load_rubric(number),
            findings=store.load_findings(number),
            opinion_number=case.opinion_number,
            date=date,
        )
    view = concluded_view(store, case)
    return OpinionMaterial(
        case=case,
        draft=store.load_draft(number),
        frozen=view.frozen,
        report=view.report,
        sheets=view.sheets,
        evidence=store.load_evidence(number),
        flags=store.load_flags(number),
        plan_titles=view.frozen.cited_plans(titles),
        opinion_number=case.opinion_number,
        date=date,
    )


def compose_case(store: CaseStore, case: Case) -> Opinion:
    """Return the opinion of an issued case as values, without printing it."""
    return _compose(_material(store, case, {}))


def preview(pdf: bytes) -> bytes:
    """Return a picture (PNG) of the first page of an opinion."""
    return preview_png(pdf)


def plan_titles(folder: Path | None) -> dict[str, str]:
    """Return the titles by which an opinion cites plans, by id."""
    library = load_library(library_root(folder))
    return {plan.id: plan.title for plan in library.plans}
