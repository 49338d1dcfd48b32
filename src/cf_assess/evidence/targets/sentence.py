"""A sentence with its candidate numbers, and which text belongs to which of them.

Texts are windows of bounded length, so that a draft without any full stop still
takes linear time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cf_assess.evidence.targets.names import inner_joints_of, joints_of, pairs_of
from cf_assess.evidence.targets.numerals import Quantity

_FAR = 160
"""Characters of a sentence on either side that may still name a number."""
_COMMA = re.compile("[,，:：]")
_LISTED = re.compile("[、,，]|和|与|及|以及|跟")
_BETWEEN = re.compile(
    r"\s*(?:及?以上|及?以下|及?以内|左右)?\s*[、,，/]?\s*(?:以?及|和|与)?\s*"
)
_LATER = re.compile(
    r"\s*(?:及?以[上下内])?[,，、和并及]*[到至]?(?:20[0-9]{2}年|(?:本?规划)?期末|届时|最终)"
)
_ONLY_A_VERB = re.compile(
    r"\s*(?:及?以[上下内])?[,，]\s*(?:并|力争|争取|最终)*"
    "(?:达到?|(?:提高|提升|增加|下降|降低|减少|控制|保持|稳定)[到至在]|降[到至]|增至)"
    "(?:[^,，、]{0,8}总[数量]的)?"
)
_EVERY = re.compile("每(?:学期|学年|年|月|周|天|日)|全年")
_HEADLESS = re.compile(
    "[,，]?(?:其|总体|整体|平均)?(?:覆盖|筛查|检查|治疗|检测|普及|达标|完成|配备|发放|管理|建成|抽检){0,2}"
    "(?:率|比例|比率|占比|水平|时间|时长|数|人数|数量|次数)(?:要|应当?|须|力争|争取|均)*"
)
"""What is left of a name where the clause before says of whom: ，覆盖率达到95%."""
_BARE_PLACE = re.compile(
    "[,，](?:其中)?[^,，、]{0,4}级(?:各|至少|均)*(?:建成|建|设立|设|配备)?"
)
_HEAD = re.compile("[\u4e00-\u9fff]率")
_YEAR = re.compile("20[0-9]{2}")
_YEARS = re.compile("20[0-9]{2}年?(?:(?:[、,，和及与]|以及)[到至]?20[0-9]{2}年){1,6}")
_LEADING = re.compile(r"^(?:及?以[上下内]|左右|[、,，和与及]|以及|\s)+")

SENTENCE_WEIGHT = 0.5
SHARED_WEIGHT = 0.75
"""Of the words before the first or behind the last number of a row."""
JOINT_WEIGHT = 0.7
REGION_WEIGHT = 0.85
NEAR_WEIGHT = 1.0


@dataclass(frozen=True)
class Sentence:
    """A sentence and the numbers in it that may be targets, left to right."""

    text: str
    quantities: tuple[Quantity, ...]

    @cached_property
    def alone(self) -> frozenset[int]:
        """The numbers that commas set apart from all others."""
        return frozenset(chunk[0] for chunk in self.chunks() if len(chunk) == 1)

    @cached_property
    def _row_of(self) -> dict[int, list[int]]:
        return {at: row for row in self.rows() for at in row}

    def region(self, at: int) -> tuple[int, int]:
        """Return the span from the number before to the one at position `at`."""
        end = self.quantities[at].start
        begin = self.quantities[at - 1].end if at else 0
        return max(begin, end - _FAR), end

    def clause_start(self, at: int) -> int:
        """Return where the part between commas with this number begins."""
        begin, end = self.region(at)
        cut = self.text.rfind
        last = max((cut(mark, begin, end) for mark in ",，:："), default=-1)
        return begin if last < 0 else last + 1

    def tail(self, at: int) -> str:
        """Return the text behind a number, to the next comma or number."""
        begin = self.quantities[at].end
        more = at + 1 < len(self.quantities)
        end = self.quantities[at + 1].start if more else len(self.text)
        text = self.text[begin : min(end, begin + _FAR)]
        return _COMMA.split(text)[0]

    def chunks(self) -> Iterator[tuple[int, ...]]:
        """Yield runs of numbers that no comma separates."""
        run: list[int] = []
        for at, quantity in enumerate(self.quantities):
            if run:
                last = self.quantities[run[-1]].end
                if _COMMA.search(self.text, last, quantity.start) and not self.lists(
                    at
                ):
                    yield tuple(run)
                    run = []
            run.append(at)
        if run:
            yield tuple(run)

    def rows(self, chunk: Sequence[int] = ()) -> Iterator[list[int]]:
        """Yield the numbers of a chunk, or all, with bare lists of them together."""
        row: list[int] = []
        for at in chunk or range(len(self.quantities)):
            if row and not self.lists(at):
                yield row
                row = []
            row.append(at)
        if row:
            yield row

    def lists(self, at: int) -> bool:
        """Tell whether a number follows the one before in a bare list of numbers."""
        if not at:
            return False
        last, this = self.quantities[at - 1], self.quantities[at]
        gap = self.text[last.end : this.start]
        return last.kind is this.kind and bool(_BETWEEN.fullmatch(gap))

    def is_later_step(self, at: int) -> bool:
        """Tell whether only a date or a verb comes before: ，2030年达到90%."""
        begin, end = self.region(at)
        text = self.text[begin:end]
        return bool(_LATER.match(text) or _ONLY_A_VERB.fullmatch(text))

    def is_other_level(self, at: int) -> bool:
        """Tell whether only a level comes before, and nothing behind: ，州级2个."""
        begin, end = self.region(at)
        cut = self.clause_start(at)
        same = bool(at) and self.quantities[at - 1].unit == self.quantities[at].unit
        level = _BARE_PLACE.fullmatch(self.text, max(begin, cut - 1), end)
        return same and bool(level) and not self.tail(at).strip()

    def owner(self, at: int) -> tuple[int, int]:
        """Return the span of the clause that says of what a bare rate is.

        Empty where the clause of the number names it itself.
        """
        cut = self.clause_start(at)
        begin, _ = self.region(at)
        own = self.text[cut : self.quantities[at].start]
        if not _HEADLESS.match(own):
            return cut, cut
        marks = [self.text.rfind(mark, 0, max(0, cut - 1)) for mark in ",，:："]
        return max(*marks, begin - _FAR, -1) + 1, cut

    def head(self, at: int) -> str:
        """Return the end of the rate that a number stands behind: 测率 of 检测率.

        Empty for numbers in a row, whose rates are several.
        """
        if len(self._row_of[at]) > 1:
            return ""
        text = self.text[self.clause_start(at) : self.quantities[at].start]
        heads = _HEAD.findall(text)
        return heads[-1] if heads else ""

    def listed_years(self, row: Sequence[int]) -> tuple[int, ...]:
        """Return the years of a row of numbers, where one is printed for each."""
        begin, end = self.region(row[0])
        lists = list(_YEARS.finditer(self.text, begin, end))
        years = _YEAR.findall(lists[-1][0]) if lists else []
        return tuple(map(int, years)) if len(years) == len(row) else ()

    def listed_year(self, at: int) -> int | None:
        """Return the year of a number in such a row."""
        row = self._row_of[at]
        if len(row) == 1:
            return None
        years = self.listed_years(row)
        return years[row.index(at)] if years else None

    def every(self, at: int) -> str:
        """Return the last 每年, 每学期 before a number; it holds for all behind it."""
        end = self.quantities[at].start
        found = _EVERY.findall(self.text, max(0, end - _FAR), end)
        return found[-1] if found else ""

    def background(self, at: int) -> dict[str, float]:
        """Return the pairs of the sentence around a number, weakly near."""
        quantity = self.quantities[at]
        text = self.text[max(0, quantity.start - _FAR) : quantity.end + _FAR]
        return dict.fromkeys(pairs_of(text), SENTENCE_WEIGHT)


def raise_joints(near: dict[str, float], text: str, before: str, behind: str) -> None:
    """Count `text` as read on from the middle of `before` and into that of `behind`."""
    joints = inner_joints_of(before, _LEADING.sub("", text)) | joints_of(text, behind)
    for pair in joints:
        near[pair] = max(JOINT_WEIGHT, near.get(pair, 0.0))


def raise_pairs(near: dict[str, float], text: str, weight: float) -> None:
    """Count the pairs of `text` as at least `weight` near."""
    for pair in pairs_of(text):
        near[pair] = max(weight, near.get(pair, 0.0))


def split_list(text: str) -> Sequence[str]:
    """Return the parts of a list of names: 新生儿、婴儿和5岁以下儿童死亡率."""
    return [part for part in _LISTED.split(text) if part.strip()]
