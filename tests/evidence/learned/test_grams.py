from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cf_assess.evidence.learned.grams import (
    LONGEST,
    SLOT_BITS,
    UnitText,
    find_runs,
    make_table,
    number_run,
    slots_of,
)

RUNS = ("学", "学生", "生", "欺凌", "学生欺凌", "a", "aa", "😀", "生欺")
NUMBERS = np.array([number_run(run) for run in RUNS], dtype=np.uint64)
TABLE = make_table(NUMBERS)
BLANKS = " \t\n\r\u3000\u00a0"

Found = tuple[int, str, int, int]
"""Unit, run, start, length."""


def found_in(*units: str | UnitText) -> Counter[Found]:
    """Return every occurrence that is found."""
    texts = [UnitText(unit) if isinstance(unit, str) else unit for unit in units]
    seen = find_runs(texts, NUMBERS, TABLE)
    columns = (seen.unit, seen.run, seen.start, seen.length)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return Counter(
        (unit, RUNS[run], start, length) for unit, run, start, length in rows
    )


def count_naively(*units: str) -> Counter[Found]:
    """Return the same by looking at every place of every unit."""
    found: Counter[Found] = Counter()
    for number, text in enumerate(units):
        kept = [n for n, character in enumerate(text) if character not in BLANKS]
        for place in range(len(kept)):
            for length in range(1, LONGEST + 1):
                own = kept[place : place + length]
                run = "".join(text[n] for n in own)
                if len(own) == length and run in RUNS:
                    found[number, run, own[0], own[-1] - own[0] + 1] += 1
    return found


TEXTS = st.lists(st.text("学生欺凌a😀，" + BLANKS, max_size=12), min_size=1, max_size=5)


@given(TEXTS)
@example(["学生", "生"])
@example(["", "a", ""])
def test_runs_are_found_where_a_plain_count_finds_them(texts: list[str]) -> None:
    assert found_in(*texts) == count_naively(*texts)


@given(TEXTS)
def test_runs_of_a_unit_do_not_depend_on_others_in_the_batch(texts: list[str]) -> None:
    together = found_in(*texts)
    alone = Counter(
        {
            (number, *rest): count
            for number, text in enumerate(texts)
            for (_, *rest), count in found_in(text).items()
        }
    )
    assert together == alone


@pytest.mark.parametrize("character", ["\0", "\ud800", "\U0010ffff", "\x7f"])
def test_no_character_joins_or_hides_its_neighbours(character: str) -> None:
    runs = [run for _, run, _, _ in found_in(f"欺{character}凌学{character}生")]
    assert sorted(runs) == sorted(["学", "生"])


@given(st.text(max_size=30))
def test_any_text_can_be_searched(text: str) -> None:
    for _, run, start, length in found_in(text):
        assert "".join(text[start : start + length].split()) == run


@given(
    st.lists(
        st.tuples(st.text(BLANKS, max_size=3), st.sampled_from("学生欺凌a")),
        max_size=8,
    )
)
def test_white_space_inside_changes_nothing_but_places(
    parts: list[tuple[str, str]],
) -> None:
    spaced = "".join(blank + character for blank, character in parts)
    plain = "".join(character for _, character in parts)
    runs = [
        Counter(run for _, run, _, _ in found_in(text).elements())
        for text in (spaced, plain)
    ]
    assert runs[0] == runs[1]


def test_a_run_goes_over_a_line_feed_but_not_into_the_next_unit() -> None:
    assert [run for _, run, _, _ in found_in("欺\n凌")] == ["欺凌"]
    assert not found_in("欺", "凌")


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ((), {"学": False, "学生": False, "生": False}),
        (((0, 1),), {"学": True, "学生": False, "生": False}),
        (((0, 2),), {"学": True, "学生": True, "生": True}),
        (((1, 2), (0, 1)), {"学": True, "学生": True, "生": True}),
    ],
)
def test_a_run_is_near_where_all_its_characters_are(
    near: Sequence[tuple[int, int]], expected: dict[str, bool]
) -> None:
    seen = find_runs([UnitText("甲"), UnitText("学生", near)], NUMBERS, TABLE)
    names = [RUNS[run] for run in seen.run.tolist()]
    assert dict(zip(names, seen.near.tolist(), strict=True)) == expected


def test_no_units_have_no_runs() -> None:
    assert not found_in()


def test_a_unit_without_text_has_no_runs() -> None:
    assert not found_in("", " \n")


CHARACTERS = st.characters(exclude_characters="\0")  # it stands between units
SHORT = st.text(CHARACTERS, min_size=1, max_size=LONGEST)


@given(SHORT, SHORT)
def test_different_runs_have_different_numbers(one: str, other: str) -> None:
    assert (number_run(one) == number_run(other)) == (one == other)


def test_the_number_of_a_run_is_the_same_always() -> None:
    """A change would make the vocabulary of every file fall into other slots."""
    assert number_run("儿童") == 0x391A1AF62264D762


def test_a_table_leads_from_a_slot_to_its_run() -> None:
    assert len(TABLE) == 2**SLOT_BITS
    assert TABLE[slots_of(NUMBERS)].tolist() == list(range(len(RUNS)))
    assert (TABLE >= 0).sum() == len(RUNS)
