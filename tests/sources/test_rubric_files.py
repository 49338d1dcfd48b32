"""Faults of rubric files, each at its line and column."""

from pathlib import Path

import pytest

from cf_assess.models.library import Library
from cf_assess.sources import check_file, check_library, load_library
from tests.sources.files import (
    CRITERION,
    MARK,
    RUBRIC,
    SECOND,
    checklist_text,
    codes,
    marks,
    places,
    write,
    write_library,
)

MANY_FAULTS = """\
id: ▲trail
title: 试用规则
version: 1.0.0
drafts: [regulation, ▲plans]
domains:
- {checklist: care, weight: ▲0, reason: 均等, floor: ▲140}
- {checklist: ▲caer, weight: ▲much, reason: 均等}
criterion_weights: {care.play.space: ▲-2, ▲care.play.spcae: 1}
leave_out: [▲care.play.nothing_like_it]
scale:
- {level: 0, label: 缺失, anchor: 没有规定}
- {level: ▲2, label: 提及, anchor: 原则表述}
- {level: 2, label: ▲缺失, anchor: 难以操作}
- {level: 3, label: 可行, anchor: ▲''}
- {level: 4, label: 完备, anchor: 另有保障}
duties: {citation_from: ▲5, comment_up_to: 1}
panel: {rule: ▲average, least_reviewers: ▲0, divergence_from: ▲6}
verdicts:
- {id: pass, label: 可以报审, disposition: 报审。}
- {id: revise, label: 修改后报审, disposition: 修改。}
- {id: redo, label: 重新评估, disposition: 重来。}
- {id: ▲open, label: 暂不作结论, disposition: 补齐。}
- {id: ▲redo, label: 另一个, disposition: 重来。}
- {id: unrelated, label: 不涉及儿童, disposition: 结束。}
not_concludable: open
not_child_related: unrelated
bands:
- {verdict: pass, at_least: 80}
- {verdict: ▲revize, at_least: ▲80}
- {verdict: redo, at_least: ▲10}
vetoes:
- ▲{id: none, title: 无条件, limit: redo, reason: 缺失。}
- {id: both, title: 两个, criterion: care.play.space,
   ▲flag_severity: 3, limit: ▲pass, reason: 乱。}
- {id: grave, title: 严重, flag_severity: ▲4, limit: ▲open, reason: 有害。}
opinion:
  document_title: 审查意见书
  number_format: ▲儿评{year.__class__}{number}号
  basis: 依据试用规则。
  method: 独立评分。
  notice: 供参考。
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_library(write_library(tmp_path / "library"))


def test_all_faults_of_a_rubric_are_reported_at_once(
    tmp_path: Path, library: Library
) -> None:
    problems = check_file(write(tmp_path / "trial.yaml", MANY_FAULTS), library)
    assert codes(problems) == [
        "name_differs",
        "not_in_list",
        "out_of_range",
        "out_of_range",
        "unknown_checklist",
        "not_a_number",
        "out_of_range",
        "unknown_criterion",
        "unknown_criterion",
        "scale_not_consecutive",
        "duplicate_label",
        "empty_text",
        "duty_off_scale",
        "not_in_list",
        "out_of_range",
        "out_of_range",
        "special_verdicts_not_last",
        "duplicate_id",
        "unknown_verdict",
        "bands_not_falling",
        "last_band_not_zero",
        "veto_without_condition",
        "veto_with_two_conditions",
        "veto_without_effect",
        "out_of_range",
        "limit_special",
        "bad_number_format",
    ]
    assert places(problems) == marks(MANY_FAULTS)


FAULTS = [
    ("drafts: [regulation, plan]", "drafts: ▲[]", ["empty_list"]),
    ("weight: 0.5", "weight: ▲1/0", ["not_a_number"]),
    ("weight: 0.5", "weight: ▲1e999999999", ["not_a_number"]),
    ("weight: 0.5", "weight: ▲nan", ["not_a_number"]),
    (
        "floor: 40}",
        "floor: 40}\n- {checklist: ▲care, weight: 1, reason: 重}",
        ["duplicate_id"],
    ),
    ("{care.play.space: 2}", "{care.play.space: ▲0}", ["out_of_range"]),
    ("{care.play.space: 2}", "{▲care.play.time: 2}", ["advisory_weighed"]),
    (
        "advisory: [",
        "leave_out: [care.play.time]\nadvisory: [▲",
        ["criterion_left_out"],
    ),
    ("{care.play.space: 2}", "{▲care.gone.away: 2}", ["criterion_obsolete"]),
    ("{care.play.space: 2}", "{▲law.voice.hearing: 2}", ["criterion_not_asked"]),
    ("advisory: [", "advisory: [▲care.play.tine, ", ["unknown_criterion"]),
    ("level: 4", "level: ▲5", ["scale_not_consecutive"]),
    ("level: 4", "level: ▲999999999", ["scale_not_consecutive"]),
    ("label: 完备", "label: ▲可行", ["duplicate_label"]),
    ("label: 重新评估", "label: ▲修改后报审", ["duplicate_label"]),
    ("comment_up_to: 1", "comment_up_to: ▲-1", ["duty_off_scale"]),
    ("divergence_from: 2", "divergence_from: ▲0", ["out_of_range"]),
    ("not_concludable: open", "not_concludable: ▲opne", ["unknown_verdict"]),
    (
        "not_child_related: unrelated",
        "not_child_related: ▲open",
        ["special_verdicts_equal"],
    ),
    ("{verdict: redo, at", "{verdict: ▲unrelated, at", ["band_of_special_verdict"]),
    ("{verdict: redo, at", "{verdict: ▲revise, at", ["duplicate_band"]),
    ("at_least: 60", "at_least: ▲90", ["bands_not_falling"]),
    ("at_least: 60", "at_least: ▲101", ["out_of_range"]),
    ("at_least: 0", "at_least: ▲1/2", ["last_band_not_zero"]),
    ("criterion: care.play.space", "criterion: ▲care.play.time", ["veto_on_advisory"]),
    (
        "criterion: care.play.space",
        "criterion: ▲care.play.spaces",
        ["unknown_criterion"],
    ),
    (
        "criterion: care.play.space",
        "criterion: care.play.space, level_at_most: ▲4",
        ["out_of_range"],
    ),
    (
        "criterion: care.play.space",
        "criterion: care.play.space, level_at_least: ▲0",
        ["out_of_range"],
    ),
    (
        "criterion: care.play.space",
        "criterion: care.play.space, level_at_most: 1, ▲level_at_least: 3",
        ["veto_with_two_levels"],
    ),
    ("drafts: [", "subject: ▲adult\ndrafts: [", ["unknown_subject"]),
    ("drafts: [", "higher: ▲worse\ndrafts: [", ["not_in_list"]),
    ("id: grave", "id: ▲no_space", ["duplicate_id"]),
    ("flag_severity: 3", "flag_severity: ▲0", ["out_of_range"]),
    ("flag_severity: 3", "flag_severity: ▲高", ["not_a_whole_number"]),
    ("limit: revise", "limit: ▲unrelated", ["limit_special"]),
    ("limit: revise", "limit: ▲revice", ["unknown_verdict"]),
    ("limit: revise", "limit: ▲pass", ["veto_without_effect"]),
    ("〔{year}〕{number}", "▲{year}", ["bad_number_format"]),
    ("〔{year}〕{number}", "▲{year", ["bad_number_format"]),
    ("rule: mean, ", "▲", ["missing_key"]),
    ("  basis: 依据试用规则。\n", "", ["missing_key"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_is_reported_at_its_place(
    old: str, new: str, expected: list[str], tmp_path: Path, library: Library
) -> None:
    text = RUBRIC.replace(old, new, 1)
    if old.startswith("〔"):
        text = text.replace(MARK, "").replace("number_format: ", "number_format: ▲")
    if old.startswith("rule"):
        text = text.replace(MARK, "").replace("panel: ", "panel: ▲")
    if "basis" in old:
        text = text.replace("  document_title", "  ▲document_title")
    problems = check_file(write(tmp_path / "trial.yaml", text), _with_more(library))
    assert codes(problems) == expected
    assert places(problems) == marks(text)


def _with_more(library: Library) -> Library:
    """Return a library with a checklist not asked and an obsolete criterion too."""
    care = library.checklists[0]
    gone = care.criteria[0].model_copy(
        update={"id": "care.gone.away", "obsolete": True}
    )
    law = care.criteria[0].model_copy(update={"id": "law.voice.hearing"})
    checklists = (
        care.model_copy(update={"criteria": (*care.criteria, gone)}),
        care.model_copy(update={"id": "law", "criteria": (law,)}),
    )
    return library.model_copy(update={"checklists": checklists})


def test_a_better_verdict_in_a_lower_band_is_a_fault(
    tmp_path: Path, library: Library
) -> None:
    text = RUBRIC.replace("verdict: pass", "verdict: X").replace(
        "verdict: revise", "verdict: ▲pass"
    )
    text = text.replace("verdict: X", "verdict: revise")
    problems = check_file(write(tmp_path / "trial.yaml", text), library)
    assert codes(problems) == ["band_order_differs"]
    assert places(problems) == marks(text)


def test_where_a_higher_score_is_graver_bands_run_the_other_way(
    tmp_path: Path, library: Library
) -> None:
    graver = RUBRIC.replace("domains:", "higher: graver\ndomains:", 1)
    names = ("verdict: pass, at_least: 80", "verdict: redo, at_least: 0")
    turned = graver.replace(names[0], "verdict: redo, at_least: 80", 1)
    turned = turned.replace(names[1], "verdict: pass, at_least: 0", 1)

    assert check_file(write(tmp_path / "trial.yaml", turned), library) == ()
    found = check_file(write(tmp_path / "trial.yaml", graver), library)
    assert codes(found) == ["band_order_differs"] * 2


def test_a_veto_on_a_criterion_left_out_is_a_fault(
    tmp_path: Path, library: Library
) -> None:
    text = RUBRIC.replace("advisory: [care.play.time]", "leave_out: [care.play.space]")
    text = text.replace("criterion_weights: {care.play.space: 2}\n", "")
    text = text.replace("criterion: care", "criterion: ▲care")
    problems = check_file(write(tmp_path / "trial.yaml", text), library)
    assert codes(problems) == ["criterion_left_out"]
    assert places(problems) == marks(text)


def test_a_limit_may_be_a_verdict_that_no_band_names(
    tmp_path: Path, library: Library
) -> None:
    text = RUBRIC.replace(
        "- {id: redo", "- {id: mend, label: 补正程序, disposition: 补。}\n- {id: redo"
    ).replace("limit: revise", "limit: mend")
    assert check_file(write(tmp_path / "trial.yaml", text), library) == ()


def test_a_narrow_scale_is_held_against_the_anchors_of_the_checklist(
    tmp_path: Path, library: Library
) -> None:
    lines = [line for line in RUBRIC.splitlines() if "level: 4" not in line]
    text = "\n".join(lines).replace("checklist: care", "checklist: ▲care")
    problems = check_file(write(tmp_path / "trial.yaml", text), library)
    assert "level_off_scale" in codes(problems)
    assert set(places(problems)) == set(marks(text))


def test_in_a_library_the_anchor_itself_is_pointed_at(tmp_path: Path) -> None:
    lines = [line for line in RUBRIC.splitlines() if "level: 4" not in line]
    text = checklist_text(CRITERION.replace(" 4: 完备", " ▲4: 完备"), SECOND)
    text = text.replace("anchors: {0: 没有, 4: 完备}", "anchors: {}")
    root = write_library(tmp_path, care=text, trial="\n".join(lines))
    problems = check_library(root)
    assert codes(problems) == ["anchor_off_scale"]
    assert places(problems) == marks(text)
    assert problems[0].values["scale"] == "0–3 (trial)"


def test_a_scale_of_one_level_is_a_fault(tmp_path: Path) -> None:
    lines = [
        line
        for line in RUBRIC.splitlines()
        if not any(f"level: {level}" in line for level in range(1, 5))
    ]
    problems = check_file(write(tmp_path / "trial.yaml", "\n".join(lines)), None)
    assert "scale_too_short" in codes(problems)


def test_without_a_library_a_rubric_is_checked_in_itself(tmp_path: Path) -> None:
    text = RUBRIC.replace("checklist: care", "checklist: elsewhere")
    assert check_file(write(tmp_path / "trial.yaml", text), None) == ()


def test_a_plan_to_cite_must_be_registered(tmp_path: Path) -> None:
    cites = RUBRIC.rstrip() + "\n  plans: [upper, nowhere]\n"
    root = write_library(tmp_path, trial=cites)

    assert "unknown_plan" in codes(check_library(root))
