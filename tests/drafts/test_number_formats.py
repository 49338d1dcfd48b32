import pytest

from cf_assess.drafts.word.number_formats import format_number


@pytest.mark.parametrize(
    ("number", "name", "printed"),
    [
        (12, "decimal", "12"),
        (3, "decimalZero", "03"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (25, "decimalEnclosedCircle", "25"),
        (3, "decimalEnclosedParen", "(3)"),
        (20, "chineseCounting", "二十"),
        (101, "chineseCounting", "一〇一"),
        (10, "chineseCountingThousand", "十"),
        (101, "chineseCountingThousand", "一百零一"),
        (20, "ideographDigital", "二〇"),
        (11, "japaneseCounting", "十一"),
        (1101, "japaneseCounting", "千百一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (11, "ideographTraditional", "甲"),
        (2, "ideographZodiac", "丑"),
        (28, "lowerLetter", "bb"),
        (1, "upperLetter", "A"),
        (9, "lowerRoman", "ix"),
        (14, "upperRoman", "XIV"),
        (7, "none", ""),
        (7, "bullet", ""),
        (7, "hebrew1", "7"),
        (0, "chineseCounting", "0"),
        (0, "none", ""),
        (12000, "chineseCountingThousand", "12000"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(
    number: int, name: str, printed: str
) -> None:
    assert format_number(number, name) == printed
