"""The words that differ between two texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.drafts.compare.text import fold
from cf_assess.drafts.compare.words import compare_words
from cf_assess.models.comparison import WordKind

_SIGNS = {
    WordKind.EQUAL: "{}",
    WordKind.DELETE: "[-{}-]",
    WordKind.INSERT: "{{+{}+}}",
}


def _mark(old: str, new: str) -> str:
    words = compare_words(old, new)
    return "".join(_SIGNS[word.kind].format(word.text) for word in words)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("每日开放。", "每日开放。", "每日开放。"),
        ("", "新增的。", "{+新增的。+}"),
        ("删去的。", "", "[-删去的。-]"),
        ("应当检查场地。", "必须检查场地。", "[-应当-]{+必须+}检查场地。"),
        ("不少于30平方米", "不少于35平方米", "不少于[-30-]{+35+}平方米"),
        ("设十五个座位", "设二十五个座位", "设[-十五-]{+二十五+}个座位"),
        ("占3.5%以上", "占3.0%以上", "占[-3.5%-]{+3.0%+}以上"),
        ("用 Word 写成", "用 Writer 写成", "用 [-Word -]{+Writer +}写成"),
        ("甲应当。", "甲应当。乙应当。", "甲应当。{+乙应当。+}"),
        ("学校、医院", "学校、体育馆、医院", "学校、{+体育馆、+}医院"),
        ("馆应当公开。", "馆应当检查。馆应当公开。", "{+馆应当检查。+}馆应当公开。"),
        ("甲。馆应查。馆应开。", "甲。馆应开。", "甲。[-馆应查。-]馆应开。"),
        ("（含节日）", "(含节日)", "(含节日)"),
    ],
)
def test_differences_read_as_a_person_would_mark_them(
    old: str, new: str, marked: str
) -> None:
    assert _mark(old, new) == marked


def test_a_single_character_that_stands_in_both_is_no_common_ground() -> None:
    marked = _mark("由馆长与学生商量时间。", "经家长同生活委员决定时间。")

    assert marked == "[-由馆长与学生商量-]{+经家长同生活委员决定+}时间。"


def test_a_sentence_moves_to_the_edge_of_a_sentence() -> None:
    old = "场地应当安全。器材应当安全。"
    new = "场地应当安全。通道应当安全。器材应当安全。"

    assert _mark(old, new) == "场地应当安全。{+通道应当安全。+}器材应当安全。"


_TEXTS = st.text("少年宫应当开放，。12三 aB（(", max_size=40)


@given(_TEXTS, _TEXTS)
def test_both_texts_are_whole_in_what_is_shown(old: str, new: str) -> None:
    words = compare_words(old, new)

    after = "".join(w.text for w in words if w.kind is not WordKind.DELETE)
    before = "".join(w.text for w in words if w.kind is not WordKind.INSERT)

    assert after == new
    assert fold(before) == fold(old)
    assert all(word.text for word in words)


@given(_TEXTS, _TEXTS)
def test_no_two_runs_of_a_kind_follow_each_other(old: str, new: str) -> None:
    kinds = [word.kind for word in compare_words(old, new)]

    pairs = list(pairwise(kinds))
    assert all(one != other for one, other in pairs)
    assert (WordKind.INSERT, WordKind.DELETE) not in pairs


def test_of_a_text_of_enormous_length_only_the_ends_are_looked_at() -> None:
    words = compare_words("开放，" + "甲，" * 10_000, "开放，" + "乙，" * 10_000)

    assert [(word.kind, len(word.text)) for word in words] == [
        (WordKind.EQUAL, 3),
        (WordKind.DELETE, 19_999),
        (WordKind.INSERT, 19_999),
        (WordKind.EQUAL, 1),
    ]
