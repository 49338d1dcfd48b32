"""Suggestions for mistyped names."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.sources import nearest_name
from cf_assess.sources.nearest import list_choices

KNOWN = ("general", "general-2021", "parks", "care.play.space", "care.play.time")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("genral", "general"),
        ("GENERAL_2021", "general-2021"),
        ("care.play.spcae", "care.play.space"),
        ("care.play.tine", "care.play.time"),
        ("park", "parks"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_mistyped_name_is_answered_with_the_nearest(name: str, nearest: str) -> None:
    assert nearest_name(name, KNOWN) == nearest


@given(st.lists(st.text(min_size=1), min_size=1, unique=True), st.data())
def test_the_order_of_known_names_does_not_matter(
    known: list[str], data: st.DataObject
) -> None:
    name = data.draw(st.text())
    assert nearest_name(name, known) == nearest_name(name, reversed(known))


def test_where_none_is_near_a_short_list_is_given_in_full() -> None:
    assert list_choices("zzz", ("b", "a")) == "a, b"
    assert list_choices("zzz", ()) == "—"


def test_where_there_are_many_their_first_parts_are_given() -> None:
    items = [f"{plan}/goal/{n}" for plan in ("xx", "yy") for n in range(20)]
    assert list_choices("qqqqqq", items) == "xx/…, yy/…"
    assert list_choices("qqqqqq", [f"name{n:03}" for n in range(50)]).endswith("…")


def test_many_unknown_names_among_a_thousand_take_little_time() -> None:
    known = [f"plan/education/measure/{n}" for n in range(1000)]
    begin = time.process_time()
    for n in range(100):
        nearest_name(f"plan/educatoin/measure/{n}" * 50, known)
    assert time.process_time() - begin < 3
