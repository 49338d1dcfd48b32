import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.models.terms import (
    MOST_VARIANTS,
    CueSyntaxError,
    expand_term,
    expand_terms,
)


@pytest.mark.parametrize(
    ("term", "terms"),
    [
        ("接种", ("接种",)),
        ("预防{接种|注射}", ("预防接种", "预防注射")),
        ("{学生|儿童}伤害", ("学生伤害", "儿童伤害")),
        (
            "{校车|班车}{司机|驾驶人}",
            ("校车司机", "校车驾驶人", "班车司机", "班车驾驶人"),
        ),
        ("未成年{|人}", ("未成年", "未成年人")),
        ("{甲|甲}", ("甲",)),
        ("", ("",)),
    ],
)
def test_a_term_stands_for_its_variants(term: str, terms: tuple[str, ...]) -> None:
    assert expand_term(term) == terms


@pytest.mark.parametrize(
    "term",
    [
        "{",
        "}",
        "|",
        "甲{乙",
        "甲}乙",
        "{甲}",
        "{}",
        "甲|乙",
        "{甲|{乙|丙}}",
        "{甲|乙}}",
    ],
)
def test_braces_that_do_not_match_are_refused(term: str) -> None:
    with pytest.raises(CueSyntaxError) as error:
        expand_term(term)
    assert error.value.code == "term_braces"


def test_a_term_stands_for_a_bounded_number_of_terms() -> None:
    with pytest.raises(CueSyntaxError) as error:
        expand_term("{甲|乙}" * 30)
    assert error.value.code == "term_many_variants"
    assert len(expand_term("{甲|乙}" * 6)) == MOST_VARIANTS


def test_terms_are_expanded_in_order() -> None:
    assert expand_terms(["甲", "乙{丙|丁}"]) == ("甲", "乙丙", "乙丁")


@given(st.text(alphabet="甲乙{}|", max_size=12))
def test_any_text_is_expanded_or_refused(term: str) -> None:
    try:
        terms = expand_term(term)
    except CueSyntaxError:
        return
    assert terms
    assert not any(mark in one for one in terms for mark in "{}|")
