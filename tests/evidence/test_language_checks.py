"""Cues and terms that can never be met, or add nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cf_assess.evidence import check_cues
from cf_assess.evidence.contained import find_contained
from cf_assess.models.cue import Cue, CuePart, Scope, Strength, Within
from tests.evidence.builders import (
    LEXICON,
    all_of,
    any_of,
    make_criterion,
    make_flag,
)
from tests.evidence.test_language import sum_of
from tests.evidence.test_match import matched


def faults(*cues: Cue) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return codes and keys of what is wrong with the cues of a criterion."""
    return [
        (fault.code, fault.keys)
        for fault in check_cues([make_criterion(*cues)], LEXICON)
    ]


PUPILS = Cue(all=(CuePart(any=("小学生", "学校"), subject="child"),))


@pytest.mark.parametrize(
    ("cue", "keys"),
    [
        (any_of("学生", "女学生"), ("any", 1)),
        (any_of("残疾学生", "残疾"), ("any", 0)),
        (any_of("预防{接种|注射}", "预防"), ("any", 0)),
        (any_of("预防{接种|注射}", "预防接种"), ("any", 1)),
        (all_of(["伤害", "人身伤害"], "child"), ("all", 0, "any", 1)),
        (
            Cue(all=(CuePart(any=("小学生", "学校"), subject="child"),)),
            ("all", 0, "any", 0),
        ),
        (all_of(["甲"], ["乙", "乙丙"], gap=3), ("all", 1, "any", 1)),
        (all_of(["甲", "丁甲"], ["乙"], gap=3), ("all", 0, "any", 1)),
    ],
)
def test_a_term_that_holds_another_of_its_list_adds_nothing(
    cue: Cue, keys: tuple[str | int, ...]
) -> None:
    assert faults(cue) == [("term_adds_nothing", ("cues", 0, *keys))]


@pytest.mark.parametrize(
    "cue",
    [
        any_of("学生", "儿童"),
        any_of("评估", "资产评估", mask=("资产评估",)),
        any_of("儿童", "儿童工作委员会"),
        any_of("学生", "大学生"),
        any_of("学生", "女大学生"),
        all_of(["甲"], ["乙", "丙乙"], gap=3),
        all_of(["甲", "甲丁"], ["乙"], gap=3),
        all_of(["甲"], ["乙"], ["甲丁"]),
        Cue(all=(CuePart(bearer=("学校", "中小学校")),)),
    ],
)
def test_a_term_that_finds_something_more_is_let_stand(cue: Cue) -> None:
    assert faults(cue) == []


DIRECT = {"strength": Strength.DIRECT}
INSIDE = [
    (any_of("甲乙"), any_of("甲")),
    (all_of(["甲"], ["乙"]), any_of("甲", "丙")),
    (all_of(["甲"], ["乙"], "child"), all_of(["乙", "丙"], ["甲"])),
    (all_of(["甲"], ["乙"], gap=3), all_of(["乙"], ["甲"])),
    (all_of(["甲"], ["乙"], gap=3), all_of(["甲", "丁"], ["乙"], gap=5)),
    (any_of("甲"), any_of("甲", **DIRECT)),
    (any_of("甲", without=("乙",)), any_of("甲")),
    (any_of("甲", without=("乙",)), any_of("甲", without=("丙乙",))),
    (any_of("甲", mask=("甲乙",)), any_of("甲")),
    (any_of("甲", matches="甲.{0,3}乙"), any_of("甲")),
    (any_of("甲", only_on=(Scope.ITEM,)), any_of("甲")),
    (any_of("甲"), any_of("甲", "乙", not_on=())),
    (sum_of(2, (2, "甲丁"), (2, "甲乙")), any_of("甲")),
    (all_of(["甲"], ["乙"]), sum_of(2, (1, "甲"), (1, "乙"), (1, "丙"))),
    (sum_of(3, (2, "甲"), (1, "乙"), (1, "丙")), any_of("甲")),
    (any_of("学生"), all_of("child")),
    (Cue(all=(CuePart(bearer="child"),)), all_of("child")),
    (any_of("甲乙", within=Within.ARTICLE), any_of("甲", within=Within.ARTICLE)),
]


@pytest.mark.parametrize(("inner", "wider"), INSIDE)
def test_a_cue_inside_another_adds_nothing(inner: Cue, wider: Cue) -> None:
    assert list(find_contained([inner, wider], LEXICON)) == [(0, 1)]
    assert list(find_contained([wider, inner], LEXICON)) == [(1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (any_of("甲乙"), any_of("乙丙")),
        (any_of("甲", **DIRECT), any_of("甲", "乙")),
        (all_of(["甲"], ["乙"]), all_of(["甲"], ["乙"], ["丙"], **DIRECT)),
        (all_of(["甲"], ["乙"], gap=5), all_of(["甲", "丁"], ["乙"], gap=3)),
        (any_of("甲"), any_of("甲", "乙", without=("丙",))),
        (any_of("甲"), any_of("甲", "乙", mask=("甲丁",))),
        (any_of("甲"), any_of("甲", "乙", matches="甲")),
        (any_of("甲"), any_of("甲", "乙", only_on=(Scope.ITEM,))),
        (any_of("甲"), any_of("甲", "乙", not_on=(Scope.ITEM,))),
        (any_of("甲"), any_of("甲", "乙", within=Within.ARTICLE)),
        (any_of("儿童工作委员会"), any_of("儿童")),
        (sum_of(2, (1, "甲"), (1, "乙"), (1, "丙")), any_of("甲")),
    ],
)
def test_a_cue_that_finds_something_more_is_let_stand(one: Cue, other: Cue) -> None:
    assert list(find_contained([one, other], LEXICON)) == []
    assert list(find_contained([other, one], LEXICON)) == []


def test_of_equal_cues_the_later_adds_nothing() -> None:
    cues = [any_of("甲", "乙"), any_of("乙", "甲")]
    assert list(find_contained(cues, LEXICON)) == [(1, 0)]


@pytest.mark.parametrize(
    "cue",
    [
        any_of("残疾学生", without=("学生",)),
        all_of("guardian", ["陪同"], without=("家长", "监护人")),
        sum_of(2, (1, "甲"), (1, "乙"), without=("乙",)),
        any_of("甲乙", without=("甲{乙|丙}",)),
    ],
)
def test_a_cue_whose_words_are_all_set_aside_is_never_met(cue: Cue) -> None:
    assert ("cue_never_met", ("cues", 0)) in faults(cue)


@pytest.mark.parametrize(
    "cue",
    [
        any_of("学生", without=("残疾学生",)),
        all_of("guardian", ["陪同"], without=("家长",)),
        any_of("考试院", without=("考试",), mask=("国考试",)),
        any_of("大学生", without=("学生",)),
    ],
)
def test_a_cue_that_may_be_met_is_let_stand(cue: Cue) -> None:
    assert faults(cue) == []


def test_red_flags_are_checked_too() -> None:
    flag = make_flag(any_of("甲"), any_of("甲乙"))
    (fault,) = check_cues([flag], LEXICON)
    assert (fault.rule_id, fault.code) == ("harm.one", "cue_adds_nothing")
    assert fault.values == {"other": "1"}


WORDS = st.text(alphabet="甲乙丙", min_size=1, max_size=3)
LISTS = st.lists(WORDS, min_size=1, max_size=2).map(tuple)
FIELDS = {
    "without": st.just(()) | LISTS,
    "mask": st.just(()) | LISTS,
    "gap": st.none() | st.integers(0, 2),
}
CUES = st.builds(
    lambda parts, **fields: all_of(*parts, **fields),
    st.lists(LISTS, min_size=1, max_size=2),
    **FIELDS,
)


@settings(max_examples=300)
@given(CUES, CUES, st.text(alphabet="甲乙丙丁", max_size=9))
def test_what_is_called_inside_never_finds_more(
    one: Cue, other: Cue, text: str
) -> None:
    for inner, wider in find_contained([one, other], LEXICON):
        cues = (one, other)
        if matched(cues[inner], text):
            assert matched(cues[wider], text)


@settings(max_examples=300)
@given(CUES, st.text(alphabet="甲乙丙丁", max_size=9))
def test_a_term_that_adds_nothing_can_go(cue: Cue, text: str) -> None:
    for code, keys in faults(cue):
        if code != "term_adds_nothing":
            assert not matched(cue, text)
            continue
        part, term = keys[3], keys[5]
        rest = [
            CuePart(any=tuple(w for k, w in enumerate(p.any) if (n, k) != (part, term)))
            for n, p in enumerate(cue.all)
        ]
        other = cue.model_copy(update={"all": tuple(rest)})
        if all(p.any for p in rest):
            assert bool(matched(cue, text)) is bool(matched(other, text))
