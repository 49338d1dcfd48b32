"""What one element of a page says of its text: role, place, whether it is seen."""

import re

from cf_assess.drafts.archive import Element
from cf_assess.drafts.lines import Role

_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden")
_ALIGN = re.compile(r"text-align\s?:\s?([a-z\-]{1,20})")
_PIXELS = re.compile(r"(?<![a-z\-])(?:width|height)\s?:\s?([0-9]{1,5})")
_LENGTH = re.compile(r"\s*([0-9]{1,5})(?:\.[0-9]+)?(?:px)?\s*$")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|rtf|zip|rar|txt)(?:$|[?#&])", re.I)
_ICON_PIXELS = 40


def is_hidden(element: Element, style: str) -> bool:
    """Tell whether an element says of itself that it is not shown."""
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or _HIDDEN.search(style) is not None
    )


def find_role(element: Element) -> Role | None:
    """Return the role that a tag or a style of a text program gives."""
    tag = element.tag
    names = (element.get("class") or "").lower()
    if names == "msotitle" or (tag in {"h1", "p"} and names.split()[:1] == ["title"]):
        return Role.TITLE
    return Role.HEADING if re.fullmatch("h[1-6]", tag) else None


def is_centred(element: Element, style: str, *, inherited: bool) -> bool:
    """Tell whether text is centred; `align` of a table moves the table alone."""
    tag = element.tag
    found = _ALIGN.search(style)
    align = found[1] if found else (element.get("align") or "").lower()
    if tag == "table":
        return bool(found) and align == "center"
    if align:
        return align in {"center", "middle"}
    return inherited or tag == "center"


def leads_away(href: str) -> bool:
    """Tell whether a link leads to another page, neither to a place here nor a file."""
    href = href.strip()
    return bool(href) and not href.startswith("#") and not _FILE.search(href)


def is_icon(element: Element, style: str) -> bool:
    """Tell whether a picture is too small to hold a provision."""
    if element.tag == "iframe" and not element.get("src"):
        return True
    if _HIDDEN.search(style):
        return True
    sizes = [int(size) for size in _PIXELS.findall(style)]
    for key in ("width", "height"):
        match = _LENGTH.match(element.get(key) or "")
        if match:
            sizes.append(int(match[1]))
    return bool(sizes) and min(sizes) <= _ICON_PIXELS
