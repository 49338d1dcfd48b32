"""Numbers that are no targets: past values, bases, conditions, quoted titles.

Ages, years, money and ranks are told apart by their unit already.
"""

import re

from cf_assess.evidence.targets.numerals import Quantity, UnitKind

_PAST = re.compile(
    "截至|截止|目前|现有|现已|已经|已达|已有|已建|达到了|提高到了|(?<![比较])(?:上年|去年|前年)|同比|(?<![期年]内)(?<!到20[0-9][0-9]年)累计"
    "|近年来?|近[0-9一二两三四五六七八九十]{1,2}年|[一二两三四五六七八九十]年来|过去|上一周期|上一轮|以来|抽样|调查显示|统计显示|[一二三四五六七八九十]年间|(?:下降|降低|减少|提高|提升|上升|增长|增加|扩大)了$"
)
_FUTURE = re.compile(
    "力争|争取|将达|努力|目标|基础上|(?:到|至)20[0-9]{2}年|(?:到|至)规划期?末|规划期[内间末]"
)
FIVE_YEARS = re.compile(
    '十?(?<=十)([一二三四五六七八九])五[”"]?(?:规划)?(?:期|时期|末|以来)'
)
"""A five-year plan that is named as a time: 十四五末, “十五五”期间."""
_YEAR = re.compile("(20[0-9]{2})年")
_BASIS = re.compile("^[^,，。;；]{0,8}(?:基数|基期|基准|基础|水平|相比)")
_BASE_YEAR = re.compile(
    "(?:以|在|比|较|与|按|从)(?:公元)?(20[0-9]{2})年[^,，。;；]{0,10}?"
    "(?:基数|基期|基准|基础|相比|下降|降低|减少|提高|增加|增长|再)"
)
_CONDITION = re.compile(
    r"\s?(?:及?以上|及?以下|及?以内)?(?:的(?!基础|目标|比例|水平|标准|速度|要求)|时)"
)
_VALUE = re.compile("(?:达到?|[到至]|不少于|不低于|不超过|至少|为|数)$")
_OTHERS = re.compile("》[^,，。]{0,6}(?:提出|显示|公布|指出)[^,，]*$")
_CASE = re.compile(r"\s?(?:及?以上|及?以下|及?以内)?的[,，]")
_SHARE_OF = re.compile(
    r"\s?(?:及?以上|以内|以下)?的(?![^,，]{0,6}(?:目标|水平|标准|要求|比例|区间|任务))"
)
_TESTED = re.compile(
    "(?:超过|高于|低于|不足|达到|达|大于|小于|未达到|不满|不低于|不高于|多于|少于|标准|(?:降|降低|下降|提高|上升|升)[到至])$"
)
_WHENEVER = re.compile(r"^\s*(?:如|若|如果|倘若|一旦|凡是?|当|对于?)")
_TITLE = re.compile('《[^《》]{0,80}》|“[^“”]{0,60}”|"[^"]{0,60}"')
_CHANGES = re.compile(
    "[^,，。]{0,12}?(?:提高|提升|上升|下降|降低|降|增加|增至|增|扩大|减少|延伸|调整)"
)
_CHANGED = re.compile("提高|提升|上升|下降|降|增|扩大|减少")
_FROM = re.compile("(?:从|由)[^,，。;；]{0,40}$")
_ON_TOP = re.compile(r"\s?(?:以上|左右)?的?(?:基础上|为基数|为基础|基数)")


_PAID = re.compile(
    r"\s?(?:及?以[上下内])?(?:的(?:标准|比例|幅度|额度)?)?"
    "(?:给予|予以|发放|拨付|补助|补贴|资助|奖励|报销|支付|缴纳|上浮|下浮|计发|计提|减免|收取|罚款)"
)
"""A share of money, that is paid."""
_OF_MONEY = re.compile(
    "(?:投资额?|造价|成本|租金|学费|费用|工资|(?:保障|补助|补贴|救助)标准)的?$"
    "|(?:承担|分担|负担|自筹|出资|奖补)[^,，。;；]{0,10}$"
)


def quoted_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return where titles and quotations stand; numbers in them are others'."""
    return tuple(match.span() for match in _TITLE.finditer(sentence))


def is_doubtful(sentence: str, quantity: Quantity, start_year: int | None) -> bool:
    """Tell whether a number of a sentence cannot be a target.

    Args:
        sentence: the whole sentence.
        quantity: in it.
        start_year: first of the draft's period; None where it has none.
    """
    if quantity.kind is UnitKind.OTHER or not _stands_free(sentence, quantity):
        return True
    before = sentence[max(0, quantity.start - 200) : quantity.start]
    after = sentence[quantity.end : quantity.end + 60]
    return (
        _is_past(before, start_year)
        or _is_base(before, after)
        or _is_condition(before, after, quantity.kind)
    )


def _stands_free(sentence: str, quantity: Quantity) -> bool:
    """Tell whether it is a number of its own: not 第一次, 一批, 12345平台."""
    before = sentence[max(0, quantity.start - 40) : quantity.start].rstrip()
    if before.endswith(("第", "之", "每", "同", "上", "下", "任", "另", "某", "唯")):
        return False
    after = sentence[quantity.end : quantity.end + 2]
    if not quantity.unit:
        return bool(_VALUE.search(before)) and not re.match("[A-Za-z年月日号-]", after)
    return True


def _is_past(before: str, start_year: int | None) -> bool:
    pasts = [match.end() for match in _PAST.finditer(before)]
    for match in _YEAR.finditer(before):
        old = start_year is not None and int(match[1]) < start_year
        if old and not _BASIS.match(before[match.end() :]) and not _leads(match):
            pasts.append(match.end())
    for match in FIVE_YEARS.finditer(before):
        if start_year is not None and end_of_plan(match) < start_year:
            pasts.append(match.end())
    if not pasts:
        return False
    rest = before[pasts[-1] :]
    later = (int(match[1]) for match in _YEAR.finditer(rest))
    ahead = start_year is not None and any(year >= start_year for year in later)
    return not ahead and not _FUTURE.search(rest)


def end_of_plan(match: re.Match[str]) -> int:
    """Return the last year of a five-year plan: 十四五 ends in 2025."""
    return 2025 + 5 * ("一二三四五六七八九".index(match[1]) - 3)


def _leads(match: re.Match[str]) -> bool:
    """Tell whether a year is one end of a comparison: 从2025年的, 比2020年."""
    return match.string[: match.start()].endswith(("从", "由", "比", "较", "与", "以"))


def _is_base(before: str, after: str) -> bool:
    if _ON_TOP.match(after):
        return True
    origin = _FROM.search(before)
    if origin is None or _CHANGED.search(origin[0]):
        return False
    return bool(_CHANGES.match(after))


def _is_condition(before: str, after: str, kind: UnitKind) -> bool:
    if _CASE.match(after) or _OTHERS.search(before) or _is_of_money(before, after):
        return True
    clause = re.split("[,，]", before)[-1]
    if _WHENEVER.match(clause) and "率" not in clause[:3]:
        opened = re.split("[,，。;；]", after)[0]
        if re.search("的.{0,12}$|时$|者$", opened) or clause.lstrip()[0] in "如若凡当":
            return True
    if kind in {UnitKind.SHARE, UnitKind.POINTS}:
        return bool(_TESTED.search(clause) and _SHARE_OF.match(after))
    return bool(_CONDITION.match(after))


def _is_of_money(before: str, after: str) -> bool:
    return bool(_PAID.match(after) or _OF_MONEY.search(before))


def base_year_of(before: str) -> int | None:
    """Return the year from which a change is measured, where it is printed."""
    found = None
    for match in _BASE_YEAR.finditer(before):
        found = int(match[1])
    return found
