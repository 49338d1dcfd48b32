"""Faults of plans, the lexicon and the red-flag file."""

from pathlib import Path

import pytest

from cf_assess.models.library import Library
from cf_assess.sources import check_file, check_library, load_library
from tests.sources.files import (
    LEXICON,
    PLAN,
    RED_FLAGS,
    codes,
    marks,
    places,
    write,
    write_library,
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_library(write_library(tmp_path / "library"))


FAULTS = [
    ("plan", "end_year: 2025", "end_year: ▲2020", ["end_before_start"]),
    ("plan", "end_year: 2025", "end_year: ▲二〇二五", ["not_a_whole_number"]),
    ("plan", "id: plan/care/goal/1", "id: ▲plan/principle/1", ["duplicate_id"]),
    ("plan", "id: plan/care/goal/1", "id: ▲plans/care/goal/1", ["item_outside_plan"]),
    ("plan", "id: plan\n", "id: ▲plan-2\n", ["name_differs"]),
    ("plan", "part: principle}", "part: ▲principal}", ["not_in_list"]),
    ("plan", "part: principle}", "part: ▲monitor}", ["part_not_listed"]),
    (
        "plan",
        "part: principle}",
        "part: principle, domain: ▲care}",
        ["item_with_domain"],
    ),
    ("plan", "part: domain, domain: care", "part: ▲domain", ["item_without_domain"]),
    ("plan", "part: principle}", "part: principle, domain: ''}", []),
    ("lexicon", "child: [", "children: [", ["missing_key"]),
    ("lexicon", "[儿童, 未成年人]", "▲[]", ["empty_list"]),
    ("lexicon", "[儿童, 未成年人]", "[儿童, ▲儿童]", ["duplicate_in_list"]),
    ("lexicon", "[儿童工作委员会]", "[▲'\\w会']", ["term_like_pattern"]),
    ("lexicon", "indirect: [学校]", "indirect: [▲学 校]", ["term_with_blank"]),
    ("lexicon", "terms: [留守]", "terms: ▲[]", ["empty_list"]),
    (
        "lexicon",
        "terms: [留守]",
        "terms: [留守], conditions: [▲always_on]",
        ["bad_pattern"],
    ),
    (
        "lexicon",
        "indirect",
        "- {id: ▲left_behind, title: 乙, terms: [乙]}\nindirect",
        ["duplicate_id"],
    ),
    ("red_flags", "severity: 3", "severity: ▲4", ["out_of_range"]),
    ("red_flags", "crc: [2]", "crc: [▲60]", ["out_of_range"]),
    ("red_flags", "subject: child", "subject: ▲kid", ["unknown_subject"]),
    ("red_flags", "hit: [仅限本市户籍儿童入园。]", "hit: ▲[]", ["few_examples"]),
    (
        "red_flags",
        "cues:\n  - all: [{any: [本市户籍]}, {subject: child}]",
        "cues: ▲[]",
        ["without_cues"],
    ),
]


TARGETS = """\
targets:
- {item: plan/care/goal/1, indicator: care_rate, population: 儿童, comparator: ge,
   value: 90, unit: "%", target_year: 2025}
- {item: plan/care/goal/1, indicator: care_gap, population: 儿童, comparator: range,
   value: 3-5, unit: 家, base_year: 2020, target_year: 2025}
"""
INDICATORS = """\
indicators:
- {id: care_rate, name: 照护率, aliases: [照护覆盖率], better: higher}
- {id: care_gap, name: 照护缺口, better: lower}
"""
TARGET_FAULTS = [
    ("item: plan/care/goal/1", "item: ▲plan/care/goal/7", ["unknown_source"]),
    ("indicator: care_rate", "indicator: ▲care_rat", ["unknown_indicator"]),
    ("indicator: care_gap", "indicator: ▲care_rate", ["duplicate_id"]),
    ("comparator: ge", "comparator: ▲min", ["not_in_list"]),
    ("value: 90", "value: ▲九成", ["bad_pattern"]),
    ("value: 90", "value: ▲90-95", ["value_not_range"]),
    ("value: 3-5", "value: ▲3", ["value_not_range"]),
    ("base_year: 2020, target_year: 2025", "base_year: 2025, target_year: ▲2020",
     ["end_before_start"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), TARGET_FAULTS)
def test_a_fault_of_a_target_is_reported_at_its_place(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    root = write_library(tmp_path, plan=PLAN + TARGETS)
    write(root / "checklists" / "plans" / "indicators.yaml", INDICATORS)
    assert check_library(root) == ()

    text = PLAN + TARGETS.replace(old, new, 1)
    write_library(tmp_path, plan=text)
    problems = check_library(root)
    assert codes(problems) == expected
    assert places(problems) == marks(text)


def test_a_target_keeps_its_number_as_printed(tmp_path: Path) -> None:
    text = PLAN + TARGETS.replace("value: 90", "value: 3.0")
    root = write_library(tmp_path, plan=text)
    write(root / "checklists" / "plans" / "indicators.yaml", INDICATORS)

    library = load_library(root)
    assert [target.value for target in library.plans[0].targets] == ["3.0", "3-5"]
    assert [indicator.name for indicator in library.indicators] == [
        "照护率",
        "照护缺口",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: care_gap", "id: ▲care_rate", ["duplicate_id"]),
        ("name: 照护缺口", "name: ▲照护覆盖率", ["duplicate_label"]),
        ("better: lower", "better: ▲less", ["not_in_list"]),
    ],
)
def test_a_fault_of_an_indicator_is_reported_at_its_place(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    text = INDICATORS.replace(old, new, 1)
    problems = check_file(write(tmp_path / "indicators.yaml", text), None)
    assert codes(problems) == expected
    assert len(places(problems)) == len(marks(text)) == 1


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_reported_at_its_place(
    case: tuple[str, str, str, list[str]], tmp_path: Path, library: Library
) -> None:
    name, old, new, expected = case
    base = {"plan": PLAN, "lexicon": LEXICON, "red_flags": RED_FLAGS}[name]
    text = base.replace(old, new, 1)
    if expected == ["missing_key"]:
        text = f"▲{text}"
    problems = check_file(write(tmp_path / f"{name}.yaml", text), library)
    assert codes(problems) == expected
    assert places(problems) == marks(text)


def test_a_red_flag_id_used_twice_is_a_fault(tmp_path: Path) -> None:
    rule = RED_FLAGS[RED_FLAGS.index("- id") :]
    problems = check_file(write(tmp_path / "red_flags.yaml", RED_FLAGS + rule), None)
    assert codes(problems) == ["duplicate_id"]
