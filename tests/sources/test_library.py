"""A whole library: found, loaded, checked across its files, frozen."""

import hashlib
import json
import time
from fractions import Fraction
from pathlib import Path

import pytest

from cf_assess.errors import (
    SourceInvalidError,
    SourceUnreadableError,
    UnknownNameError,
)
from cf_assess.sources import (
    check_library,
    freeze_rubric,
    library_root,
    load_library,
)
from cf_assess.sources import library as library_module
from cf_assess.sources import load as load_module
from tests.sources.files import (
    CRITERION,
    LEXICON,
    PLAN,
    RUBRIC,
    SECOND,
    checklist_text,
    codes,
    marks,
    places,
    write,
    write_library,
)


def test_a_sound_library_loads_whole(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    assert check_library(root) == ()
    library = load_library(root)
    assert [c.id for c in library.checklists] == ["care"]
    assert [c.id for c in library.checklists[0].criteria] == [
        "care.play.space",
        "care.play.time",
    ]
    assert library.checklists[0].criteria[0].anchors == {0: "没有", 4: "完备"}
    assert library.rubrics[0].domains[0].weight == Fraction(1, 2)
    assert library.red_flags.flags[0].severity == 3
    assert library.lexicon.subjects["child"] == ("儿童", "未成年人")
    assert library.plans[0].end_year == 2025


def test_a_library_with_faults_raises_all_of_all_files(tmp_path: Path) -> None:
    root = write_library(
        tmp_path,
        plan=PLAN.replace("2025", "2001"),
        trial=RUBRIC.replace("limit: revise", "limit: pass"),
    )
    with pytest.raises(SourceInvalidError) as caught:
        load_library(root)
    assert codes(caught.value.problems) == ["end_before_start", "veto_without_effect"]
    assert [Path(p.place.file).name for p in caught.value.problems] == [
        "plan.yaml",
        "trial.yaml",
    ]


def test_references_hold_across_files(tmp_path: Path) -> None:
    text = checklist_text(
        CRITERION.replace("plan/principle/1", "▲plan/principle/2").replace(
            "subject: child", "subject: ▲kid"
        ),
        SECOND,
    )
    problems = check_library(write_library(tmp_path, care=text))
    assert codes(problems) == ["unknown_source", "unknown_subject"]
    assert places(problems) == marks(text)


def test_an_id_in_two_checklists_is_reported_in_both(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    write(root / "checklists" / "law.yaml", checklist_text(CRITERION, name="law"))
    problems = check_library(root)
    assert codes(problems) == ["id_elsewhere", "id_elsewhere", "id_outside_domain"]
    assert [Path(p.place.file).name for p in problems] == [
        "care.yaml",
        "law.yaml",
        "law.yaml",
    ]


@pytest.mark.parametrize("name", ["care", "plan", "lexicon"])
def test_a_file_that_cannot_be_followed_blames_nobody_else(
    name: str, tmp_path: Path
) -> None:
    root = write_library(tmp_path, **{name: "id: [broken\n"})
    assert codes(check_library(root)) == ["yaml_bracket"]


def test_a_file_in_another_encoding_blames_nobody_else(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    path = root / "checklists" / "care.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))
    assert codes(check_library(root)) == ["file_not_text"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lexicon", ["file_missing"]),
        ("red_flags", ["file_missing"]),
        ("plan", ["folder_without_files"]),
        ("trial", ["folder_without_files"]),
    ],
)
def test_what_a_library_must_have_is_asked_for(
    name: str, expected: list[str], tmp_path: Path
) -> None:
    root = write_library(tmp_path, **{name: None})
    assert codes(check_library(root)) == expected


def test_other_suffixes_and_hidden_files(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    write(root / "rubrics" / "more.yml", RUBRIC)
    write(root / "rubrics" / ".draft.yaml", "broken: [")
    write(root / "rubrics" / "README.md", "text")
    assert codes(check_library(root)) == ["wrong_suffix"]


def test_a_folder_called_like_a_file_is_a_problem(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    (root / "rubrics" / "folder.yaml").mkdir()
    assert codes(check_library(root)) == ["file_not_a_file"]


def test_a_file_in_the_wrong_folder_is_a_problem(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    write(root / "rubrics" / "plan.yaml", PLAN)
    assert codes(check_library(root)) == ["file_misplaced"]


def test_a_folder_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    file = write(tmp_path / "file", "x")
    for path, reason in ((tmp_path / "none", "missing"), (file, "not_a_folder")):
        with pytest.raises(SourceUnreadableError) as caught:
            load_library(path)
        assert caught.value.values == {"name": str(path), "reason": reason}


def test_the_folder_asked_for_is_the_library(tmp_path: Path) -> None:
    assert library_root(tmp_path) == tmp_path


def test_in_a_checkout_the_library_stands_beside_the_source() -> None:
    assert library_root() == Path(__file__).resolve().parents[2]


def test_in_a_wheel_the_library_stands_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lib" / "site-packages" / "cf_assess"
    monkeypatch.setattr(library_module, "__file__", str(package / "sources" / "x.py"))
    assert library_root() == package / "_library"


def test_what_the_system_says_of_a_file_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> str:
        raise SourceUnreadableError(name="x", reason="Input/output error")

    root = write_library(tmp_path, trial=None, plan=None)
    monkeypatch.setattr(load_module, "read_source_text", refuse)
    problems = check_library(root)
    assert set(codes(problems)) == {"file_unreadable", "folder_without_files"}


def test_a_frozen_rubric_holds_what_is_asked_in_its_order(tmp_path: Path) -> None:
    law = checklist_text(
        CRITERION.replace("care.play.space", "law.voice.hearing"),
        SECOND.replace("care.play.time", "law.voice.gone") + "  obsolete: true\n",
        name="law",
    )
    rubric = RUBRIC.replace(
        "domains:\n", "domains:\n- {checklist: law, weight: 1, reason: 重}\n"
    ).replace("advisory: [", "leave_out: [")
    root = write_library(tmp_path, trial=rubric)
    write(root / "checklists" / "law.yaml", law)
    frozen = freeze_rubric(load_library(root), "trial")
    assert [c.id for c in frozen.checklists] == ["law", "care"]
    assert [c.id for c in frozen.criteria] == ["law.voice.hearing", "care.play.space"]
    assert frozen.lexicon.masks == ("儿童工作委员会",)
    assert [flag.id for flag in frozen.flags] == ["access.hukou"]


def test_the_digest_is_of_the_canonical_json_of_all_the_rest(tmp_path: Path) -> None:
    frozen = freeze_rubric(load_library(write_library(tmp_path)), "trial")
    fields = frozen.model_dump(mode="json")
    del fields["digest"]
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert frozen.digest == hashlib.sha256(text.encode()).hexdigest()


def test_the_digest_knows_what_matters_and_not_how_it_is_written(
    tmp_path: Path,
) -> None:
    def digest(folder: str, **changed: str) -> str:
        root = write_library(tmp_path / folder, **changed)
        return freeze_rubric(load_library(root), "trial").digest

    first = digest("a")
    assert digest("b", trial=RUBRIC.replace("weight: 0.5", "weight: 1/2")) == first
    assert digest("c", trial=RUBRIC.replace("weight: 0.5", "weight: 0.6")) != first
    assert digest("d", lexicon=LEXICON.replace("学校", "校园")) != first


def test_an_unknown_rubric_is_answered_with_the_nearest(tmp_path: Path) -> None:
    library = load_library(write_library(tmp_path))
    with pytest.raises(UnknownNameError) as caught:
        freeze_rubric(library, "trail")
    assert caught.value.values == {
        "kind": "rubric",
        "name": "trail",
        "nearest": "trial",
    }


def test_a_library_of_full_size_loads_quickly(tmp_path: Path) -> None:
    root = large_library(tmp_path)
    size = sum(path.stat().st_size for path in root.rglob("*.yaml"))
    begin = time.process_time()
    library = load_library(root)
    spent = time.process_time() - begin
    assert sum(len(c.criteria) for c in library.checklists) == 60
    assert size > 250_000
    assert spent < 1.5, "some 0.2 s on a slow machine; a tenfold slip must not pass"


def large_library(root: Path) -> Path:
    """Write a library of six checklists with ten criteria each, some 300 KB."""
    domains = ["care", "law", "health", "school", "city", "family"]
    rubric = RUBRIC.replace("advisory: [care.play.time]\n", "")
    asked = "".join(
        f"- {{checklist: {name}, weight: 1, reason: 均等}}\n" for name in domains[1:]
    )
    items = "".join(
        f"- {{id: plan/law/goal/{n}, part: domain, domain: law}}\n" for n in range(400)
    )
    write_library(
        root,
        trial=rubric.replace("criterion_w", f"{asked}criterion_w", 1),
        plan=PLAN + items,
    )
    for name in domains:
        text = checklist_text(
            *(_large_criterion(f"{name}.play.space{n or ''}") for n in range(10)),
            name=name,
        )
        write(root / "checklists" / f"{name}.yaml", text)
    return root


def _large_criterion(criterion_id: str) -> str:
    """Return a criterion of some 5 KB: many words, cues and examples."""
    words = ", ".join(f"词语{n}" for n in range(20))
    cues = "".join(
        f"  - any: [{words}, 场地{n}]\n    without: [老年, 成人{n}]\n" for n in range(6)
    )
    hits = "".join(
        f"  - 第{n}种场地应当按照标准配置词语{n}并定期维护。\n" for n in range(10)
    )
    text = CRITERION.replace("care.play.space", criterion_id)
    text = text.replace("看面积、距离和责任单位。", "看面积、距离和责任单位。" * 40)
    text = text.replace(
        "plan/principle/1", ", ".join(f"plan/law/goal/{n}" for n in range(12))
    )
    text = text.replace("  - any: [游乐场]\n", f"  - any: [游乐场]\n{cues}")
    return text.replace("  hit: [", f"  todo_hit:\n{hits}  hit: [")
