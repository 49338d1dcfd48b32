"""Two versions of a draft, clause by clause."""

import random
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cf_assess.drafts import read_draft, read_draft_bytes
from cf_assess.drafts.compare import compare_drafts
from cf_assess.models.comparison import ClauseChange, Comparison, Relation
from cf_assess.models.draft import Draft
from cf_assess.models.numerals import write_numeral
from tests.drafts.next_version import amend, take_apart, tell_truth, write_out

REGULATIONS = Path(__file__).resolve().parents[2] / ".." / "shared/corpus/regulations"

TITLE = "北河市少年宫管理办法"
PURPOSE = "为了办好少年宫，让孩子放学以后有地方可去，制定本办法。"
LEAD = "少年宫由市教育部门管理，区教育部门协助。"
HOURS = "少年宫周末全天开放，寒暑假每日开放不少于八小时。"
TICKETS = "少年宫不得向未成年人收取门票，也不得变相收费。"
SAFETY = "少年宫应当每半年检查一次场地和器材，并公布结果。"
VOICES = "少年宫安排课程以前，应当听取来这里的孩子的意见。"
START = "本办法自公布之日起施行。"


def _draft(*parts: str | tuple[str, ...]) -> Draft:
    """Return a draft: `#总则` opens a chapter, a tuple is an article's paragraphs."""
    lines, chapter, article = [TITLE], 0, 0
    for part in parts:
        if isinstance(part, str) and part.startswith("#"):
            chapter += 1
            lines.append(f"第{write_numeral(chapter)}章 {part[1:]}")
            continue
        paragraphs = (part,) if isinstance(part, str) else part
        article += 1
        lines.append(f"第{write_numeral(article)}条 {paragraphs[0]}")
        lines += paragraphs[1:]
    return read_draft_bytes("\n\n".join(lines).encode(), "made.txt")


def _changes(old: Draft, new: Draft) -> list[ClauseChange]:
    """Return the changes that are not plain `same`."""
    comparison = compare_drafts(old, new)
    return [c for c in comparison.changes if c.relation is not Relation.SAME]


def _told(old: Draft, new: Draft) -> list[tuple[str, str, str]]:
    """Return those changes as relation, old and new locators."""
    return [
        (change.relation.value, "+".join(change.old), "+".join(change.new))
        for change in _changes(old, new)
    ]


def test_a_draft_is_the_same_as_itself() -> None:
    draft = _draft("#总则", PURPOSE, (LEAD, HOURS), "#附则", START)

    assert _changes(draft, draft) == []


def test_articles_behind_a_new_one_are_only_renumbered() -> None:
    old = _draft(PURPOSE, HOURS, START)
    new = _draft(PURPOSE, TICKETS, HOURS, START)

    assert _told(old, new) == [
        ("added", "", "第二条"),
        ("renumbered", "第二条", "第三条"),
        ("renumbered", "第三条", "第四条"),
    ]


def test_what_was_removed_stands_where_it_stood() -> None:
    old = _draft(PURPOSE, TICKETS, HOURS, START)
    new = _draft(PURPOSE, HOURS, START)

    assert _told(old, new)[0] == ("removed", "第二条", "")


def test_an_article_in_another_chapter_has_moved() -> None:
    old = _draft("#总则", PURPOSE, TICKETS, "#开放", HOURS, SAFETY, "#附则", START)
    new = _draft("#总则", PURPOSE, "#开放", HOURS, SAFETY, TICKETS, "#附则", START)

    moved = [c for c in _changes(old, new) if c.moved]

    assert [(c.old, c.new) for c in moved] == [(("第一章 第二条",), ("第二章 第四条",))]


def test_an_article_that_only_crossed_a_heading_has_moved() -> None:
    old = _draft("#总则", PURPOSE, TICKETS, "#开放", HOURS, SAFETY)
    new = _draft("#总则", PURPOSE, "#开放", TICKETS, HOURS, SAFETY)

    assert _told(old, new) == [("moved", "第一章 第二条", "第二章 第二条")]


def test_a_heading_set_over_articles_moves_none_of_them() -> None:
    old = _draft("#总则", PURPOSE, LEAD, HOURS, SAFETY)
    new = _draft("#总则", PURPOSE, LEAD, "#开放", HOURS, SAFETY)

    assert [c.relation for c in _changes(old, new) if c.moved] == []


def test_a_renamed_chapter_is_known_by_what_stands_below_it() -> None:
    old = _draft("#总则", PURPOSE, "#开放时间", HOURS, TICKETS, SAFETY)
    new = _draft("#总则", PURPOSE, "#服务", HOURS, TICKETS, SAFETY)

    assert _told(old, new) == [("changed", "第二章", "第二章")]


def test_a_paragraph_in_two_is_split_and_its_words_are_compared_as_a_whole() -> None:
    old = _draft(PURPOSE, TICKETS + SAFETY, START)
    new = _draft(PURPOSE, (TICKETS, SAFETY.replace("每半年", "每季度")), START)

    change = _changes(old, new)[0]

    assert change.relation is Relation.SPLIT
    assert change.new == ("第二条 第一款", "第二条 第二款")
    assert [w.text for w in change.words if w.kind != "equal"] == ["半年", "季度"]


def test_two_articles_in_one_are_merged() -> None:
    old = _draft(PURPOSE, TICKETS, SAFETY, START)
    new = _draft(PURPOSE, TICKETS + SAFETY, START)

    assert _told(old, new) == [
        ("merged", "第二条+第三条", "第二条"),
        ("renumbered", "第四条", "第三条"),
    ]


def test_a_merge_beside_a_split_is_kept_apart() -> None:
    old = _draft(PURPOSE, (TICKETS, SAFETY, HOURS + VOICES), START)
    new = _draft(PURPOSE, (TICKETS + SAFETY, HOURS, VOICES), START)

    assert [told[0] for told in _told(old, new)] == ["merged", "split"]


def test_changed_words_moved_and_renumbered_are_told_apart() -> None:
    changed = TICKETS.replace("门票", "任何费用")
    old = _draft("#总则", PURPOSE, TICKETS, "#开放", HOURS, SAFETY, "#附则", START)
    new = _draft("#总则", PURPOSE, "#开放", HOURS, SAFETY, changed, "#附则", START)

    change = next(c for c in _changes(old, new) if c.words)

    assert (change.relation, change.moved, change.renumbered) == (
        Relation.CHANGED,
        True,
        True,
    )


def test_a_paragraph_alone_in_its_place_is_rewritten_not_replaced() -> None:
    rewritten = "区教育部门给予协助，费用由市里承担，办法另行规定。"
    old = _draft(PURPOSE, (HOURS, "区教育部门协助管理。", SAFETY), START)
    new = _draft(PURPOSE, (HOURS, rewritten, SAFETY), START)

    assert [told[0] for told in _told(old, new)] == ["changed"]


def test_width_and_white_space_change_nothing() -> None:
    old = _draft(PURPOSE, "开放时间（含节假日）不少于 8 小时，由馆长决定。")
    new = _draft(PURPOSE, "开放时间(含节假日)不少于８小时，由馆长决定。")

    assert _changes(old, new) == []


def test_short_equal_items_stay_with_their_articles() -> None:
    item = "（一）其他。"
    old = _draft((HOURS, item), (TICKETS, item), (SAFETY, item))
    new = _draft((TICKETS, item), (SAFETY, item))

    kept = [told for told in _told(old, new) if told[0] == "renumbered"]

    assert ("renumbered", "第三条 第（一）项", "第二条 第（一）项") in kept
    assert ("renumbered", "第二条 第（一）项", "第一条 第（一）项") in kept


def test_items_may_change_places() -> None:
    items = [
        "（一）登记姓名和年龄；",
        "（二）告知开放的时间；",
        "（三）发给借阅的证件。",
    ]
    turned = [
        "（一）告知开放的时间；",
        "（二）发给借阅的证件。",
        "（三）登记姓名和年龄；",
    ]
    old, new = _draft((HOURS, *items)), _draft((HOURS, *turned))

    moved = [c.old for c in _changes(old, new) if c.moved]

    assert moved == [("第一条 第（一）项",)]


def test_who_adopted_it_is_never_taken_for_an_article() -> None:
    head = "2020年3月1日 北河市人民政府第一次常务会议通过"
    body = f"{TITLE}\n\n{head}\n\n第一条 {PURPOSE}\n\n第二条 {START}"
    old = read_draft_bytes(body.encode(), "old.txt")
    new = read_draft_bytes(f"{TITLE}\n\n第一条 {head}施行。".encode(), "new.txt")

    pairs = {told[1:] for told in _told(old, new)}

    assert not any("序言" in left and right for left, right in pairs)


# Laws

_SENTENCES = st.lists(
    st.sampled_from([LEAD, HOURS, TICKETS, SAFETY, VOICES, START, PURPOSE])
    | st.text("少年宫应当每日开放听取意见0123", min_size=1, max_size=30),
    min_size=1,
    max_size=3,
).map("".join)
_ARTICLES = st.lists(
    st.lists(_SENTENCES, min_size=1, max_size=3).map(tuple)
    | st.sampled_from(["#总则", "#开放", "#附则"]),
    min_size=1,
    max_size=8,
)
_TURNED = {
    Relation.ADDED: Relation.REMOVED,
    Relation.REMOVED: Relation.ADDED,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


def _facts(comparison: Comparison, *, turned: bool = False) -> set[tuple[object, ...]]:
    facts: set[tuple[object, ...]] = set()
    for c in comparison.changes:
        relation = _TURNED.get(c.relation, c.relation) if turned else c.relation
        sides = (c.new, c.old) if turned else (c.old, c.new)
        facts.add((relation, *sides, c.moved, c.renumbered, c.similarity))
    return facts


@settings(max_examples=60, deadline=None)
@given(_ARTICLES, _ARTICLES)
def test_every_clause_of_both_versions_is_in_exactly_one_change(
    before: list[str | tuple[str, ...]], after: list[str | tuple[str, ...]]
) -> None:
    old, new = _draft(*before), _draft(*after)

    comparison = compare_drafts(old, new)

    for draft, names in (
        (old, [name for c in comparison.changes for name in c.old]),
        (new, [name for c in comparison.changes for name in c.new]),
    ):
        assert sorted(names) == sorted(c.locator for c in draft.clauses)
    places = {clause.locator: i for i, clause in enumerate(new.clauses)}
    firsts = [places[c.new[0]] for c in comparison.changes if c.new]
    assert firsts == sorted(firsts)


@settings(max_examples=60, deadline=None)
@given(_ARTICLES, _ARTICLES)
def test_comparing_backwards_tells_the_same_backwards(
    before: list[str | tuple[str, ...]], after: list[str | tuple[str, ...]]
) -> None:
    old, new = _draft(*before), _draft(*after)

    there, back = compare_drafts(old, new), compare_drafts(new, old)

    assert _facts(there) == _facts(back, turned=True)


@settings(max_examples=30, deadline=None)
@given(_ARTICLES)
def test_anything_is_the_same_as_itself(parts: list[str | tuple[str, ...]]) -> None:
    draft = _draft(*parts)

    assert _changes(draft, draft) == []


# Size


@pytest.mark.parametrize("like", ["changed", "different", "repeated"])
def test_five_hundred_articles_take_a_few_seconds_at_most(like: str) -> None:
    dice = random.Random(7)
    letters = "少年宫应当每日开放听取意见区教育部门协助管理场地器材检查公布结果"
    texts = ["".join(dice.choices(letters, k=60)) + "。" for _ in range(1000)]
    old = texts[:500]
    new = {
        "changed": [text.replace("日", "周") for text in old],
        "different": texts[500:],
        "repeated": [HOURS] * 500,
    }[like]

    before, after = _draft(*old), _draft(*new)
    began = process_time()
    compare_drafts(before, after)

    assert process_time() - began < 5


# Real regulations


@pytest.mark.skipif(
    not REGULATIONS.is_dir(), reason="the reference material is not there"
)
def test_amendments_of_real_regulations_are_found() -> None:
    read = wrong = 0
    for path in sorted(REGULATIONS.glob("*.md"))[::40]:
        before = take_apart(read_draft(path))
        if before is None or len(before.articles()) < 5:
            continue
        after = amend(before, random.Random(path.name), [SAFETY])
        drafts = write_out(before), write_out(after)
        found = {
            (frozenset(c.old), frozenset(c.new), c.relation)
            for c in compare_drafts(*drafts).changes
        }
        truth = tell_truth(before, after, drafts)
        read += len(truth)
        wrong += len(found ^ truth)

    assert read > 500
    assert wrong * 200 <= read
