"""Changes to a PDF: its objects and their tokens, packed again with a right table."""

import re
from collections.abc import Sequence
from random import Random

from tests.fuzz.mutate_text import mutate_bytes
from tests.fuzz.pdf_seeds import split_objects, stream, write_pdf
from tests.fuzz.words import NUMBERS, pick_count, pick_text

_TOKEN = re.compile(
    rb"/[A-Za-z0-9]+|<[0-9A-Fa-f]+>|\([^()]*\)|-?\d+\.?\d*|[A-Za-z'\"*]+|[\[\]{}]|<<|>>"
)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_WHOLE = tuple(number.encode() for number in NUMBERS if number.isascii())
_NUMBERS = (*_WHOLE, b"0.0001", b"595", b"1e9")
_NAMES = (
    b"/Type", b"/Pages", b"/Page", b"/Kids", b"/Parent", b"/Font", b"/Contents",
    b"/Length", b"/Resources", b"/MediaBox", b"/Rotate", b"/Encoding", b"/ToUnicode",
    b"/Identity-H", b"/UniGB-UCS2-H", b"/GBK-EUC-H", b"/FlateDecode",
    b"/ASCIIHexDecode", b"/LZWDecode", b"/Filter", b"/Type3", b"/Type0", b"/TrueType",
    b"/Encrypt", b"/Count", b"/F1", b"/F3",
)  # fmt: skip
_OPERATORS = (
    b"BT", b"ET", b"Tj", b"TJ", b"'", b'"', b"Td", b"TD", b"Tm", b"T*", b"Tf", b"Tr",
    b"Ts", b"Tz", b"TL", b"Tw", b"Tc", b"q", b"Q", b"cm", b"Do", b"re", b"BI", b"ID",
    b"EI", b"BDC", b"EMC",
)  # fmt: skip
_LARGEST = 1_000_000


def mutate_pdf(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Return the PDF with changes; most keep what a viewer needs to open it.

    Args:
        data: the file.
        others: files to take objects from.
    """
    objects, trailer = split_objects(data)
    if not objects or chance.random() < 0.05:
        return mutate_bytes(data, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        number = _pick(objects, chance)
        roll = chance.random()
        if roll < 0.04:
            del objects[number]
        elif roll < 0.08:
            donor = split_objects(chance.choice(others))[0]
            objects[number] = donor[chance.choice(list(donor))] if donor else b""
        elif roll < 0.16:
            objects[number] = _change_reference(objects, number, chance)
        elif roll < 0.24:
            _repeat_pages(objects, chance)
        else:
            objects[number] = _change_body(objects[number], chance)
        if not objects:
            break
    if chance.random() < 0.03:
        trailer = _change_tokens(trailer, chance)
    return write_pdf(objects, trailer)


def _pick(objects: dict[int, bytes], chance: Random) -> int:
    """Return the number of an object; content that is open comes most often."""
    weights = [4 if b" Tj" in body or b"TJ" in body else 1 for body in objects.values()]
    return chance.choices(list(objects), weights)[0]


def _change_reference(objects: dict[int, bytes], number: int, chance: Random) -> bytes:
    """Return an object that refers to another one than before, itself perhaps."""
    places = list(_REFERENCE.finditer(objects[number]))
    if not places:
        return objects[number]
    place = chance.choice(places)
    target = chance.choice((number, *objects, 0, 99999))
    return _replace(objects[number], place, b"%d 0 R" % target)


def _repeat_pages(objects: dict[int, bytes], chance: Random) -> None:
    """Let a tree of pages name a page, or itself, many times."""
    for number, body in objects.items():
        kids = re.search(rb"/Kids\s*\[([^\]]*)\]", body)
        if kids is None:
            continue
        named = _REFERENCE.findall(kids[1]) or [b"1"]
        kid = b"%b 0 R " % chance.choice((*named, b"%d" % number))
        count = min(pick_count(chance), 40)
        body = _replace(body, kids, b"/Kids[%b]" % (kids[1] + b" " + kid * count))
        total = chance.choice((len(named) + count, count, 0, 1, 3001, 10**9, -1))
        objects[number] = re.sub(rb"/Count -?\d+", b"/Count %d" % total, body)
        return


def _change_body(body: bytes, chance: Random) -> bytes:
    """Return an object with tokens changed, in its stream or around it."""
    content = _STREAM.search(body)
    if content is None:
        return _change_tokens(body, chance)
    head = body[: content.start()]
    roll = chance.random()
    if b"/Filter" in head:
        return (
            mutate_bytes(body, chance) if roll < 0.5 else _change_tokens(body, chance)
        )
    if roll < 0.15:
        return _change_tokens(head, chance) + body[content.start() :]
    changed = content[1]
    for _ in range(chance.choice((1, 2, 4, 10))):
        changed = _change_tokens(changed, chance)[:_LARGEST]
    length = re.search(rb"/Length \d+", head)
    extra = head.strip()[2:-2].replace(length[0], b"") if length else b""
    return stream(changed, extra)


def _change_tokens(body: bytes, chance: Random) -> bytes:
    """Return bytes with one token dropped, doubled, exchanged or repeated."""
    tokens = list(_TOKEN.finditer(body))
    if not tokens:
        return body + chance.choice(_NAMES)
    token = chance.choice(tokens)
    match chance.randrange(6):
        case 0:
            return _replace(body, token, b"")
        case 1:
            other = chance.choice(tokens)
            return _replace(body, token, other[0])
        case 2:
            end = chance.choice(tokens).end()
            piece = body[token.start() : max(end, token.end())]
            count = min(pick_count(chance), 1 + _LARGEST // len(piece))
            return (
                body[: token.start()] + (piece + b" ") * count + body[token.start() :]
            )
        case 3:
            return _replace(
                body, token, token[0] + b" " + chance.choice(_OPERATORS) + b" "
            )
        case _:
            return _replace(body, token, _like(token[0], chance))


def _like(token: bytes, chance: Random) -> bytes:
    """Return another token of the same kind."""
    if token[:1] == b"/":
        return chance.choice(_NAMES)
    if token[:1] in b"<(" and token != b"<<":
        text = pick_text(chance)[:5000].encode("utf-16-be", "surrogatepass")
        return b"<%b>" % text.hex().encode()
    if token.lstrip(b"-").replace(b".", b"").isdigit():
        if chance.random() < 0.6:
            return b"%.2f" % (
                float(token[:20]) * chance.uniform(-0.2, 2.2) + chance.uniform(-9, 9)
            )
        return chance.choice(_NUMBERS) or b"0"
    return chance.choice(_OPERATORS)


def _replace(body: bytes, place: re.Match[bytes], new: bytes) -> bytes:
    return body[: place.start()] + new + body[place.end() :]
