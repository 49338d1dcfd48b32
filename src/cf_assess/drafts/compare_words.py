"""The words that differ between two texts, cut so that people can read them.

Chinese is compared character by character; a number or a Latin word is one word.
The shortest list of differences is confetti where a sentence was written anew: a
character or two that happen to stand in both.  Such crumbs become part of the
difference around them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import LCSseq

from cf_assess.models.comparison import WordChange, WordKind

_COUNT = "零〇○一二三四五六七八九十百千万亿两"
_WORD = re.compile(
    rf"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?|[{_COUNT}]+|[^\W\d_\u2e80-\uffff]+|\s+|."
)
_CRUMB = 2
"""Characters that must stay the same between two differences to be shown as such."""
_SENTENCE_MARKS = frozenset("。；：，、;:,.")

_Run = tuple[WordKind, list[str]]
"""A kind and the words as printed."""


def compare_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Return both texts as one sequence of what stayed, went and came.

    What stayed and came together is `new` as printed; what stayed and went is `old`
    but for white space and width.  Between two runs that stayed, what went stands
    before what came.
    """
    runs = _merge_crumbs(_raw_runs(_cut(old), _cut(new)))
    changes = (WordChange(kind=k, text="".join(words)) for k, words in runs)
    return tuple(change for change in changes if change.text)


def _cut(text: str) -> list[str]:
    """Return the words of a text; white space goes with the word before."""
    words: list[str] = []
    for word in _WORD.findall(text):
        if words and word.isspace():
            words[-1] += word
        else:
            words.append(word)
    return words


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip()


def _raw_runs(old: list[str], new: list[str]) -> list[_Run]:
    """Return the shortest differences, pushed to where a reader expects them."""
    old_keys, new_keys = [_fold(w) for w in old], [_fold(w) for w in new]
    runs: list[_Run] = []
    for step in LCSseq.opcodes(old_keys, new_keys):
        if step.tag == "equal":
            runs.append((WordKind.EQUAL, new[step.dest_start : step.dest_end]))
            continue
        runs.append((WordKind.DELETE, old[step.src_start : step.src_end]))
        runs.append((WordKind.INSERT, new[step.dest_start : step.dest_end]))
    return runs
