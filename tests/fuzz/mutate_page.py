"""Changes to a web page: as a tree, as text, or in its tags where they stand."""

import re
from collections.abc import Sequence
from random import Random

from lxml import etree

from tests.fuzz.mutate_text import decode_loosely, mutate_text
from tests.fuzz.mutate_xml import mutate_tree
from tests.fuzz.words import pick_count, pick_text

_TAG = re.compile(r"<[^<>]*>|&[^;\s]{1,9};")
_TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<br>", "<table>", "</table>", "<tr>", "<td>",
    "<li>", "<ol start=-9>", "<ol type=i>", "</ol>", "<ul>", "<td colspan=99999999>",
    "<td rowspan=0>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[",
    "]]>", "<pre>", "</body>", "<frameset>", "<noscript>", "<svg>", "<math>",
    "<template>", "<select>", "<p hidden>", '<meta charset="gbk">',
    '<meta charset="utf-16">', '<meta charset="x-none">', "<html>",
    '<meta http-equiv="Content-Type" content="text/html; charset=big5">', "<title>",
    "<h1>", "<p style='display:none'>", "&#x110000;", "&#0;", "&#xd800;", "&nbsp;",
    "&lt;p&gt;", "<", "&#99999999999;", "<?xml version='1.0' encoding='utf-16'?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", '<span style="mso-list:l0 level1 lfo1">',
    "<a href='javascript:'>", "<td", "</", "<p\x00>",
)  # fmt: skip


def mutate_page(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return the page with changes.

    Args:
        data: the page, in whatever encoding.
        others: pages to take parts from.
    """
    roll = chance.random()
    if roll < 0.3:
        return mutate_text(data, others, chance)
    text, encoding = decode_loosely(data)
    if roll < 0.65:
        changed = _mutate_tags(text, chance)
    else:
        changed = _mutate_as_tree(
            text, decode_loosely(chance.choice(others))[0], chance
        )
    return changed.encode(
        encoding, "replace" if encoding[0] == "g" else "surrogatepass"
    )


def _mutate_tags(text: str, chance: Random) -> str:
    for _ in range(chance.choice((1, 2, 4, 9))):
        places = list(_TAG.finditer(text))
        place = chance.choice(places) if places else None
        start, end = place.span() if place else (0, 0)
        kind = chance.randrange(5)
        new = chance.choice(_TAGS)
        if kind == 0:
            new = ""
        elif kind == 1 and place is not None:
            new = place[0] + chance.choice(places)[0]
        elif kind == 2:
            new = new * pick_count(chance)
        elif kind == 3 and place is not None:
            new = place[0] + pick_text(chance)
        text = (text[:start] + new + text[end:])[:1_000_000]
    return text


def _mutate_as_tree(text: str, other: str, chance: Random) -> str:
    root, donor = _parse(text), _parse(other)
    if root is None:
        return _mutate_tags(text, chance)
    mutate_tree(root, [] if donor is None else [donor], chance)
    changed: str = etree.tostring(root, encoding="unicode", method="html")
    return changed


def _parse(text: str) -> etree._Element | None:
    clean = re.sub("[\x00\ud800-\udfff]|^\ufeff|^\\s*<\\?xml[^>]*>", "", text)
    try:
        return etree.fromstring(clean, etree.HTMLParser(huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
