import pytest

from cf_assess.errors import (
    CaseMissingError,
    LevelOutOfScaleError,
    MemberMissingError,
    NotAllowedError,
    UnknownCriterionError,
    UnknownNameError,
)
from cf_assess.models.case import Case, SheetStatus, Step
from cf_assess.models.response import Answer
from cf_assess.models.sheet import Mark, MarkState, Sheet
from cf_assess.store import CaseStore

from . import material
from .material import LATER, NOW


def _entries(store: CaseStore, number: str, reader: str = "r1") -> list[str]:
    return [entry.action for entry in store.history(number, reader)]


def test_a_new_case_holds_what_it_was_registered_with(store: CaseStore) -> None:
    case = store.create_case(material.new_case(), NOW)
    assert case == Case(
        number="2026-0001",
        title="试用条例",
        kind="regulation",
        drafting_unit="教育局",
        issuer="妇儿工委办公室",
        created_at=NOW,
        step=Step.REGISTERED,
        solo=False,
        members=material.MEMBERS,
    )
    assert store.load_case("2026-0001") == case


def test_a_person_cannot_be_named_twice_in_a_case() -> None:
    with pytest.raises(ValueError, match="twice"):
        material.new_case(members=(*material.SOLO, *material.SOLO))


def test_a_case_without_people_can_be_registered(store: CaseStore) -> None:
    assert store.create_case(material.new_case(members=()), NOW).members == ()


def test_cases_are_numbered_by_year_without_gaps(store: CaseStore) -> None:
    times = ("2026-01-01", "2026-12-31", "2027-01-01", "2026-12-31")
    numbers = [store.create_case(material.new_case(), time).number for time in times]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001", "2026-0003"]


def test_cases_are_listed_by_number_and_like_loaded_ones(
    store: CaseStore, issued: str
) -> None:
    store.respond(issued, "dep", material.response())
    store.create_case(material.new_case(members=material.SOLO), "2025-05-05")
    listed = store.list_cases()
    assert [case.number for case in listed] == ["2025-0001", issued]
    assert listed == tuple(store.load_case(case.number) for case in listed)


def test_an_empty_store_lists_nothing(store: CaseStore) -> None:
    assert store.list_cases() == ()


@pytest.mark.parametrize(
    ("asked", "nearest"), [("2026-001", "2026-0001"), ("小学", "")]
)
def test_a_missing_case_is_answered_with_the_nearest(
    store: CaseStore, scoring: str, asked: str, nearest: str
) -> None:
    for load in (store.load_case, store.load_draft, store.verify_history):
        with pytest.raises(CaseMissingError) as caught:
            load(asked)
        assert caught.value.values == {"number": asked, "nearest": nearest}


def test_a_saved_mark_is_there_with_all_its_parts(
    store: CaseStore, scoring: str
) -> None:
    given = Mark(
        criterion="law.remedy",
        state=MarkState.NOT_APPLICABLE,
        reason="subject_absent: 无此事项",
        clauses=("第三条", "第四条"),
        comment="两行\n=1+1",
        suggestion="“由……负责”",
    )
    store.save_mark(scoring, "r1", "r1", given, LATER)
    assert store.load_sheet(scoring, "r1", "r1").marks == (given,)


def test_a_later_mark_takes_the_place_of_the_earlier(
    store: CaseStore, scoring: str
) -> None:
    first, second = material.mark(level=1), material.mark(level=4, comment="改判")
    store.save_mark(scoring, "r1", "r1", first, NOW)
    store.save_mark(scoring, "r1", "r1", second, LATER)
    assert store.load_sheet(scoring, "r1", "r1").marks == (second,)
    entry = store.history(scoring, "r1")[-1]
    assert (entry.at, entry.actor, entry.action) == (LATER, "r1", "mark")
    assert entry.subject == "r1/law.duty"
    assert Mark.model_validate_json(entry.before) == first
    assert Mark.model_validate_json(entry.after) == second


def test_an_identical_mark_writes_nothing(store: CaseStore, scoring: str) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    before = store.history(scoring, "r1")
    store.save_mark(scoring, "r1", "r1", material.mark(), LATER)
    assert store.history(scoring, "r1") == before


def test_a_blank_mark_clears_the_criterion(store: CaseStore, scoring: str) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    store.save_mark(scoring, "r1", "r1", material.blank(), LATER)
    assert store.load_sheet(scoring, "r1", "r1").marks == ()
    assert store.history(scoring, "r1")[-1].after == ""


def test_clearing_what_is_clear_writes_nothing(store: CaseStore, scoring: str) -> None:
    store.save_mark(scoring, "r1", "r1", material.blank(), NOW)
    assert _entries(store, scoring) == ["register", "screen"]


def test_a_comment_on_a_criterion_not_scored_yet_is_kept(
    store: CaseStore, scoring: str
) -> None:
    given = material.blank().model_copy(update={"comment": "回头再看"})
    store.save_mark(scoring, "r1", "r1", given, NOW)
    assert store.load_sheet(scoring, "r1", "r1").marks == (given,)


def test_a_sheet_follows_the_order_of_the_rubric(
    store: CaseStore, scoring: str
) -> None:
    for name in reversed(material.CRITERIA):
        store.save_mark(scoring, "r1", "r1", material.mark(name), NOW)
    sheet = store.load_sheet(scoring, "r1", "r1")
    assert tuple(mark.criterion for mark in sheet.marks) == material.CRITERIA


def test_a_mark_on_an_unknown_criterion_is_refused(
    store: CaseStore, scoring: str
) -> None:
    with pytest.raises(UnknownCriterionError):
        store.save_mark(scoring, "r1", "r1", material.mark("law.other"), NOW)


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_outside_the_scale_is_refused(
    store: CaseStore, scoring: str, level: int
) -> None:
    with pytest.raises(LevelOutOfScaleError) as caught:
        store.save_mark(scoring, "r1", "r1", material.mark(level=level), NOW)
    assert caught.value.values["highest"] == "4"


def test_nobody_marks_the_sheet_of_another(store: CaseStore, scoring: str) -> None:
    with pytest.raises(NotAllowedError):
        store.save_mark(scoring, "r1", "r2", material.mark(), NOW)
    assert _entries(store, scoring) == ["register", "screen"]


def test_the_owner_of_a_sheet_must_be_a_reviewer(
    store: CaseStore, scoring: str
) -> None:
    with pytest.raises(MemberMissingError) as caught:
        store.withdraw_reviewer(scoring, "sec", "dep", "", NOW)
    assert caught.value.values["members"] == "r1, r2"


def test_an_imported_sheet_counts_the_marks_that_are_new(
    store: CaseStore, scoring: str
) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    changed = material.mark("law.remedy", level=0)
    sheet = Sheet(reviewer="r1", marks=(material.mark(), changed))
    assert store.import_sheet(scoring, "sec", sheet, LATER) == 1
    assert store.load_sheet(scoring, "r1", "r1") == sheet
    entry = store.history(scoring, "r1")[-1]
    assert (entry.action, entry.subject) == ("import_sheet", "r1")
    assert entry.before == '{"law.remedy":null}'


def test_importing_twice_changes_nothing(store: CaseStore, scoring: str) -> None:
    sheet = Sheet(reviewer="r1", marks=(material.mark(), material.mark("law.access")))
    assert store.import_sheet(scoring, "r1", sheet, NOW) == 2
    before = store.history(scoring, "r1")
    assert store.import_sheet(scoring, "r1", sheet, LATER) == 0
    assert store.history(scoring, "r1") == before


def test_a_blank_row_of_an_imported_sheet_wipes_nothing_out(
    store: CaseStore, scoring: str
) -> None:
    store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    sheet = Sheet(reviewer="r1", marks=(material.blank(),))
    assert store.import_sheet(scoring, "r1", sheet, LATER) == 0
    assert store.load_sheet(scoring, "r1", "r1").marks == (material.mark(),)


def test_a_sheet_with_one_bad_mark_is_not_imported_at_all(
    store: CaseStore, scoring: str
) -> None:
    sheet = Sheet(reviewer="r1", marks=(material.mark(), material.mark("law.other")))
    with pytest.raises(UnknownCriterionError):
        store.import_sheet(scoring, "r1", sheet, NOW)
    assert store.load_sheet(scoring, "r1", "r1").marks == ()


def test_a_reviewer_imports_only_their_own_sheet(
    store: CaseStore, scoring: str
) -> None:
    with pytest.raises(NotAllowedError):
        store.import_sheet(scoring, "r1", Sheet(reviewer="r2", marks=()), NOW)


@pytest.mark.parametrize("actor", ["r1", "sec"])
def test_a_sheet_is_submitted_by_its_owner_or_the_secretariat(
    store: CaseStore, scoring: str, actor: str
) -> None:
    store.submit_sheet(scoring, actor, "r1", LATER)
    member = store.load_case(scoring).member("r1")
    assert member is not None
    assert (member.status, member.submitted_at) == (SheetStatus.SUBMITTED, LATER)
    assert store.history(scoring, actor)[-1].after == '{"status":"submitted"}'


def test_a_reviewer_submits_only_their_own_sheet(
    store: CaseStore, scoring: str
) -> None:
    store.submit_sheet(scoring, "r2", "r2", NOW)
    for owner in ("r2", "chair"):
        with pytest.raises((NotAllowedError, MemberMissingError)):
            store.submit_sheet(scoring, "r1", owner, NOW)


def test_submitting_twice_changes_nothing(store: CaseStore, scoring: str) -> None:
    store.submit_sheet(scoring, "r1", "r1", NOW)
    before = store.load_case(scoring)
    store.submit_sheet(scoring, "r1", "r1", LATER)
    assert store.load_case(scoring) == before
    assert _entries(store, scoring).count("submit") == 1


def test_a_submitted_sheet_stands_still_until_it_is_reopened(
    store: CaseStore, scoring: str
) -> None:
    store.submit_sheet(scoring, "r1", "r1", NOW)
    sheet = Sheet(reviewer="r1", marks=(material.mark(),))
    with pytest.raises(NotAllowedError) as caught:
        store.save_mark(scoring, "r1", "r1", material.mark(), NOW)
    assert caught.value.values["status"] == "submitted"
    with pytest.raises(NotAllowedError):
        store.import_sheet(scoring, "sec", sheet, NOW)
    store.reopen_sheet(scoring, "chair", "r1", "补充理由", LATER)
    assert store.import_sheet(scoring, "sec", sheet, LATER) == 1
    reopened = store.load_case(scoring).member("r1")
    assert reopened is not None
    assert (reopened.status, reopened.submitted_at) == (SheetStatus.OPEN, "")


def test_reopening_an_open_sheet_changes_nothing(
    store: CaseStore, scoring: str
) -> None:
    store.reopen_sheet(scoring, "chair", "r1", "误操作", NOW)
    assert _entries(store, scoring) == ["register", "screen"]


def test_a_withdrawn_reviewer_keeps_marks_and_cannot_score(
    store: CaseStore, scoring: str
) -> None:
    store.save_mark(scoring, "r2", "r2", material.mark(), NOW)
    store.withdraw_reviewer(scoring, "sec", "r2", "回避", LATER)
    with pytest.raises(NotAllowedError):
        store.save_mark(scoring, "r2", "r2", material.mark(level=0), LATER)
    with pytest.raises(NotAllowedError):
        store.submit_sheet(scoring, "r2", "r2", LATER)
    assert store.load_sheet(scoring, "r2", "r2").marks == (material.mark(),)
    assert '"reason":"回避"' in store.history(scoring, "sec")[-1].after


@pytest.mark.parametrize(
    ("child_related", "step"), [(True, Step.SCORING), (False, Step.SCREENED_OUT)]
)
def test_screening_leads_to_scoring_or_ends_the_case(
    store: CaseStore, child_related: bool, step: Step
) -> None:
    number = store.create_case(material.new_case(), NOW).number
    result = material.screening(child_related=child_related)
    store.record_screening(number, "sec", result, LATER)
    case = store.load_case(number)
    assert (case.screening, case.step) == (result, step)


def test_deliberation_opens_only_when_all_sheets_are_in(
    store: CaseStore, scoring: str
) -> None:
    store.submit_sheet(scoring, "r1", "r1", NOW)
    with pytest.raises(NotAllowedError):
        store.open_deliberation(scoring, "chair", NOW)
    store.withdraw_reviewer(scoring, "chair", "r2", "回避", NOW)
    store.open_deliberation(scoring, "chair", LATER)
    assert store.load_case(scoring).step is Step.DELIBERATION


def test_a_flag_is_decided_and_decided_again(
    store: CaseStore, deliberating: str
) -> None:
    for confirmed in (True, False):
        said = material.decision(confirmed=confirmed)
        store.decide_flag(deliberating, "chair", said)
        store.decide_flag(deliberating, "chair", said)
        assert store.load_case(deliberating).flag_decisions == (said,)
    assert _entries(store, deliberating).count("decide_flag") == 2


def test_a_flag_that_was_not_found_cannot_be_decided(
    store: CaseStore, deliberating: str
) -> None:
    unknown = material.decision(key="harm.curfew@第三十条")
    with pytest.raises(UnknownNameError) as caught:
        store.decide_flag(deliberating, "chair", unknown)
    assert caught.value.values["nearest"] == material.FLAG


def test_a_settlement_leaves_the_marks_as_they_were(
    store: CaseStore, deliberating: str
) -> None:
    before = store.load_sheets(deliberating, "chair")
    for level in (2, None):
        said = material.settlement(level=level)
        store.settle(deliberating, "chair", said)
        assert store.load_case(deliberating).settlements == (said,)
    assert store.load_sheets(deliberating, "chair") == before


def test_a_settlement_must_fit_the_rubric(store: CaseStore, deliberating: str) -> None:
    with pytest.raises(UnknownCriterionError):
        store.settle(deliberating, "chair", material.settlement("law.other"))
    with pytest.raises(LevelOutOfScaleError):
        store.settle(deliberating, "chair", material.settlement(level=9))


def test_a_conclusion_is_kept_and_ends_deliberation(
    store: CaseStore, concluded: str
) -> None:
    case = store.load_case(concluded)
    assert (case.conclusion, case.step) == (material.conclusion(), Step.CONCLUDED)


def test_an_opinion_has_one_number_however_often_it_is_issued(
    store: CaseStore, concluded: str
) -> None:
    formats = (material.NUMBER_FORMAT, "别的 {number}")
    numbers = [store.issue(concluded, "sec", form, LATER) for form in formats]
    assert numbers == ["儿评〔2026〕1号", "儿评〔2026〕1号"]
    case = store.load_case(concluded)
    assert (case.step, case.issued_at) == (Step.ISSUED, LATER)
    assert _entries(store, concluded).count("issue") == 1


def test_opinions_are_numbered_by_their_own_year(store: CaseStore) -> None:
    given = []
    for now in ("2026-12-30", "2027-01-02", "2027-01-03"):
        number = store.create_case(material.new_case(), "2026-05-05").number
        outside = material.screening(child_related=False)
        store.record_screening(number, "sec", outside, NOW)
        given.append(store.issue(number, "sec", "{year}-{number}", now))
    assert given == ["2026-1", "2027-1", "2027-2"]


def test_a_number_format_is_text_and_no_expression(
    store: CaseStore, concluded: str
) -> None:
    odd = "{number.__class__}{0}{{{year}"
    assert store.issue(concluded, "sec", odd, LATER) == "{number.__class__}{0}{{2026"


def test_an_answer_to_a_recommendation_can_be_revised(
    store: CaseStore, issued: str
) -> None:
    for said in (material.response(), material.response(Answer.NOT_ADOPTED, "已有")):
        store.respond(issued, "dep", said)
        store.respond(issued, "dep", said)
        assert store.load_case(issued).responses == (said,)
    assert _entries(store, issued).count("respond") == 2


def test_one_person_carries_a_case_of_their_own_to_the_end(store: CaseStore) -> None:
    number = store.create_case(material.new_case(members=material.SOLO), NOW).number
    store.record_screening(number, "me", material.screening(by="me"), NOW)
    store.save_mark(number, "me", "me", material.mark(), NOW)
    store.submit_sheet(number, "me", "me", NOW)
    store.open_deliberation(number, "me", NOW)
    store.decide_flag(number, "me", material.decision())
    store.settle(number, "me", material.settlement())
    store.conclude(number, "me", material.conclusion())
    assert store.issue(number, "me", material.NUMBER_FORMAT, LATER).endswith("1号")
    store.respond(number, "me", material.response())
    assert store.verify_history(number) == ()
    assert store.verify_content(number) == ()
