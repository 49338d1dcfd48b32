"""Lists of words and the silence of the red-flag file, laid out to its rules."""

from typing import Any

import pytest
from pydantic import ValidationError

from cf_assess.models.checklist import RedFlagRules

FLAG: dict[str, Any] = {
    "id": "harm.a",
    "title": "名称",
    "category": "类别",
    "severity": 1,
    "why": "理由",
    "suggestion": "建议",
    "cues": [{"all": [{"any": ["@fees", "押金"]}, {"subject": "child"}]}],
    "hit": [],
    "miss": [],
}


def rules(**changes: object) -> RedFlagRules:
    """Return a file of one rule."""
    data = {"version": "1.0.0", "words": {"fees": ["费用", "押金"]}, "flags": [FLAG]}
    return RedFlagRules.model_validate({**data, **changes})


def test_a_name_stands_for_its_terms_each_once() -> None:
    (flag,) = rules().flags
    assert flag.cues[0].all[0].any == ("费用", "押金")


def test_a_name_that_is_not_known_stays_a_term() -> None:
    (flag,) = rules(words={}).flags
    assert flag.cues[0].all[0].any == ("@fees", "押金")


def test_each_rule_carries_the_silence_of_the_file_beside_its_own() -> None:
    own = {**FLAG, "silence": {"forbids": ["严禁"], "protects": ["免收"]}}
    (flag,) = rules(silence={"forbids": ["不得"]}, flags=[own]).flags
    assert flag.silence.forbids == ("严禁", "不得")
    assert flag.silence.protects == ("免收",)


def test_what_was_laid_out_is_read_back_unchanged() -> None:
    once = rules(silence={"forbids": ["不得"]})
    assert RedFlagRules.model_validate(once.model_dump(mode="json")) == once


@pytest.mark.parametrize("wrong", [{"silence": 3}, {"words": 3}, {"flags": 3}])
def test_another_shape_is_refused_by_the_model(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        rules(**wrong)
