"""Changes to a tree of elements that leave it a tree: the reader must take it in."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from random import Random

from lxml import etree

from tests.fuzz.words import NUMBERS, pick_count, pick_text

Element = etree._Element
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LARGEST = 1_000_000
"""Characters of a tree that is repeated; more only costs time."""
_NAMES = (
    "p", "r", "t", "tbl", "tr", "tc", "ins", "del", "moveFrom", "moveTo", "sdt", "pPr",
    "sdtContent", "sdtPr", "customXml", "txbxContent", "fldChar", "instrText",
    "fldSimple", "footnoteReference", "endnoteReference", "ruby", "rubyBase", "sym",
    "br", "tab", "num", "AlternateContent", "Choice", "drawing", "pict", "abstractNum",
    "lvl", "lvlOverride", "numPr", "numId", "ilvl", "style", "basedOn", "numStyleLink",
    "altChunk", "oMath", "pPrChange", "rPr", "vanish", "TextObject", "TextCode",
    "Layer", "Page", "Content", "PageBlock", "li", "td", "table", "ul", "div", "span",
    "pre", "body", "script", "h1",
)  # fmt: skip


def mutate_tree(root: Element, others: Sequence[Element], chance: Random) -> None:
    """Change a tree in a few places.

    Args:
        root: the tree.
        others: trees to take parts from, of the same or another part.
    """
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        change = chance.choice(_CHANGES_WEIGHTED)
        with suppress(ValueError):  # a page may have tags that a tree refuses to take
            change(chance.choice(elements), others, chance)


def _delete(element: Element, others: Sequence[Element], chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(element: Element, others: Sequence[Element], chance: Random) -> None:
    parent = element.getparent()
    size = len(etree.tostring(element))
    for _ in range(min(pick_count(chance), _LARGEST // size)):
        if parent is not None:
            parent.insert(chance.randint(0, 3), deepcopy(element))


def _move(element: Element, others: Sequence[Element], chance: Random) -> None:
    root = element.getroottree().getroot()
    target = chance.choice([e for e in root.iter() if isinstance(e.tag, str)])
    if (
        element is not root
        and element not in target.iterancestors()
        and target is not element
    ):
        target.insert(chance.randint(0, len(target)), element)


def _rename(element: Element, others: Sequence[Element], chance: Random) -> None:
    space = element.tag[: element.tag.rfind("}") + 1]
    other = chance.choice(
        [e for e in element.getroottree().iter() if isinstance(e.tag, str)]
    )
    element.tag = other.tag if chance.random() < 0.4 else space + chance.choice(_NAMES)


def _set_attribute(element: Element, others: Sequence[Element], chance: Random) -> None:
    holders = [element, *(e for e in element.iter() if e.attrib)]
    holder = holders[-1] if len(holders) < 2 else chance.choice(holders[1:])
    names = [str(key) for key in holder.attrib]
    name = chance.choice(names) if names else "val"
    donor = chance.choice(
        [e for e in element.getroottree().iter() if isinstance(e.tag, str)]
    )
    values = list(donor.attrib.values())
    roll = chance.random()
    if roll < 0.15:
        if name in holder.attrib:
            del holder.attrib[name]
    elif roll < 0.4 and values:
        holder.set(name, _clean(str(chance.choice(values))))
    elif roll < 0.75:
        holder.set(name, chance.choice(NUMBERS))
    else:
        holder.set(name, _clean(pick_text(chance)[:_LARGEST]))


def _set_text(element: Element, others: Sequence[Element], chance: Random) -> None:
    texts = [
        e for e in element.iter() if isinstance(e.tag, str) and (e.text or "").strip()
    ]
    target = chance.choice(texts) if texts else element
    old = target.text or ""
    at = chance.randint(0, len(old))
    piece = _clean(pick_text(chance)[:_LARGEST])
    texts_new = (piece, piece + old, old[:at] + piece + old[at:], old * 2)
    target.text = _clean(chance.choice(texts_new))


def _wrap(element: Element, others: Sequence[Element], chance: Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    space = element.tag[: element.tag.rfind("}") + 1]
    tags = [element.tag, space + chance.choice(_NAMES), parent.tag]
    for _ in range(min(pick_count(chance), 400)):
        outer = etree.Element(chance.choice(tags))
        outer.append(element)
        element = outer
    parent.insert(index, element)


def _unwrap(element: Element, others: Sequence[Element], chance: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        index = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(index, child)
        parent.remove(element)


def _graft(element: Element, others: Sequence[Element], chance: Random) -> None:
    if others:
        donor = [e for e in chance.choice(others).iter() if isinstance(e.tag, str)]
        element.insert(chance.randint(0, len(element)), deepcopy(chance.choice(donor)))


_CHANGES_WEIGHTED: tuple[Callable[[Element, Sequence[Element], Random], None], ...] = (
    _delete, _double, _double, _move, _rename, _rename, _set_attribute, _set_attribute,
    _set_attribute, _set_text, _set_text, _wrap, _unwrap, _graft, _graft,
)  # fmt: skip


def _clean(text: str) -> str:
    """Return what XML can hold of a text; a tree takes nothing else."""
    return _BAD.sub("\ufffd", text)
