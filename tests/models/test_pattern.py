import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.models.pattern import compile_pattern
from cf_assess.models.terms import CueSyntaxError


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("第[一二三]{1,2}条", "违反第十二条、第一二条"),
        ("预防(?:接种|注射)", "定期预防接种"),
        (r"\d{1,3}周岁", "满14周岁"),
        ("学生(?!会)", "学生会和学生"),
        ("^学校", "学校应当"),
        ("[^，。]{0,20}同意。$", "经监护人同意。"),
        (r"\(一\)", "(一)学校"),
        ("[]、]甲", "、甲"),
    ],
)
def test_a_cheap_pattern_is_let_in(pattern: str, text: str) -> None:
    assert compile_pattern(pattern).search(text)


REFUSED = [
    (r"\b学生", "pattern_escape"),
    (r"\B学生", "pattern_escape"),
    (r"\w{2}学生", "pattern_escape"),
    (r"[\W]学生", "pattern_escape"),
    ("(?i)学生", "pattern_escape"),
    ("(?P<甲>学生)", "pattern_escape"),
    ("学\\", "pattern_broken"),
    (r"(学生)\1", "pattern_back_reference"),
    ("(?<=甲)学生", "pattern_look_behind"),
    ("(?<!甲)学生", "pattern_look_behind"),
    ("学生.*", "pattern_unbounded"),
    ("学+生", "pattern_unbounded"),
    ("学{2,}生", "pattern_unbounded"),
    ("(?:学{0,9}){0,9}生", "pattern_costly"),
    ("(?:学|学生){0,20}会", "pattern_costly"),
    (".{0,50}.{0,50}会", "pattern_costly"),
    (".{999}会", "pattern_costly"),
    ("((.{99}){99}){99}", "pattern_costly"),
    ("((((((学))))))", "pattern_costly"),
    ("学?", "pattern_empty"),
    ("学生|", "pattern_empty"),
    ("", "pattern_empty"),
    ("^$", "pattern_empty"),
    ("(?=学生)", "pattern_empty"),
    ("(学生", "pattern_broken"),
    ("学生)", "pattern_broken"),
    ("[学生", "pattern_broken"),
    ("学{3,2}", "pattern_broken"),
    ("学{1,3}?", "pattern_broken"),
    ("{学生", "pattern_broken"),
    ("[[学]生", "pattern_broken"),
    ("[生-学]", "pattern_broken"),
    ("学" * 201, "pattern_long"),
]


@pytest.mark.parametrize(("pattern", "code"), REFUSED)
def test_any_other_pattern_is_refused_with_its_reason(pattern: str, code: str) -> None:
    with pytest.raises(CueSyntaxError) as error:
        compile_pattern(pattern)
    assert error.value.code == code


@given(st.text(alphabet=r"学生.*+?{}0123456789,()[]|\^$-:=!<bwd&", max_size=14))
def test_what_is_let_in_compiles_as_it_was_read(pattern: str) -> None:
    try:
        compiled = compile_pattern(pattern)
    except CueSyntaxError:
        return
    assert isinstance(compiled, re.Pattern)
    assert not compiled.fullmatch("")


@pytest.mark.parametrize("pattern", [".{0,99}罚款", "(?:学|生){0,6}会", "学{0,99}会"])
def test_the_dearest_patterns_are_linear_on_hostile_text(pattern: str) -> None:
    compiled = compile_pattern(pattern)
    begin = time.process_time()
    assert not compiled.search("学" * 100_000)
    assert time.process_time() - begin < 3
