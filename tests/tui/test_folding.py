"""Chinese text in lines of a terminal."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from cf_assess.tui.folding import find_breaks, fold

CLOSING = "，。；：、！？）》」』】〉”’…,.;:!?)]}"
ALPHABET = st.sampled_from("儿童应当，。；：、）》（《“”第一条 abc XYZ 0123.%é")
WORDS = st.text(ALPHABET, max_size=120) | st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=60
)
"""Words of drafts, and whatever else a reader of drafts leaves in: no controls."""

WIDTHS = st.integers(6, 60)


def lines_of(text: str, width: int, indent: int = 0) -> list[str]:
    """Return the lines of one paragraph, blanks of the indent included."""
    return fold(Text(text), width, indent).plain.split("\n")


@given(WORDS, WIDTHS, st.integers(0, 3))
def test_no_line_is_wider_than_the_terminal(text: str, width: int, indent: int) -> None:
    for line in lines_of(text, width, indent):
        assert cell_len(line) <= width


@given(WORDS, WIDTHS, st.integers(0, 3))
def test_the_lines_joined_are_the_text(text: str, width: int, indent: int) -> None:
    breaks = find_breaks(text, width, indent)

    assert breaks == sorted(set(breaks))
    assert all(0 < position < len(text) for position in breaks)
    first, *rest = lines_of(text, width, indent)
    assert first + "".join(line[indent:] for line in rest) == text
    assert all(line.startswith(" " * indent) for line in rest)


@given(WORDS, WIDTHS)
def test_closing_punctuation_begins_a_line_only_where_nothing_else_can(
    text: str, width: int
) -> None:
    starts = [0, *find_breaks(text, width)]
    for before, here in pairwise(starts):
        if text[here] in CLOSING:
            # All of the line before but its first character is punctuation too.
            assert all(c in CLOSING for c in text[before + 2 : here])


@given(WORDS, WIDTHS)
def test_folding_what_fits_changes_nothing(text: str, width: int) -> None:
    for line in lines_of(text, width):
        assert find_breaks(line, width) == []


@given(st.lists(WORDS).map("\n".join), WIDTHS)
def test_every_paragraph_is_folded_by_itself(text: str, width: int) -> None:
    whole = fold(Text(text), width).plain
    parts = [fold(Text(part), width).plain for part in text.split("\n")]

    assert whole == "\n".join(parts)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("儿童优先", 8, ["儿童优先"]),
        ("儿童优先", 7, ["儿童优", "先"]),
        ("儿童优先。", 8, ["儿童优", "先。"]),
        ("儿童优先）。", 8, ["儿童优", "先）。"]),
        ("依照UNICEF标准", 8, ["依照", "UNICEF标", "准"]),
        ("参加共12345人", 10, ["参加共", "12345人"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),  # a word wider than the line
        ("。。。。。。", 4, ["。。", "。。", "。。"]),  # nothing else to begin with
        ("第一条 公园", 8, ["第一条 ", "公园"]),
        ("中abcdefghijk", 10, ["中abcdefgh", "ijk"]),  # wider than the line below
    ],
)
def test_lines_break_where_a_reader_expects_it(
    text: str, width: int, lines: list[str]
) -> None:
    assert lines_of(text, width) == lines


def test_later_lines_stand_under_the_indent_of_the_first() -> None:
    assert lines_of("✓┃ 儿童优先", 7, 3) == ["✓┃ 儿童", "   优先"]


def test_styles_stay_on_their_words() -> None:
    text = Text("甲乙丙丁")
    text.stylize("bold", 1, 3)

    folded = fold(text, 4, indent=1)

    assert folded.plain == "甲乙\n 丙\n 丁"
    bold = "".join(folded.plain[span.start : span.end] for span in folded.spans)
    assert "".join(bold.split()) == "乙丙"
