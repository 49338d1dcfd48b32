"""Faults of the language of cues, each at its line and column."""

from pathlib import Path

import pytest

from cf_assess.language import Language, explain_problem, set_language
from cf_assess.models.library import Library
from cf_assess.sources import check_file, load_library
from tests.sources.files import (
    CRITERION,
    SECOND,
    checklist_text,
    marks,
    places,
    write,
    write_library,
)

CUE = "any: [游乐场]"
SUM = "sum: [{any: [甲], weight: 2}, {any: [乙]}]"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_library(write_library(tmp_path / "library"))


FAULTS = [
    (f"{SUM}\n    at_least: 3", []),
    (f"{SUM}\n    at_least: ▲4", ["at_least_too_high"]),
    (f"{SUM}\n    at_least: ▲0", ["out_of_range"]),
    (SUM.replace("[{", "▲[{", 1), ["sum_without_at_least"]),
    (f"{CUE}\n    at_least: ▲1", ["at_least_without_sum"]),
    (f"{CUE}\n    sum: ▲[{{any: [甲]}}]\n    at_least: 1", ["cue_any_and_all"]),
    ("sum: [{any: [甲], weight: ▲0}]\n    at_least: 1", ["out_of_range"]),
    ("sum: [▲{weight: 2}]\n    at_least: 1", ["part_without_terms"]),
    (f"{SUM}\n    at_least: 1\n    gap: ▲3", ["gap_without_all"]),
    ("all: [{any: [甲], ▲weight: 2}]", ["unknown_key"]),
    ("any: ['预防{接种|注射}']", []),
    ("any: [▲'预防{接种}']", ["term_braces"]),
    ("any: [▲'预防{接种|注射']", ["term_braces"]),
    ("any: [游乐场]\n    without: [▲'甲|乙']", ["term_braces"]),
    (f"any: [▲'{'{甲|乙}' * 7}']", ["term_many_variants"]),
    (f"{CUE}\n    matches: '第[一二]{{1,2}}条'", []),
    (f"{CUE}\n    matches: ▲'\\b游乐场'", ["pattern_escape"]),
    (f"{CUE}\n    matches: ▲'游.*场'", ["pattern_unbounded"]),
    (f"{CUE}\n    matches: ▲'(?:.{{0,50}}){{0,50}}场'", ["pattern_costly"]),
    (f"{CUE}\n    matches: ▲'(游)\\1'", ["pattern_back_reference"]),
    (f"{CUE}\n    matches: ▲'(?<=游)乐'", ["pattern_look_behind"]),
    (f"{CUE}\n    matches: ▲'游?'", ["pattern_empty"]),
    (f"{CUE}\n    matches: ▲'(游'", ["pattern_broken"]),
    (f"{CUE}\n    matches: ▲'{'游' * 201}'", ["pattern_long"]),
    ("all: [{bearer: child}, {any: [游乐场]}]", []),
    ("all: [{bearer: [教育行政部门]}, {any: [游乐场]}]", []),
    ("all: [{bearer: ▲adult}]", ["unknown_subject"]),
    ("all: [{bearer: child, any: ▲[甲]}]", ["bearer_not_alone"]),
    ("all: [{bearer: child, subject: ▲child}]", ["bearer_not_alone"]),
    ("all: [▲{bearer: []}]", ["part_without_terms"]),
    ("all: [{bearer: [甲, ▲'乙 丙']}]", ["term_with_blank"]),
    (f"{CUE}\n    only_on: [item, penalty]\n    not_on: [annex]", []),
    (f"{CUE}\n    only_on: [▲title]", ["not_in_list"]),
    (f"{CUE}\n    not_on: [▲penalties]", ["not_in_list"]),
    (f"{CUE}\n    only_on: ▲[item]\n    not_on: [item, annex]", ["scope_empty"]),
    (f"{CUE}\n  implied: [游乐设施]\n  by_title: [游乐]", []),
    (f"{CUE}\n  implied: [▲'游乐{{设施']", ["term_braces"]),
    (f"{CUE}\n  by_title: [▲'游.*乐']", ["term_like_pattern"]),
    ('any: [▲"游乐\\n场"]', ["term_with_blank"]),
]


@pytest.mark.parametrize(("new", "expected"), FAULTS)
def test_a_fault_of_a_cue_is_reported_at_its_place(
    new: str, expected: list[str], tmp_path: Path, library: Library
) -> None:
    text = checklist_text(CRITERION.replace(CUE, new, 1), SECOND)
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert [problem.code for problem in problems] == expected
    assert places(problems) == marks(text)


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_a_sentence_repeats_the_braces_of_a_term(
    language: Language, tmp_path: Path, library: Library
) -> None:
    set_language(language)
    text = checklist_text(CRITERION.replace(CUE, "any: ['{甲}']", 1), SECOND)
    (problem,) = check_file(write(tmp_path / "care.yaml", text), library)
    assert "“{甲}”" in explain_problem(problem)
    assert "预防{接种|注射}" in explain_problem(problem)
