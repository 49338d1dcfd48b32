"""Changes to text: lines, marks, runs of one character, encodings and their borders."""

import codecs
import re
from collections.abc import Sequence
from random import Random

from tests.fuzz.words import CHARACTERS, MARKERS, REPEATED, pick_count, pick_text

_ENCODINGS = (
    "utf-8", "utf-8", "utf-8-sig", "gb18030", "gb2312", "big5", "utf-16", "utf-16-le",
    "utf-16-be", "utf-32", "utf-32-be", "utf-7", "shift_jis", "euc_kr", "hz", "latin-1",
)  # fmt: skip
_MARKS = (
    codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE, b"%PDF-", b"\x00", b"+/v8", b"\x1b$B", b"~{",
    b"\x84\x31\x95\x33",
)  # fmt: skip
_BREAKS = ("\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x85", "\u2028", "")
_BORDER = re.compile(rb"[\x80-\xff]+")
_LARGEST = 1_000_000


def mutate_text(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return the text with changes, mostly in an encoding that still can be told.

    Args:
        data: text in whatever encoding.
        others: texts to take lines from.
    """
    if chance.random() < 0.12:
        return mutate_bytes(data, chance)
    text, encoding = decode_loosely(data)
    other = decode_loosely(chance.choice(others))[0] if others else text
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        text = _change(text, other, chance)[:_LARGEST]
    if chance.random() < 0.15:
        encoding = chance.choice(_ENCODINGS)
    changed = text.encode(
        encoding, "replace" if encoding[:2] != "ut" else "surrogatepass"
    )
    return mutate_bytes(changed, chance) if chance.random() < 0.05 else changed


def decode_loosely(data: bytes) -> tuple[str, str]:
    """Return text of bytes by the first encoding that fits, and its name."""
    wide = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    names = (
        ("utf-32", "utf-16") if data.startswith((*wide, codecs.BOM_UTF32_BE)) else ()
    )
    for name in (*names, "utf-8", "gb18030"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace"), "utf-8"


def _change(text: str, other: str, chance: Random) -> str:
    """Return the text with one change."""
    at = chance.randint(0, len(text))
    kind = chance.randrange(8)
    if kind == 0:
        return text[:at] + pick_text(chance) + text[at:]
    if kind == 1:
        end = min(len(text), at + pick_count(chance))
        return text[:at] + text[end:]
    if kind == 2:
        old, new = chance.choice(REPEATED), chance.choice((*MARKERS, *CHARACTERS))
        return text.replace(old, new, chance.choice((1, 9, -1)))
    if kind == 3:
        return text.replace("\n", chance.choice(_BREAKS), chance.choice((1, 5, -1)))
    return _change_lines(text, other, kind, chance)


def _change_lines(text: str, other: str, kind: int, chance: Random) -> str:
    """Return the text with a line changed, moved, repeated or taken from another."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    if kind == 4:
        lines[at] = chance.choice(MARKERS) + lines[at]
    elif kind == 5:
        count = min(pick_count(chance), 1 + _LARGEST // (len(lines[at]) + 1))
        lines[at:at] = lines[at : at + chance.choice((1, 1, 2, 5))] * count
    elif kind == 6:
        lines.insert(at, chance.choice(other.split("\n")))
    else:
        lines.insert(at, lines.pop(chance.randrange(len(lines))))
    return "\n".join(lines)


def mutate_bytes(data: bytes, chance: Random) -> bytes:
    """Return bytes changed without regard to what they mean."""
    changed = bytearray(data)
    match chance.randrange(5):
        case 0:
            for _ in range(chance.choice((1, 1, 2, 4, 16))):
                if changed:
                    changed[chance.randrange(len(changed))] = chance.randrange(256)
        case 1:
            start, end = sorted(chance.choices(range(len(data) + 1), k=2))
            del changed[start:end]
        case 2:
            at = chance.choice((0, 0, chance.randrange(len(data) + 1)))
            changed[at:at] = chance.choice(_MARKS)
        case 3:
            half = chance.randrange(len(data) + 1)
            text = data[half:].decode("utf-8", "ignore")
            changed[half:] = text.encode(chance.choice(_ENCODINGS), "replace")
        case _:
            borders = [m.end() for m in _BORDER.finditer(data)] or [0]
            for _ in range(chance.choice((1, 1, 3, 9))):
                at = min(chance.choice(borders), len(changed))
                changed[max(at - 1, 0) : at] = chance.choice(
                    (b"", b"\x80", b"\xff", b"\xe4")
                )
    return bytes(changed)
