"""How references are written: 前款, 《…法》, 第十二条第二款、第三款."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cf_assess.drafts.lines import CJK
from cf_assess.models.locator import Step, StepKind
from cf_assess.models.numerals import parse_numeral

_N = "[零〇○一二三四五六七八九十百千0-9０-９]{1,9}"
_STEP = rf"(?:第\s?{_N}\s?[编章节条款项目](?:之{_N})?|第?\s?[（(]\s?{_N}\s?[）)]\s?项?)"
_JOINT = r"\s?(?:[、，,]?\s?(?:以及|或者|和|与|及|或|至|到)|[、，,])?\s?"
_RELATIVE = r"(?:本[编章节条款项]|前[一二两三四五]?[款条项])(?!例)"
REFERENCE = re.compile(
    rf"(?P<relative>{_RELATIVE})\s?(?P<after>{_STEP}(?:{_JOINT}{_STEP})*)?"
    rf"|(?P<alone>{_STEP}(?:{_JOINT}{_STEP})*)"
)
"""A relative word, steps, or both; `read_steps` takes the steps apart."""

_TYPES = "条例|办法|规定|细则|规则|规程|章程|决定|法"
_OWN_NAME = re.compile(rf"本(?:实施|若干|暂行)?(?:{_TYPES})(?:规定)?\s?$")
_NAME = re.compile(rf"[{CJK}]{{1,20}}(?:{_TYPES}|法典)$|[{CJK}]{{2,12}}令第{_N}号$")
_NO_NAME = frozenset({"依法", "违法", "合法", "办法", "方法", "做法", "执法", "司法"})
_SHORT_NAME = re.compile(
    r"(?<=》)[（(][^（()）]{1,40}[）)]$|[（(]以下(?:统称|简称)?[^（()）]{1,20}[）)]$"
)
_LEADS = re.compile(
    r".*(?:依照|按照|根据|违反|适用|执行|遵守|履行|符合|以及|或者|[和与及按对由有])"
)
"""What stands before the name of a law that is cited without its marks."""
_LONGEST_TITLE = 80


def find_document(text: str, end: int) -> str | None:
    """Return the title of the document that is named right before `end`.

    Empty for the draft itself (`本条例`), None where none is named.
    """
    before = text[max(end - _LONGEST_TITLE, 0) : end].rstrip()
    before = _SHORT_NAME.sub("", before)
    if _OWN_NAME.search(before):
        return ""
    if before.endswith("》"):
        depth = 0
        for i in range(len(before) - 1, -1, -1):
            depth += (before[i] == "》") - (before[i] == "《")
            if depth == 0:
                return before[i + 1 : -1]
        return None
    named = _NAME.search(before)
    name = _LEADS.sub("", named[0]) if named else ""
    return None if not name or name in _NO_NAME or name in _TYPES.split("|") else name


_ONE = re.compile(
    rf"第\s?({_N})\s?([编章节条款项目])(?:之({_N}))?|第?\s?[（(]\s?({_N})\s?[）)]\s?(项?)"
)
_ORDER = tuple(StepKind)
_LONGEST_RANGE = 100


@dataclass(frozen=True)
class Path:
    """Steps from large to small."""

    steps: tuple[Step, ...] = ()

    def extend(self, step: Step) -> "Path":
        """Return the path with a step in its place, all smaller ones dropped."""
        rank = _ORDER.index(step.kind)
        kept = tuple(s for s in self.steps if _ORDER.index(s.kind) < rank)
        return Path((*kept, step))

    def find(self, kind: StepKind) -> Step | None:
        """Return the step of a kind, or None."""
        return next((s for s in self.steps if s.kind is kind), None)

    def __str__(self) -> str:
        """Return the path as it is cited."""
        return " ".join(map(str, self.steps))


def read_steps(text: str, base: Path) -> list[Path]:
    """Return every place that the steps of a reference cite.

    `第二款、第三款` gives two, `第三条至第五条` three; what follows a joint begins the
    next place, which keeps what is larger.
    """
    found: list[Path] = []
    current, end = base, 0
    for match in _ONE.finditer(text):
        step = _read_step(match)
        if step is None:
            return []
        between = text[end : match.start()]
        previous = current.steps[-1] if current.steps and end else None
        current = current.extend(step)
        if previous is None or between.strip():
            if "至" in between or "到" in between:
                found += _fill(previous, current)
            found.append(current)
        else:
            found[-1] = current  # 第十二条第二款: one place, said in two steps
        end = match.end()
    return found


def _read_step(match: re.Match[str]) -> Step | None:
    number = parse_numeral(match[1] or match[4])
    kind = StepKind(match[2]) if match[2] else StepKind.ITEM
    suffix = parse_numeral(match[3]) if match[3] else None
    if not number or number > 9999 or (match[3] and not suffix):
        return None
    return Step(kind=kind, number=number, suffix=suffix)


def _fill(first: Step | None, last: Path) -> Iterator[Path]:
    """Return what lies between the ends of a range, both left out."""
    end = last.steps[-1]
    if first is None or first.kind is not end.kind:
        return
    numbers = range(first.number + 1, end.number)
    for number in numbers[:_LONGEST_RANGE]:
        yield last.extend(Step(kind=end.kind, number=number))
