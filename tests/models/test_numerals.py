import pytest

from cf_assess.models.numerals import parse_numeral, write_numeral


@pytest.mark.parametrize("thousand", range(10))
def test_every_number_is_read_as_it_was_written(thousand: int) -> None:
    numbers = range(max(1, thousand * 1000), thousand * 1000 + 1000)

    read = [parse_numeral(write_numeral(number)) for number in numbers]

    assert read == list(numbers)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_articles_are_counted(number: int, text: str) -> None:
    assert write_numeral(number) == text


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_number_that_no_article_has_is_not_written(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        write_numeral(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("1２", 12),
        ("0", 0),
        ("007", 7),
        (" 十二 ", 12),
        ("一十二", 12),
        ("两", 2),
        ("两百", 200),
        ("两千零二", 2002),
        ("一百〇五", 105),
        ("一百○五", 105),
        ("一百五", 105),
        ("〇", 0),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("二零二六", 2026),
        ("一二三", 123),
    ],
)
def test_forms_that_occur_are_read(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-1",
        "1.5",
        "1e3",
        "²",
        "一些",
        "第一",
        "一万",
        "百",
        "千",
        "十十",
        "百十",
        "十百",
        "一百千",
        "一百百",
        "一百十二",
        "一百零十",
        "零十",
        "一百零",
        "二十零",
        "一二十",
        "一十二十",
        "1十",
        "十1",
        "三 十",
        "百分之九十五",
        "٣",
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize("digit", ["9", "９", "九"])
def test_a_numeral_without_end_is_refused_not_counted(digit: str) -> None:
    assert parse_numeral(digit * 9) == 999_999_999
    assert parse_numeral(digit * 10) is None
    assert parse_numeral(digit * 5_000) is None
