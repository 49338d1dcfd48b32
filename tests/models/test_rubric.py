from fractions import Fraction

import pytest

from cf_assess.models.checklist import AppliesTo, Duties
from cf_assess.models.draft import DraftKind
from cf_assess.models.rubric import FrozenRubric
from tests.builders import CRITERION_IDS, build_criterion, build_frozen

NAME = "care.safety.route"


@pytest.mark.parametrize(
    ("own", "merged"),
    [
        (Duties(), Duties(citation_from=3, comment_up_to=1)),
        (Duties(citation_from=1), Duties(citation_from=1, comment_up_to=1)),
        (Duties(comment_up_to=4), Duties(citation_from=3, comment_up_to=4)),
        (
            Duties(citation_from=0, comment_up_to=0),
            Duties(citation_from=0, comment_up_to=0),
        ),
    ],
)
def test_a_criterion_sharpens_the_duties_of_the_rubric(
    own: Duties, merged: Duties
) -> None:
    frozen = build_frozen([build_criterion(NAME, requires=own)])

    assert frozen.duties(NAME) == merged


def test_duties_that_neither_sets_ask_nothing() -> None:
    frozen = build_frozen([NAME], duties=Duties())

    assert frozen.duties(NAME) == Duties()


def asked(
    frozen: FrozenRubric, kind: DraftKind | None, conditions: set[str] | None
) -> list[str]:
    """Return the last parts of the ids that are asked."""
    known = None if conditions is None else frozenset(conditions)
    return [c.id.rpartition(".")[2] for c in frozen.applicable(kind, known)]


@pytest.fixture
def conditional() -> FrozenRubric:
    """Return a rubric whose criteria ask for different drafts and conditions."""
    plan = (DraftKind.PLAN,)
    return build_frozen(
        [
            build_criterion("care.always", applies_to=AppliesTo(when=("always",))),
            build_criterion("care.children"),
            build_criterion(
                "care.disabled",
                applies_to=AppliesTo(when=("disabled_children_touched",)),
            ),
            build_criterion("care.plans", applies_to=AppliesTo(drafts=plan)),
        ]
    )


@pytest.mark.parametrize(
    ("kind", "conditions", "names"),
    [
        (None, None, "always children disabled plans"),
        (DraftKind.REGULATION, None, "always children disabled"),
        (DraftKind.PLAN, None, "always children disabled plans"),
        (None, set(), "always"),
        (DraftKind.PLAN, {"children_touched"}, "always children plans"),
        (
            DraftKind.REGULATION,
            {"children_touched", "disabled_children_touched"},
            "always children disabled",
        ),
        (None, {"disabled_children_touched"}, "always disabled"),
    ],
)
def test_a_criterion_is_asked_by_kind_of_draft_and_condition(
    conditional: FrozenRubric,
    kind: DraftKind | None,
    conditions: set[str] | None,
    names: str,
) -> None:
    assert asked(conditional, kind, conditions) == names.split()


def test_a_level_means_what_the_criterion_says_or_else_the_scale() -> None:
    frozen = build_frozen([build_criterion(NAME, anchors={2: "有路线图"})])

    assert frozen.anchor(NAME, 2) == "有路线图"
    assert frozen.anchor(NAME, 3) == "一般标准：可操作"


def test_the_highest_level_is_that_of_the_scale() -> None:
    assert build_frozen().rubric.max_level == 4


def test_criteria_stand_in_the_order_of_the_domains() -> None:
    frozen = build_frozen()

    assert tuple(criterion.id for criterion in frozen.criteria) == CRITERION_IDS
    assert tuple(frozen.by_id) == CRITERION_IDS


def test_a_criterion_weighs_one_unless_the_rubric_says_otherwise() -> None:
    frozen = build_frozen(criterion_weights={NAME: "5/2"})

    weights = [frozen.weight(name) for name in CRITERION_IDS]

    assert weights == [Fraction(5, 2), 1, 1]


def test_advisory_criteria_and_verdicts_are_found_by_id() -> None:
    frozen = build_frozen(advisory=(NAME,))

    assert [name for name in CRITERION_IDS if frozen.is_advisory(name)] == [NAME]
    assert frozen.verdict_rule("revise").label == "修改后报审"
