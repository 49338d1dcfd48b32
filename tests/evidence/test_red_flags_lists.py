"""Items of a list whose lead-in forbids or punishes raise no red flag."""

import pytest

from cf_assess.evidence import compile_flags, find_red_flags
from cf_assess.models.draft import ClauseKind
from tests.evidence.builders import LEXICON, any_of, make_draft, make_flag

INDEX = compile_flags([make_flag(any_of("开除学生"), name="harm.expel")], LEXICON)
ITEM = ("第二条", "（一）开除学生；", ClauseKind.ITEM)


@pytest.mark.parametrize(
    "lead_in",
    [
        "学校不得有下列行为：",
        "严禁学校从事以下活动：",
        "有下列行为之一的，由教育部门责令改正：",
    ],
)
def test_an_item_of_a_forbidding_list_raises_none(lead_in: str) -> None:
    assert find_red_flags(make_draft(("第二条", lead_in), ITEM), INDEX) == ()


@pytest.mark.parametrize(
    "lead_in",
    [
        "学校可以采取下列措施：",
        "学校不得体罚。下列规定另行公布。",  # does not open the list
    ],
)
def test_an_item_of_any_other_list_does(lead_in: str) -> None:
    assert find_red_flags(make_draft(("第二条", lead_in), ITEM), INDEX)


def test_a_lead_in_of_another_article_forbids_nothing() -> None:
    draft = make_draft(("第一条", "学校不得有下列行为："), ITEM)
    assert find_red_flags(draft, INDEX)


def test_a_list_ends_with_the_next_paragraph() -> None:
    draft = make_draft(
        ("第二条", "学校不得有下列行为："), ITEM, ("第二条", "可以开除学生。")
    )
    (flag,) = find_red_flags(draft, INDEX)
    assert flag.quote == "可以开除学生。"
