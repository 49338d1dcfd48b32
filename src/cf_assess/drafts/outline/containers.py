"""The documents in one file: the first, further ones, annexes, and their names.

Locators must be unique in a file.  The first document that has articles (or plan
headings) is cited without prefix; a later one of the same style, and every annex,
by its name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cf_assess.drafts.outline.markers import LEGAL_HEADINGS, Family
from cf_assess.drafts.outline.opening import name_annex
from cf_assess.drafts.outline.placed import Placed, Slot


@dataclass(frozen=True)
class Container:
    """One document of a file."""

    name: str = ""
    """Prefix of its opening: `附件1`, `文件2`, `正文`; empty for the first."""
    prefix: str = ""
    """Prefix of its articles and headings; empty where they need none."""
    is_annex: bool = False
    has_articles: bool = False
    has_structure: bool = False
    labels_apart: bool = False
    """Another document has articles already, so labels carry the name too."""


def plan_containers(placed: Sequence[Placed]) -> dict[int, Container]:
    """Return the containers by the index of the line at which they begin."""
    starts = [0, *_find_starts(placed)]
    ends = [*starts[1:], len(placed)]
    found: dict[int, Container] = {}
    structured = annexes = 0
    used: set[bool] = set()
    labelled = False
    for start, end in zip(starts, ends, strict=True):
        articles, structure = _describe(placed[start:end])
        annex = start < len(placed) and placed[start].slot is Slot.ANNEX
        clash = structure and articles in used
        name = ""
        if annex:
            name = name_annex(placed[start].line.text, annexes)
            annexes += 1
        elif start:
            name = f"文件{structured + 1}" if structured else "正文"
        found[start] = Container(
            name=name,
            prefix=name if annex or clash else "",
            is_annex=annex,
            has_articles=articles,
            has_structure=structure,
            labels_apart=articles and labelled,
        )
        if structure:
            used.add(articles)
            structured += 1
        labelled = labelled or articles
    return found


def _find_starts(placed: Sequence[Placed]) -> list[int]:
    """Return where a container begins; a title inside a fresh annex begins none."""
    starts: list[int] = []
    fresh_annex = False
    for i, item in enumerate(placed):
        if item.slot is Slot.ANNEX:
            starts.append(i)
            fresh_annex = True
        elif item.slot is Slot.NEW_TITLE:
            if i and not fresh_annex:
                starts.append(i)
            fresh_annex = False
        elif item.marker is not None:
            fresh_annex = False
    return starts


def _describe(placed: Iterable[Placed]) -> tuple[bool, bool]:
    """Return whether there are articles, and whether there is any structure."""
    families = {p.marker.family for p in placed if p.marker is not None}
    structure = LEGAL_HEADINGS | {
        Family.ARTICLE,
        Family.DECIMAL,
        Family.CHINESE,
        Family.CHINESE_BRACKETS,
        Family.DIGIT,
    }
    return Family.ARTICLE in families, bool(families & structure)
