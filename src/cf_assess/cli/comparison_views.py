"""Two versions of a draft as text for people and as rows for programs.

What went stands in [-…-], what came in {+…+}; on a terminal the one is red and struck,
the other green and underlined.  Words of drafts are never markup.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from cf_assess.language import literal, say
from cf_assess.models.comparison import ClauseChange, Relation, WordChange, WordKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cf_assess.models.comparison import Carried, Comparison

FIELDS = (
    "relation",
    "old",
    "new",
    "moved",
    "renumbered",
    "similarity",
    "words",
)
CITED = ("old", "relation", "new")
CITED_BRIEF = ("old", "happened", "new")
BRIEF = ("happened", "old", "new", "difference")
"""What a table for people has room for."""

_MARKS = {
    WordKind.EQUAL: ("", ""),
    WordKind.DELETE: ("[-", "-]"),
    WordKind.INSERT: ("{+", "+}"),
}
_STYLES = {
    WordKind.EQUAL: "",
    WordKind.DELETE: "red strike",
    WordKind.INSERT: "green underline",
}
_KEPT = 16
"""Characters of unchanged words that are shown beside a difference."""
_ARTICLE = re.compile(r".*?第\S+条(?:之\S+)?(?= |$)")
_CARRIED = {Relation.RENUMBERED, Relation.MOVED}

Piece = tuple[str, str]
"""Text and its style."""


def list_changes(
    comparison: Comparison, *, everything: bool
) -> tuple[ClauseChange, ...]:
    """Return the changes that are shown; unchanged clauses when asked."""
    return tuple(
        change
        for change in comparison.changes
        if everything or change.relation is not Relation.SAME
    )


def comparison_rows(changes: Sequence[ClauseChange]) -> list[dict[str, object]]:
    """Return a row for each change; `words` are the words with marks."""
    return [
        {
            "relation": change.relation.value,
            "old": list(change.old),
            "new": list(change.new),
            "moved": change.moved,
            "renumbered": change.renumbered,
            "similarity": change.similarity,
            "words": mark_words(change.words),
            "difference": mark_words(shorten_words(change.words)),
            "happened": _word(change.relation),
        }
        for change in changes
    ]


def citation_rows(carried: Sequence[Carried]) -> list[dict[str, object]]:
    """Return a row for each citation: where it leads now, or that it leads nowhere."""
    return [
        {
            "old": one.old,
            "relation": one.relation and one.relation.value,
            "new": list(one.new),
            "happened": say("compare.not_cited")
            if one.relation is None
            else _word(one.relation),
        }
        for one in carried
    ]


def mark_words(words: Sequence[WordChange]) -> str:
    """Return words with [-…-] around what went and {+…+} around what came."""
    return "".join(
        f"{_MARKS[word.kind][0]}{word.text}{_MARKS[word.kind][1]}" for word in words
    )


def shorten_words(words: Sequence[WordChange]) -> tuple[WordChange, ...]:
    """Return words with long unchanged runs cut to what stands beside a change."""
    last = len(words) - 1
    return tuple(
        _shorten(word, first=index == 0, last=index == last)
        for index, word in enumerate(words)
    )


def _shorten(word: WordChange, *, first: bool, last: bool) -> WordChange:
    head = 0 if first else _KEPT
    tail = 0 if last else _KEPT
    if word.kind is not WordKind.EQUAL or len(word.text) <= head + tail + 2:
        return word
    text = word.text[:head] + "…" + word.text[len(word.text) - tail :]
    return WordChange(kind=word.kind, text=text)


def comparison_text(
    comparison: Comparison, changes: Sequence[ClauseChange], *, coloured: bool
) -> str:
    """Return a summary and the changes, each with its words below it.

    Args:
        comparison: for the summary.
        changes: those to show.
        coloured: for a terminal.
    """
    lines: list[list[Piece]] = [[(line, "bold")] for line in _summary(comparison)]
    for change in _fold_articles(changes):
        lines.append([(_heading(change), "bold" if change.words else "")])
        if change.words:
            lines.append([("    ", ""), *_pieces(change.words)])
    if coloured:
        return _paint(lines)
    return "\n".join(literal("".join(text for text, _ in line)) for line in lines)


def _summary(comparison: Comparison) -> Iterator[str]:
    """Yield which drafts these are and how many clauses had what fate."""
    if comparison.old_title != comparison.new_title:
        yield say("compare.titles", old=comparison.old_title, new=comparison.new_title)
    else:
        yield comparison.new_title
    counts = Counter(change.relation for change in comparison.changes)
    if set(counts) <= {Relation.SAME}:
        yield say("compare.identical")
        return
    told = [
        say("compare.count", relation=_word(relation), count=counts[relation])
        for relation in Relation
        if counts[relation]
    ]
    also = sum(c.moved and c.relation not in _CARRIED for c in comparison.changes)
    tail = say("compare.moved_too", count=also) if also else ""
    yield say("compare.summary", counts=say("compare.comma").join(told)) + tail


def _word(relation: Relation) -> str:
    return say(f"compare.relation.{relation.value}")


def _heading(change: ClauseChange) -> str:
    """Return where a clause stood and stands, and what happened to it."""
    what = [_word(change.relation)]
    if change.moved and change.relation is not Relation.MOVED:
        what.append(say("compare.relation.moved"))
    sides = [" + ".join(side) for side in (change.old, change.new) if side]
    return f"{' → '.join(dict.fromkeys(sides))}  [{say('compare.comma').join(what)}]"


def _pieces(words: Sequence[WordChange]) -> Iterator[Piece]:
    """Yield words with their marks and style.

    The marks stand on a coloured terminal too: colours alone get lost when copied, and
    not everybody sees them.
    """
    for word in shorten_words(words):
        text = " ".join(word.text.split("\n"))
        before, behind = _MARKS[word.kind]
        yield f"{before}{text}{behind}", _STYLES[word.kind]


def _fold_articles(changes: Sequence[ClauseChange]) -> Iterator[ClauseChange]:
    """Yield the changes, one for an article that was only carried as a whole."""
    old = Counter(article for c in changes for article in {*map(_article, c.old)})
    new = Counter(article for c in changes for article in {*map(_article, c.new)})
    for key, group in groupby(changes, key=_carried_articles):
        found = list(group)
        if key is None or not old[key[0]] == new[key[1]] == len(found):
            yield from found
            continue
        yield found[0].model_copy(update={"old": (key[0],), "new": (key[1],)})


def _article(locator: str) -> str:
    match = _ARTICLE.match(locator)
    return match[0] if match else locator


def _carried_articles(change: ClauseChange) -> tuple[str, str, Relation] | None:
    """Return the two articles of a clause whose words are as they were."""
    if change.relation not in _CARRIED:
        return None
    old, new = _article(change.old[0]), _article(change.new[0])
    if change.old[0].removeprefix(old) != change.new[0].removeprefix(new):
        return None
    return old, new, change.relation


def _paint(lines: Sequence[Sequence[Piece]]) -> str:
    """Return lines with colours; texts are literal, never markup."""
    from rich.console import Console  # only a terminal needs it
    from rich.text import Text

    console = Console(force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as capture:
        for line in lines:
            text = Text()
            for part, style in line:
                text.append(literal(part), style or None)
            console.print(text, soft_wrap=True)
    return capture.get()
