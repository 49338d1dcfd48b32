"""The fonts of this machine as the PDF renderer sees them: fontconfig's own list.

Asking fontconfig instead of scanning folders gives the very list, and for each
face the very set of characters, by which Pango later chooses glyphs.  It is called
through ctypes, so that neither WeasyPrint nor the program `fc-list` is needed.
"""

import ctypes
from dataclasses import dataclass
from functools import cache

from cf_assess.errors import RendererMissingError

FONTCONFIG_NAMES = (
    "libfontconfig.so.1",
    "libfontconfig.1.dylib",
    "libfontconfig-1.dll",
    "fontconfig",
)
_OUTLINES = ("TrueType", "CFF")
"""Kinds of font that a PDF embeds as outlines; bitmap fonts are passed over."""


class _FontSet(ctypes.Structure):
    """`FcFontSet`."""

    _fields_ = (
        ("nfont", ctypes.c_int),
        ("sfont", ctypes.c_int),
        ("fonts", ctypes.POINTER(ctypes.c_void_p)),
    )


@dataclass(frozen=True)
class Face:
    """An installed face; its characters are asked with `covers`."""

    families: tuple[str, ...]
    """Names of its family in all languages that it gives."""
    file: str
    is_truetype: bool
    """Outlines in `glyf`, which older HarfBuzz cannot subset when many are used."""
    characters: int
    """`FcCharSet *`; valid as long as the library is loaded."""


@cache
def list_faces() -> tuple[Face, ...]:
    """Return all outline faces, sorted by file and family; asked once a process.

    Raises:
        RendererMissingError: fontconfig itself is missing.
    """
    library = _load()
    # Never freed: the sets of characters of all faces live inside it.
    config = library.FcInitLoadConfigAndFonts()
    found = library.FcConfigGetFonts(config, 0) if config else None
    if not found:
        return ()
    patterns = [found.contents.fonts[i] for i in range(found.contents.nfont)]
    faces = [_read_face(library, pattern) for pattern in patterns]
    usable = [face for face in faces if face is not None]
    return tuple(sorted(usable, key=lambda face: (face.file, face.families)))


def covers(face: Face, character: str) -> bool:
    """Tell whether a face has a glyph for a character."""
    return bool(_load().FcCharSetHasChar(face.characters, ord(character)))


@cache
def _load() -> ctypes.CDLL:
    """Return fontconfig with the signatures of what is called."""
    library = open_library(FONTCONFIG_NAMES)
    if library is None:
        raise RendererMissingError(reason="libfontconfig")
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    library.FcInitLoadConfigAndFonts.restype = pointer
    library.FcConfigGetFonts.argtypes = (pointer, ctypes.c_int)
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcPatternGetString.argtypes = (
        pointer,
        text,
        ctypes.c_int,
        ctypes.POINTER(text),
    )
    library.FcPatternGetBool.argtypes = (
        pointer,
        text,
        ctypes.c_int,
        ctypes.POINTER(ctypes.c_int),
    )
    library.FcPatternGetCharSet.argtypes = (
        pointer,
        text,
        ctypes.c_int,
        ctypes.POINTER(pointer),
    )
    library.FcCharSetHasChar.argtypes = (pointer, ctypes.c_uint32)
    return library


def open_library(names: tuple[str, ...]) -> ctypes.CDLL | None:
    """Return the first of these shared libraries that opens, or None."""
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _read_face(library: ctypes.CDLL, pattern: int) -> Face | None:
    """Return the face of a pattern; None for bitmap and colour fonts."""
    kind = _strings(library, pattern, b"fontformat")
    characters = ctypes.c_void_p()
    missing = library.FcPatternGetCharSet(
        pattern, b"charset", 0, ctypes.byref(characters)
    )
    families = _strings(library, pattern, b"family")
    if missing or not families or not kind or kind[0] not in _OUTLINES:
        return None
    if _has_color(library, pattern) or characters.value is None:
        return None
    files = _strings(library, pattern, b"file")
    return Face(
        families=families,
        file=files[0] if files else "",
        is_truetype=kind[0] == "TrueType",
        characters=characters.value,
    )


def _strings(library: ctypes.CDLL, pattern: int, key: bytes) -> tuple[str, ...]:
    """Return all text values of a property."""
    values: list[str] = []
    value = ctypes.c_char_p()
    while not library.FcPatternGetString(
        pattern, key, len(values), ctypes.byref(value)
    ):
        values.append((value.value or b"").decode(errors="replace"))
    return tuple(values)


def _has_color(library: ctypes.CDLL, pattern: int) -> bool:
    """Tell whether a face draws in colours of its own, as emoji fonts do."""
    value = ctypes.c_int(0)
    failed = library.FcPatternGetBool(pattern, b"color", 0, ctypes.byref(value))
    return not failed and bool(value.value)
