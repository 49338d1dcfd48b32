"""Changes that carry a case on: screening, deliberation, conclusion, opinion, answers.

Whether a conclusion may be drawn is asked before, of people and of the rubric; here
stands only what a store must refuse so that it never holds a contradiction.
"""

from difflib import get_close_matches

from cf_assess.errors import UnknownNameError
from cf_assess.models.case import Screening, Step
from cf_assess.models.deliberation import FlagDecision, Settlement
from cf_assess.models.response import Response
from cf_assess.models.verdict import Conclusion
from cf_assess.store.deeds import Deed
from cf_assess.store.documents import load_flags
from cf_assess.store.numbers import take_opinion_number
from cf_assess.store.permissions import not_allowed
from cf_assess.store.reading import load_asked
from cf_assess.store.rows import canonical, to_row
from cf_assess.store.sheets import check_level
from cf_assess.store.tables import flag_decisions, responses, settlements


def record_screening(deed: Deed, screening: Screening) -> None:
    """Keep the result of 初筛 and go on to scoring, or end the case there."""
    step = Step.SCORING if screening.child_related else Step.SCREENED_OUT
    deed.update_case(screening=canonical(screening), step=step.value)
    deed.record(deed.case.number, None, screening)


def open_deliberation(deed: Deed) -> None:
    """Show the sheets to the panel, once all of them are in."""
    if not deed.case.sheets_are_in:
        raise not_allowed(deed.case, deed.actor, deed.action)
    deed.update_case(step=Step.DELIBERATION.value)
    deed.record(deed.case.number, {"step": deed.case.step}, {"step": Step.DELIBERATION})


def decide_flag(deed: Deed, decision: FlagDecision) -> None:
    """Keep a person's word on a red flag in place of an earlier one."""
    known = [flag.key for flag in load_flags(deed.connection, deed.case.number)]
    if decision.key not in known:
        near = get_close_matches(decision.key, known, n=1)
        raise UnknownNameError(
            kind="flag", name=decision.key, nearest=near[0] if near else ""
        )
    before = next((d for d in deed.case.flag_decisions if d.key == decision.key), None)
    if before != decision:
        deed.put(flag_decisions, {"key": decision.key}, before, to_row(decision))
        deed.record(decision.key, before, decision)


def settle(deed: Deed, settlement: Settlement) -> None:
    """Keep a settled level in place of an earlier one; the marks stay."""
    name = settlement.criterion
    asked = load_asked(deed.connection, deed.case.number)
    check_level(name, settlement.level, asked)
    before = next((s for s in deed.case.settlements if s.criterion == name), None)
    if before != settlement:
        deed.put(settlements, {"criterion": name}, before, to_row(settlement))
        deed.record(name, before, settlement)


def conclude(deed: Deed, conclusion: Conclusion) -> None:
    """Keep the verdict; from here on marks and settlements stand still."""
    deed.update_case(conclusion=canonical(conclusion), step=Step.CONCLUDED.value)
    deed.record(deed.case.number, None, conclusion)


def issue(deed: Deed, number_format: str) -> str:
    """Return the number of the opinion, taken at the first call and kept.

    Args:
        deed: its time tells the year.
        number_format: text in which `{year}` and `{number}` are replaced; nothing
            else in it means anything.
    """
    if deed.case.opinion_number:
        return deed.case.opinion_number
    year = int(deed.at[:4])
    running = take_opinion_number(deed.connection, year)
    text = number_format.replace("{year}", str(year)).replace("{number}", str(running))
    deed.update_case(
        opinion_number=text,
        opinion_year=year,
        opinion_running=running,
        issued_at=deed.at,
        step=Step.ISSUED.value,
    )
    deed.record(
        deed.case.number,
        {"step": deed.case.step},
        {"step": Step.ISSUED, "opinion_number": text},
    )
    return text


def respond(deed: Deed, response: Response) -> None:
    """Keep the answer to a recommendation in place of an earlier one."""
    number = response.recommendation
    before = next((r for r in deed.case.responses if r.recommendation == number), None)
    if before != response:
        deed.put(responses, {"recommendation": number}, before, to_row(response))
        deed.record(str(number), before, response)
