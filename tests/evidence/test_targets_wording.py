"""Ways of wording targets, and numbers beside them, that drafters use."""

import pytest

from cf_assess.evidence.targets import (
    TargetIndex,
    compile_indicators,
    find_targets,
)
from tests.evidence.builders import make_draft
from tests.evidence.targets_register import read_indicators

PLAN = "北湾县儿童发展规划（2026—2030年）"


@pytest.fixture(scope="module")
def index() -> TargetIndex:
    return compile_indicators(read_indicators())


def _read(
    index: TargetIndex, sentence: str, title: str = PLAN
) -> list[tuple[str | None, str, str, int | None]]:
    found = find_targets(make_draft(sentence, title=title), index)
    return [
        (one.indicator_id, one.comparator.value, one.value, one.target_year)
        for one in found
    ]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("江北区2027年妇女儿童工作要点", 2027),
        ("江北区“十五五”儿童发展重点指标任务清单", 2030),
        ("江北区“十六五”儿童发展规划", 2035),
        ("江北区学前教育条例（2026年修正）", None),
    ],
)
def test_the_title_names_the_year_of_a_target(
    index: TargetIndex, title: str, year: int | None
) -> None:
    found = _read(index, "农村自来水普及率不低于95%。", title)
    assert found == [("rural_tap_water", "ge", "95", year)]


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("农村自来水普及率：2030年≥95%。", ("rural_tap_water", "ge", "95", 2030)),
        ("婴儿死亡率≤3.5‰。", ("infant_mortality", "le", "3.5", 2030)),
        (
            "婴儿死亡率：2025年为3.9‰，2028年不高于3.5‰。",
            ("infant_mortality", "le", "3.5", 2028),
        ),
        (
            "规划期内累计新增托位900个。",
            ("nursery_places_new", "increase_by", "900", 2030),
        ),
        (
            "儿童总体近视率较上年下降1个百分点。",
            ("myopia_annual_decline", "decline_by", "1", 2030),
        ),
        (
            "每年组织0—6岁儿童眼保健和视力检查1次，覆盖率力争超过95%。",
            ("eye_exam_coverage_0_6", "gt", "95", 2030),
        ),
        (
            "未保站配备专职工作人员不少于两名。",
            ("protection_station_staff_per_township", "ge", "2", 2030),
        ),
        (
            "村民委员会、居民委员会每年开展家庭文明建设活动不少于2次。",
            ("community_family_activities_per_year", "ge", "2", 2030),
        ),
        (
            "农村自来水普及率实现达到95%的目标。",
            ("rural_tap_water", "ge", "95", 2030),
        ),
        ("八成街道建成儿童友好空间。", (None, "ge", "80", 2030)),
    ],
)
def test_the_wording_of_many_drafters_is_read(
    index: TargetIndex, sentence: str, key: tuple[str | None, str, str, int]
) -> None:
    assert key in _read(index, sentence)


def test_a_row_goes_on_with_numbers_that_stood_one_by_one(index: TargetIndex) -> None:
    found = _read(
        index,
        "婴儿死亡率降到3.8‰以下，5岁以下儿童死亡率降到5.5‰以下；"
        "到2029年，分别降到3.5‰以下、5‰以下。",
    )
    assert [(one, value) for one, _, value, _ in found] == [
        ("infant_mortality", "3.8"),
        ("under5_mortality", "5.5"),
        ("infant_mortality", "3.5"),
        ("under5_mortality", "5"),
    ]


def test_a_name_nobody_registered_does_not_shift_the_others(
    index: TargetIndex,
) -> None:
    found = _read(
        index,
        "孕产妇系统管理率、3岁以下儿童系统管理率和7岁以下儿童的健康管理率"
        "分别不低于95%、94%和93%。",
    )
    assert [(one, value) for one, _, value, _ in found] == [
        (None, "95"),
        ("system_management_under3", "94"),
        ("health_management_under7", "93"),
    ]


def test_one_number_of_hours_can_hold_in_and_out_of_school(index: TargetIndex) -> None:
    found = _read(index, "中小学生每天校内、校外各安排1小时体育活动。")
    assert [one for one, _, _, _ in found] == [
        "daily_pe_in_school_hours",
        "daily_pe_out_of_school_hours",
    ]


def test_every_term_holds_for_the_activities_behind_it(index: TargetIndex) -> None:
    found = _read(
        index,
        "中小学每学期开展家庭教育指导不少于2次，开展家庭教育实践活动不少于1次。",
    )
    assert [one for one, _, _, _ in found] == [
        "school_family_edu_guidance_per_term",
        "school_family_edu_practice_per_term",
    ]


def test_the_second_level_goes_on_with_what_is_counted(index: TargetIndex) -> None:
    found = _read(index, "每个县至少建成1个危重新生儿救治中心，州级建成2个。")
    assert [(one, value) for one, _, value, _ in found] == [
        ("critical_newborn_centres", "1"),
        ("critical_newborn_centres", "2"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "困难家庭按最低生活保障标准的120%给予补助。",
        "补助不超过总投资30%的部分由县承担。",
        "三年总投入中，学校承担部分不超过15%。",
        "近三年学生近视率下降2.4个百分点。",
        "农村小学生寄宿率降到8%以下的校点撤并须经听证。",
        "累计新增托位640个。",
    ],
)
def test_shares_of_money_cases_and_the_past_are_no_targets(
    index: TargetIndex, sentence: str
) -> None:
    assert _read(index, sentence) == []
