"""Quantified targets of a draft: which numbers bind, how, and for what."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.drafts import read_draft
from cf_assess.evidence.targets import (
    TargetIndex,
    compile_indicators,
    find_targets,
)
from cf_assess.models.found_target import FoundTarget
from tests.evidence.builders import make_draft
from tests.evidence.targets_register import read_indicators
from tests.growth import count_calls
from tests.places import PROJECT, SHARED, needs_shared

PLAN = "北湾县儿童发展规划（2026—2030年）"
DATA = PROJECT / "tests" / "data"
SEEDS = {
    "xxsheng": ("000", ""),
    "yiyang": ("001", ""),
    "tiexi": ("003", ""),
    "weining": ("004", "文件2"),
}
"""File of each plan with targets, and its document where the file holds several."""

OTHER_HANDS = (
    "plan",
    "annual",
    "bureau",
    "city",
    "county",
    "district",
    "education",
    "health",
    "notice",
    "prefecture",
    "regulation",
    "scheme",
    "town",
)
"""Texts of many shapes; each key was written before the rules met its text.

One comparator of `bureau` (保持1个) was made a floor later, as in the other keys.
"""

Key = tuple[str | None, str, str, str]


@pytest.fixture(scope="module")
def index() -> TargetIndex:
    return compile_indicators(read_indicators())


def _key(target: FoundTarget) -> Key:
    year = str(target.target_year or "")
    return (target.indicator_id, target.comparator.value, target.value, year)


def _read(index: TargetIndex, *lines: str, title: str = PLAN) -> list[Key]:
    found = find_targets(make_draft(*lines, title=title), index)
    return [_key(target) for target in found]


def _expected(path: Path, plan: str | None = None) -> list[Key]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (
                row["indicator_id"] or None,
                row["comparator"],
                row["value"],
                row["target_year"],
            )
            for row in csv.DictReader(file)
            if plan is None or row["plan_id"] == plan
        ]


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("婴儿死亡率降至千分之三点五以下。", ("infant_mortality", "le", "3.5", "2030")),
        ("婴儿死亡率不高于3.0‰。", ("infant_mortality", "le", "3.0", "2030")),
        ("婴儿死亡率低于4‰。", ("infant_mortality", "lt", "4", "2030")),
        ("农村自来水普及率不低于九成五。", ("rural_tap_water", "ge", "95", "2030")),
        ("农村自来水普及率突破95%。", ("rural_tap_water", "gt", "95", "2030")),
        ("农村自来水普及率达95%左右。", ("rural_tap_water", "eq", "95", "2030")),
        ("到2028年农村自来水普及率达到95%。", ("rural_tap_water", "ge", "95", "2028")),
        (
            "“十五五”期末农村自来水普及率达到95%。",
            ("rural_tap_water", "ge", "95", "2030"),
        ),
        ("新增托位八百个。", ("nursery_places_new", "increase_by", "800", "2030")),
        ("新增托位数1.2万个。", ("nursery_places_new", "increase_by", "1.2", "2030")),
        (
            "儿童伤害死亡率以2025年为基数下降百分之二十。",
            ("injury_mortality_decline", "decline_by", "20", "2030"),
        ),
        (
            "儿童之家覆盖率每年提高2个百分点。",
            ("childrens_home_coverage", "increase_by", "2", "2030"),
        ),
        (
            "每年开展校园及周边食品安全专项检查2至3次。",
            ("school_food_campaigns_per_year", "range", "2-3", "2030"),
        ),
    ],
)
def test_words_around_a_number_say_how_it_binds(
    index: TargetIndex, sentence: str, key: Key
) -> None:
    assert _read(index, sentence) == [key]


def test_numbers_after_respectively_go_to_the_names_in_order(
    index: TargetIndex,
) -> None:
    found = _read(index, "新生儿、婴儿和5岁以下儿童死亡率分别降至2‰、3‰、5‰以下。")
    assert [(one, value) for one, _, value, _ in found] == [
        ("neonatal_mortality", "2"),
        ("infant_mortality", "3"),
        ("under5_mortality", "5"),
    ]


def test_one_number_can_hold_for_two_names(index: TargetIndex) -> None:
    found = _read(index, "新生儿访视率和产前筛查率均达到92%以上。")
    assert [(one, value) for one, _, value, _ in found] == [
        ("newborn_visit_rate", "92"),
        ("prenatal_screening_rate", "92"),
    ]


def test_a_later_step_goes_on_with_the_indicator_before(index: TargetIndex) -> None:
    found = _read(index, "普惠性幼儿园覆盖率2027年达到85%；到2030年，达到90%。")
    assert [(value, year) for _, _, value, year in found] == [
        ("85", "2027"),
        ("90", "2030"),
    ]


def test_the_base_year_is_kept_where_it_is_printed(index: TargetIndex) -> None:
    draft = make_draft("儿童伤害死亡率以2025年为基数下降20%。", title=PLAN)
    (target,) = find_targets(draft, index)
    assert (target.base_year, target.target_year) == (2025, 2030)
    assert draft.text[target.start : target.end] == "20%"


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，农村自来水普及率达到93%。",
        "目前农村自来水普及率达到93%。",
        "“十四五”期间，农村自来水普及率从88%提高到93%。",
        "婴儿死亡率下降了1.2‰。",
        "近视率高于50%的学校应当报告。",
        "如农村自来水普及率达到95%，不再安排资金。",
        "在常住人口3万人以上的乡镇设置分园。",
        "满8周岁的儿童可以参加。",
        "补助标准提高到每人每月1500元。",
        "本规划自2026年3月1日起施行。",
        "第十二条第二款另有规定。",
        "建设一批示范园。",
        "《全民健身计划（2026—2030年）》提出达到38.5%。",
    ],
)
def test_past_values_ages_money_dates_and_conditions_are_no_targets(
    index: TargetIndex, sentence: str
) -> None:
    assert _read(index, sentence) == []


def test_a_goal_without_a_known_indicator_keeps_no_id(index: TargetIndex) -> None:
    sentence = "公园无障碍改造完成比例达到80%。"
    assert _read(index, sentence) == [(None, "ge", "80", "2030")]
    assert _read(index, sentence, title="公园管理条例") == []


def test_a_draft_without_a_period_has_no_target_year(index: TargetIndex) -> None:
    found = _read(index, "儿童每天户外活动时间不得少于两小时。", title="学前教育条例")
    assert found == [("daily_outdoor_hours", "ge", "2", "")]


@pytest.mark.parametrize("name", OTHER_HANDS)
def test_a_text_in_other_words_is_read(index: TargetIndex, name: str) -> None:
    found = find_targets(read_draft(DATA / f"targets_{name}.md"), index)
    _check(found, _expected(DATA / f"targets_{name}.csv"))


@needs_shared
@pytest.mark.parametrize("plan", sorted(SEEDS))
def test_the_targets_of_a_plan_are_read(index: TargetIndex, plan: str) -> None:
    number, document = SEEDS[plan]
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    found = find_targets(read_draft(path), index)
    here = [one for one in found if one.locator.startswith(document)]
    _check(here, _expected(SHARED / "plans" / "targets.csv", plan))


def _check(found: tuple[FoundTarget, ...] | list[FoundTarget], rows: list[Key]) -> None:
    ours = Counter(_key(target) for target in found)
    theirs = Counter(rows)
    right = sum((ours & theirs).values())
    assert right >= 0.97 * sum(ours.values()), sorted(map(str, ours - theirs))
    assert right >= 0.97 * sum(theirs.values()), sorted(map(str, theirs - ours))


@given(
    st.text(
        alphabet="0123456789.%‰一二十百千万分之成点个至-以上达到率、，；年每",
        max_size=60,
    )
)
def test_any_text_is_read_and_spans_lie_inside_it(text: str) -> None:
    draft = make_draft(f"婴儿死亡率{text}", title=PLAN)
    for target in find_targets(draft, compile_indicators(())):
        assert 0 <= target.start < target.end <= len(draft.text)


def test_a_sentence_without_an_end_takes_linear_work(index: TargetIndex) -> None:
    def calls(times: int) -> int:
        line = "婴儿死亡率和新生儿死亡率分别降至3‰和2‰以下，" * times
        draft = make_draft(line, title=PLAN)
        assert len(find_targets(draft, index)) == 2 * times
        return count_calls(lambda: find_targets(draft, index))

    assert calls(400) < 2.2 * calls(200)
