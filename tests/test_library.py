"""The criteria that are shipped: sound, traced, and found by their own examples."""

import csv
import re
from collections.abc import Iterator
from functools import cache

import pytest

from cf_assess.drafts import read_draft
from cf_assess.evidence import check_examples
from cf_assess.models.checklist import (
    MOST_SOURCES,
    Automation,
    Criterion,
    FlagRule,
    LawReference,
)
from cf_assess.models.draft import Draft
from cf_assess.models.numerals import parse_numeral
from cf_assess.models.plan import PlanSubject
from cf_assess.sources import check_library, library_root
from cf_assess.workflow.criteria import (
    check_criteria,
    cover,
    frozen_rubric,
    open_library,
)
from tests.places import PROJECT, SHARED, needs_shared

LIBRARY = open_library(None)
CRITERIA = {c.id: c for checklist in LIBRARY.checklists for c in checklist.criteria}
ASKED = [criterion for criterion in CRITERIA.values() if not criterion.obsolete]
RULES: list[Criterion | FlagRule] = [*CRITERIA.values(), *LIBRARY.red_flags.flags]
ITEMS = {item.id for plan in LIBRARY.plans for item in plan.items}


def test_the_library_of_a_checkout_is_the_one_that_is_shipped() -> None:
    assert library_root() == PROJECT


def test_the_shipped_files_have_no_problems() -> None:
    assert check_library(PROJECT) == ()
    assert check_criteria(None, []) == ()


# Each reads the whole library for its references, so two stand for all of them; the
# test above checks every file.
@pytest.mark.parametrize("checklist", ["law", "targets"])
def test_a_shipped_checklist_has_no_problems_checked_alone(checklist: str) -> None:
    path = PROJECT / "checklists" / f"{checklist}.yaml"

    assert check_criteria(None, [path]) == ()


FIELDS = ("health", "safety", "education", "welfare", "family", "environment", "law")
OTHERS = ("screening", "principles", "procedure", "mechanism", "adverse", "targets")
FAMILIES = {"children": (*FIELDS, *OTHERS), "women": ("gender",)}
"""Checklists by the subject of the plans that they restate."""
MATERIAL = [c for c in ASKED if not c.id.startswith(("gender.", "screening."))]


def test_every_domain_of_a_review_has_its_checklist() -> None:
    expected = {name for names in FAMILIES.values() for name in names}

    assert {checklist.id for checklist in LIBRARY.checklists} == expected
    assert all(
        any(c.id.startswith(f"{name}.") for c in ASKED) for name in sorted(expected)
    )
    assert 120 <= len(MATERIAL) <= 210
    assert len(LIBRARY.red_flags.flags) >= 25


@pytest.mark.parametrize("criterion", ASKED, ids=[c.id for c in ASKED])
def test_a_criterion_says_all_that_a_reviewer_and_a_drafter_need(
    criterion: Criterion,
) -> None:
    sentences = re.findall(r"[。！？]", criterion.guidance)

    assert criterion.question.endswith("？")
    assert criterion.question.count("？") == 1
    assert 2 <= len(sentences) <= 7
    assert sorted(criterion.anchors) == [0, 1, 2, 3, 4]
    assert len(set(criterion.anchors.values())) == 5
    assert len(criterion.suggestion) > 20
    if criterion.automation is not Automation.MANUAL:
        assert len(criterion.hit) >= 2
        assert len(criterion.miss) >= 2


def test_no_two_criteria_ask_the_same() -> None:
    for field in ("title", "question", "guidance", "suggestion"):
        texts = [getattr(criterion, field) for criterion in ASKED]
        twice = sorted({text for text in texts if texts.count(text) > 1})
        assert twice == [], field


@pytest.mark.parametrize(
    ("subject", "items"), [(PlanSubject.CHILDREN, 635), (PlanSubject.WOMEN, 47)]
)
def test_every_item_of_every_plan_is_traced_by_its_own_family(
    subject: PlanSubject, items: int
) -> None:
    plans = [plan for plan in LIBRARY.plans if plan.subject is subject]
    family = FAMILIES[subject.value]

    claims = cover(LIBRARY, plans)

    assert len(claims) == items
    traced = {
        item: [name for name in names if name.partition(".")[0] in family]
        for item, names in claims.items()
    }
    assert [item for item, names in traced.items() if not names] == []


def test_a_criterion_that_claims_much_says_why() -> None:
    broad = {c.id: len(c.sources) for c in ASKED if len(c.sources) > MOST_SOURCES}

    assert set(broad) == {criterion.id for criterion in ASKED if criterion.breadth}


def test_every_red_flag_belongs_to_an_adverse_criterion() -> None:
    named = {flag for c in ASKED if c.id.startswith("adverse.") for flag in c.red_flags}

    assert named == {flag.id for flag in LIBRARY.red_flags.flags}


def test_every_target_of_the_register_has_an_indicator_of_its_own() -> None:
    targets = [target for plan in LIBRARY.plans for target in plan.targets]
    used = {target.indicator for target in targets}

    assert len(targets) == 144
    assert used == {indicator.id for indicator in LIBRARY.indicators}
    assert all(re.search(r"[\u4e00-\u9fff]", t.population) for t in targets)


@needs_shared
def test_the_targets_of_the_register_are_those_of_the_plans() -> None:
    with (SHARED / "plans" / "targets.csv").open(encoding="utf-8") as file:
        printed = [
            (row["item_id"], row["indicator_id"], row["comparator"], row["value"])
            for row in csv.DictReader(file)
        ]
    registered = [
        (target.item, target.indicator, target.comparator.value, target.value)
        for plan in LIBRARY.plans
        for target in plan.targets
    ]
    assert sorted(registered) == sorted(printed)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_cues_find_what_must_be_found_and_nothing_that_must_not(
    rule: Criterion | FlagRule,
) -> None:
    assert check_examples([rule], LIBRARY.lexicon) == ()
    if rule.cues:
        assert rule.hit
        assert rule.miss


def test_every_criterion_is_traced_to_plan_items_that_exist() -> None:
    untraced = [criterion.id for criterion in ASKED if not criterion.sources]
    unknown = {
        criterion.id: sorted(set(criterion.sources) - ITEMS)
        for criterion in CRITERIA.values()
        if not set(criterion.sources) <= ITEMS
    }

    assert untraced == []
    assert unknown == {}


def test_every_criterion_rests_on_a_law_or_the_convention() -> None:
    assert [c.id for c in ASKED if not c.law and not c.crc] == []
    assert {n for c in ASKED for n in c.crc} <= set(range(1, 55))


def test_ids_are_given_once_in_all_files() -> None:
    ids = [c.id for checklist in LIBRARY.checklists for c in checklist.criteria]
    ids += [flag.id for flag in LIBRARY.red_flags.flags]

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("plan_id", [plan.id for plan in LIBRARY.plans])
def test_each_plan_is_covered_item_by_item_in_its_own_order(plan_id: str) -> None:
    plan = next(plan for plan in LIBRARY.plans if plan.id == plan_id)

    claims = cover(LIBRARY, [plan])

    assert list(claims) == [item.id for item in plan.items]
    assert any(claims.values())
    for item, criteria in claims.items():
        assert all(item in CRITERIA[name].sources for name in criteria)
        assert not any(CRITERIA[name].obsolete for name in criteria)


def test_all_plans_together_are_covered_as_each_of_them_is() -> None:
    together = cover(LIBRARY, LIBRARY.plans)

    apart: dict[str, tuple[str, ...]] = {}
    for plan in LIBRARY.plans:
        apart |= cover(LIBRARY, [plan])
    assert together == apart


def test_the_rubrics_of_the_office_are_there() -> None:
    names = {rubric.id for rubric in LIBRARY.rubrics}
    assert names == {"screening", "general", "plan", "facility", "gender-review"}


@pytest.mark.parametrize("rubric_id", [rubric.id for rubric in LIBRARY.rubrics])
def test_a_rubric_asks_every_criterion_that_it_names(rubric_id: str) -> None:
    frozen = frozen_rubric(LIBRARY, rubric_id)
    named = {veto.criterion for veto in frozen.rubric.vetoes if veto.criterion}
    named |= {*frozen.rubric.criterion_weights, *frozen.rubric.advisory}

    assert named <= set(frozen.by_id)
    assert all(checklist.criteria for checklist in frozen.checklists)
    assert len({domain.reason for domain in frozen.rubric.domains}) > 1 or (
        len(frozen.rubric.domains) == 1
    )


@pytest.mark.parametrize("rubric_id", [rubric.id for rubric in LIBRARY.rubrics])
def test_each_rubric_freezes_and_says_what_every_level_means(rubric_id: str) -> None:
    frozen = frozen_rubric(LIBRARY, rubric_id)

    assert re.fullmatch(r"[0-9a-f]{64}", frozen.digest)
    assert frozen.digest == frozen_rubric(open_library(None), rubric_id).digest
    for criterion in frozen.criteria:
        for step in frozen.rubric.scale:
            assert frozen.anchor(criterion.id, step.level).strip()


def references() -> Iterator[tuple[str, LawReference]]:
    """Yield every law that a criterion or red flag rests on, with an article."""
    for rule in RULES:
        for reference in rule.law:
            if reference.article is not None:
                yield rule.id, reference


@cache
def laws() -> dict[str, Draft]:
    """Return the national laws beside the project, by title."""
    drafts = [read_draft(p) for p in sorted((SHARED / "corpus" / "laws").glob("*.md"))]
    return {draft.title: draft for draft in drafts}


def number_in(step: str) -> int | None:
    """Return the number of a step: 第二款, 第（三）项."""
    match = re.fullmatch(r"第（?([^（）]+)）?[款项]", step)
    return parse_numeral(match[1]) if match else None


def has_place(law: Draft, article: str, item: str | None) -> bool:
    """Tell whether a law has this article, and this 款 or 项 in it."""
    clauses = [clause for clause in law.clauses if clause.article == article]
    if item is None or not clauses:
        return bool(clauses)
    ends = {clause.locator.rpartition(" ")[2] for clause in clauses}
    wanted = {number_in(step) for step in ends if step.endswith(item[-1])}
    return number_in(item) in wanted


@needs_shared
def test_every_article_that_is_cited_stands_in_the_law() -> None:
    known = laws()
    wrong = [
        f"{name}: {ref.law} {ref.article} {ref.item or ''}"
        for name, ref in references()
        if ref.law in known
        and not has_place(known[ref.law], ref.article or "", ref.item)
    ]

    assert len(known) == 10
    assert sum(ref.law in known for _, ref in references()) > 300
    assert wrong == []
