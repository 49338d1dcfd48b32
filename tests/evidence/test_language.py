"""Strong and weak words, variants, patterns and limits to kinds of clause."""

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.errors import UnknownNameError
from cf_assess.evidence.cues import compile_rules
from cf_assess.models.cue import Cue, CuePart, Scope, WeighedPart, Within
from cf_assess.models.draft import ClauseKind
from cf_assess.models.terms import CueSyntaxError
from tests.evidence.builders import LEXICON, all_of, any_of
from tests.evidence.test_match import matched


def sum_of(at_least: int, *parts: tuple[int, str], **fields: object) -> Cue:
    """Return a cue of weights and terms, a subject's id in place of a term."""
    weighed = [
        WeighedPart(subject=term, weight=weight)
        if term in LEXICON.subjects
        else WeighedPart(any=(term,), weight=weight)
        for weight, term in parts
    ]
    return Cue.model_validate({"sum": weighed, "at_least": at_least, **fields})


DROWNING = sum_of(3, (2, "溺水"), (1, "水域"), (1, "警示"), (1, "child"))


@pytest.mark.parametrize(
    ("cue", "text", "met"),
    [
        (DROWNING, "预防学生溺水。", True),
        (DROWNING, "溺水多发的水域。", True),
        (DROWNING, "在水域设置警示牌，提醒学生。", True),
        (DROWNING, "在水域设置警示牌。", False),
        (DROWNING, "溺水、溺水、溺水。", False),
        (DROWNING, "溺水救援。", False),
        (DROWNING, "大学生溺水。", False),
        (sum_of(1, (1, "甲"), (1, "乙")), "乙。", True),
        (sum_of(2, (1, "child"), (1, "child")), "学生。", True),
        (sum_of(5, (1, "甲"), (1, "乙")), "甲乙。", False),
        (sum_of(2, (2, "评估"), mask=("资产评估",)), "资产评估。", False),
        (sum_of(2, (2, "评估"), mask=("资产评估",)), "资产评估和评估。", True),
        (sum_of(2, (2, "评估"), without=("资产",)), "资产评估。", False),
    ],
)
def test_a_sum_is_met_from_its_threshold(cue: Cue, text: str, met: bool) -> None:
    assert bool(matched(cue, text)) is met


def test_a_sum_of_an_article_shows_the_clauses_that_bring_it_there() -> None:
    cue = sum_of(3, (2, "溺水"), (1, "警示"), within=Within.ARTICLE)
    lines = [("第一条", "防止溺水。"), ("第一条", "开放。"), ("第一条", "设警示牌。")]
    assert [place for place, _ in matched(cue, *lines)] == [0, 2]
    assert matched(cue, ("第一条", "溺水。"), ("第二条", "警示。")) == []


TERMS = ("甲", "乙", "丙", "丁")


@given(
    st.lists(st.integers(1, 4), min_size=4, max_size=4),
    st.integers(1, 18),
    st.sets(st.sampled_from(TERMS)),
)
def test_a_sum_counts_each_part_once(
    weights: list[int], at_least: int, standing: set[str]
) -> None:
    cue = sum_of(at_least, *zip(weights, TERMS, strict=True))
    total = sum(w for w, t in zip(weights, TERMS, strict=True) if t in standing)
    text = "，".join(sorted(standing)) * 2
    assert bool(matched(cue, text)) is (total >= at_least)


def test_a_sum_waits_for_a_part_without_which_it_is_not_reached() -> None:
    cue = DROWNING
    rules = compile_rules([[cue]], LEXICON)
    ((key, _),) = rules.waiting.items()
    waited = {
        number
        for number, part in enumerate(rules.parts)
        if part.terms <= rules.parts[key].terms and number != key
    }
    parts = [n for n in range(len(cue.sum)) if n not in waited]
    weights = [part.weight for part in cue.sum]
    for size in range(len(parts) + 1):
        for chosen in combinations(parts, size):
            assert sum(weights[n] for n in chosen) < 3


def test_variants_are_terms_of_their_own() -> None:
    cue = any_of("预防{接种|注射}")
    assert matched(cue, "预防接种和预防注射。") == [(0, ("预防接种", "预防注射"))]
    assert matched(cue, "预防针。", "预防{接种|注射}") == []


def test_variants_hold_in_all_lists_of_terms() -> None:
    cue = any_of("评估", without=("资{产|格}",), mask=("评估{员|师}",))
    assert matched(cue, "资产评估。", "资格评估。", "评估师。") == []
    assert matched(cue, "资本评估。") == [(0, ("评估",))]


def test_bad_braces_and_patterns_do_not_compile() -> None:
    for cue in (any_of("{甲"), any_of("甲", matches="甲*")):
        with pytest.raises(CueSyntaxError):
            compile_rules([[cue]], LEXICON)


AGES = all_of("child", ["周岁"], matches="(?:十四|14)周岁")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("不满十四周岁的学生。", ("周岁", "学生", "十四周岁")),
        ("不满十六周岁的学生。", None),
        ("不满十四周岁。", None),
    ],
)
def test_a_pattern_must_be_met_as_well(
    text: str, words: tuple[str, ...] | None
) -> None:
    assert matched(AGES, text) == ([] if words is None else [(0, words)])


def test_a_pattern_is_tried_in_each_clause_that_is_shown() -> None:
    cue = all_of(["罚款"], ["学生"], within=Within.ARTICLE, matches="第.条")
    lines = [("第一条", "第九条罚款。"), ("第一条", "学生。")]
    assert [place for place, _ in matched(cue, *lines)] == [0]


def test_a_pattern_costs_little_on_hostile_text() -> None:
    cue = any_of("学", matches=".{0,99}罚款")
    begin = time.process_time()
    assert matched(cue, "学" * 60_000) == []
    assert time.process_time() - begin < 5


PENALTY = "违反本办法规定，未报告学生情况的，处一千元罚款。"
PURPOSE = "为了保护学生，制定本办法。"


@pytest.mark.parametrize(
    ("limits", "places"),
    [
        ({}, [0, 1, 2, 3]),
        ({"only_on": [Scope.PENALTY]}, [0]),
        ({"only_on": [Scope.PENALTY, Scope.PURPOSE]}, [0, 1]),
        ({"not_on": [Scope.PENALTY, Scope.PURPOSE]}, [2, 3]),
        ({"only_on": [Scope.ITEM]}, [2]),
        ({"only_on": [Scope.ITEM, Scope.PENALTY]}, [0, 2]),
        ({"only_on": [Scope.GENERAL], "not_on": [Scope.ITEM]}, [3]),
        ({"only_on": [Scope.FOOTNOTE]}, []),
    ],
)
def test_a_cue_is_limited_to_clauses_of_a_kind_or_function(
    limits: dict[str, list[Scope]], places: list[int]
) -> None:
    cue = any_of("学生", **limits)
    item = (None, "（一）学生；", ClauseKind.ITEM)
    found = matched(cue, PENALTY, PURPOSE, item, "照顾学生。")
    assert sorted(place for place, _ in found) == places


def test_a_limit_holds_for_each_clause_of_an_article() -> None:
    cue = all_of(["学校"], ["欺凌"], within=Within.ARTICLE, not_on=(Scope.PENALTY,))
    fine = ("第一条", "违反本办法，对欺凌不处理的，处一千元罚款。")
    assert matched(cue, ("第一条", "学校报告。"), fine) == []
    assert matched(cue, ("第一条", "学校报告。"), ("第一条", "防止欺凌。"))


def test_a_bearer_without_such_a_subject_is_refused() -> None:
    cue = Cue(all=(CuePart(bearer="nobody"),))
    with pytest.raises(UnknownNameError):
        compile_rules([[cue]], LEXICON)
