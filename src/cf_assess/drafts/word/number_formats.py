"""Word's number formats: 3 as 三, （3）, ③, iii.

From 100 on the Chinese formats differ: chineseCounting writes digits (一〇一),
chineseCountingThousand counts (一百零一).

Source: ECMA-376 part 1, 17.18.59 ST_NumberFormat.
"""

from collections.abc import Callable
from functools import lru_cache

from cf_assess.models.numerals import write_numeral

_DIGITS = "〇一二三四五六七八九"
_CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9999


def _write_digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _count_below_hundred(number: int) -> str:
    return write_numeral(number) if number < 100 else _write_digits(number)


def _count_japanese(number: int) -> str:
    """Count without zeros and without 一 before a unit: 101 is 百一."""
    text = ""
    for name, unit in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, unit)
        if digit:
            text += (_DIGITS[digit] if digit > 1 or not name else "") + name
    return text


def _write_capitals(number: int) -> str:
    text = write_numeral(number).translate(_CAPITALS)
    return f"壹{text}" if text.startswith("拾") else text


def _write_letters(number: int) -> str:
    """Repeat the letter after 26, as Word does: 27 is aa, 28 bb."""
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def _write_roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _circle(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _write_wide(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _cycle(characters: str) -> Callable[[int], str]:
    size = len(characters)
    return lambda number: characters[(number - 1) % size]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _write_wide,
    "decimalFullWidth2": _write_wide,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "ordinal": str,
    "chineseCounting": _count_below_hundred,
    "taiwaneseCounting": _count_below_hundred,
    "chineseCountingThousand": write_numeral,
    "taiwaneseCountingThousand": write_numeral,
    "ideographDigital": _write_digits,
    "japaneseDigitalTenThousand": _write_digits,
    "taiwaneseDigital": _write_digits,
    "japaneseCounting": _count_japanese,
    "chineseLegalSimplified": _write_capitals,
    "ideographLegalTraditional": _write_capitals,
    "japaneseLegal": _write_capitals,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": _write_letters,
    "upperLetter": lambda number: _write_letters(number).upper(),
    "lowerRoman": _write_roman,
    "upperRoman": lambda number: _write_roman(number).upper(),
    "none": lambda number: "",
    "bullet": lambda number: "",
}


def is_known_format(name: str) -> bool:
    """Tell whether numbers of this format are printed as Word prints them."""
    return name in _FORMATS


@lru_cache(maxsize=4096)  # every article counts, and every list begins at one
def format_number(number: int, name: str) -> str:
    """Return a number in Word's format `name`; decimal where that is impossible.

    Args:
        number: the value of the counter; formats other than decimal need 1 to 9999.
        name: a value of ST_NumberFormat.
    """
    if not 0 < number <= _LARGEST:
        return "" if name in {"none", "bullet"} else str(number)
    return _FORMATS.get(name, str)(number)
