"""Chinese numerals of legal texts and plans: the few forms that occur, exactly.

A library for this failed on common forms (it turned 一些 into a number), so the
forms that number articles, chapters and items are read and written here.
"""

_DIGITS = "零一二三四五六七八九"
_ALIASES = str.maketrans("〇○０１２３４５６７８９两", "零零0123456789二")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 9
"""Characters of the longest numeral that is read; nothing counted here has more."""

LARGEST = 9999
"""The largest number that is written."""


def parse_numeral(text: str) -> int | None:
    """Return the whole number that `text` writes, or None when it is none.

    Args:
        text: `12`, `１２`, `十二`, `一百二十三`, `二〇二六` (digit by digit); one of
            more than nine characters is none.
    """
    text = text.strip().translate(_ALIASES)
    if len(text) > _LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS.index(c)) for c in text))
    return _parse_counting(text)


def _parse_counting(text: str) -> int | None:
    """Return the number of a form with 十, 百 or 千; units must fall."""
    total, digit, last_unit = 0, None, 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last_unit or digit == 0:
                return None
            if digit is None and (unit != 10 or total):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        else:
            if digit not in {None, 0}:
                return None
            digit = _DIGITS.index(character)
    return None if digit == 0 else total + (digit or 0)


def write_numeral(number: int) -> str:
    """Return `number` as articles are counted: 10 is 十, 12 十二, 110 一百一十.

    Args:
        number: 1 to 9999.
    """
    if not 0 < number <= LARGEST:
        raise ValueError(number)
    text, gap = "", False
    for name, unit in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = digit == 0
    return text.removeprefix("一") if text.startswith("一十") else text
