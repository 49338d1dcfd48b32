"""Locators as printed, each given out once."""

from functools import lru_cache

from cf_assess.drafts.outline.markers import Family, Marker
from cf_assess.models.locator import Step, StepKind
from cf_assess.models.numerals import LARGEST, write_numeral


class Names:
    """The locators of one draft; remembers which are taken."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._bases: dict[str, int] = {}

    def claim(self, locator: str) -> tuple[str, bool]:
        """Return a locator nobody has, and whether it had to be changed."""
        return _free(locator, self._taken)

    def claim_base(self, base: str) -> tuple[str, bool]:
        """Return what the locators of a heading or an article begin with.

        A second 第十二条 becomes 第十二条（重）, and so do the clauses below it.
        """
        return _free(base, self._bases)


def _free(name: str, taken: dict[str, int]) -> tuple[str, bool]:
    """Return a name not in `taken`, which says how often each was asked for."""
    free = name
    while free in taken:
        count = taken[name]
        taken[name] = count + 1
        free = f"{name}（重）" if count == 1 else f"{name}（重{count}）"
    taken[free] = 1
    return free, free != name


def name_step(marker: Marker) -> str:
    """Return the step of a heading or an article in legal style: `第三章`."""
    if marker.family is Family.PART and not marker.label.endswith("编"):
        return marker.label
    return _print_step(StepKind(marker.family.value), marker.number, marker.suffix)


@lru_cache(maxsize=4096)  # the same few hundred steps occur in every draft
def _print_step(kind: StepKind, number: int, suffix: int | None = None) -> str:
    if number > LARGEST:  # counted, not printed: only a broken file gets there
        return f"第{number}{kind}"
    return str(Step(kind=kind, number=number, suffix=suffix))


def name_paragraph(base: str, number: int) -> str:
    """Return `第十二条 第二款`."""
    return f"{base} {_print_step(StepKind.PARAGRAPH, number)}"


def name_item(parent: str, depth: int, number: int) -> str:
    """Return the locator of an item below `parent` in an article.

    Args:
        depth: 1 for 项, 2 for 目; deeper ones have no name of their own.
    """
    if depth > 2:
        return f"{parent}（{number}）"
    kind = StepKind.ITEM if depth == 1 else StepKind.SUBITEM
    return f"{parent} {_print_step(kind, number)}"


def extend_plan(base: str, marker: Marker) -> str:
    """Return `base` with one more step of plan style: `二（一）主要目标 2（1）`."""
    match marker.family:
        case Family.CHINESE:
            return _apart(base, write_numeral(marker.number))
        case Family.CHINESE_BRACKETS:
            return f"{base}（{write_numeral(marker.number)}）"
        case Family.DIGIT:
            return _apart(base, str(marker.number))
        case Family.DIGIT_BRACKETS:
            return f"{base}（{marker.number}）"
        case Family.LETTER:
            return _apart(base, f"{marker.label[0]})")
        case Family.HEADING if base.endswith(("编", "章", "节")):
            return _apart(base, marker.label)
        case _:
            return base + marker.label


def _apart(base: str, step: str) -> str:
    return f"{base} {step}" if base else step
