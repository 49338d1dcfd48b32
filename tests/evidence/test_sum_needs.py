"""A sum waits for the parts that the others cannot outweigh."""

import pytest

from cf_assess.evidence import compile_flags, find_red_flags
from cf_assess.evidence.cues import compile_rules
from cf_assess.models.cue import Cue, Silence, WeighedPart
from tests.evidence.builders import LEXICON, make_draft, make_flag

SIGNS = Cue(
    sum=(
        WeighedPart(subject="child", weight=10),
        WeighedPart(any=("取消", "停止"), weight=2),
        WeighedPart(any=("一律",), weight=2),
        WeighedPart(any=("自行",), weight=2),
    ),
    at_least=14,
)


def test_a_part_that_nothing_outweighs_is_needed() -> None:
    rules = compile_rules([[SIGNS]], LEXICON)
    ((cue,),) = rules.waiting.values()
    assert cue.parts[0] in cue.needs


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("学生的补助一律取消。", True),
        ("学生的补助取消。", False),
        ("补助一律取消，自行解决。", False),
        ("不得取消学生的补助，也不得一律停发。", False),
    ],
)
def test_several_weak_signs_together_raise_a_flag(text: str, is_found: bool) -> None:
    flag = make_flag(SIGNS, name="harm.signs")
    flag = flag.model_copy(update={"silence": Silence(forbids=("不得",))})
    index = compile_flags([flag], LEXICON)
    assert bool(find_red_flags(make_draft(text), index)) is is_found
