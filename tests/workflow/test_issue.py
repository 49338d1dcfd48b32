"""The opinion is numbered once, and answered by the drafting department."""

import json
from pathlib import Path

import pytest

from cf_assess.errors import GlyphMissingError, NotAllowedError, UnknownNameError
from cf_assess.models.case import Step
from cf_assess.models.response import Answer
from cf_assess.workflow.conclude import conclude
from cf_assess.workflow.follow_up import respond
from cf_assess.workflow.issue import compose_case, issue_opinion, plan_titles, preview
from cf_assess.workflow.register import Registration, register_case
from cf_assess.workflow.screen import record_screening

from .conftest import LATER, Opened, Panel

FORMAT = "儿评〔{year}〕{number}号"


@pytest.fixture
def concluded(panel: Panel) -> Panel:
    """Return a concluded case with something to recommend."""
    panel.deliberating((4, 1, 2), (4, 1, 2), (4, 1, 2))
    panel.decide(confirmed=True)
    conclude(panel.seat("chair", LATER))
    return panel


@pytest.fixture
def issued(concluded: Panel) -> Panel:
    """Return a case whose opinion is out, without having been printed."""
    concluded.store.issue(concluded.number, "office", FORMAT, LATER)
    return concluded


def test_an_opinion_is_printed_under_one_number_however_often(
    concluded: Panel,
) -> None:
    first = issue_opinion(concluded.seat("office", LATER), {})
    again = issue_opinion(concluded.seat("office", "2027-05-05T00:00:00Z"), {})

    assert first == again
    assert first.number == "儿评〔2026〕1号"
    assert first.number in json.dumps(json.loads(first.record), ensure_ascii=False)
    assert concluded.seat("office").case().step is Step.ISSUED
    assert preview(first.pdf).startswith(b"\x89PNG")


@pytest.mark.parametrize("person", ["chair", "r1", "bureau"])
def test_only_the_office_issues(concluded: Panel, person: str) -> None:
    with pytest.raises(NotAllowedError):
        issue_opinion(concluded.seat(person), {})


def test_nothing_is_issued_before_the_conclusion(panel: Panel) -> None:
    with pytest.raises(NotAllowedError):
        issue_opinion(panel.seat("office"), {})


def test_an_opinion_that_cannot_be_printed_takes_no_number(
    open_panel: Opened, draft: Path
) -> None:
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("小公园", "小公园\U000e0001\U0010fffd"), "utf-8")
    panel = open_panel()
    panel.deliberating((4, 1, 2), (4, 1, 2), (4, 1, 2))
    panel.decide(confirmed=True)
    conclude(panel.seat("chair", LATER))

    with pytest.raises(GlyphMissingError):
        issue_opinion(panel.seat("office", LATER), {})

    case = panel.seat("office").case()
    assert (case.step, case.opinion_number) == (Step.CONCLUDED, "")


def test_the_same_document_says_when_screening_ended_the_case(
    panel: Panel, entry: Registration
) -> None:
    number = register_case(panel.store, entry).number
    seat = Panel(panel.store, number).seat("office", LATER)
    record_screening(seat, child_related=False, reason="不涉及儿童")
    panel.store.issue(number, "office", FORMAT, LATER)

    opinion = compose_case(panel.store, panel.store.load_case(number))

    assert opinion.total is None
    assert opinion.verdict_label == "不涉及儿童权益"
    assert opinion.recommendations == ()


def test_the_date_is_that_of_china(concluded: Panel) -> None:
    concluded.store.issue(concluded.number, "office", FORMAT, "2026-12-31T20:00:00Z")

    opinion = compose_case(concluded.store, concluded.seat("office").case())

    assert opinion.date == "二〇二七年一月一日"


@pytest.mark.parametrize("person", ["bureau", "office"])
def test_each_recommendation_is_answered_and_the_last_answer_holds(
    issued: Panel, person: str
) -> None:
    seat = issued.seat(person, LATER)
    respond(seat, 1, Answer.NOT_ADOPTED, "没有依据")

    case = respond(seat, 1, Answer.ADOPTED, "")

    (response,) = case.responses
    assert (response.answer, response.by) == (Answer.ADOPTED, person)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_recommendation_that_the_opinion_lacks_is_not_answered(
    issued: Panel, number: int
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        respond(issued.seat("bureau"), number, Answer.ADOPTED, "")

    assert caught.value.values["nearest"].startswith("1")
    assert issued.seat("bureau").case().responses == ()


def test_nothing_is_answered_before_the_opinion_is_out(concluded: Panel) -> None:
    with pytest.raises(NotAllowedError):
        respond(concluded.seat("bureau"), 1, Answer.ADOPTED, "")


def test_plans_are_cited_by_their_titles() -> None:
    titles = plan_titles(None)

    assert titles["tiexi"].startswith("铁西区儿童发展规划")
