"""What holds for every text, whatever is in it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cf_assess.drafts import find_references, read_draft_bytes
from cf_assess.drafts.lines import pack, tidy
from cf_assess.errors import DraftEmptyError
from cf_assess.models.draft import ClauseKind, Draft
from cf_assess.models.locator import parse_locator
from tests.drafts.word_files import write_word

STARTS = st.sampled_from(
    (
        *("第一条 ", "第二条 ", "第九条 ", "第二条之一 ", "第二条", "第零条 "),
        *("第9999条 ", "第10000条 ", "“第三条 ", "第一章 总则", "第二章 ", "第一节 "),
        *("第一编 ", "一、", "二、", "（一）", "（三）", "(2)", "1.", "2.", "3.5", "①"),
        *("主要目标：", "策略措施", "附件1", "附件", "附 则", "目录", "北河市办法"),
        *("北河市规划（草案）", ""),
    )
)
WORDS = st.text(
    st.sampled_from(
        "为了孩子少年宫开放。；：，、\u3000 \u200b()（）《》一二第条款项目ab12"
    )
    | st.characters(codec="utf-8", exclude_characters="\r\n"),
    max_size=12,
)
LINES = st.builds(str.__add__, STARTS, WORDS)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)


def _read(text: str, name: str = "draft.txt") -> Draft | None:
    try:
        return read_draft_bytes(text.encode("utf-8-sig"), name)
    except DraftEmptyError:
        return None


@settings(deadline=None)
@given(TEXTS)
def test_spans_quote_exactly_and_clauses_make_the_text(text: str) -> None:
    draft = _read(text)
    if draft is not None:
        assert draft.text == "\n".join(clause.text for clause in draft.clauses)
        for clause in draft.clauses:
            assert draft.text[clause.start : clause.end] == clause.text
            assert clause.text
            assert "\n" not in clause.text


@settings(deadline=None)
@given(TEXTS)
def test_locators_are_unique_and_citable(text: str) -> None:
    draft = _read(text)
    if draft is not None:
        locators = [clause.locator for clause in draft.clauses]
        assert len(set(locators)) == len(locators)
        for locator in locators:
            assert locator == locator.strip()
            assert locator
            assert not set(locator) & set(";；\n\t")


@settings(deadline=None)
@given(TEXTS)
def test_every_visible_character_is_kept_in_order(text: str) -> None:
    draft = _read(text)
    kept = "" if draft is None else pack(draft.text)
    written = "".join(pack(tidy(line)) for line in text.splitlines())
    # Private characters belong to a symbol font and are shown as bullets.
    assert kept == re.sub("[\ue000-\uf8ff\U000f0000-\U0010fffd]", "▪", written)


@settings(deadline=None)
@given(TEXTS)
def test_reading_twice_changes_nothing(text: str) -> None:
    assert _read(text) == _read(text)


@settings(deadline=None)
@given(TEXTS)
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    draft = _read(text)
    if draft is not None:
        again = _read(draft.text)
        assert again is not None
        assert pack(again.text) == pack(draft.text)


@settings(deadline=None, max_examples=15)
@given(st.lists(LINES, min_size=1, max_size=12))
def test_a_word_file_holds_the_same_text(lines: list[str]) -> None:
    clean = [text for text in map(tidy, lines) if text and text[0] != "<"]
    plain = _read("\n".join(clean))
    if plain is not None:
        word = read_draft_bytes(write_word(*clean), "draft.docx")
        assert word.text == plain.text


@settings(deadline=None)
@given(TEXTS)
def test_locators_in_legal_style_are_printed_as_they_are_parsed(text: str) -> None:
    draft = _read(text)
    for clause in draft.clauses if draft is not None else ():
        parsed = parse_locator(clause.locator)
        if parsed is not None:
            assert str(parsed) == clause.locator
        elif clause.kind is ClauseKind.ARTICLE:
            # A second one of the same name, of a second document, or past 9999.
            assert re.search(r"重|^(?:文件|附|正文)|[0-9]{5}", clause.locator)


@settings(deadline=None)
@given(TEXTS)
def test_references_quote_exactly_and_resolve_to_clauses(text: str) -> None:
    draft = _read(text)
    if draft is not None:
        locators = {clause.locator for clause in draft.clauses}
        for reference in find_references(draft):
            assert draft.text[reference.start : reference.end] == reference.quote
            assert set(reference.resolved) <= locators
            assert {reference.locator} <= locators
