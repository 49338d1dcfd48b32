"""Changes to a zip of XML parts: inside the parts, and of the archive itself."""

import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from random import Random

from lxml import etree

from tests.fuzz.mutate_text import mutate_bytes
from tests.fuzz.mutate_xml import Element, mutate_tree
from tests.fuzz.words import pick_count, pick_text

_METHODS = (0, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_NAMES = (
    "../x.xml", "/word/document.xml", "word\\document.xml", "word/document.xml",
    "OFD.xml", "word/footnotes.xml", "word/endnotes.xml", "", "甲.xml", "a" * 60000,
    "word/styles.xml", "encryptions.xml", "xl/workbook.xml", "_rels/.rels", "\x00.xml",
    "DOC_0/DOCUMENT.XML",
)  # fmt: skip
_PROLOGUES = (
    b'<?xml version="1.0" encoding="gbk"?>', b'<?xml version="1.1"?>', b"\xff\xfe",
    b'<?xml version="1.0" encoding="x-none"?>', b"<!DOCTYPE a [<!ENTITY e 'e'>]>",
    b'<?xml version="1.0" encoding="utf-16"?>', b"<!-- -->", b"\xef\xbb\xbf", b"<?a?>",
)  # fmt: skip

_FIELDS = {
    b"PK\x01\x02": (6, 8, 10, 16, 20, 24, 28, 30, 42),
    b"PK\x03\x04": (4, 6, 8, 14, 18, 22, 26, 28),
    b"PK\x05\x06": (4, 8, 10, 12, 16, 20),
}
"""Places of the fields in the headers of an archive, by signature."""

Part = tuple[str, bytes, int]
"""Name, content, way of packing."""


def mutate_zip(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return the archive with changes; nine of ten inside one of its parts.

    Args:
        data: the archive.
        others: archives of the same kind, to take parts from.
    """
    parts = _unpack(data)
    if not parts:
        return mutate_bytes(data, chance)
    roll = chance.random()
    if roll < 0.04:
        method = chance.choice(_METHODS)
        packed = _pack([(name, content, method) for name, content, _ in parts])
        return _break_archive(packed, chance)
    if roll < 0.12:
        _change_list(parts, _unpack(chance.choice(others)), chance)
    else:
        donors = _unpack(chance.choice(others))
        for _ in range(chance.choice((1, 1, 2))):
            _change_part(parts, donors, chance)
    return _pack(parts)


def _unpack(data: bytes) -> list[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [i for i in archive.infolist() if i.file_size < 50_000_000]
            return [(i.filename, archive.read(i), zipfile.ZIP_STORED) for i in infos]
    except Exception:  # noqa: BLE001 - an archive that was broken before
        return []


def _pack(parts: Sequence[Part]) -> bytes:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w") as archive:
        warnings.simplefilter("ignore")  # a name twice is meant
        for name, content, method in parts:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return target.getvalue()


def _change_part(parts: list[Part], donors: Sequence[Part], chance: Random) -> None:
    """Change the XML of one part; larger parts more often."""
    weights = [len(content) ** 0.5 + 1 for _, content, _ in parts]
    index = chance.choices(range(len(parts)), weights)[0]
    name, content, method = parts[index]
    root = _parse(content)
    if root is None or chance.random() < 0.03:
        parts[index] = name, _spoil_xml(content, chance), method
        return
    same = [c for n, c, _ in donors if n == name] or [c for _, c, _ in donors]
    mutate_tree(root, [r for c in same if (r := _parse(c)) is not None], chance)
    parts[index] = name, etree.tostring(root, encoding="utf-8"), method


def _parse(content: bytes) -> Element | None:
    try:
        return etree.fromstring(content, etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError:
        return None


def _spoil_xml(content: bytes, chance: Random) -> bytes:
    if chance.random() < 0.5:
        return chance.choice(_PROLOGUES) + content[content.find(b"<") :]
    if chance.random() < 0.5:
        at = chance.randrange(len(content) + 1)
        piece = pick_text(chance).encode("utf-8", "surrogatepass")
        return content[:at] + piece + content[at:]
    return mutate_bytes(content, chance)


def _change_list(parts: list[Part], donors: Sequence[Part], chance: Random) -> None:
    """Drop, double, exchange, rename or repack parts."""
    index = chance.randrange(len(parts))
    name, content, _ = parts[index]
    match chance.randrange(7):
        case 0:
            del parts[index]
        case 1:
            parts += [parts[index]] * min(pick_count(chance), 20_000)
        case 2:
            parts.insert(index, (name, chance.choice(parts)[1], zipfile.ZIP_STORED))
        case 3:
            parts.append((chance.choice(_NAMES), content, zipfile.ZIP_STORED))
        case 4:
            parts[index] = (chance.choice(_NAMES), content, zipfile.ZIP_STORED)
        case 5 if donors:
            parts[index] = (name, chance.choice(donors)[1], zipfile.ZIP_STORED)
        case _:
            parts[:] = [(n, c, chance.choice(_METHODS)) for n, c, _ in parts]


def _break_archive(data: bytes, chance: Random) -> bytes:
    """Damage the archive around its parts: headers, sizes, ways of packing."""
    changed = bytearray(data)
    kind = chance.randrange(4)
    if kind == 0:
        return data[: chance.randrange(len(data) + 1)]
    if kind == 1:
        return mutate_bytes(data, chance)
    for signature, places in _FIELDS.items():
        starts = [match.start() for match in re.finditer(signature, data)]
        if not starts or chance.random() < 0.4:
            continue
        at = chance.choice(starts) + chance.choice(places)
        value = chance.choice((0, 1, 8, 9, 12, 14, 99, 0xFFFF, chance.getrandbits(16)))
        changed[at : at + 2] = value.to_bytes(2, "little")
    return bytes(changed)
