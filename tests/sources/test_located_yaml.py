"""Strict YAML: everything is text, everything has a place, nothing is followed."""

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from cf_assess.sources import located_yaml
from cf_assess.sources.located_yaml import find_node, read_tree, to_plain
from tests.sources.files import MARK, marks


@pytest.fixture(params=["C", "Python"])
def _either_parser(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if request.param == "Python":
        monkeypatch.setattr(located_yaml, "Loader", yaml.SafeLoader)


WORD = r"[0-9a-zA-Z儿童.+_][0-9a-zA-Z儿童.:+_-]*[0-9a-zA-Z儿童]"
"""What no YAML mark begins and no colon ends."""


def plain(text: str) -> object:
    tree, faults = read_tree(text)
    assert faults == ()
    return None if tree is None else to_plain(tree)


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    "word",
    [
        *("no", "yes", "on", "true", ".inf", "=", "儿童", "3.0‰"),
        *("12:30", "010", "0x1F", "1.10", "1e3", "2021-11-24", "1_000", "-3"),
    ],
)
def test_a_plain_scalar_is_the_text_as_written(word: str) -> None:
    assert plain(f"a: {word}\nb: [{word}]\n") == {"a": word, "b": [word]}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_nothing_and_null_are_none(word: str) -> None:
    assert plain(f"a: {word}\n") == {"a": None}


def test_quoted_nothing_and_quoted_null_are_text() -> None:
    assert plain("a: ''\nb: \"null\"\n") == {"a": "", "b": "null"}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_as_it_was(word: str) -> None:
    written = yaml.safe_dump(
        {"k": [word]}, allow_unicode=True, default_style='"', width=10**6
    )
    assert plain(written) == {"k": [word]}


@given(st.from_regex(WORD, fullmatch=True))
def test_no_plain_word_is_taken_for_anything_but_text(word: str) -> None:
    assume(word not in {"null", "Null", "NULL"})
    assert plain(f"- {word}\n") == [word]


def test_keys_and_values_know_line_and_column_counted_in_characters() -> None:
    text = f"标题: 甲\nlist:\n  - {MARK}儿童: {MARK}乙\n  - [丙, {MARK}丁]\n"
    tree, _ = read_tree(text.replace(MARK, ""))
    assert tree is not None
    named = find_node(tree, ("list", 0, "儿童"))
    last = find_node(tree, ("list", 1, 1))
    found = [(named.key_line, named.key_column), named[:2], last[:2]]
    assert found == marks(text)


def test_keys_that_lead_nowhere_end_at_the_last_value_on_the_way() -> None:
    tree, _ = read_tree("a:\n  - b\n")
    assert tree is not None
    assert find_node(tree, ("a", 7, "c")) == find_node(tree, ("a",))
    assert find_node(tree, ("x",)) is tree


def test_line_ends_of_windows_and_a_byte_order_mark_are_no_matter() -> None:
    tree, faults = read_tree("a: 1\r\nb: 2\r\n")
    assert faults == ()
    assert tree is not None
    assert find_node(tree, ("b",))[:3] == (2, 4, "2")


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: 1\n▲a: 2\nb: {c: 1, ▲c: 2}\n", ["duplicate_key", "duplicate_key"]),
        ("a: ▲&x 1\nb: ▲*x\n", ["yaml_anchor", "yaml_alias"]),
        ("a: ▲&x {b: 1}\nc: {▲<<: ▲*x}\n", ["yaml_anchor", "yaml_alias", "yaml_merge"]),
        ("a: ▲!!int 3\nb: ▲!x {}\n", ["yaml_tag", "yaml_tag"]),
        ("▲? [a]\n: b\n", ["yaml_key"]),
        ("a: 1\n▲---\nb: 2\n", ["yaml_second_document"]),
        ("a: 1▲\t\nb: x▲\ty\n", ["yaml_tab", "yaml_tab"]),
        ("a:\n▲\tb: 1\n", ["yaml_tab"]),
        ("a: x▲\u2028y\nb: ▲\x07\n", ["yaml_character_odd", "yaml_character_odd"]),
    ],
)
def test_what_a_checklist_does_not_need_is_refused(text: str, codes: list[str]) -> None:
    text = text.replace("? [a]", "? ▲[a]").replace("▲? ▲", "? ▲")
    _, faults = read_tree(text.replace(MARK, ""))
    faults = tuple(sorted(faults))
    assert sorted(fault.code for fault in faults) == sorted(codes)
    assert [fault[:2] for fault in faults] == marks(text)


def test_the_first_of_two_equal_keys_is_kept() -> None:
    tree, _ = read_tree("a: 1\na: 2\n")
    assert tree is not None
    assert to_plain(tree) == {"a": "1"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_stops_at_a_limit(opening: str) -> None:
    _, faults = read_tree(opening * 5000)
    assert [fault.code for fault in faults] == ["yaml_too_deep"]


def test_the_number_of_values_stops_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(located_yaml, "MAX_NODES", 10)
    _, faults = read_tree("[" + "a, " * 20 + "a]")
    assert [fault.code for fault in faults] == ["yaml_too_many"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_a_text_with_nothing_in_it_has_no_value(text: str) -> None:
    tree, faults = read_tree(text)
    assert faults == ()
    assert tree is None or tree.value is None


def test_of_tabs_everywhere_the_first_are_reported() -> None:
    _, faults = read_tree("a: b\tc\n" * 1000)
    tabs = [fault for fault in faults if fault.code == "yaml_tab"]
    assert len(tabs) == located_yaml.MAX_STRAY


def test_lines_of_chinese_are_joined_without_a_blank() -> None:
    tree, _ = read_tree("a: >-\n  儿童优先，\n  平等发展 plan\n  and 权利\n")

    assert tree is not None
    assert isinstance(tree.value, dict)
    assert tree.value["a"].value == "儿童优先，平等发展 plan and 权利"
