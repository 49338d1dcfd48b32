"""The page: complete, in order, and literal about hostile text."""

import html
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.models.opinion import Opinion
from cf_assess.opinions import compose_screening_opinion, render_page
from cf_assess.opinions.page import number_sections, show_hidden
from tests.opinions.builders import HOSTILE, screening_material

_EXPECTED = Path(__file__).parent / "expected"


def _without_style(page: str) -> str:
    return re.sub(r"(?s)<style>.*</style>", "<style></style>", page)


def _compare(page: str, name: str) -> None:
    """Compare with the reviewed page; UPDATE_EXPECTED=1 writes it anew."""
    path = _EXPECTED / name
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_text(_without_style(page), encoding="utf-8")
    assert _without_style(page) == path.read_text(encoding="utf-8")


def test_the_page_is_the_reviewed_one(opinion: Opinion) -> None:
    _compare(render_page(opinion), "opinion.html")


def test_the_page_of_a_screened_out_draft_is_the_reviewed_one() -> None:
    opinion = compose_screening_opinion(screening_material())
    _compare(render_page(opinion), "screening.html")


def test_the_disposition_stands_before_the_score(opinion: Opinion) -> None:
    page = render_page(opinion)
    places = [page.index(word) for word in ("一、结论", "二、基本情况", "三、评分情况")]
    assert places == sorted(places)
    assert page.index(opinion.disposition) < page.index("总分")


@pytest.mark.parametrize(
    "hostile",
    [
        HOSTILE,
        "</style><script>alert(1)</script>",
        "{% include '/etc/passwd' %}{{ opinion }}",
        '" onload="x',
        "<!-- <img src=file:///etc/passwd> -->",
        "\\00003c url(http://example.com)",
    ],
)
def test_hostile_text_is_shown_as_it_is(opinion: Opinion, hostile: str) -> None:
    page = render_page(opinion.model_copy(update={"draft_title": hostile}))
    assert hostile in html.unescape(page)
    body = page[page.index("<body>") :]
    assert set(re.findall(r"<([a-z0-9]+)", body)) <= {
        *("body", "header", "h1", "h2", "h3", "p", "b", "br", "span", "section"),
        *("div", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
        *("svg", "title", "rect", "line"),
    }


def test_absent_sections_are_left_out_and_numbers_close_up(opinion: Opinion) -> None:
    fewer = opinion.model_copy(update={"recommendations": (), "dissents": ()})
    numbers = number_sections(fewer)
    assert numbers["flags"] == "四"
    assert numbers["strengths"] == "五"
    page = render_page(fewer)
    assert "修改建议" not in page
    assert "五、值得肯定" in page


def test_no_total_is_printed_as_none_and_not_as_zero(opinion: Opinion) -> None:
    page = render_page(opinion.model_copy(update={"total": None}))
    assert "未形成总分" in page


def test_an_overridden_verdict_is_printed_beside_the_computed_one(
    opinion: Opinion,
) -> None:
    page = render_page(
        opinion.model_copy(
            update={"computed_label": "可以按程序报审", "override_reason": "另有原因"}
        )
    )
    assert "得出的结论为“可以按程序报审”" in page
    assert "理由：另有原因" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("反\u202e向", "反〔U+202E〕向"),
        ("响\x07铃", "响〔U+0007〕铃"),
        ("标\U000e0041签", "标〔U+E0041〕签"),
        ("半\ud800个", "半〔U+D800〕个"),
        ("零\u200b宽", "零\u200b宽"),
        ("第一行\n第二行\t尾", "第一行\n第二行\t尾"),
    ],
)
def test_what_acts_unseen_is_written_out(text: str, shown: str) -> None:
    assert show_hidden(text) == shown


@given(st.text())
def test_writing_out_twice_changes_nothing(text: str) -> None:
    once = show_hidden(text)
    assert show_hidden(once) == once
