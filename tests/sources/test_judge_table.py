"""A checklist that came as tables: the checks of files, at the cells at fault."""

from pathlib import Path

import pytest

from cf_assess.models.checklist import Checklist
from cf_assess.models.place import Keys, Place
from cf_assess.sources import JudgedTable, judge_table, load_library
from cf_assess.sources.located_yaml import read_tree, to_plain
from tests.sources.files import CRITERION, SECOND, checklist_text, codes, write_library


def plain(text: str) -> object:
    tree, _ = read_tree(text)
    assert tree is not None
    return to_plain(tree)


def at(row: int) -> Place:
    return Place(file="a.xlsx[要点]", line=row)


def judged(text: str, places: dict[Keys, Place], name: str = "care") -> JudgedTable:
    return judge_table(plain(text), {(): at(1), **places}, name, None)


def test_a_sound_one_is_a_checklist() -> None:
    table = judged(checklist_text(), {})
    assert isinstance(table.checklist, Checklist)
    assert table.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "keys", "code"),
    [
        ("rights: [development]", "rights: [x]", ("rights",), "not_in_list"),
        ("crc: [31]", "crc: [99]", ("crc",), "out_of_range"),
        ("4: 完备", "9: 完备", ("anchors", "9"), "anchor_off_scale"),
        ("title: 游戏空间", "titel: 游戏空间", (), "missing_key"),
        ("id: care.play.space", "id: Care", ("id",), "bad_pattern"),
        ("gap: 8", "gap: 八", ("cues", 0, "gap"), "not_a_whole_number"),
        ("hit: [为", "hit: ['', 为", ("hit", 0), "empty_item"),
    ],
)
def test_a_fault_is_reported_where_the_value_stood(
    old: str, new: str, keys: Keys, code: str
) -> None:
    text = checklist_text(CRITERION.replace(old, new))
    table = judged(text, {("criteria", 0): at(3), ("criteria", 0, *keys): at(7)})

    assert codes(table.problems)[0] == code
    assert table.problems[0].place == at(7)


def test_the_row_of_the_first_of_two_is_named() -> None:
    text = checklist_text(CRITERION, CRITERION)
    places: dict[Keys, Place] = {
        ("criteria", 0): at(3),
        ("criteria", 1): at(8),
    }
    (problem,) = judged(text, places).problems

    assert (problem.code, problem.place) == ("duplicate_id", at(8))
    assert problem.values["line"] == "3"


def test_the_name_of_the_file_is_looked_at() -> None:
    assert codes(judged(checklist_text(), {}, "other").problems) == ["name_differs"]


def test_references_are_looked_up_in_the_library(tmp_path: Path) -> None:
    library = load_library(write_library(tmp_path))
    text = checklist_text(
        CRITERION.replace("plan/principle/1", "plan/principle/9"), SECOND
    )
    table = judge_table(plain(text), {(): at(1)}, "care", library)

    assert codes(table.problems) == ["unknown_source"]
    assert table.checklist is not None
