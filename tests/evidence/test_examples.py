from typing import Any

import pytest

from cf_assess.evidence import ExampleFault, FaultKind, check_examples
from cf_assess.models.cue import Scope, Within
from tests.evidence.builders import (
    LEXICON,
    all_of,
    any_of,
    make_criterion,
    make_flag,
)

CUE = all_of(["听取"], "child", ["意见"])
GOOD, BAD = "学校听取学生意见。", "学校听取家长意见。"


@pytest.mark.parametrize(
    ("field", "right", "wrong", "kind"),
    [
        ("hit", GOOD, BAD, FaultKind.HIT),
        ("miss", BAD, GOOD, FaultKind.MISS),
        ("todo_hit", BAD, GOOD, FaultKind.TODO_HIT_PASSES),
        ("todo_miss", GOOD, BAD, FaultKind.TODO_MISS_PASSES),
    ],
)
def test_an_example_that_comes_out_wrong_is_reported(
    field: str, right: str, wrong: str, kind: FaultKind
) -> None:
    examples: dict[str, Any] = {field: (right, wrong)}
    criterion = make_criterion(CUE, **examples)
    fault = ExampleFault(rule_id="test.one", kind=kind, sentence=wrong)
    assert check_examples([criterion], LEXICON) == (fault,)


def test_a_sentence_is_measured_by_the_cues_of_its_own_rule() -> None:
    other = make_criterion(any_of("家长"), name="test.two", hit=(BAD,), miss=(GOOD,))
    criterion = make_criterion(CUE, hit=(GOOD,), miss=(BAD,))
    assert check_examples([criterion, other], LEXICON) == ()


def test_flags_are_checked_like_criteria() -> None:
    flag = make_flag(CUE, hit=(BAD,), miss=())
    faults = check_examples([flag], LEXICON)
    assert [(f.rule_id, f.kind) for f in faults] == [("harm.one", FaultKind.HIT)]


def test_children_need_not_be_named_for_a_hit() -> None:
    assert (
        check_examples([make_criterion(any_of("经费"), hit=("经费",))], LEXICON) == ()
    )


def test_a_sentence_is_an_article_of_its_own() -> None:
    cue = all_of(["学校"], ["欺凌"], within=Within.ARTICLE)
    criterion = make_criterion(cue, hit=("学校防治欺凌。",), miss=("学校。", "欺凌。"))
    assert check_examples([criterion], LEXICON) == ()


def test_faults_stand_in_the_order_of_rules_and_examples() -> None:
    first = make_criterion(CUE, hit=("甲。", "乙。"), name="test.b")
    second = make_criterion(CUE, hit=("丙。",), name="test.a")
    faults = check_examples([first, second], LEXICON)
    assert [fault.sentence for fault in faults] == ["甲。", "乙。", "丙。"]


def test_no_rules_have_no_faults() -> None:
    assert check_examples([], LEXICON) == ()


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        (Scope.ARTICLE, "第十二条 学生。"),
        (Scope.ITEM, "（三）学生；"),
        (Scope.SUBITEM, "2.学生；"),
        (Scope.PARAGRAPH, "学生（三）。"),
        (Scope.PENALTY, "违反规定收费的，对学生处罚款。"),
    ],
)
def test_a_sentence_is_the_clause_that_its_number_says(
    scope: Scope, sentence: str
) -> None:
    cue = any_of("学生", only_on=(scope,))
    criterion = make_criterion(cue, hit=(sentence,), miss=("某甲。",))
    assert check_examples([criterion], LEXICON) == ()
    other = any_of("学生", not_on=(scope,))
    (fault,) = check_examples([make_criterion(other, hit=(sentence,))], LEXICON)
    assert fault.sentence == sentence
