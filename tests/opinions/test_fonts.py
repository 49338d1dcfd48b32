"""Which fonts serve, and that nothing is printed that no font has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cf_assess.errors import FontMissingError, GlyphMissingError, RendererMissingError
from cf_assess.opinions import Typeface, check_renderer, fontconfig, fonts, list_fonts
from cf_assess.opinions.fontconfig import Face, covers, list_faces
from cf_assess.opinions.fonts import choose_fonts, missing_glyphs

_CHARACTERS = {
    "/song": set("儿童友好评估审查意见书〇一二 a1"),
    "/fang": set("儿童友好"),
    "/odd": set("儿童友好评估审查意见书〇"),
    "/symbol": set("☃\ue000"),
    "/latin": set("a1"),
}


def _face(file: str, *families: str, truetype: bool = False) -> Face:
    return Face(families=families, file=file, is_truetype=truetype, characters=0)


_SONG = _face("/song", "SimSun", "宋体", truetype=True)
_FANG = _face("/fang", "FandolFang")
_ODD = _face("/odd", "Some Chinese Font")
_SYMBOL = _face("/symbol", "Symbols")
_LATIN = _face("/latin", "Latin")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[Face]:
    """Stand in for this machine's fonts; the test fills the list."""
    faces: list[Face] = []
    monkeypatch.setattr(fonts, "list_faces", lambda: tuple(faces))
    monkeypatch.setattr(
        fonts, "covers", lambda face, character: character in _CHARACTERS[face.file]
    )
    return faces


def test_each_typeface_has_its_font_or_falls_back(installed: list[Face]) -> None:
    installed += [_FANG, _SONG]
    found = {one.typeface: (one.family, one.exact) for one in list_fonts()}
    assert found[Typeface.FANGSONG] == ("FandolFang", True)
    assert found[Typeface.SONG] == ("SimSun", True)
    assert found[Typeface.KAI] == ("SimSun", False)
    assert found[Typeface.HEI] == ("SimSun", False)


def test_a_chain_ends_with_a_font_that_has_the_rest(installed: list[Face]) -> None:
    installed += [_FANG, _SONG]
    choice = choose_fonts("儿童意见书")
    assert choice.chains[Typeface.FANGSONG] == ("FandolFang", "SimSun")


def test_any_font_with_chinese_serves_where_none_is_known(
    installed: list[Face],
) -> None:
    installed += [_LATIN, _ODD]
    assert choose_fonts("儿童").chains[Typeface.TITLE] == ("Some Chinese Font",)


def test_no_chinese_font_is_an_error_that_names_the_typefaces(
    installed: list[Face],
) -> None:
    installed += [_LATIN]
    with pytest.raises(FontMissingError) as caught:
        choose_fonts("a")
    assert "仿宋" in caught.value.values["family"]
    assert {one.family for one in list_fonts()} == {""}


def test_a_character_of_another_installed_font_brings_that_font_in(
    installed: list[Face],
) -> None:
    installed += [_SONG, _SYMBOL]
    choice = choose_fonts("儿☃")
    assert choice.chains[Typeface.SONG] == ("SimSun", "Symbols")


@pytest.mark.parametrize("character", ["\ue000", "囧", "\U00030edd"])
def test_a_character_without_a_font_is_refused_by_name(
    installed: list[Face], character: str
) -> None:
    """U+E000 is refused though a font has it: it means what that font likes."""
    installed += [_SONG, _SYMBOL]
    with pytest.raises(GlyphMissingError) as caught:
        choose_fonts(f"儿童{character}")
    assert caught.value.values["characters"] == (
        f"{character}（U+{ord(character):04X}）"
    )


def test_truetype_fonts_can_be_set_aside(installed: list[Face]) -> None:
    installed += [_SONG, _ODD]
    choice = choose_fonts("儿童", cff_only=True)
    assert choice.chains[Typeface.SONG] == ("Some Chinese Font",)


@pytest.mark.parametrize("character", ["\n", "\u3000", "\u200b", "\ufe0f", "\u00a0"])
def test_what_is_not_drawn_needs_no_font(installed: list[Face], character: str) -> None:
    installed += [_SONG]
    assert missing_glyphs(character, installed) == ()


def test_this_machine_prints_plain_chinese() -> None:
    choice = choose_fonts("儿童友好评估审查意见书〇第（一）项“”《》—…")
    assert set(choice.chains) == set(Typeface)


def test_fontconfig_and_fonttools_agree_on_what_a_font_has() -> None:
    files = {one.file for one in list_fonts()}
    face = next(face for face in list_faces() if face.file in files)
    characters = _read_characters(face)
    for code in [*range(0x20, 0x7F), *range(0x4E00, 0x4F00), *range(0x2600, 0x2700)]:
        assert covers(face, chr(code)) == (code in characters)


def _read_characters(face: Face) -> frozenset[int]:
    """Return what fontTools finds in the same face, of a collection or alone."""
    for number in range(64):
        with TTFont(face.file, fontNumber=number, lazy=True) as font:
            if font["name"].getDebugName(1) in face.families:
                return frozenset(font.getBestCmap())
    raise AssertionError(face)


def test_without_fontconfig_the_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fontconfig._load.cache_clear()
    list_faces.cache_clear()
    monkeypatch.setattr(fontconfig, "open_library", lambda names: None)
    with pytest.raises(RendererMissingError) as caught:
        list_faces()
    assert caught.value.values["reason"] == "libfontconfig"
    assert {part.kind for part in check_renderer()} == {"library"}


def test_a_machine_without_any_font_refuses_before_printing(tmp_path: Path) -> None:
    """In its own process: the list of fonts is read once."""
    empty = tmp_path / "fonts.conf"
    empty.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    script = (
        "from cf_assess.errors import FontMissingError\n"
        "from cf_assess.opinions import *\n"
        "from tests.opinions.builders import NOW, sample_material\n"
        "material = sample_material()\n"
        "try:\n"
        "    print_pdf(compose_opinion(material), write_record(material), NOW)\n"
        "except FontMissingError as error:\n"
        "    print(error.values['family'])\n"
        "print([part.detail for part in check_renderer() if part.kind == 'font'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "FONTCONFIG_FILE": str(empty)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "小标宋、宋体、黑体、仿宋、楷体",
        "['', '', '', '', '']",
    ]


def test_the_check_lists_libraries_then_fonts() -> None:
    parts = check_renderer()
    assert [part.kind for part in parts] == ["library"] * 6 + ["font"] * 5
    assert all(part.found for part in parts if part.required)
    subset = next(part for part in parts if part.name == "libharfbuzz-subset")
    assert not subset.required
