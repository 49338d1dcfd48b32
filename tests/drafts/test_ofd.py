import re
from collections.abc import Sequence

import pytest

from cf_assess.drafts import limits
from cf_assess.drafts.lines import Reading, pack
from cf_assess.drafts.ofd import read_ofd
from cf_assess.drafts.outline import build_outline
from cf_assess.errors import (
    DraftDamagedError,
    DraftEncryptedError,
    DraftTooLargeError,
    DraftWithoutTextError,
)
from tests.drafts.ofd_files import (
    NAMESPACE,
    Setter,
    document_xml,
    entry_xml,
    lay_out,
    pack_parts,
    page_xml,
    parts_of,
    set_characters,
    set_grouped,
    set_line,
    set_scaled,
    text_code,
    text_object,
    write_ofd,
)
from tests.drafts.pdf_source import LONG_REGULATION
from tests.drafts.texts import read_text

_IMAGE = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="5"/>'
_PARAGRAPHS = LONG_REGULATION.split("\n")
_CENTRED = [text for text in _PARAGRAPHS if text.startswith("北河市少年")]
_CODE = re.compile(r">([^<]+)</ofd:TextCode>")
_SETTERS = (set_line, set_grouped, set_characters, set_scaled)


def _texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


@pytest.mark.parametrize("setter", _SETTERS)
def test_a_regulation_over_several_pages_comes_out_whole(setter: Setter) -> None:
    pages = lay_out(_PARAGRAPHS, setter, centred=_CENTRED)
    reading = read_ofd(write_ofd(*pages), "a.ofd")
    assert (reading.format, reading.pages, reading.warnings) == ("ofd", len(pages), ())
    pieces = build_outline(reading.lines).pieces
    expected = read_text(LONG_REGULATION).clauses
    assert len(pages) > 1
    assert [(p.locator, p.kind, p.text) for p in pieces] == [
        (c.locator, c.kind, c.text) for c in expected
    ]


def test_every_line_knows_the_page_on_which_it_begins() -> None:
    pages = lay_out(_PARAGRAPHS, centred=_CENTRED)
    reading = read_ofd(write_ofd(*pages), "a.ofd")
    printed = [pack("".join(_CODE.findall(page))) for page in pages]
    for line in reading.lines:
        assert pack(line.text)[:12] in printed[(line.page or 0) - 1]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    text = "第一条 " + "孩子放学以后都有地方可去，" * 60
    reading = read_ofd(write_ofd(*lay_out([text])), "a.ofd")
    assert (_texts(reading), reading.pages) == ([text], 2)


def test_lines_are_read_from_top_to_bottom_whatever_their_order() -> None:
    lines = ["第一条 开放。", "第二条 免费。", "第三条 施行。"]
    objects = [set_line(text, 30, 40 + 10 * i) for i, text in enumerate(lines)]
    page = page_xml(*reversed(objects))
    assert _texts(read_ofd(write_ofd(page), "a.ofd")) == lines


def test_a_template_is_not_the_text_of_the_draft() -> None:
    parts = parts_of([page_xml(set_line("第一条 开放。", 30, 60), template=True)])
    template = '<ofd:TemplatePage ID="2" Name="head" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    parts["Doc_0/Tpls/Tpl_0/Content.xml"] = page_xml(set_line("某某机关", 30, 60))
    parts["Doc_0/Document.xml"] = document_xml(["Pages/Page_0/Content.xml"], template)
    assert _texts(read_ofd(pack_parts(parts), "a.ofd")) == ["第一条 开放。"]


@pytest.mark.parametrize(
    "place",
    [
        "Pages/P/Content.xml",
        "/Doc_0/Pages/P/Content.xml",
        "./Pages/../Pages/P/Content.xml",
        "Doc_0/Pages/P/Content.xml",
        "Pages\\P\\content.XML",
        "../../../Doc_0/Pages/P/Content.xml",
    ],
)
@pytest.mark.parametrize("root", ["Doc_0/Document.xml", "/Doc_0/Document.xml"])
def test_places_are_absolute_or_relative_inside_the_package(
    place: str, root: str
) -> None:
    parts = {
        "OFD.xml": entry_xml(root),
        "Doc_0/Document.xml": document_xml([place]),
        "Doc_0/Pages/P/Content.xml": page_xml(set_line("第一条 开放。", 30, 60)),
    }
    assert _texts(read_ofd(pack_parts(parts), "a.ofd")) == ["第一条 开放。"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NAMESPACE, "http://www.ofdspec.org"),
        ('Version="1.1"', 'Version="9"'),
        ("ofd:", "x:"),
        ("<ofd:Area></ofd:Area>", ""),
        ("0 0 210 297", "NaN 1e400 -5"),
    ],
)
def test_an_odd_namespace_or_version_is_read_all_the_same(old: str, new: str) -> None:
    parts = parts_of([page_xml(set_line("第一条 开放。", 30, 60))])
    changed = {
        name: text.replace(f"xmlns:{old}", f"xmlns:{new}").replace(old, new)
        if old != "ofd:"
        else text.replace("xmlns:ofd", "xmlns:x").replace("ofd:", "x:")
        for name, text in parts.items()
    }
    assert _texts(read_ofd(pack_parts(changed), "a.ofd")) == ["第一条 开放。"]


def test_documents_of_one_file_follow_each_other() -> None:
    parts = parts_of([page_xml(set_line("第一条 开放。", 30, 60))])
    parts["OFD.xml"] = entry_xml("Doc_0/Document.xml", "Doc_1/Document.xml")
    parts["Doc_1/Document.xml"] = document_xml(["Content.xml"])
    parts["Doc_1/Content.xml"] = page_xml(set_line("第二条 免费。", 30, 60))
    reading = read_ofd(pack_parts(parts), "a.ofd")
    assert [(line.text, line.page) for line in reading.lines] == [
        ("第一条 开放。", 1),
        ("第二条 免费。", 2),
    ]


def test_the_size_of_a_page_is_its_own() -> None:
    page = page_xml(set_line("第一条 开放。", 30, 60), area="0 0 297 70")
    assert _texts(read_ofd(write_ofd(page), "a.ofd")) == ["第一条 开放。"]


@pytest.mark.parametrize(
    "page",
    [page_xml(_IMAGE), "<not XML", None],
    ids=["picture", "broken", "missing"],
)
def test_a_page_that_cannot_be_read_is_named(page: str | None) -> None:
    words = [page_xml(set_line(f"第{n}条 开放。", 30, 60)) for n in "一二"]
    parts = parts_of([words[0], page or "", words[1]])
    if page is None:
        del parts["Doc_0/Pages/Page_1/Content.xml"]
    reading = read_ofd(pack_parts(parts), "a.ofd")
    told = [(warning.code, warning.values["page"]) for warning in reading.warnings]
    assert told == [("page_without_text", "2")]
    assert reading.pages == 3


@pytest.mark.parametrize("empty", [page_xml(), "<Page/>"])
def test_an_empty_page_is_nothing_to_warn_of(empty: str) -> None:
    words = page_xml(set_line("第一条 开放。", 30, 60))
    reading = read_ofd(write_ofd(words, empty), "a.ofd")
    assert (reading.pages, reading.warnings) == (2, ())


@pytest.mark.parametrize(
    "objects", [[_IMAGE], [], [text_object(text_code("", 0, 5), (30, 40, 9, 9))]]
)
def test_pages_without_any_text_are_told(objects: Sequence[str]) -> None:
    with pytest.raises(DraftWithoutTextError):
        read_ofd(write_ofd(page_xml(*objects)), "a.ofd")


def _changed(**changes: str) -> bytes:
    parts = parts_of([page_xml(set_line("第一条 开放。", 30, 60))])
    names = {"entry": "OFD.xml", "document": "Doc_0/Document.xml"}
    names |= {"keys": "Encryptions.xml", "seed": "META/../decryptseed.dat"}
    for key, text in changes.items():
        parts[names[key]] = text
    return pack_parts({name: text for name, text in parts.items() if text})


@pytest.mark.parametrize(
    "data",
    [
        _changed(keys="<Encryptions/>"),
        _changed(seed="x"),
        _changed(entry=entry_xml("Doc_0/Document.xml", more="<ofd:Encryptions/>")),
    ],
)
def test_a_password_is_told(data: bytes) -> None:
    with pytest.raises(DraftEncryptedError):
        read_ofd(data, "a.ofd")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no zip file",
        pack_parts({"word/document.xml": "<w/>"}),
        _changed(entry="<ofd"),
        _changed(entry=entry_xml()),
        _changed(entry=entry_xml("Doc_7/Document.xml")),
        _changed(document=""),
        _changed(document="<Document/>"),
        _changed(document="<Document"),
        write_ofd(page_xml(set_line("第一条 开放。", 30, 60)))[:-40],
    ],
)
def test_what_is_no_whole_ofd_is_damaged(data: bytes) -> None:
    with pytest.raises(DraftDamagedError):
        read_ofd(data, "a.ofd")


@pytest.mark.parametrize("limit", ["PAGES", "CHARACTERS", "UNZIPPED_BYTES"])
def test_more_than_the_limit_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_ofd(*lay_out(_PARAGRAPHS))
    monkeypatch.setattr(limits, limit, 1)
    with pytest.raises(DraftTooLargeError):
        read_ofd(data, "a.ofd")


def test_a_page_named_again_and_again_counts_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = parts_of([page_xml(_IMAGE * 1000)])
    parts["Doc_0/Document.xml"] = document_xml(["Pages/Page_0/Content.xml"] * 100)
    monkeypatch.setattr(limits, "UNZIPPED_BYTES", 1_000_000)
    with pytest.raises(DraftTooLargeError):
        read_ofd(pack_parts(parts), "a.ofd")
