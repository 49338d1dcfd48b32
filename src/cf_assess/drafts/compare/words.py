"""The words that differ between two texts, cut so that people can read them.

Chinese is compared character by character; a number or a Latin word is one word.
The shortest list of differences is confetti where a sentence was written anew: a
character or two that happen to stand in both.  Such crumbs become part of the
difference around them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from cf_assess.models.comparison import WordChange, WordKind

_COUNT = "零〇○一二三四五六七八九十百千万亿两"
_WORD = re.compile(
    rf"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?|[{_COUNT}]+"
    r"|[^\W\d_\u2e80-\uffef]+|\s+|.",
    re.DOTALL,
)
_LEAST_SAME = 2
"""Characters that two texts must share between two differences."""

_DWARFED = 3
"""How many times longer both differences are beside which it is a crumb anyway."""

_LONGEST = 10_000
"""Words of a text beyond which its middle is not looked into; no clause has more."""

_SENTENCE_MARKS = frozenset("。；！？")
_MARKS = frozenset("，、：;:,.（(“《")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of both texts, as printed in each: the same, or different."""

    same: bool
    old: tuple[str, ...]
    new: tuple[str, ...]


def compare_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Return both texts as one sequence of what stayed, went and came.

    What stayed and came together is `new` as printed; what stayed and went is `old`
    but for white space and width.  What went stands before what came in its place.
    """
    parts = _trim(_absorb_crumbs(_difference(_cut(old), _cut(new))))
    return tuple(change for part in _settle(parts) for change in _word(part))


def _word(part: _Part) -> list[WordChange]:
    """Return a part as changes of words."""
    sides: tuple[tuple[WordKind, tuple[str, ...]], ...]
    if part.same:
        sides = ((WordKind.EQUAL, part.new),)
    else:
        sides = ((WordKind.DELETE, part.old), (WordKind.INSERT, part.new))
    return [WordChange(kind=k, text="".join(words)) for k, words in sides if words]


def _cut(text: str) -> tuple[str, ...]:
    """Return the words of a text; white space goes with the word before."""
    words: list[str] = []
    for word in _WORD.findall(text):
        if words and word.isspace():
            words[-1] += word
        else:
            words.append(word)
    return tuple(words)


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip()


def _difference(old: tuple[str, ...], new: tuple[str, ...]) -> list[_Part]:
    """Return the shortest differences, same and different parts by turns."""
    if max(len(old), len(new)) > _LONGEST:
        return [_Part(old == new, old, new)]
    steps = LCSseq.opcodes([_fold(w) for w in old], [_fold(w) for w in new])
    parts: list[_Part] = []
    for step in steps:
        part = _Part(
            step.tag == "equal",
            old[step.src_start : step.src_end],
            new[step.dest_start : step.dest_end],
        )
        _append(parts, part)
    return parts


def _append(parts: list[_Part], part: _Part) -> None:
    """Append a part, joined with the last one where both are of a kind."""
    if parts and parts[-1].same == part.same:
        last = parts.pop()
        part = _Part(part.same, last.old + part.old, last.new + part.new)
    parts.append(part)


def _absorb_crumbs(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts without same ones too short to mean anything."""
    kept: list[_Part] = []
    for part in parts:
        _append(kept, part)
        while len(kept) > 2 and not kept[-1].same and _is_crumb(kept[-3:]):
            before, crumb, after = kept[-3:]
            whole = _Part(
                False,
                before.old + crumb.old + after.old,
                before.new + crumb.new + after.new,
            )
            kept[-3:] = [whole]
    return kept


def _is_crumb(three: Sequence[_Part]) -> bool:
    """Tell whether the middle of three parts is not worth showing as the same.

    Source:
        After the semantic clean-up of diff-match-patch, which absorbs what is no
        longer than either difference beside it; in Chinese, where two characters
        are a word, that takes too much.
    """
    before, middle, after = three
    length = sum(map(len, middle.new))
    beside = min(_size(before), _size(after))
    return length < _LEAST_SAME or length * _DWARFED <= beside


def _size(part: _Part) -> int:
    """Return the characters of the longer side."""
    return max(sum(map(len, part.old)), sum(map(len, part.new)))


def _trim(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts without words that both sides of a difference end with.

    They come from crumbs: one that was absorbed may stand next to its own like.
    """
    kept: list[_Part] = []
    for part in parts:
        if part.same or not (part.old and part.new):
            _append(kept, part)
            continue
        head = _shared(part.old, part.new)
        old, new = part.old[head:], part.new[head:]
        tail = _shared(old[::-1], new[::-1])
        middle = _Part(False, old[: len(old) - tail], new[: len(new) - tail])
        ends = (
            _Part(True, part.old[:head], part.new[:head]),
            _Part(True, old[len(old) - tail :], new[len(new) - tail :]),
        )
        for piece in (ends[0], middle, ends[1]):
            if piece.old or piece.new:
                _append(kept, piece)
    return kept


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many words both begin with."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if _fold(one) != _fold(other):
            break
        count += 1
    return count


def _settle(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts with what came or went alone moved to the edge of a sentence.

    In 应当。A。B。 it is the sentence B。 that was added, not 。B.
    """
    settled = list(parts)
    for index in range(1, len(settled) - 1):
        before, edit, after = settled[index - 1 : index + 2]
        if not edit.same and bool(edit.old) != bool(edit.new):
            least = 0 if index == 1 else 1
            settled[index - 1 : index + 2] = _slide(before, edit, after, least)
    return settled


def _slide(
    before: _Part, edit: _Part, after: _Part, least: int
) -> tuple[_Part, _Part, _Part]:
    """Return the three parts with the edit where it reads best.

    What slides over is the same on both sides, so no word is lost.

    Args:
        before: what stayed in front.
        edit: what came or went.
        after: what stayed behind.
        least: words that must be left in front, to keep two edits apart.
    """
    words = edit.old or edit.new
    best, best_shift = _rank(before.new, words), 0
    shift, left, moving = 0, list(before.new), list(words)
    while len(left) > least and _fold(left[-1]) == _fold(moving[-1]):
        moving.insert(0, left.pop())
        moving.pop()
        shift += 1
        rank = _rank(left, moving)
        if rank > best:
            best, best_shift = rank, shift
    if not best_shift:
        return before, edit, after
    return _shift_left(before, edit, after, best_shift)


def _shift_left(
    before: _Part, edit: _Part, after: _Part, shift: int
) -> tuple[_Part, _Part, _Part]:
    """Return the parts with the edit `shift` words further left.

    The words that the edit gives up to what follows are printed as it prints them.
    """
    words = edit.old or edit.new
    tail_old, tail_new = before.old[-shift:], before.new[-shift:]
    if edit.new:
        moved = (*tail_new, *words)[: len(words)]
        edit = _Part(False, (), moved)
        rest_new = (*tail_new, *words)[len(words) :]
        after = _Part(True, tail_old + after.old, rest_new + after.new)
    else:
        moved = (*tail_old, *words)[: len(words)]
        edit = _Part(False, moved, ())
        rest_old = (*tail_old, *words)[len(words) :]
        after = _Part(True, rest_old + after.old, tail_new + after.new)
    return _Part(True, before.old[:-shift], before.new[:-shift]), edit, after


def _rank(left: Sequence[str], moving: Sequence[str]) -> int:
    """Return how well an edit reads that comes after `left`; more is better."""
    if not left or left[-1].strip() in _SENTENCE_MARKS:
        return 3
    if left[-1].strip() in _MARKS:
        return 2
    return int(moving[0].strip() in _MARKS)
