"""The ways in which people number a regulation in Word, and what Word then prints.

Source: ECMA-376 part 1, 17.18.59.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tests.drafts.twins import Kind, Piece, count_in_chinese

LEVELS = (
    Kind.PART,
    Kind.CHAPTER,
    Kind.SECTION,
    Kind.ARTICLE,
    Kind.ITEM,
    Kind.SUBITEM,
)


def _by_digit(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


PRINTED: dict[str, Callable[[int], str]] = {
    "chineseCountingThousand": count_in_chinese,
    "chineseCounting": lambda n: count_in_chinese(n) if n < 100 else _by_digit(n),
    "ideographDigital": _by_digit,
    "decimal": str,
}


@dataclass(frozen=True)
class Scheme:
    """One way in which people number a regulation in Word."""

    by: Literal["paragraph", "style", "child style"] = "paragraph"
    """What says that a paragraph is numbered."""
    lists: Literal["one", "two", "chapters", "override"] = "one"
    """One list for all; heads apart; a restart per chapter; own levels of a `w:num`."""
    articles: str = "chineseCountingThousand"
    suffix: str = "tab"


SCHEMES = (
    Scheme(),
    Scheme(by="style", suffix="space"),
    Scheme(lists="two", suffix="nothing"),
    Scheme(by="child style", lists="two", articles="chineseCounting"),
    Scheme(lists="chapters", suffix="space"),
    Scheme(lists="override"),
    Scheme(by="style", lists="override", articles="decimal", suffix="space"),
    Scheme(by="style", lists="chapters", articles="chineseCounting"),
    Scheme(by="child style", suffix="nothing"),
    Scheme(articles="ideographDigital", lists="two"),
    Scheme(articles="decimal", lists="chapters", suffix="nothing"),
)


def relabel(pieces: Iterable[Piece], scheme: Scheme) -> tuple[Piece, ...]:
    """Return the lines with the articles' labels in the scheme's digits."""
    write = PRINTED[scheme.articles]
    return tuple(
        replace(p, label=f"第{write(p.number)}条")
        if p.kind is Kind.ARTICLE and p.number
        else p
        for p in pieces
    )
