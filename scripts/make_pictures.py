"""Makes the pictures of docs/pictures/ with the real program; takes a minute or two.

The review screen is driven by key presses on a store that is thrown away, with a
clock that stands still.  The first page of the opinion comes from the example.
"""

import asyncio
import html
import io
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from PIL import Image
from rich.cells import cell_len

from cf_assess.language import Language, set_language

PROJECT = Path(__file__).resolve().parents[1]
PICTURES = PROJECT / "docs" / "pictures"
PARKS = PROJECT / "examples" / "city-parks"

_NOW = "2026-03-02T06:30:00Z"
"""When everything in the pictures happens."""
_KEYS = (
    *(key for level in "10101010012" for key in (level, "n")),  # the first criteria
    *("2", "e", "space"),  # a level, the located clause, its citation
)
_GREYS = 16
"""Enough for black letters on white, and a quarter of the bytes."""


@dataclass(frozen=True)
class Screenshot:
    """A picture of the review screen."""

    name: str
    size: tuple[int, int]
    """Columns and lines."""
    language: Language


SCREENSHOTS = (
    Screenshot("review-80x24.svg", (80, 24), Language.CHINESE),
    Screenshot("review-120x40.svg", (120, 40), Language.CHINESE),
    Screenshot("review-80x24.en.svg", (80, 24), Language.ENGLISH),
    Screenshot("review-120x40.en.svg", (120, 40), Language.ENGLISH),
)


def shoot_review(wanted: Screenshot) -> str:
    """Return the review screen as SVG, after some criteria have been scored.

    Call it in a process of its own: the interface chooses its words when its
    modules are loaded.
    """
    set_language(wanted.language)
    with tempfile.TemporaryDirectory() as folder:
        picture = asyncio.run(_drive(wanted, Path(folder) / "cases.db"))
    return place_characters(picture)


async def _drive(wanted: Screenshot, store_path: Path) -> str:
    """Return what the screen shows once the keys are pressed."""
    from cf_assess.tui import ReviewApp  # declares its keys in the language in force
    from cf_assess.workflow import criteria, register
    from cf_assess.workflow.cases import open_cases
    from cf_assess.workflow.seat import Seat

    frozen = criteria.frozen_rubric(criteria.open_library(None), "general")
    members = register.single_member(None)
    entry = register.Registration(
        path=PARKS / "draft.docx", frozen=frozen, members=members, now=_NOW
    )
    with open_cases(str(store_path)) as store:
        case = register.open_own_case(store, entry)
        seat = Seat(store, case.number, members[0].id, _NOW)
        app = ReviewApp(seat, lambda: _NOW)
        async with app.run_test(size=wanted.size) as pilot:
            for key in _KEYS:
                await pilot.press(key)
            await pilot.pause()
            return app.export_screenshot(title="cf-assess review")


_CELL_WIDTH = 12.2
"""Width of a column in the pictures that rich makes, in pixels."""
_TEXT = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)"'
    r' textLength="[\d.]+" (?P<clip>[^>]*)>(?P<text>[^<]*)</text>'
)
_REMOTE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def place_characters(picture: str) -> str:
    """Return a picture whose wide characters stand where the terminal puts them.

    Rich gives a run of text one length that takes every character for a narrow
    one, so Chinese is squeezed to half.  Fonts from the network are taken out too.
    """
    return _TEXT.sub(_place_run, _REMOTE_FONT.sub("", picture))


def _place_run(found: re.Match[str]) -> str:
    """Return a run of text with a place for each character, where it needs that."""
    text = html.unescape(found["text"])
    if cell_len(text) == len(text):
        return found[0]
    places, column = [], 0
    for character in text:
        x = float(found["x"]) + column * _CELL_WIDTH
        places.append(f"{x:.1f}".removesuffix(".0"))
        column += cell_len(character)
    return (
        f'<text class="{found["style"]}" x="{" ".join(places)}" y="{found["y"]}"'
        f" {found['clip']}>{found['text']}</text>"
    )


def print_example() -> bytes:
    """Return the first page of the example's opinion as a small PNG."""
    folder = str(Path(sys.executable).parent)
    path = os.pathsep.join((folder, os.environ.get("PATH", os.defpath)))
    subprocess.run(
        [str(PARKS / "run.sh")],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PATH": path},
    )
    page = Image.open(PROJECT / "out" / "city-parks" / "opinion.png")
    kept = io.BytesIO()
    page.convert("L").quantize(_GREYS).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def main() -> None:
    """Make all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with ProcessPoolExecutor(
        max_workers=1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        for wanted in SCREENSHOTS:
            picture = pool.submit(shoot_review, wanted).result()
            (PICTURES / wanted.name).write_text(picture, encoding="utf-8")
    (PICTURES / "opinion.png").write_bytes(print_example())


if __name__ == "__main__":
    main()
