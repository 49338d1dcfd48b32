"""Who is bound: by the place of the name in its sentence."""

import time

import pytest

from cf_assess.evidence.bearer import is_bound
from cf_assess.models.cue import Cue, CuePart
from tests.evidence.test_match import matched

NAME = "教育行政部门"


@pytest.mark.parametrize(
    "text",
    [
        "教育行政部门应当建立校车档案。",
        "市、区教育行政部门必须公布名单。",
        "教育行政部门负责学生资助。",
        "教育行政部门主管本行政区域内的学前教育工作。",
        "由教育行政部门负责组织。",
        "公安机关、教育行政部门和民政部门应当共享信息。",
        "教育行政部门根据需要，可以委托学校办理。",
        "教育行政部门不得收费。",
        "学校应当报告；教育行政部门应当核实。",
        "对拒不改正的学校，教育行政部门有权撤销资格。",
        "经营者违法的，教育行政部门应当处理。",
    ],
)
def test_a_name_before_its_modal_is_bound(text: str) -> None:
    start = text.index(NAME)
    assert is_bound(text, start, start + len(NAME))


@pytest.mark.parametrize(
    "text",
    [
        "学校应当向教育行政部门报告。",
        "学校应当通知教育行政部门，并可以停课。",
        "经教育行政部门同意，学校可以停课。",
        "学校经教育行政部门批准后可以招生。",
        "民政部门会同教育行政部门应当制定办法。",
        "公安机关应当会同教育行政部门、学校处理。",
        "由教育行政部门以外的单位负责。",
        "教育行政部门批准的机构应当公示。",
        "教育行政部门举办的幼儿园应当开放。",
        "依照教育行政部门的规定，学校应当开课。",
        "除教育行政部门外，任何单位不得评比。",
        "教育行政部门。学校应当开课。",
        "教育行政部门的职责。",
        "协助教育行政部门、民政部门，村民委员会应当报告。",
    ],
)
def test_a_name_that_is_merely_dealt_with_is_not(text: str) -> None:
    start = text.index(NAME)
    assert not is_bound(text, start, start + len(NAME))


def test_a_part_asks_for_who_is_bound() -> None:
    cue = Cue(all=(CuePart(bearer=(NAME, "民政部门")), CuePart(any=("学生",))))
    found = matched(cue, f"{NAME}应当资助学生。", f"学生应当告知{NAME}。")
    assert found == [(0, (NAME, "学生"))]


def test_a_part_can_ask_for_a_subject_of_the_lexicon() -> None:
    cue = Cue(all=(CuePart(bearer="guardian"), CuePart(any=("陪同",))))
    assert matched(cue, "家长应当陪同。")
    assert matched(cue, "学校应当通知家长陪同。") == []


def test_in_a_chain_only_the_name_that_is_bound_counts() -> None:
    cue = Cue(all=(CuePart(bearer=(NAME,)), CuePart(any=("报告",))), gap=30)
    assert matched(cue, f"学校应当向{NAME}报告。") == []
    text = f"向{NAME}投诉的，{NAME}应当报告。"
    ((_, words),) = matched(cue, text)
    assert words == (NAME, "报告")


def test_one_name_can_be_bound_and_dealt_with_in_one_cue() -> None:
    cue = Cue(all=(CuePart(bearer=(NAME,)), CuePart(any=(NAME,))))
    assert matched(cue, f"向{NAME}投诉。") == []
    assert matched(cue, f"{NAME}应当处理。")


def test_a_hostile_sentence_costs_no_more_than_its_length() -> None:
    cue = Cue(all=(CuePart(bearer=(NAME,)),))
    begin = time.process_time()
    matched(cue, f"向{NAME}" * 20_000)
    matched(cue, "、".join([NAME] * 20_000) + "应当处理。")
    assert time.process_time() - begin < 10
