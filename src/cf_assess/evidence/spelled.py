"""A cue spelled out in words, so that two cues can be held against each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cf_assess.models.checklist import Lexicon
from cf_assess.models.cue import Cue, CuePart
from cf_assess.models.terms import expand_terms

Terms = frozenset[str]


@dataclass(frozen=True)
class SpelledPart:
    """A requirement with all its words: variants, and those of its subject."""

    terms: Terms
    is_bearer: bool
    weight: int


@dataclass(frozen=True)
class SpelledCue:
    """A cue with the words of its parts; all masks that are in force for it."""

    cue: Cue
    parts: tuple[SpelledPart, ...]
    at_least: int
    without: Terms
    own_masks: Terms
    masks: Terms


def spell(cue: Cue, lexicon: Lexicon) -> SpelledCue:
    """Return a cue spelled out; `any` is one part."""
    asked = (CuePart(any=cue.any),) if cue.any else cue.all or cue.sum
    weights = [part.weight for part in cue.sum] or [1] * len(asked)
    own = frozenset(expand_terms(cue.mask))
    return SpelledCue(
        cue=cue,
        parts=tuple(
            SpelledPart(words_of(part, lexicon), part.bearer is not None, weight)
            for part, weight in zip(asked, weights, strict=True)
        ),
        at_least=(cue.at_least or 1) if cue.sum else len(asked),
        without=frozenset(expand_terms(cue.without)),
        own_masks=own,
        masks=own | frozenset(lexicon.masks),
    )


def words_of(part: CuePart, lexicon: Lexicon) -> Terms:
    """Return all words that meet a part."""
    names = [part.subject, part.bearer if isinstance(part.bearer, str) else None]
    listed = part.bearer if isinstance(part.bearer, tuple) else ()
    words = set(expand_terms((*part.any, *listed)))
    return frozenset(words.union(*(lexicon.subjects.get(n, ()) for n in names if n)))


def stands_in(word: str, longer: str, masks: Iterable[str]) -> list[int]:
    """Return where a word stands in a longer one and is seen whenever that one is.

    A mask that may hide the one and leave the other visible takes the place away.
    """
    hiding = [mask for mask in masks if word in mask and mask != word]
    return [
        at
        for at in _places(word, longer)
        if not any(_may_hide(mask, word, longer, at) for mask in hiding)
    ]


def pieces(word: str) -> frozenset[str]:
    """Return all that stands inside a word, itself included."""
    return _pieces(word)


@lru_cache(maxsize=8192)
def _pieces(word: str) -> frozenset[str]:
    ends = range(1, len(word) + 1)
    return frozenset(word[start:end] for end in ends for start in range(end))


def _places(word: str, longer: str) -> list[int]:
    """Return where a word begins in a longer one."""
    last = len(longer) - len(word)
    return [at for at in range(last + 1) if longer.startswith(word, at)]


def _may_hide(mask: str, word: str, longer: str, at: int) -> bool:
    """Tell whether a mask can cover the word at a place and not the longer one.

    The mask is laid over each place where it has the word; where the two differ in
    what overlaps, no text can hold both.
    """
    for inside in _places(word, mask):
        begin = at - inside
        end = begin + len(mask)
        covers = begin <= 0 and end >= len(longer) and len(mask) > len(longer)
        low, high = max(0, begin), min(len(longer), end)
        if not covers and longer[low:high] == mask[low - begin : high - begin]:
            return True
    return False
