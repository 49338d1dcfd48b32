"""Regulations in other formats, read and compared with their source.

The long measurement, on fifty real regulations, is `benchmarks/accuracy_readers.py`.
"""

from functools import cache
from pathlib import Path

import pytest

from cf_assess.drafts import find_converter, read_draft_bytes
from cf_assess.models.draft import Revisions
from tests.drafts.twin_layouts import LAYOUTS, convert, write_typed
from tests.drafts.twin_numbering import count_labels, number_lines, write_numbered
from tests.drafts.twin_revisions import Revised, revise, write_revised
from tests.drafts.twin_schemes import SCHEMES, Scheme, relabel
from tests.drafts.twin_scores import score
from tests.drafts.twins import (
    Piece,
    Truth,
    choose,
    read_source,
    tell_truth,
    with_table,
)

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
REGULATIONS = SHARED / "corpus" / "regulations"
OWN = [
    read_source(Path(__file__).with_name(name))
    for name in ("twin_parks.md", "twin_times.md")
]
"""Our own writing: parts, 第三条之一, a gap, lists that begin anew in an article."""

with_corpus = pytest.mark.skipif(
    not REGULATIONS.is_dir(), reason="the reference material is not there"
)
with_office = pytest.mark.skipif(
    find_converter() is None, reason="LibreOffice is not installed"
)


def _assert_read(
    data: bytes, name: str, truth: Truth, view: Revisions = Revisions.ACCEPTED
) -> None:
    result = score(name, read_draft_bytes(data, name, revisions=view), truth)
    assert result.perfect, result


@cache
def _real() -> tuple[tuple[Piece, ...], ...]:
    paths = choose(REGULATIONS, count=4, offset=3, step=211)
    return tuple(read_source(path) for path in paths)


def test_the_plain_reading_finds_what_the_text_has() -> None:
    truth = tell_truth(OWN[0])
    assert len(truth.articles) == 13
    assert truth.articles[3] == "第三条之一"
    assert "INFO" not in truth.text
    assert "第一编总则第一章目的与范围第一条为了" in truth.text


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_the_builder_counts_to_the_numbers_of_the_source(scheme: Scheme) -> None:
    for source in OWN:
        pieces = relabel(source, scheme)
        _, places = number_lines(pieces, scheme)
        counted = list(count_labels(places))
        wanted = [p.number if n else 0 for p, n in zip(pieces, counted, strict=True)]
        assert counted == wanted
        typed = [p.label for p, n in zip(pieces, counted, strict=True) if not n]
        assert [label for label in typed if label] in ([], ["第三条之一"])


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_automatic_numbers_are_read_as_word_prints_them(scheme: Scheme) -> None:
    for source in OWN:
        pieces = relabel(source, scheme)
        data = write_numbered(pieces, scheme)
        _assert_read(data, "twin.docx", tell_truth(pieces))


def test_every_kind_of_change_is_in_a_revised_twin() -> None:
    lines = revise(OWN[0])
    parts = {part.change for line in lines for part in line.parts}
    assert parts == {"", "ins", "del", "moveFrom", "moveTo"}
    assert {line.broken for line in lines} == {"", "ins", "del"}
    assert {line.whole for line in lines} == {"", "ins", "del", "moveFrom", "moveTo"}


def _assert_both_read(revised: Revised) -> None:
    accepted, original = (revised.truths[view] for view in Revisions)
    assert accepted.text != original.text
    for view, truth in revised.truths.items():
        _assert_read(revised.data, "twin.docx", truth, view)


@pytest.mark.parametrize("scheme", [*SCHEMES, None], ids=str)
def test_both_versions_of_a_revised_draft_are_read(scheme: Scheme | None) -> None:
    pieces = relabel(OWN[0], scheme) if scheme else OWN[0]
    _assert_both_read(write_revised(pieces, scheme))


@with_corpus
@pytest.mark.parametrize("scheme", SCHEMES[::3], ids=str)
def test_real_regulations_are_read_with_automatic_numbers(scheme: Scheme) -> None:
    for source in _real():
        pieces = relabel(source, scheme)
        data = write_numbered(pieces, scheme)
        _assert_read(data, "twin.docx", tell_truth(pieces))


@with_corpus
@pytest.mark.parametrize("scheme", [SCHEMES[1], None], ids=str)
def test_real_regulations_are_read_in_both_versions(scheme: Scheme | None) -> None:
    for source in _real():
        _assert_both_read(write_revised(source, scheme))


@with_office
@pytest.mark.parametrize("suffix", ["pdf", "html", "odt"])
def test_what_libreoffice_writes_is_read(suffix: str, tmp_path: Path) -> None:
    names = LAYOUTS if suffix == "pdf" else ("header",)
    truths = {}
    for name in names:
        layout = LAYOUTS[name]
        pieces = with_table(OWN[0]) if layout.table else OWN[0]
        file = tmp_path / f"{name}.docx"
        file.write_bytes(write_typed(pieces, layout))
        truths[file] = tell_truth(pieces)
    convert(list(truths), suffix, tmp_path, tmp_path / "profile")
    for file, truth in truths.items():
        twin = file.with_suffix(f".{suffix}")
        result = score(twin.name, read_draft_bytes(twin.read_bytes(), twin.name), truth)
        assert not result.missing, result
        assert not result.extra, result
        assert result.match >= 0.99, result
