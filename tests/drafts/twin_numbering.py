"""Twins of a regulation as Word files with automatic numbers.

What Word prints is worked out here from the rules of the standard on its own account
(`count_labels`), so that a reader that got a rule wrong does not agree with itself.

Source: ECMA-376 part 1, 17.9.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tests.drafts import word_files as xml
from tests.drafts.twin_schemes import LEVELS, PRINTED, Scheme
from tests.drafts.twins import HEADS, Kind, Piece, squeeze

_RUNS_ON = frozenset({Kind.CHAPTER, Kind.ARTICLE})
"""Chapters run on over parts, articles over everything above them."""
_HEADS_LIST, _BODY_LIST = 7, 8
"""Numbers of the abstract lists."""


@dataclass(frozen=True)
class Num:
    """A `w:num`, with the place where it starts a level anew."""

    id: int
    abstract: int
    level: int = -1
    start: int = 0


@dataclass(frozen=True)
class Place:
    """List and level of a paragraph."""

    num: Num
    level: int
    main: bool
    """The list is the one that the paragraph's style names."""


@dataclass
class Counters:
    """What Word counts; lists with one abstract definition share it."""

    counts: dict[tuple[int, int], int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)

    def peek(self, place: Place) -> int:
        """Return the number that a paragraph at this place would get."""
        num = place.num
        if num.level == place.level and num.id not in self.begun:
            return num.start
        return self.counts.get((num.abstract, place.level), 0) + 1

    def take(self, place: Place) -> int:
        """Count a paragraph and return its number."""
        number = self.peek(place)
        abstract = place.num.abstract
        if place.num.level == place.level:
            self.begun.add(place.num.id)
        self.counts[abstract, place.level] = number
        kinds = _kinds_of(abstract)
        for level in range(place.level + 1, len(kinds)):
            if kinds[level] not in _RUNS_ON:
                self.counts.pop((abstract, level), None)
        return number


def _kinds_of(abstract: int) -> tuple[Kind, ...]:
    """Return the levels of a list."""
    return LEVELS[LEVELS.index(Kind.ARTICLE) :] if abstract == _BODY_LIST else LEVELS


@dataclass
class Numberer:
    """Gives each line its place in a list, or none where it stays typed."""

    scheme: Scheme
    item_text: str = "（%n）"
    nums: list[Num] = field(default_factory=list)
    _counters: Counters = field(default_factory=Counters)
    _current: dict[tuple[int, Kind], Num] = field(default_factory=dict)
    _chapter_begins: bool = False

    def __post_init__(self) -> None:
        lists = (_HEADS_LIST, _BODY_LIST) if self.scheme.lists == "two" else (7,)
        self.nums += [Num(i, abstract) for i, abstract in enumerate(lists, start=1)]

    def place(self, piece: Piece) -> Place | None:
        """Return where a line is numbered; None for text and odd labels."""
        if piece.kind not in LEVELS or not piece.number:
            return None
        if squeeze(piece.label) != self.print(piece.kind, piece.number):
            return None
        main = self._main(piece.kind)
        level = _kinds_of(main.abstract).index(piece.kind)
        place = Place(self._current.get((main.abstract, piece.kind), main), level, True)
        restart = self.scheme.lists == "chapters" and self._chapter_begins
        restart = restart and piece.kind is Kind.ARTICLE
        if restart or self._counters.peek(place) != piece.number:
            num = Num(len(self.nums) + 1, main.abstract, level, piece.number)
            self.nums.append(num)
            place = replace(place, num=num)
            self._remember(piece.kind, num)
        self._follow(piece.kind, main)
        self._counters.take(place)
        return replace(place, main=place.num == main)

    def print(self, kind: Kind, number: int) -> str:
        """Return what Word prints before a line of this kind."""
        return self._text(kind).replace("%n", PRINTED[self._format(kind)](number))

    def _main(self, kind: Kind) -> Num:
        return (
            self.nums[0] if kind in HEADS or len(self._lists()) == 1 else self.nums[1]
        )

    def _lists(self) -> set[int]:
        return {num.abstract for num in self.nums}

    def _remember(self, kind: Kind, num: Num) -> None:
        """Go on with a new list for lines of this kind."""
        self._current[num.abstract, kind] = num

    def _follow(self, kind: Kind, main: Num) -> None:
        """Items after a new article are in the main list again."""
        if kind is Kind.CHAPTER:
            self._chapter_begins = True
        if kind is Kind.ARTICLE:
            self._chapter_begins = False
            self._current.pop((main.abstract, Kind.ITEM), None)
        if kind in {Kind.ARTICLE, Kind.ITEM}:
            self._current.pop((main.abstract, Kind.SUBITEM), None)

    def _format(self, kind: Kind) -> str:
        if kind is Kind.ARTICLE:
            return self.scheme.articles
        return "decimal" if kind is Kind.SUBITEM else "chineseCountingThousand"

    def _text(self, kind: Kind) -> str:
        if kind is Kind.ITEM:
            return self.item_text
        return "%n." if kind is Kind.SUBITEM else f"第%n{kind}"

    def definitions(self) -> list[str]:
        """Return the `w:abstractNum` and `w:num` of all lists."""
        own = self.scheme.lists == "override"
        wanted = sorted(self._lists())
        lists = [
            xml.abstract(key, *self._levels(_kinds_of(key), hidden=own))
            for key in wanted
        ]
        return lists + [self._write_num(num, own=own) for num in self.nums]

    def _levels(self, kinds: Sequence[Kind], *, hidden: bool) -> list[str]:
        return [
            self._level(index, kind, hidden=hidden and kind is Kind.ARTICLE)
            for index, kind in enumerate(kinds)
        ]

    def _level(self, index: int, kind: Kind, *, hidden: bool) -> str:
        options: dict[str, object] = {"suffix": self.scheme.suffix}
        if kind in _RUNS_ON and index:
            options["restart"] = 0
        if self.scheme.by != "paragraph":
            options["style"] = f"S{LEVELS.index(kind)}"
        if kind in {Kind.ITEM, Kind.SUBITEM}:
            options["suffix"] = "nothing"
        text = self._text(kind).replace("%n", f"%{index + 1}")
        text = f"Article %{index + 1}" if hidden else text
        return xml.level(
            index, text, "decimal" if hidden else self._format(kind), **options
        )

    def _write_num(self, num: Num, *, own: bool) -> str:
        kinds = _kinds_of(num.abstract)
        inner: dict[int, str] = {}
        if num.level >= 0:
            inner[num.level] = f'<w:startOverride w:val="{num.start}"/>'
        if own and Kind.ARTICLE in kinds:
            level = kinds.index(Kind.ARTICLE)
            xml_level = self._level(level, Kind.ARTICLE, hidden=False)
            inner[level] = inner.get(level, "") + xml_level
        return xml.num(
            num.id,
            num.abstract,
            *(
                f'<w:lvlOverride w:ilvl="{level}">{body}</w:lvlOverride>'
                for level, body in sorted(inner.items())
            ),
        )

    def properties(self, piece: Piece, place: Place | None) -> str:
        """Return what stands in `w:pPr` of a line."""
        kind = LEVELS.index(piece.kind) if piece.kind in LEVELS else -1
        if self.scheme.by == "paragraph" or place is None:
            return "" if place is None else _num_pr(place)
        child = "T" if self.scheme.by == "child style" else "S"
        style = f'<w:pStyle w:val="{child}{kind}"/>'
        return style if place.main else style + _num_pr(place)

    def styles(self) -> list[str]:
        """Return the `w:style` elements."""
        if self.scheme.by == "paragraph":
            return []
        styles = []
        for index, kind in enumerate(LEVELS):
            num = self._main(kind).id
            ids = f'<w:numPr><w:numId w:val="{num}"/></w:numPr>'
            styles.append(_style(f"S{index}", "Normal", ids))
            styles.append(_style(f"T{index}", f"S{index}", '<w:spacing w:after="0"/>'))
        return styles


def _num_pr(place: Place) -> str:
    ids = f'<w:ilvl w:val="{place.level}"/><w:numId w:val="{place.num.id}"/>'
    return f"<w:numPr>{ids}</w:numPr>"


def _style(name: str, base: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:pPr>{properties}</w:pPr></w:style>'
    )


def count_labels(places: Iterable[Place | None]) -> Iterator[int]:
    """Return the number of each line as Word counts it, 0 where it is typed."""
    counters = Counters()
    for place in places:
        yield 0 if place is None else counters.take(place)


def find_item_text(pieces: Iterable[Piece]) -> str:
    """Return the brackets around the numbers of items that most of them have."""
    labels = [p.label[0] for p in pieces if p.kind is Kind.ITEM]
    return "(%n)" if labels.count("(") > labels.count("（") else "（%n）"


def number_lines(
    pieces: Sequence[Piece], scheme: Scheme
) -> tuple[Numberer, list[Place | None]]:
    """Return the lists, and the place of each line in them."""
    numberer = Numberer(scheme, find_item_text(pieces))
    return numberer, [numberer.place(piece) for piece in pieces]


def split_runs(text: str) -> list[str]:
    """Return text as the many runs into which Word cuts what was typed."""
    runs = []
    size = 3
    while text:
        runs.append(xml.run(text[:size]))
        text, size = text[size:], 3 + (size * 7) % 23
    return runs


def write_numbered(pieces: Sequence[Piece], scheme: Scheme) -> bytes:
    """Return a Word file whose numbers are Word's own wherever they can be."""
    numberer, places = number_lines(pieces, scheme)
    blocks = []
    for piece, place in zip(pieces, places, strict=True):
        text = piece.typed if place is None else piece.text
        properties = numberer.properties(piece, place)
        blocks.append(xml.paragraph(*split_runs(text), properties=properties))
    return xml.write_word(
        *blocks, numbering=numberer.definitions(), styles=numberer.styles()
    )
