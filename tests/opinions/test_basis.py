"""Citations of laws, Convention articles and plan items."""

import pytest

from cf_assess.models.checklist import LawReference
from cf_assess.opinions.basis import explain_basis, explain_law, name_place
from tests.opinions.builders import sample_rubric


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("principle/5", "基本原则第5项"),
        ("overall/1", "总体目标第1项"),
        ("law/measure/2", "法律保护领域策略措施第2项"),
        ("health/goal/12", "健康领域主要目标第12项"),
        ("implement/3", "组织实施第3项"),
        ("monitor/2", "监测评估第2项"),
        ("space/goal/1", "space/goal/1"),
        ("annex", "annex"),
    ],
)
def test_a_place_in_a_plan_is_named_as_printed(place: str, name: str) -> None:
    assert name_place(place) == name


def test_articles_of_one_law_stand_together() -> None:
    law = (
        LawReference(law="甲法", article="第三条"),
        LawReference(law="乙法"),
        LawReference(law="甲法", article="第八条", item="第二项"),
    )
    assert (
        explain_law(law, (12,))
        == "《甲法》第三条、第八条第二项；《乙法》；《儿童权利公约》第十二条"
    )


def test_items_are_cited_by_the_title_of_their_plan_and_unknown_plans_are_not() -> None:
    criterion = sample_rubric().by_id["safety.water.guard"]
    basis = explain_basis(criterion, {"upper": "某省儿童发展规划"})
    assert basis.endswith("《某省儿童发展规划》安全领域主要目标第4项、组织实施第3项")
    assert "other" not in basis
