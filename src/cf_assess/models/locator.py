"""Locators: how a clause is cited, `第三章 第十二条 第二款 第（一）项`.

A locator prints what it parsed and parses what it prints.  People cite more
loosely than the tool prints; `parse_locator` accepts what they write and
`shorten` gives the part that names an article without its chapter.
"""

import re
from enum import StrEnum

from cf_assess.models.base import Model
from cf_assess.models.numerals import LARGEST, parse_numeral, write_numeral


class StepKind(StrEnum):
    """One step of a locator in legal style, from large to small."""

    PART = "编"
    CHAPTER = "章"
    SECTION = "节"
    ARTICLE = "条"
    PARAGRAPH = "款"
    ITEM = "项"
    SUBITEM = "目"


class Step(Model):
    """One step: 第十二条之一 is kind 条, number 12, suffix 1."""

    kind: StepKind
    number: int
    suffix: int | None = None

    def __str__(self) -> str:
        """Return the step as it is printed in a citation."""
        if self.kind is StepKind.ITEM:
            return f"第（{write_numeral(self.number)}）项"
        if self.kind is StepKind.SUBITEM:
            return f"第{self.number}目"
        tail = "" if self.suffix is None else f"之{write_numeral(self.suffix)}"
        return f"第{write_numeral(self.number)}{self.kind.value}{tail}"


class Locator(Model):
    """A path in legal style; steps run from large to small."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """Return the citation, steps separated by one space."""
        return " ".join(str(step) for step in self.steps)


_NUMBER = r"[零〇○一二三四五六七八九十百千两0-9０-９]+"
_STEP = re.compile(
    rf"第\s*[（(]?\s*({_NUMBER})\s*[）)]?\s*([编章节条款项目])"
    rf"(?:之({_NUMBER})(?![编章节条款项目]))?"
)
_ORDER = tuple(StepKind)


def parse_locator(text: str) -> Locator | None:
    """Return the locator that `text` writes, or None when it is not one.

    Args:
        text: with or without spaces, brackets or chapter: `第12条第2款`.
    """
    steps: list[Step] = []
    position = 0
    text = re.sub(r"\s+", "", text)
    while position < len(text):
        match = _STEP.match(text, position)
        if match is None:
            return None
        step = _read_step(match)
        if step is None:
            return None
        steps.append(step)
        position = match.end()
    ranks = [_ORDER.index(step.kind) for step in steps]
    if not steps or ranks != sorted(set(ranks)):
        return None
    return Locator(steps=tuple(steps))


def _read_step(match: re.Match[str]) -> Step | None:
    """Return the step that was matched, or None when it could not be printed."""
    kind, number = StepKind(match[2]), parse_numeral(match[1])
    suffix = parse_numeral(match[3]) if match[3] else None
    if match[3] and (not suffix or kind in {StepKind.ITEM, StepKind.SUBITEM}):
        return None
    if not number or max(number, suffix or 0) > LARGEST:
        return None
    return Step(kind=kind, number=number, suffix=suffix)


def shorten(locator: str) -> str:
    """Return `locator` from its article on; unchanged where it names none."""
    return re.sub(r"^(?:第\S+[编章节](?:之\S+)? )+(?=第\S+条)", "", locator)
