"""One file of any kind, from anywhere."""

import os
from pathlib import Path

import pytest

from cf_assess.errors import SourceInvalidError, SourceUnreadableError
from cf_assess.models.checklist import Checklist, Lexicon, RedFlagRules
from cf_assess.models.place import Place
from cf_assess.models.plan import Plan
from cf_assess.models.rubric import Rubric
from cf_assess.sources import check_file, locate_value, read_source
from cf_assess.sources import files as files_module
from tests.sources.files import codes, marks, places, sound_files, write

KINDS = {
    "care": Checklist,
    "red_flags": RedFlagRules,
    "lexicon": Lexicon,
    "plan": Plan,
    "trial": Rubric,
}


@pytest.mark.parametrize("name", KINDS)
def test_what_a_file_is_its_keys_tell(name: str, tmp_path: Path) -> None:
    text = next(t for p, t in sound_files().items() if Path(p).stem == name)
    path = write(tmp_path / f"{name}.yaml", text)
    assert check_file(path, None) == ()
    assert type(read_source(path)) is KINDS[name]


@pytest.mark.parametrize(
    ("key", "typo"), [("criteria", "critera"), ("domains", "domain"), ("items", "item")]
)
def test_a_mistyped_main_key_still_tells_what_was_meant(
    key: str, typo: str, tmp_path: Path
) -> None:
    text = next(t for t in sound_files().values() if f"\n{key}:" in t)
    path = write(tmp_path / "x.yaml", text.replace(f"\n{key}:", f"\n{typo}:"))
    found = {p.code: p.values for p in check_file(path, None)}
    assert found["unknown_key"] == {"field": typo, "choices": key}
    assert found["missing_key"] == {"field": key}


@pytest.mark.parametrize("folder", ["plans", "rubrics", "checklists"])
def test_where_no_key_tells_the_folder_does(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    path = write(tmp_path / folder / "x.yaml", "id: x\n")
    found = {p.values.get("field") for p in check_file(path, None)}
    assert {"plans": "items", "rubrics": "domains", "checklists": "criteria"}[
        folder
    ] in found


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "empty_file", (1, 1)),
        ("# nothing\n", "empty_file", (1, 1)),
        ("\n{colour: red}\n", "unknown_kind", (2, 1)),
        ("- a\n", "unknown_kind", (1, 1)),
        ("just text\n", "unknown_kind", (1, 1)),
        ("criteria: [a\n", "yaml_bracket", (1, 11)),
    ],
)
def test_a_file_that_is_nothing_known_is_one_problem(
    text: str, code: str, place: tuple[int, int], tmp_path: Path
) -> None:
    problems = check_file(write(tmp_path / "x.yaml", text), None)
    assert codes(problems) == [code]
    assert places(problems) == [place]


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(
        b"\xef\xbb\xbf" + sound_files()["checklists/plans/plan.yaml"].encode()
    )
    assert check_file(path, None) == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd6\xd0\xce\xc4", "not_text"),
        (b"id: \0\n", "not_text"),
        (b"\x89PNG\r\n\x1a\n\xff", "not_text"),
        (b"a" * 101, "too_large"),
    ],
)
def test_what_is_no_text_of_a_fair_size_cannot_be_read(
    data: bytes, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_module, "MAX_BYTES", 100)
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    with pytest.raises(SourceUnreadableError) as caught:
        check_file(path, None)
    assert caught.value.values == {"name": str(path), "reason": reason}


def test_what_is_not_there_or_no_file_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, reason in (
        ("none.yaml", "missing"),
        ("no/where.yaml", "missing"),
        (".", "not_a_file"),
        ("pipe.yaml", "not_a_file"),
        ("a\0b", "missing"),
    ):
        with pytest.raises(SourceUnreadableError) as caught:
            check_file(tmp_path / name, None)
        assert caught.value.values["reason"] == reason


def test_every_reason_is_worded() -> None:
    from cf_assess.language import knows

    for reason in (*files_module.REASONS, "not_a_folder"):
        assert knows(f"problem.reason.{reason}")


def test_reading_a_file_with_faults_raises_all_of_them(tmp_path: Path) -> None:
    text = sound_files()["checklists/plans/plan.yaml"].replace("2025", "2001")
    path = write(tmp_path / "plan.yaml", text.replace("level: city", "levels: city"))
    with pytest.raises(SourceInvalidError) as caught:
        read_source(path)
    assert codes(caught.value.problems) == [
        "missing_key",
        "unknown_key",
        "end_before_start",
    ]


def test_a_value_is_located_by_its_keys(tmp_path: Path) -> None:
    text = sound_files()["checklists/care.yaml"].replace(
        "miss: [为老年人设置棋牌室。, ", "miss: [为老年人设置棋牌室。, ▲", 1
    )
    path = write(tmp_path / "care.yaml", text)
    line, column = marks(text)[0]
    place = locate_value(path, ("criteria", 0, "miss", 1))
    assert place == Place(file=str(path), line=line, column=column)


def test_a_place_is_asked_anew_when_the_file_has_changed(tmp_path: Path) -> None:
    path = write(tmp_path / "x.yaml", "a: 1\n")
    assert locate_value(path, ("a",)).line == 1
    write(path, "# moved\na: 1\n")
    os.utime(path, ns=(1, 1))
    assert locate_value(path, ("a",)).line == 2


def test_where_nothing_can_be_located_the_file_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.yaml"
    assert locate_value(missing, ("a",)) == Place(file=str(missing))
    broken = write(tmp_path / "x.yaml", "a: [\n")
    assert locate_value(broken, ("a",)) == Place(file=str(broken))
