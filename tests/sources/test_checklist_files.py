"""Faults of checklist files, each at its line and column."""

from pathlib import Path

import pytest

from cf_assess.models.library import Library
from cf_assess.sources import check_file, load_library
from tests.sources.files import (
    CRITERION,
    LEXICON,
    SECOND,
    checklist_text,
    codes,
    marks,
    places,
    write,
    write_library,
)

TWENTY_FAULTS = """\
id: ▲cares
title: 照护
version: ▲1.0
critera_note: 无
criteria:
- id: care.play.space
  title: ▲""
  question: 草案是否规定了儿童游戏空间？
  guidence: 看面积、距离和责任单位。
  anchors: {0: 没有, ▲5: 完备}
  suggestion: 建议写明每个社区的游戏空间。
  not_applicable: {allowed: ▲true}
  requires: {citation_from: ▲9}
  rights: [development, ▲developement]
  crc: [31, ▲55, ▲x]
  topic_id: ▲T5
  sources: [plan/principle/1, ▲plan/principle/l, ▲plan/principle/1]
  automation: assisted
  cues:
  - all: [{subject: ▲chidl}, {any: [游戏, ▲"\\\\w+"]}]
    gap: ▲-1
  - any: [游乐场]
    gap: ▲3
  - ▲any: [游乐场]
    ▲gap: 3
  - ▲within: clause
  hit: ▲[为儿童设置游戏场地。]
  miss: ▲一句话
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load_library(write_library(tmp_path / "library"))


def test_all_faults_of_a_file_are_reported_at_once(
    tmp_path: Path, library: Library
) -> None:
    text = TWENTY_FAULTS.replace("critera_note", "▲critera_note")
    text = text.replace("guidence", "▲guidence").replace("- id: care", "- ▲id: ▲care")
    text = text.replace(
        "- ▲any: [游乐场]\n    ▲gap: 3", "- ▲any: [游乐场]\n    gap: ▲3"
    )
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert list(zip(places(problems), codes(problems), strict=True)) == list(
        zip(
            marks(text),
            [
                "name_differs",
                "bad_pattern",
                "unknown_key",
                "missing_key",
                "id_outside_domain",
                "empty_text",
                "unknown_key",
                "anchor_off_scale",
                "allowed_without_reasons",
                "duty_off_scale",
                "not_in_list",
                "out_of_range",
                "not_a_whole_number",
                "bad_pattern",
                "unknown_source",
                "duplicate_in_list",
                "unknown_subject",
                "term_like_pattern",
                "out_of_range",
                "gap_without_all",
                "duplicate_cue",
                "gap_without_all",
                "cue_without_terms",
                "few_examples",
                "wrong_shape_list",
            ],
            strict=True,
        )
    )


FAULTS = [
    (
        "requires: {",
        "applies_to: {when: ▲school_touched}\n  requires: {",
        ["unknown_condition"],
    ),
    (
        "requires: {",
        "applies_to: {when: [always, ▲school_touched]}\n  requires: {",
        ["unknown_condition"],
    ),
    ("requires: {", "applies_to: {when: ▲[]}\n  requires: {", ["empty_list"]),
    ("requires: {", "applies_to: {when: always}\n  requires: {", []),
    ("sources: [", "subjects: [child, ▲adult]\n  sources: [", ["unknown_subject"]),
    ("sources: [", "subjects: ▲[]\n  sources: [", ["empty_list"]),
    ("sources: [", "red_flags: [▲access.hukow]\n  sources: [", ["unknown_flag"]),
    ("sources: [", "red_flags: [access.hukou]\n  sources: [", []),
    ("id: care.play.space", "id: ▲play.space", ["id_outside_domain"]),
    ("id: care.play.space", "id: ▲care", ["bad_pattern"]),
    ("rights: [development]", "rights: ▲[]", ["empty_list"]),
    ("sources: [plan/principle/1]", "sources: ▲[]", ["empty_list"]),
    ("sources: [plan/principle/1]", "sources: [▲plan/principle/9]", ["unknown_source"]),
    ("sources: [plan/principle/1]", "sources:▲", ["empty_value"]),
    ("crc: [31]", "crc: [▲0]", ["out_of_range"]),
    ("crc: [31]", "crc: [31, ▲31]", ["duplicate_in_list"]),
    ("crc: [31]", "law: [{▲laws: 法, law: 某法}]", ["unknown_key"]),
    ("topic_id: T05", "topic_id: ▲topic5", ["bad_pattern"]),
    ("anchors: {0:", "anchors: {▲'00':", ["anchor_off_scale"]),
    ("anchors: {0:", "anchors: {▲甲:", ["not_a_whole_number"]),
    ("comment_up_to: 1", "comment_up_to: ▲99999", ["duty_off_scale"]),
    ("allowed: true", "allowed: ▲maybe", ["not_yes_or_no"]),
    ("allowed: true, reasons: ", "reasons: ▲", ["reasons_without_allowed"]),
    ("reasons: [subject_absent]", "reasons: [▲because]", ["not_in_list"]),
    ("automation: assisted", "automation: ▲automatic", ["not_in_list"]),
    ("title: 游戏空间", "title: ▲[游戏空间]", ["wrong_shape_text"]),
    ("anchors: {0: 没有, 4: 完备}", "anchors: ▲[没有]", ["wrong_shape_mapping"]),
    ("rights: [development]", "rights: [▲[development]]", ["wrong_shape_text"]),
    (
        "not_applicable: {allowed: true, reasons: [subject_absent]}",
        "not_applicable: ▲yes",
        ["wrong_shape_mapping"],
    ),
    (
        "requires: {",
        "applies_to: {drafts: [plan, ▲plan]}\n  requires: {",
        ["duplicate_in_list"],
    ),
    ("{any: [游戏, 玩耍]}", "▲游戏", ["wrong_shape_mapping"]),
    ("{any: [游戏, 玩耍]}", "{any: [游戏], ▲without: [玩耍]}", ["unknown_key"]),
    ("gap: 8", "gap: ▲8.5", ["not_a_whole_number"]),
    ("gap: 8", "gap: 8\n    any: [甲]", ["cue_any_and_all"]),
    ("[{subject: child}", "[▲{any: []}", ["part_without_terms"]),
    ("subject: child", "subject: ▲adult", ["unknown_subject"]),
    ("any: [游乐场]", "any: [游乐场, ▲'']", ["empty_item"]),
    ("any: [游乐场]", "any: [游乐场, ▲游乐场]", ["duplicate_in_list"]),
    ("any: [游乐场]", "any: [▲游 乐场]", ["term_with_blank"]),
    ("any: [游乐场]", f"any: [▲{'长' * 41}]", ["term_too_long"]),
    ("any: [游乐场]", "any: [▲'游.*场']", ["term_like_pattern"]),
    ("any: [游乐场]", "any: [▲'\\b游乐场\\b']", ["term_like_pattern"]),
    ("any: [游乐场]", "any: [▲游乐场]\n    without: [乐场]", ["term_never_found"]),
    ("any: [游乐场]", "any: [▲游乐场]\n    mask: [游乐场]", ["term_never_found"]),
    ("any: [游乐场]", "any: [游乐场]\n  - ▲any: [游乐场]", ["duplicate_cue"]),
    ("any: [游乐场]", "any: [甲, 乙]\n  - ▲any: [乙, 甲]", ["duplicate_cue"]),
    ("any: [游乐场]", "any: [游乐场]\n  - ▲游乐场", ["wrong_shape_mapping"]),
    ("any: [游乐场]", "any: [游乐场]\n    within: ▲sentence", ["not_in_list"]),
    (
        "miss: [为老年人设置棋牌室。",
        "miss: [▲为儿童设置游戏场地。",
        ["example_contradicts"],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_is_reported_at_its_place(
    old: str, new: str, expected: list[str], tmp_path: Path, library: Library
) -> None:
    text = checklist_text(CRITERION.replace(old, new, 1), SECOND)
    if expected == ["cue_any_and_all"]:
        text = text.replace("all: [{subject", "all: ▲[{subject", 1)
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert codes(problems) == expected
    assert places(problems) == marks(text)


def test_a_key_written_twice_stands_beside_all_other_faults(
    tmp_path: Path, library: Library
) -> None:
    text = checklist_text(
        CRITERION.replace(
            "title: 游戏空间", "title: 甲\n  ▲title: 乙\n  crc: [▲77]"
        ).replace("  crc: [31]\n", "")
    )
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert codes(problems) == ["duplicate_key", "out_of_range"]
    assert places(problems) == marks(text)


def test_an_id_used_twice_names_the_line_of_the_first(
    tmp_path: Path, library: Library
) -> None:
    text = checklist_text(CRITERION, CRITERION.replace("id: care", "id: ▲care"))
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert codes(problems) == ["duplicate_id"]
    assert places(problems) == marks(text)
    assert problems[0].values["line"] == "5"


def test_an_id_of_another_checklist_is_taken(tmp_path: Path, library: Library) -> None:
    text = checklist_text(CRITERION.replace("id: care", "id: ▲care"), name="law")
    problems = check_file(write(tmp_path / "law.yaml", text), library)
    assert "id_elsewhere" in codes(problems)


def test_a_machine_criterion_needs_cues_and_examples(
    tmp_path: Path, library: Library
) -> None:
    bare = CRITERION[: CRITERION.index("  cues:")]
    text = checklist_text(bare.replace("- id: care", "- id: ▲care"))
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert codes(problems) == ["without_cues", "few_examples", "few_examples"]
    assert set(places(problems)) == set(marks(text))


@pytest.mark.parametrize(
    "line", ["automation: manual", "automation: assisted\n  obsolete: true"]
)
def test_a_manual_or_obsolete_criterion_needs_none(
    line: str, tmp_path: Path, library: Library
) -> None:
    bare = CRITERION[: CRITERION.index("  cues:")]
    text = checklist_text(bare.replace("automation: assisted", line))
    assert check_file(write(tmp_path / "care.yaml", text), library) == ()


def test_levels_are_held_against_the_scale_of_the_rubric_that_asks(
    tmp_path: Path, library: Library
) -> None:
    text = checklist_text(CRITERION.replace("4: 完备", "3: 完备, ▲5: 满分"))
    problems = check_file(write(tmp_path / "care.yaml", text), library)
    assert codes(problems) == ["anchor_off_scale"]
    assert problems[0].values["scale"] == "0–4 (trial)"


def test_without_a_library_references_are_not_looked_at(tmp_path: Path) -> None:
    text = checklist_text(CRITERION.replace("plan/principle/1", "any/where/1"))
    assert check_file(write(tmp_path / "care.yaml", text), None) == ()


def test_the_sentence_says_what_was_meant(tmp_path: Path, library: Library) -> None:
    from cf_assess.language import Language, explain_problem, set_language

    text = checklist_text(CRITERION.replace("guidance:", "guidence:"))
    path = write(tmp_path / "care.yaml", text)
    unknown = next(p for p in check_file(path, library) if p.code == "unknown_key")
    assert explain_problem(unknown) == (
        f"{path}:8:5: unknown_key: 没有“guidence”这一项；请改为：guidance，或者删去。"
    )
    set_language(Language.ENGLISH)
    try:
        assert explain_problem(unknown).endswith(
            "did you mean guidance? Otherwise delete it."
        )
    finally:
        set_language(Language.CHINESE)


def claiming(count: int, breadth: str = "") -> str:
    """Return a criterion that claims so many plan items."""
    claims = ", ".join(f"plan/care/goal/{n}" for n in range(1, count + 1))
    return CRITERION.replace("sources: [plan/", f"sources: ▲[{claims}]{breadth}\n#")


@pytest.mark.parametrize(
    ("count", "breadth", "expected"),
    [
        (15, "", []),
        (16, "", ["too_broad"]),
        (16, "\n  breadth: 总条款，不宜拆开。", []),
    ],
)
def test_a_criterion_that_claims_much_says_why(
    count: int, breadth: str, expected: list[str], tmp_path: Path, library: Library
) -> None:
    plan = library.plans[0]
    more = tuple(
        plan.items[1].model_copy(update={"id": f"plan/care/goal/{n}"})
        for n in range(1, count + 1)
    )
    known = library.model_copy(
        update={"plans": (plan.model_copy(update={"items": more}),)}
    )
    text = checklist_text(claiming(count, breadth))
    problems = check_file(write(tmp_path / "care.yaml", text), known)

    assert codes(problems) == expected
    if expected:
        assert places(problems) == marks(text)


def test_only_a_criterion_about_others_needs_no_right_of_the_child(
    tmp_path: Path,
) -> None:
    library = load_library(
        write_library(
            tmp_path / "library",
            lexicon=LEXICON.replace("masks:", "  woman: [妇女]\nmasks:", 1),
        )
    )
    text = checklist_text(
        CRITERION.replace("rights: [development]", "rights: []\n  subjects: [woman]", 1)
    )
    assert check_file(write(tmp_path / "care.yaml", text), library) == ()
