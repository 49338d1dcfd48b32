"""Accuracy of the readers: real regulations in every format against their source.

Regulations by a fixed rule, as Word files with automatic numbers and with tracked
changes, and as what LibreOffice makes of Word files with typed numbers.  `lines` is the
share of the source's lines that came out as one clause each.  The goals are
an F1 of the articles of 0.995 and a text match of 0.99 in every row; a row that misses
one makes the exit status 1.

    python -m benchmarks.accuracy_readers [--count 50] [--offset 5] [--formats docx,pdf]
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from tests.drafts.twin_layouts import LAYOUTS, convert, write_typed
from tests.drafts.twin_numbering import write_numbered
from tests.drafts.twin_revisions import write_revised
from tests.drafts.twin_schemes import SCHEMES, relabel
from tests.drafts.twin_scores import Score, f1, score
from tests.drafts.twins import Truth, choose, read_source, tell_truth, with_table

from cf_assess.drafts import find_converter, read_draft_bytes
from cf_assess.errors import DraftError
from cf_assess.models.draft import Revisions

REGULATIONS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "regulations"
GOAL_F1, GOAL_TEXT = 0.995, 0.99
FORMATS = ("docx", "pdf", "html", "odt")
LAYOUTS_OF = {
    "docx": ("plain", "header"),
    "pdf": tuple(LAYOUTS),
    "html": ("plain", "header"),
    "odt": ("plain", "header"),
}
SHOWN = 6
"""So many missing or extra articles of a file are listed."""


@dataclass(frozen=True)
class Twin:
    """One file to be read."""

    row: str
    title: str
    data: bytes
    suffix: str
    truth: Truth
    view: Revisions = Revisions.ACCEPTED


def write_automatic(paths: Sequence[Path]) -> Iterator[Twin]:
    """Return Word files with automatic numbers, without changes and with them."""
    for index, path in enumerate(paths):
        scheme = SCHEMES[index % len(SCHEMES)]
        source = read_source(path)
        pieces = relabel(source, scheme)
        data = write_numbered(pieces, scheme)
        yield Twin("docx automatic", path.stem, data, "docx", tell_truth(pieces))
        for kind, revised in (
            ("automatic", write_revised(pieces, scheme)),
            ("typed", write_revised(source, None)),
        ):
            for view, truth in revised.truths.items():
                row = f"docx revised {kind} {view}"
                yield Twin(row, path.stem, revised.data, "docx", truth, view)


def write_laid_out(
    paths: Sequence[Path], name: str, formats: Sequence[str], folder: Path
) -> Iterator[Twin]:
    """Return the regulations in one layout, in each format that has this layout."""
    truths: dict[Path, tuple[str, Truth]] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for index, path in enumerate(paths):
        layout = LAYOUTS[name]
        source = read_source(path)
        pieces = with_table(source) if layout.table else source
        file = folder / f"{index:03d}.docx"
        file.write_bytes(write_typed(pieces, layout))
        truths[file] = path.stem, tell_truth(pieces)
    for suffix in formats:
        if name not in LAYOUTS_OF[suffix]:
            continue
        made = folder
        if suffix != "docx":
            made = folder / suffix
            convert(list(truths), suffix, made, folder.parent / "profile")
        for file, (title, truth) in truths.items():
            data = (made / file.name).with_suffix(f".{suffix}").read_bytes()
            yield Twin(f"{suffix} {name}", title, data, suffix, truth)


def measure(twins: Iterator[Twin]) -> dict[str, list[Score]]:
    """Return the scores by row; a file that cannot be read scores nothing."""
    rows: dict[str, list[Score]] = {}
    for twin in twins:
        name = f"{twin.title}.{twin.suffix}"
        try:
            draft = read_draft_bytes(twin.data, name, revisions=twin.view)
            result = score(twin.title, draft, twin.truth)
        except DraftError as error:
            articles, size = twin.truth.articles, len(twin.truth.text)
            why = type(error).__name__
            result = Score(twin.title, 0, articles, (), True, size, size, why)
        rows.setdefault(twin.row, []).append(result)
    return rows


def print_row(name: str, scores: Sequence[Score]) -> bool:
    """Print one line of the table and the failures; tell whether the goals are met."""
    matches = [s.match for s in scores]
    articles, text = f1(scores), mean(matches)
    perfect = sum(s.perfect for s in scores)
    print(
        f"{name:32} F1 {articles:.5f}  text {text:.5f} (least {min(matches):.5f})"
        f"  lines {mean(s.whole for s in scores):.4f}"
        f"  perfect {perfect}/{len(scores)}"
    )
    for s in scores:
        if not s.perfect:
            print(f"    {s.name}: text {s.match:.5f}, first at {s.difference!r}")
            for label, found in (("missing", s.missing), ("extra", s.extra)):
                if found:
                    print(f"        {len(found)} {label}: {'、'.join(found[:SHOWN])}")
            if not s.ordered:
                print("        articles out of order")
    return articles >= GOAL_F1 and text >= GOAL_TEXT


def write_all(
    paths: Sequence[Path], formats: Sequence[str], folder: Path
) -> Iterator[Twin]:
    """Return all files of all formats."""
    if "docx" in formats:
        yield from write_automatic(paths)
    for name in LAYOUTS:
        yield from write_laid_out(paths, name, formats, folder / name)


def main() -> int:
    """Print the table; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--offset", type=int, default=5)
    parser.add_argument("--step", type=int, default=17)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--regulations", type=Path, default=REGULATIONS)
    parser.add_argument("--keep", type=Path, help="folder in which the files stay")
    options = parser.parse_args()
    formats = [f for f in FORMATS if f in options.formats.split(",")]
    if find_converter() is None:
        print("LibreOffice is not installed: Word files only")
        formats = [f for f in formats if f == "docx"]
    begin = time.monotonic()
    paths = choose(options.regulations, options.count, options.offset, options.step)
    with tempfile.TemporaryDirectory(prefix="twins-") as temporary:
        folder = options.keep or Path(temporary)
        rows = measure(write_all(paths, formats, folder.resolve()))
    met = [print_row(name, rows[name]) for name in sorted(rows)]
    print(f"{len(paths)} regulations, {time.monotonic() - begin:.0f} s")
    return 0 if all(met) and met else 1


if __name__ == "__main__":
    sys.exit(main())
