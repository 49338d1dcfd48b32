import pytest

from cf_assess.exchange.columns import (
    FIELDS,
    HEADINGS,
    decode_reason,
    encode_reason,
    find_field,
    guess_field,
    split_reason,
)


@pytest.mark.parametrize("field", FIELDS)
def test_a_column_is_known_by_its_own_name_and_all_its_headings(field: str) -> None:
    for name in (field, field.upper(), f" {field}\n", *HEADINGS[field]):
        assert find_field(name) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("评分（0—4）", "mark"),
        ("评分\n0 至 4", "mark"),
        ("ｍａｒｋ", "mark"),
        ("审查问题", None),
        ("", None),
    ],
)
def test_a_heading_counts_up_to_its_bracket_or_line(
    heading: str, field: str | None
) -> None:
    assert find_field(heading) == field


@pytest.mark.parametrize(
    ("heading", "guess"),
    [
        ("coments", "comment"),
        ("suggestions", "suggestion"),
        ("备注", None),
        ("日期", None),
    ],
)
def test_only_what_looks_like_a_missing_column_is_taken_for_it(
    heading: str, guess: str | None
) -> None:
    assert guess_field(heading, ["comment", "suggestion"]) == guess


@pytest.mark.parametrize(
    ("written", "encoded"),
    [
        ("由其他文件规定", "decided_elsewhere"),
        ("由其他文件规定：见另一部规章", "decided_elsewhere：见另一部规章"),
        ("decided_elsewhere: 见另一部规章", "decided_elsewhere: 见另一部规章"),
        ("别的原因：由其他文件规定", "别的原因：由其他文件规定"),
        ("", ""),
    ],
)
def test_a_reason_is_kept_by_its_code(written: str, encoded: str) -> None:
    assert encode_reason(written) == encoded
    assert encode_reason(decode_reason(encoded)) == encoded


def test_a_reason_splits_into_its_code_and_the_text_after_it() -> None:
    assert split_reason("由其他文件规定： 见规章") == ("decided_elsewhere", "见规章")
    assert split_reason("subject_absent") == ("subject_absent", "")
    assert split_reason("随便：x") == ("随便", "x")
