"""Numbers with their units: 95%, 百分之九十五, 千分之三点五, 七成五, 8.1万张, 3-5家.

Only the writing is read here; whether a number is a target is judged elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from cf_assess.models.numerals import parse_numeral


class UnitKind(StrEnum):
    """What a unit measures."""

    SHARE = "share"
    POINTS = "points"
    HOURS = "hours"
    TIMES = "times"
    COUNT = "count"
    TERM = "term"
    """A time limit that runs from an event."""
    OTHER = "other"
    """Ages, years, money, ranks: never a target."""


@dataclass(frozen=True)
class Quantity:
    """A number with its unit in a sentence."""

    start: int
    end: int
    value: str
    unit: str
    kind: UnitKind
    chinese: bool = False
    """Written in Chinese numerals; 一个 is often only an article."""


_CN = (
    "[零〇一二三四五六七八九十百千两]{1,9}(?:万[零〇一二三四五六七八九十百千两]{1,9})?"
)
_CN_DECIMAL = rf"{_CN}(?:点[零〇一二三四五六七八九]{{1,4}})?"
_ARABIC = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
# Two decimals of one place with the sign between them lost: only one reading is left.
_GLUED = r"[0-9]{1,4}\.[0-9](?=[0-9]{1,4}\.[0-9])"
_ONE = rf"(?:{_GLUED}|{_ARABIC}|{_CN_DECIMAL})"
_TO = r"\s?(?:-|–|—|~|～|至|到)\s?"
_PERCENT = "[%％]|个百分点|个千分点|百分点|千分点|‰"
_UNITS: tuple[tuple[UnitKind, str], ...] = (
    (
        UnitKind.OTHER,
        "周岁|岁|个?月龄|年级|年|学年|[万亿]?元|公里|千米|[厘毫平]?米|公斤|克",
    ),
    (
        UnitKind.OTHER,
        "度|页|级|类|届|章|条|款|节|项|期|五期|方面|位一体|倍|号|分(?!钟)",
    ),
    (UnitKind.OTHER, "月(?=[0-9])|月份?|日(?=起|召|印|前|后)"),
    (UnitKind.HOURS, "个?小时|分钟"),
    (UnitKind.TERM, "个月|个?工作日|周|天|日"),
    (UnitKind.TIMES, "次|场次?|轮"),
    (UnitKind.COUNT, "名|人|位|个|所|家|张|处|支|套|间|座|县|辆|册|床"),
)
_MEASURE = "|".join(units for _, units in _UNITS)
_FRACTION = re.compile(
    rf"(?P<whole>[百千])分之(?P<low>{_ONE})(?:{_TO}(?:[百千]分之)?(?P<high>{_ONE}))?"
)
_TENTHS = re.compile(
    "(?P<low>[一二两三四五六七八九1-9])成(?P<half>[一二三四五六七八九半](?![成个名家所次年]))?"
    "(?![员立为年本果长绩熟功型就人分品效套])"
)
_PLAIN = re.compile(
    rf"(?P<low>{_ONE})(?:(?:{_PERCENT})?{_TO}(?P<high>{_ONE}))?\s?"
    rf"(?P<unit>{_PERCENT}|(?P<many>[万亿])?余?(?:{_MEASURE}))?"
)
_ANY = re.compile(
    rf"(?P<fraction>{_FRACTION.pattern.replace('?P<', '?P<f_')})"
    rf"|(?P<tenths>{_TENTHS.pattern.replace('?P<', '?P<t_')})"
    rf"|(?P<plain>{_PLAIN.pattern})"
)
_SHARES = {"百": "%", "千": "‰"}


def scan_quantities(sentence: str) -> Iterator[Quantity]:
    """Yield the numbers of a sentence from left to right; bare ones have no unit."""
    waiting: list[Quantity] = []
    for match in _ANY.finditer(sentence):
        quantity = _read(match)
        if quantity is None:
            continue
        if waiting and not _joins(sentence[waiting[-1].end : quantity.start]):
            yield from waiting
            waiting = []
        if not quantity.unit:
            waiting.append(quantity)
            continue
        # 分别达到90、80%: the unit stands once, after the last number.
        for bare in waiting:
            yield replace(bare, unit=quantity.unit, kind=quantity.kind)
        waiting = []
        yield quantity
    yield from waiting


def _joins(gap: str) -> bool:
    return gap in {"", "、", "和", "及", "与", ",", "，"}


def _read(match: re.Match[str]) -> Quantity | None:
    """Return the quantity that was matched, or None when it is no number."""
    if match["tenths"]:
        return _read_tenths(match)
    if match["fraction"]:
        unit = _SHARES[match["f_whole"]]
        return _quantity(match, match["f_low"], match["f_high"], unit)
    unit = match["unit"] or ""
    return _quantity(match, match["low"], match["high"], unit)


def _quantity(
    match: re.Match[str], low: str, high: str | None, unit: str
) -> Quantity | None:
    values = [_digits(low), *([_digits(high)] if high else [])]
    chinese = not low[0].isascii()
    share = unit in {"%", "‰"}
    if "" in values or (chinese and not unit) or (low == "百" and not share):
        return None  # 统一, 千家万户: characters of words, not numbers
    return Quantity(
        start=match.start(),
        end=match.end(),
        value="-".join(values),
        unit=_tidy(unit),
        kind=_kind(unit),
        chinese=chinese,
    )


def _tidy(unit: str) -> str:
    """Return a unit in the one way of writing it that rows use."""
    unit = unit.replace("％", "%").replace("余", "")
    if unit in {"百分点", "千分点"}:
        return f"个{unit}"
    return "小时" if unit == "个小时" else unit


def _kind(unit: str) -> UnitKind:
    if not unit:
        return UnitKind.COUNT
    if unit in {"%", "％", "‰"}:
        return UnitKind.SHARE
    if unit.endswith("分点"):
        return UnitKind.POINTS
    bare = unit.lstrip("万亿余")
    if bare == "元":
        return UnitKind.OTHER
    return next(kind for kind, units in _UNITS if re.fullmatch(units, bare))


def _read_tenths(match: re.Match[str]) -> Quantity | None:
    tens = _digits(match["t_low"])
    half = match["t_half"] or ""
    ones = "5" if half == "半" else _digits(half) if half else "0"
    return Quantity(
        start=match.start(),
        end=match.end(),
        value=f"{tens}{ones}",
        unit="%",
        kind=UnitKind.SHARE,
        chinese=not match["t_low"].isascii(),
    )


def _digits(text: str) -> str:
    """Return a numeral in digits, decimals as printed; empty when it is none."""
    if text[0].isascii():
        return text
    if text == "百":
        return "100"  # 百分之百
    whole, _, decimals = text.partition("点")
    thousands, _, rest = whole.partition("万")
    parts = [parse_numeral(part) for part in (thousands, rest) if part]
    if not parts or None in parts:
        return ""
    number = parts[0] or 0
    if "万" in whole:
        number = number * 10_000 + (parts[1] or 0)
    tail = "".join(str(parse_numeral(digit)) for digit in decimals)
    return f"{number}.{tail}" if tail else str(number)
