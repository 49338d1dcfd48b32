"""Checklists of hostile texts, and comments on them, for laws of writing."""

from collections.abc import Iterator

from hypothesis import strategies as st

from cf_assess.models.checklist import (
    Checklist,
    Criterion,
    LawReference,
)
from cf_assess.models.cue import Cue, CuePart, Scope, Strength, WeighedPart, Within
from cf_assess.models.place import Comment, CommentPosition, Keys
from tests.builders import build_criterion

TRICKY = (
    *("no", "Yes", "~", "null", "010", "1.0", "1e3", "0o17", "12:30", "2021-11-24"),
    *("=1+1", "+1", "-1", "@a", "＝１", "'", '"', '"a"', "- a", "? a", "key: value"),
    *("a #b", "#", "#a", "a:", ":", "[a]", "{a: b}", "a, b", "&a", "*a", "!a", "%a"),
    *(
        "|",
        ">-",
        "---",
        "...",
        "<<",
        "=",
        "`",
        "中 文",
        "中　文",
        " 前",
        "后 ",
        "　全角",
    ),
    *("a\nb", "\n", "a\n", "\na", "a\n\nb", "a\n  b", "  a\nb", "a\n \nb", "a \nb"),
    *("一、二", "一，二", "一|二", "一｜二", "subject:child", "subject：child", "无"),
    *("_x000D_", "_x0041_", "100％", "“引”", "\\", "\\n", "\u200b", "\ufeff", "🙂"),
    *("字" * 300, "word " * 60 + "end", "字 word " * 50 + "尾", "a" * 300),
    *("字。" * 90, "中 文" * 60, "字" * 60 + "\n" + "字" * 60),
)
"""Texts that a careless writer or reader would change."""


def hostile_texts(*, controls: bool = True) -> st.SearchStrategy[str]:
    """Return texts of any characters, and tricky ones; never empty."""
    characters = st.characters(exclude_categories=("Cs", "Cc"))
    if controls:
        characters = characters | st.sampled_from("\0\a\t\r\x1b\x7f\x85")
    pieces = st.sampled_from(TRICKY) | st.text(characters, max_size=8)
    texts = st.lists(pieces, min_size=1, max_size=2).map("".join)
    return texts.filter(bool)


def hostile_checklists(*, controls: bool = True) -> st.SearchStrategy[Checklist]:
    """Return checklists of one or two criteria."""
    text = hostile_texts(controls=controls)
    texts = st.lists(text, max_size=2)
    criteria = st.lists(_criteria(text, texts), min_size=1, max_size=2)
    return st.builds(
        lambda title, found: Checklist(
            id="care",
            title=title,
            version="1.0.0",
            criteria=tuple(
                criterion.model_copy(update={"id": f"care.play.c{number}"})
                for number, criterion in enumerate(found)
            ),
        ),
        text,
        criteria,
    )


def _criteria(
    text: st.SearchStrategy[str], texts: st.SearchStrategy[list[str]]
) -> st.SearchStrategy[Criterion]:
    parts = st.builds(
        CuePart, any=st.lists(text, min_size=1, max_size=2), subject=st.none()
    ) | st.sampled_from(
        [
            CuePart(subject="child", any=("学生",)),
            CuePart(bearer="authority"),
            CuePart(bearer=("学校", "幼儿园")),
        ]
    )
    weighed = st.builds(WeighedPart, any=texts, weight=st.integers(1, 3)).filter(
        lambda part: bool(part.any)
    )
    cues = st.builds(
        Cue,
        any=texts,
        all=st.lists(parts, max_size=2),
        sum=st.lists(weighed, max_size=2),
        at_least=st.none() | st.integers(1, 9),
        gap=st.none() | st.integers(0, 99),
        matches=st.none() | text,
        only_on=st.lists(st.sampled_from(Scope), max_size=2),
        not_on=st.lists(st.sampled_from(Scope), max_size=2),
        without=texts,
        mask=texts,
        within=st.sampled_from(Within),
        strength=st.sampled_from(Strength),
    )
    fields = {
        **dict.fromkeys(("title", "question", "guidance", "suggestion"), text),
        **dict.fromkeys(("hit", "miss", "todo_hit", "todo_miss"), texts),
        "anchors": st.dictionaries(st.integers(0, 6), text, max_size=3),
        "law": st.lists(st.builds(LawReference, law=text, article=text), max_size=2),
        "breadth": text,
        "implied": texts,
        "by_title": texts,
        "cues": st.lists(cues, max_size=2),
        "red_flags": texts,
        "obsolete": st.booleans(),
    }
    return st.fixed_dictionaries(fields).map(
        lambda values: build_criterion("care.play.c", **values)
    )


def comments_on(checklist: Checklist) -> st.SearchStrategy[list[Comment]]:
    """Return comments anywhere on a checklist."""
    return st.lists(
        st.builds(
            Comment,
            keys=st.sampled_from(list(_all_keys(checklist.model_dump(mode="json")))),
            position=st.sampled_from(CommentPosition),
            text=hostile_texts(controls=False),
        ),
        max_size=6,
    )


def _all_keys(value: object, keys: Keys = ()) -> Iterator[Keys]:
    yield keys
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _all_keys(child, (*keys, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _all_keys(child, (*keys, number))


def lines_of(comments: list[Comment] | tuple[Comment, ...]) -> list[str]:
    """Return all lines of comments, sorted, as they can stand in a file."""
    return sorted(
        line.rstrip() for comment in comments for line in comment.text.split("\n")
    )
