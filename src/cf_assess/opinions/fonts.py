"""Which installed font serves which typeface of an official document.

GB/T 9704 asks for 小标宋 (title), 仿宋 (text), 黑体 and 楷体 (headings) and 宋体.
Few machines have all of them, so each has a list of fonts known to be good, free
ones included, and falls back to 宋体 or 黑体.  Before anything is printed, every
character is looked up: without that, a missing font gives a page of empty boxes
whose text can still be extracted perfectly.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cf_assess.errors import FontMissingError, GlyphMissingError
from cf_assess.models.base import Model
from cf_assess.opinions.fontconfig import Face, covers, list_faces


class Typeface(StrEnum):
    """The typefaces of an official document; the value names the CSS variable."""

    TITLE = "title"
    SONG = "song"
    HEI = "hei"
    FANGSONG = "fangsong"
    KAI = "kai"


NAMES: dict[Typeface, str] = {
    Typeface.TITLE: "小标宋",
    Typeface.SONG: "宋体",
    Typeface.HEI: "黑体",
    Typeface.FANGSONG: "仿宋",
    Typeface.KAI: "楷体",
}

_PREFERRED: dict[Typeface, tuple[str, ...]] = {
    Typeface.TITLE: (
        "方正小标宋简体",
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
        "小标宋",
    ),
    Typeface.SONG: (
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Source Han Serif SC",
        "Source Han Serif CN",
        "思源宋体",
        "FandolSong",
        "方正书宋_GBK",
        "华文宋体",
        "STSong",
        "Songti SC",
        "宋体",
        "SimSun",
        "AR PL UMing CN",
        "AR PL SungtiL GB",
    ),
    Typeface.HEI: (
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "Source Han Sans CN",
        "思源黑体",
        "FandolHei",
        "黑体",
        "SimHei",
        "方正黑体_GBK",
        "华文黑体",
        "STHeiti",
        "Heiti SC",
        "PingFang SC",
        "微软雅黑",
        "Microsoft YaHei",
        "WenQuanYi Zen Hei",
        "WenQuanYi Micro Hei",
    ),
    Typeface.FANGSONG: (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "FandolFang",
        "FandolFang R",
        "仿宋",
        "FangSong",
        "方正仿宋_GBK",
        "方正仿宋简体",
        "FZFangSong-Z02S",
        "华文仿宋",
        "STFangsong",
        "朱雀仿宋",
        "Zhuque Fangsong (technical preview)",
        "Zhuque Fangsong",
    ),
    Typeface.KAI: (
        "楷体_GB2312",
        "KaiTi_GB2312",
        "FandolKai",
        "楷体",
        "KaiTi",
        "方正楷体_GBK",
        "华文楷体",
        "STKaiti",
        "Kaiti SC",
        "霞鹜文楷",
        "LXGW WenKai",
        "AR PL UKai CN",
        "AR PL KaitiM GB",
    ),
}
"""Best first: what standard offices have, CFF before TrueType where both exist."""

_PROBE = "儿童友好评估审查意见书〇"
"""An unnamed font that has these is taken for a Chinese one; 〇 is often missing."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Categories that need no glyph; the page shows harmful ones in another way."""
_VARIATION_SELECTORS = frozenset(
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)


class FontFinding(Model):
    """What serves a typeface on this machine."""

    typeface: Typeface
    name: str
    """As printers call it: 仿宋."""
    family: str
    """The font used; empty when nothing Chinese is installed."""
    exact: bool
    """It is a font of this typeface, not a substitute."""
    file: str


@dataclass(frozen=True)
class FontChoice:
    """Faces for each typeface, best first, and which of them are substitutes."""

    chains: dict[Typeface, tuple[str, ...]]
    exact: frozenset[Typeface]
    faces: tuple[Face, ...]
    """All faces of the chains: what has a glyph is printed."""


def list_fonts() -> tuple[FontFinding, ...]:
    """Return what serves each typeface, for `doctor`; never raises for a lack.

    Raises:
        RendererMissingError: fontconfig itself is missing.
    """
    faces = list_faces()
    findings = []
    for typeface in Typeface:
        own = _find(faces, _PREFERRED[typeface])
        used = own or _substitute(faces, typeface)
        findings.append(
            FontFinding(
                typeface=typeface,
                name=NAMES[typeface],
                family=used.families[0] if used else "",
                exact=own is not None,
                file=used.file if used else "",
            )
        )
    return tuple(findings)


def choose_fonts(characters: Iterable[str], *, cff_only: bool = False) -> FontChoice:
    """Return fonts for every typeface that together print all `characters`.

    Args:
        characters: everything on the page; order does not matter.
        cff_only: leave out TrueType outlines, which could not be subset.

    Raises:
        FontMissingError: no Chinese font at all.
        GlyphMissingError: characters that no installed font has.
        RendererMissingError: fontconfig itself is missing.
    """
    faces = [f for f in list_faces() if not (cff_only and f.is_truetype)]
    chosen: dict[Typeface, list[Face]] = {}
    exact = set()
    for typeface in Typeface:
        own = _find(faces, _PREFERRED[typeface])
        if own is not None:
            exact.add(typeface)
        song = _substitute(faces, typeface)
        hei = _find(faces, _PREFERRED[Typeface.HEI])
        chosen[typeface] = [face for face in (own, song, hei) if face is not None]
    if not chosen[Typeface.FANGSONG]:
        raise FontMissingError(family="、".join(NAMES.values()))
    known = [face for chain in chosen.values() for face in chain]
    extra = _cover_rest(missing_glyphs(characters, known), faces)
    return FontChoice(
        chains={
            typeface: tuple(dict.fromkeys(f.families[0] for f in (*chain, *extra)))
            for typeface, chain in chosen.items()
        },
        exact=frozenset(exact),
        faces=(*dict.fromkeys(known), *extra),
    )


def missing_glyphs(characters: Iterable[str], faces: Iterable[Face]) -> tuple[str, ...]:
    """Return, sorted, the visible characters that none of these faces has."""
    known = tuple(dict.fromkeys(faces))
    return tuple(
        character
        for character in sorted(set(characters))
        if _needs_glyph(character)
        and (
            _is_private(character) or not any(covers(face, character) for face in known)
        )
    )


def _cover_rest(missing: tuple[str, ...], faces: list[Face]) -> tuple[Face, ...]:
    """Return further installed faces that have the characters still missing."""
    extra: list[Face] = []
    for character in missing:
        if _is_private(character) or any(covers(face, character) for face in extra):
            continue
        found = next((face for face in faces if covers(face, character)), None)
        if found is not None:
            extra.append(found)
    lost = missing_glyphs(missing, extra)
    if lost:
        named = "、".join(f"{one}（U+{ord(one):04X}）" for one in lost)
        raise GlyphMissingError(characters=named)
    return tuple(extra)


def _needs_glyph(character: str) -> bool:
    """Tell whether a character is drawn at all."""
    if character in _VARIATION_SELECTORS:
        return False
    return unicodedata.category(character) not in _INVISIBLE


def _is_private(character: str) -> bool:
    """Tell whether a character means whatever the font at hand says it means."""
    return unicodedata.category(character) == "Co"


def _find(faces: Iterable[Face], names: tuple[str, ...]) -> Face | None:
    """Return the face with the first of these family names that is installed."""
    by_name: dict[str, Face] = {}
    for face in faces:
        for family in face.families:
            by_name.setdefault(family.casefold(), face)
    found = (by_name.get(name.casefold()) for name in names)
    return next((face for face in found if face is not None), None)


def _substitute(faces: Iterable[Face], typeface: Typeface) -> Face | None:
    """Return what stands in for a typeface: 宋体, 黑体, then anything Chinese."""
    faces = tuple(faces)
    order = (Typeface.SONG, Typeface.HEI)
    if typeface is Typeface.HEI:
        order = (Typeface.HEI, Typeface.SONG)
    for one in order:
        found = _find(faces, _PREFERRED[one])
        if found is not None:
            return found
    return next((f for f in faces if all(covers(f, c) for c in _PROBE)), None)
