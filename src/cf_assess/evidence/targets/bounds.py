"""How words bind a number: 不低于, 控制在…以内, 降至, 以…为基数下降, 每年提高….

README of the plans: 以上, 至少, 不少于 include the number itself and are floors; so
is a bare number after 达到, 提高到, 实现, 保证.  A bare count is exact, and so is one
with 左右.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from cf_assess.evidence.targets.numerals import UnitKind
from cf_assess.models.target import Better, Comparator


class Bound(StrEnum):
    """What a word before a number says."""

    FLOOR = "floor"
    CEILING = "ceiling"
    OVER = "over"
    UNDER = "under"
    FALL = "fall"
    RISE = "rise"
    REACH = "reach"
    """达到, 保持在: a floor, or a ceiling where less is better."""


@dataclass(frozen=True)
class Binding:
    """The words that bind one number."""

    before: Bound | None
    after: str
    """以上, 以下, 左右 … right behind it; empty when there is none."""
    where: int = -1
    """End of the binding word in the text before the number."""

    def __bool__(self) -> bool:
        """Tell whether any word binds it."""
        return self.before is not None or bool(self.after)


# Longest first where one begins like another; the last one before a number binds it.
_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        Bound.FLOOR,
        "不得?低于|不得?少于|不得?小于|不应低于|不应少于|不能低于|至少|最低|最少|不短于"
        "|不得短于|起码|不下于|≥|>=",
    ),
    (
        Bound.CEILING,
        "不得?超过|不得?高于|不得?大于|不得?多于|不应超过|不应高于|控制到|控制在|限制在"
        "|压[降减缩]?[到至在]|降低?[到至]|下降[到至]|减少?[到至]|缩[小短减]"
        "[到至]|至多|最多|最高|回落[到至]|≤|<=",
    ),
    (Bound.OVER, "超过|突破|高于|多于|大于|[>＞](?!=)"),
    (Bound.UNDER, "低于|少于|小于|不足|不到|[<＜](?!=)"),
    (
        Bound.FALL,
        "(?:下降|降低|减少|递减|压减|降幅|降(?!低))(?![到至])(?:了|率|幅度|幅)?(?:达到?|为|在)?",
    ),
    (
        Bound.RISE,
        "新增|(?:提高|提升|上升|增长|增加|递增|扩大|增幅|增(?![加长幅]))(?![到至])(?:了|率|幅度|幅)?"
        "(?:达到?|为)?",
    ),
    (
        Bound.REACH,
        "(?:提高|提升|上升|增加|扩大|增长|增|升|延长|发展|普及|巩固|稳定|保持|维持|恢复|推进"
        "|补齐)(?:并保持)?(?:[到至在]|为)|达到|达(?![标成])|实现|保证|保障|确保|保持|稳定在"
        "|覆盖(?![率面])",
    ),
)
_WORDS = re.compile("|".join(f"(?P<{bound}>{words})" for bound, words in _BEFORE))
_AFTER = re.compile(
    r"\s?(?:[(（]含[^)）]*[)）])?\s?"
    "(及?以上|及?以下|及?以内|之内|内(?=[^婴部])|左右|上下|为下限|为底线|为上限)"
)
# 以上 may stand behind the thing that is counted: 2所以上公办幼儿园 is caught above.
_FLOORS = {"以上", "及以上", "为下限", "为底线"}
_CEILINGS = {"以下", "及以下", "以内", "及以内", "之内", "内", "为上限"}
_ABOUT = {"左右", "上下"}


def read_binding(before: str, after: str) -> Binding:
    """Return what the words before and right after a number say."""
    marked = _AFTER.match(after)
    last = None
    for match in _WORDS.finditer(before):
        bound = Bound(match.lastgroup or "")
        # A fall or rise binds only the number it stands at, 新增 its whole clause.
        if bound in {Bound.FALL, Bound.RISE} and not _at_number(match, before):
            continue
        if last is None or _outweighs(bound, match, last):
            last = match
    if last is None:
        return Binding(None, marked[1] if marked else "")
    bound = Bound(last.lastgroup or "")
    return Binding(bound, marked[1] if marked else "", last.end())


def _at_number(match: re.Match[str], before: str) -> bool:
    rest = before[match.end() :]
    if match[0] == "新增":
        return len(rest) <= 12 and not re.search("率|比例|占", rest)
    return bool(
        re.fullmatch(
            r"\s*(?:不得?低于|不得?少于|至少|达到?|超过|约|大约|幅度|近)*\s*", rest
        )
    )


def _outweighs(bound: Bound, match: re.Match[str], last: re.Match[str]) -> bool:
    """Tell whether a later word binds rather than the earlier one."""
    earlier = Bound(last.lastgroup or "")
    return not (
        earlier in {Bound.FALL, Bound.RISE} and match.start() - last.end() <= 12
    )


def comparator_of(
    binding: Binding, kind: UnitKind, better: Better, *, ranged: bool = False
) -> Comparator:
    """Return the comparator of a bound number."""
    if binding.before is Bound.FALL:
        return Comparator.DECLINE_BY
    if binding.before is Bound.RISE:
        return Comparator.INCREASE_BY
    if ranged:
        return Comparator.RANGE
    if kind is UnitKind.TERM:
        return Comparator.LE
    if binding.after in _ABOUT:
        return Comparator.EQ
    if binding.after in _FLOORS:
        return Comparator.GE
    if binding.after in _CEILINGS:
        return Comparator.LE
    return _by_word(binding.before, better)


def _by_word(bound: Bound | None, better: Better) -> Comparator:
    plain = {
        Bound.FLOOR: Comparator.GE,
        Bound.CEILING: Comparator.LE,
        Bound.OVER: Comparator.GT,
        Bound.UNDER: Comparator.LT,
    }
    if bound is Bound.REACH:
        return Comparator.GE if better is Better.HIGHER else Comparator.LE
    return plain.get(bound, Comparator.EQ) if bound else Comparator.EQ
