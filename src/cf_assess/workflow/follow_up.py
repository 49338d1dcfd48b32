"""Follow up: the drafting department answers each recommendation."""

from cf_assess.errors import UnknownNameError
from cf_assess.models.case import Action, Case
from cf_assess.models.response import Answer, Response
from cf_assess.workflow.issue import compose_case
from cf_assess.workflow.seat import Seat


def respond(seat: Seat, recommendation: int, answer: Answer, reason: str) -> Case:
    """Return the case with one recommendation answered; the last answer holds.

    Args:
        seat: of the drafting department or the office.
        recommendation: its number in the opinion, from 1.
        answer: adopted, partly adopted or not.
        reason: required by the interfaces unless adopted.

    Raises:
        UnknownNameError: the opinion has no recommendation of this number.
    """
    case = seat.require(Action.RESPOND)
    numbers = [str(r.number) for r in compose_case(seat.store, case).recommendations]
    if str(recommendation) not in numbers:
        raise UnknownNameError(
            kind="recommendation", name=recommendation, nearest=" | ".join(numbers)
        )
    response = Response(
        recommendation=recommendation,
        answer=answer,
        reason=reason,
        by=seat.person,
        at=seat.now,
    )
    seat.store.respond(seat.number, seat.person, response)
    return seat.case()
