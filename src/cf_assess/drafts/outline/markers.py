"""What a line starts with: 第十二条, 三、, （一）, 1., （1）, ①, or a known heading.

A marker at the start of a line is what the tree of clauses hangs on.  A reference
(`第十二条第二款规定的…`) looks the same and is told apart by what follows.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from cf_assess.drafts.lines import pack
from cf_assess.models import numerals


class Family(StrEnum):
    """Kinds of marker; those from `一、` on in the order in which they nest."""

    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    DECIMAL = "1.1"
    """Standards and guides: 4, 4.1, 4.1.2; told by `decimals`."""
    CHINESE = "一、"
    CHINESE_BRACKETS = "（一）"
    HEADING = "heading"
    DIGIT = "1."
    DIGIT_BRACKETS = "（1）"
    CIRCLE = "①"
    LETTER = "a)"


LEGAL_HEADINGS = frozenset({Family.PART, Family.CHAPTER, Family.SECTION})


class Marker(NamedTuple):
    """The start of a line."""

    family: Family
    number: int
    label: str
    """As printed, white space removed: `第十二条之一`, `（一）`, `主要目标`."""
    rest: str
    """The line behind it."""
    suffix: int | None = None
    """第十二条之一 has suffix 1."""
    certain: bool = True
    """False where only the sequence of numbers can tell: `第三条为了`, `3.5岁`."""


_COUNT = "零〇○一二三四五六七八九十百千两"
_ARABIC = "0-9０-９"
_LEGAL = re.compile(
    rf"第\s?([{_COUNT}{_ARABIC}]{{1,9}})\s?(编|章|节|条|部分|篇)"
    rf"(?:\s?之\s?([{_COUNT}]{{1,3}})(?![{_COUNT}]))?((?:\s?(?:[：:]|[、.．](?!\s?[第本前])))?\s?)"
)
_CHINESE = re.compile(rf"([{_COUNT}]{{1,5}})\s?[、．.]\s?")
_BRACKETS = re.compile(rf"[（(]\s?([{_COUNT}{_ARABIC}]{{1,5}})\s?[）)]\s?[、．.]?\s?")
_TORN_BRACKET = re.compile(rf"([{_COUNT}]{{0,3}})\s?[）)]\s?(?=[^\s，。；：、])")
"""`二）加强…` and `）加强…`: conversion has lost the rest of the number."""
_DIGIT = re.compile(rf"([{_ARABIC}]{{1,3}})(\s?[.．、]|\s?[）)])\s?")
_LETTER = re.compile(r"([A-Za-z])\s?[)）.．、]\s?(?![A-Za-z0-9])")
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_REFERENCE = re.compile(
    r"[、，。；：）)的第款]|项(?!目)|所(?!有)|(?:[和与及或至到]|以及|或者)\s?[第本前（(]|规定(?!本)|修改为|改为"
    r"|增加|删去|作为|之[一二三四五六七八九十]"
)
"""What follows a number that is cited, not printed as the start of an article."""

_CITED_PART = re.compile(r"第\s?[（(]?[零一二三四五六七八九十百0-9]+[）)]?\s?[款项目]")

_CITED_ITEMS = re.compile(
    r"[至到、和及与或]\s?第?[（(]|项(?:[规所中的之、，和及或至]|$)"
)
"""What follows items that are cited: `（一）至（三）项所列人员`."""

_ENUMERATION = re.compile(rf"[{_COUNT}][级类线档等次、]")
"""`一、二级医院`: two grades of something, not heading 一."""

_HEADING = re.compile(
    r"[【\[]?((?:主要|发展|总体|工作|具体)目标|目标任务|(?:主要|重点|工作)任务"
    r"|(?:策略|政策|主要|具体|工作|保障|重点|支持|发展)措施|策略与措施|目标|措施"
    r"|专栏[0-9一二三四五六七八九十]*)[】\]]?[：:]?"
)
"""Headings without number that plans print under （一）."""

_LONGEST_HEADING = 60
_LARGEST = 999

parse_numeral = lru_cache(maxsize=4096)(numerals.parse_numeral)
"""The same few hundred numerals occur in every draft."""


def find_marker(text: str) -> Marker | None:
    """Return what a tidy line starts with, or None for plain text."""
    if not text:
        return None
    first = text[0]
    if first == "第":
        return _find_legal(text)
    if first in _CIRCLES:
        number = _CIRCLES.index(first) + 1
        return Marker(Family.CIRCLE, number, first, text[1:].strip())
    if first in "（(":
        return _find_brackets(text)
    if first in _COUNT:
        return _find_chinese(text) or _find_torn_bracket(text)
    if first in "）)":
        return _find_torn_bracket(text)
    if first.isdigit():
        return _find_digit(text)
    if first.isascii() and first.isalpha():
        return _find_letter(text)
    return _find_heading(text)


def _find_legal(text: str) -> Marker | None:
    match = _LEGAL.match(text)
    number = parse_numeral(match[1]) if match else None
    if match is None or not number or number > 9999:
        return None
    rest = text[match.end() :]
    label = pack(match[0]).rstrip("：:、.．")
    if match[2] == "条":
        suffix = parse_numeral(match[3]) if match[3] else None
        if match[3] and not suffix:
            return None
        return _article(number, suffix, label, rest, spaced=bool(match[4]))
    if len(text) > _LONGEST_HEADING or re.search(r"[。；]", text) or match[3]:
        return None
    if not match[4] and _REFERENCE.match(rest):
        return None
    family = Family(match[2]) if match[2] in "编章节" else Family.PART
    return Marker(family, number, label, rest)


def _article(
    number: int, suffix: int | None, label: str, rest: str, *, spaced: bool
) -> Marker | None:
    """Return an article's start, unless what follows shows a reference."""
    if _CITED_PART.match(rest) or (not spaced and _REFERENCE.match(rest)):
        return None
    certain = spaced or not rest or rest[0] in "【[（(〔"
    return Marker(Family.ARTICLE, number, label, rest, suffix, certain)


def _find_chinese(text: str) -> Marker | None:
    match = _CHINESE.match(text)
    number = parse_numeral(match[1]) if match else None
    if match is None or not number or number > _LARGEST:
        return None
    rest = text[match.end() :]
    if _ENUMERATION.match(rest):
        return None
    return Marker(Family.CHINESE, number, pack(match[0]), rest)


def _find_brackets(text: str) -> Marker | None:
    match = _BRACKETS.match(text)
    number = parse_numeral(match[1]) if match else None
    if match is None or not number or number > _LARGEST:
        return None
    if _CITED_ITEMS.match(text, match.end()):
        return None
    digits = match[1].isdigit() and match[1] not in _COUNT
    family = Family.DIGIT_BRACKETS if digits else Family.CHINESE_BRACKETS
    return Marker(family, number, pack(match[0]), text[match.end() :])


def _find_torn_bracket(text: str) -> Marker | None:
    """Return a number that has lost its bracket; 0 where it has lost itself too."""
    match = _TORN_BRACKET.match(text)
    if match is None:
        return None
    number = parse_numeral(match[1]) or 0 if match[1] else 0
    if match[1] and not number:
        return None
    rest = text[match.end() :]
    return Marker(Family.CHINESE_BRACKETS, number, pack(match[0]), rest, certain=False)


def _find_digit(text: str) -> Marker | None:
    match = _DIGIT.match(text)
    number = parse_numeral(match[1]) if match else None
    if match is None or not number:
        return None
    rest = text[match.end() :]
    if match[2].strip() in "）)":
        return Marker(Family.DIGIT_BRACKETS, number, pack(match[0]), rest)
    certain = not rest[:1].isdigit()
    return Marker(Family.DIGIT, number, pack(match[0]), rest, certain=certain)


def _find_letter(text: str) -> Marker | None:
    """Return `a)` or `A.`, which only its place in a list makes a number."""
    match = _LETTER.match(text)
    if match is None:
        return None
    number = ord(match[1].lower()) - ord("a") + 1
    label, rest = pack(match[0]), text[match.end() :]
    return Marker(Family.LETTER, number, label, rest, certain=False)


def _find_heading(text: str) -> Marker | None:
    if len(text) > _LONGEST_HEADING:
        return None
    packed = pack(text)
    match = _HEADING.fullmatch(packed)
    if match is None and packed.startswith("专栏") and len(packed) > 2:
        match = _HEADING.match(packed)
    return Marker(Family.HEADING, 0, match[1], "") if match else None
