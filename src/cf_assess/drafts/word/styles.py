"""Paragraph styles of a Word file: name, parent, numbering, outline level."""

from dataclasses import dataclass

from cf_assess.drafts.archive import Element
from cf_assess.drafts.word.package import child_of, value_of, whole_of

_MOST_PARENTS = 50
"""Word allows fewer."""


@dataclass(frozen=True)
class Style:
    """What a paragraph style says itself, its parents apart."""

    id: str
    name: str = ""
    based_on: str | None = None
    num_id: int | None = None
    level: int | None = None
    outline: int | None = None
    alignment: str | None = None


@dataclass(frozen=True)
class Look:
    """What a style gives a paragraph in the end."""

    name: str
    """Built-in name in lower case: `toc 1`, `title`."""
    outline: int | None
    """Outline level, 0 for the highest."""
    alignment: str | None


class Styles:
    """The paragraph styles of one file, with inheritance."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._looks: dict[str | None, Look] = {}
        for element in () if root is None else root:
            if not str(element.tag).endswith("}style"):
                continue
            style_id = value_of(element, "styleId") or ""
            self._elements.setdefault(style_id, element)
            default = value_of(element, "default") in {"1", "true", "on"}
            if default and value_of(element, "type") == "paragraph":
                self._default = style_id

    def resolve(self, style_id: str | None) -> "Look":
        """Return what a style gives a paragraph, its parents included."""
        if style_id not in self._looks:
            chain = self.chain(style_id)
            outlines = (s.outline for s in chain if s.outline is not None)
            self._looks[style_id] = Look(
                name=chain[0].name.lower() if chain else "",
                outline=next(outlines, None),
                alignment=next((s.alignment for s in chain if s.alignment), None),
            )
        return self._looks[style_id]

    def find(self, style_id: str | None) -> Style | None:
        """Return a style, or None; a file has hundreds and uses a few."""
        if style_id is None or style_id not in self._elements:
            return None
        if style_id not in self._styles:
            self._styles[style_id] = _read_style(self._elements[style_id])
        return self._styles[style_id]

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """Return a style and those it is based on, nearest first; loops end."""
        known = style_id is not None and style_id in self._elements
        start = style_id if known and style_id else self._default
        if start not in self._chains:
            chain: dict[str, Style] = {}
            style = self.find(start)
            while style and style.id not in chain and len(chain) < _MOST_PARENTS:
                chain[style.id] = style
                style = self.find(style.based_on)
            self._chains[start] = tuple(chain.values())
        return self._chains[start]


def _read_style(element: Element) -> Style:
    properties = child_of(element, "pPr")
    numbering = child_of(properties, "numPr")
    return Style(
        id=value_of(element, "styleId") or "",
        name=value_of(child_of(element, "name")) or "",
        based_on=value_of(child_of(element, "basedOn")),
        num_id=whole_of(value_of(child_of(numbering, "numId"))),
        level=whole_of(value_of(child_of(numbering, "ilvl"))),
        outline=whole_of(value_of(child_of(properties, "outlineLvl"))),
        alignment=value_of(child_of(properties, "jc")),
    )
