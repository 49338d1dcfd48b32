"""Faults of plans, the lexicon and the red-flag file."""

from pathlib import Path

import pytest

from cf_assess.models.library import Library
from cf_assess.sources import check_file, load_library
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
        ["not_in_list"],
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
