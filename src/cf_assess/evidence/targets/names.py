"""Which indicator a stretch of text names, by the pairs of characters they share.

Plans rarely print an indicator's name in one piece: 新生儿、婴儿和5岁以下儿童死亡率
names three, and 至少配备1名提供基本医疗服务的全科医生 puts the number into the middle.
A name is therefore met by the share of its character pairs that stand near the
number, rare pairs weighing more; how near decides how much a pair counts.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cf_assess.evidence.targets.numerals import UnitKind
from cf_assess.models.numerals import parse_numeral
from cf_assess.models.target import Better, Indicator

_COUNTED = re.compile("[一二三四五六七八九十]{1,3}(?=周?岁|年|个月|月龄)")
_SYNONYMS = (
    ("周岁", "岁"),
    ("医师", "医生"),
    ("占比", "比例"),
    ("比率", "比例"),
    ("时长", "时间"),
    ("每日", "每天"),
    ("老师", "教师"),
    ("校内外", "校内校外"),
    ("较上年", "年均"),
    ("比上年", "年均"),
    ("较去年", "年均"),
    ("比去年", "年均"),
    ("全年", "每年"),
    ("未保站", "未成年人保护工作站"),
    ("工作人员", "人员"),
    ("妇女儿童工作委员会", "妇儿工委"),
    ("龋病患病", "龋患"),
    ("患病率", "率"),
)
_NOISE = re.compile(r"[^\w]|[的了数]")
# 10小时睡眠 says with its unit what 睡眠时间 says with its name.
_MEASURED = re.compile("(?:时间|时长|次数|人数|数量|数|的时限)$")
# It stands in the middle of a name: 近视率在2025年的基础上每年下降.
_BASIS = re.compile(
    "[在以较比与]20[0-9]{2}年(?:数据|水平)?[的为]?(?:基础上?|基数|相比)"
)
_JOINED_AGES = re.compile(r"(\d+)[-—–~～至到](\d+)(?=岁)")


@dataclass(frozen=True)
class Known:
    """An indicator as the search sees it."""

    id: str
    kind: UnitKind
    falls: bool
    """What is measured is a fall (降幅), so only a decline can be its target."""
    better: Better
    words: str
    """All its names in one text."""


@dataclass(frozen=True)
class _Name:
    known: Known
    total: float


class NameIndex:
    """The names of all indicators, for scoring stretches of text."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        """Index the names and aliases of `indicators`."""
        self.known = {item.id: _describe(item) for item in indicators}
        spelled = [
            (item.id, pairs_of(_MEASURED.sub("", name)))
            for item in indicators
            for name in (item.name, *item.aliases)
        ]
        holders: dict[str, set[str]] = defaultdict(set)
        for indicator_id, pairs in spelled:
            for pair in pairs:
                holders[pair].add(indicator_id)
        count = len(indicators)
        self._weight = {
            pair: math.log(1 + count / len(ids)) for pair, ids in holders.items()
        }
        self._names: list[_Name] = []
        self._where: dict[str, list[int]] = defaultdict(list)
        for indicator_id, pairs in spelled:
            self._add(self.known[indicator_id], pairs)

    def _add(self, known: Known, pairs: frozenset[str]) -> None:
        total = sum(self._weight[pair] for pair in sorted(pairs))
        if not total:
            return
        for pair in pairs:
            self._where[pair].append(len(self._names))
        self._names.append(_Name(known=known, total=total))

    def score(self, nearness: Mapping[str, float]) -> dict[str, float]:
        """Return for each indicator how fully it is named, 0 to 1.

        Args:
            nearness: pairs of the text, and how much each counts, 0 to 1.
        """
        met: dict[int, float] = defaultdict(float)
        for pair in sorted(nearness.keys() & self._weight.keys()):
            for position in self._where[pair]:
                met[position] += nearness[pair] * self._weight[pair]
        best: dict[str, float] = {}
        for position, weight in sorted(met.items()):
            name = self._names[position]
            score = weight / name.total
            best[name.known.id] = max(score, best.get(name.known.id, 0.0))
        return best


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, after spelling alike."""
    plain = _spell(text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def joints_of(left: str, right: str) -> frozenset[str]:
    """Return the pairs that arise where `left` is read on in the middle of `right`.

    生长迟缓率 after 5岁儿童贫血率和 means 5岁儿童生长迟缓率: 童生 stands nowhere.
    """
    first, rest = _spell(left)[-1:], _spell(right)
    return frozenset(first + character for character in rest) if first else frozenset()


def inner_joints_of(left: str, right: str) -> frozenset[str]:
    """Return the pairs that arise where `right` goes on from the middle of `left`."""
    last, rest = _spell(right)[:1], _spell(left)
    return frozenset(character + last for character in rest) if last else frozenset()


def _spell(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    text = _BASIS.sub("", text)
    text = _COUNTED.sub(lambda match: str(parse_numeral(match[0]) or match[0]), text)
    text = _JOINED_AGES.sub(r"\1到\2", text)
    for other, one in _SYNONYMS:
        text = text.replace(other, one)
    return _NOISE.sub("", text)


def _describe(indicator: Indicator) -> Known:
    name = indicator.name
    falls = bool(re.search("降幅|下降|降低", name))
    words = " ".join((name, *indicator.aliases))
    return Known(indicator.id, _kind_of(name), falls, indicator.better, words)


def _kind_of(name: str) -> UnitKind:
    """Return in what an indicator of this name is measured."""
    for kind, ending in (
        (UnitKind.TERM, "时限|期限"),
        (UnitKind.HOURS, "时间|时长"),
        (UnitKind.TIMES, "次数"),
        (UnitKind.SHARE, "率|比例|比率|占比|水平|降幅|增幅"),
    ):
        if re.search(f"(?:{ending})$", name):
            return kind
    return UnitKind.COUNT
