"""Cues and terms that add nothing: whatever they find, another of their own finds.

What is said here is sure: a cue is inside another when every clause that meets it
meets the other, at least as strongly.  That firings merely coincide in many texts is
another matter, and `noise` counts it.
"""

from collections.abc import Iterator, Sequence

from cf_assess.evidence.spelled import (
    SpelledCue,
    SpelledPart,
    Terms,
    pieces,
    spell,
    stands_in,
    words_of,
)
from cf_assess.models.checklist import Lexicon
from cf_assess.models.cue import Cue, CuePart, Strength, Within
from cf_assess.models.place import Keys
from cf_assess.models.terms import expand_term


def find_contained(cues: Sequence[Cue], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield each cue that lies inside another, and that one; of equals the later."""
    spelled = [spell(cue, lexicon) for cue in cues]
    for number, cue in enumerate(spelled):
        for other, wider in enumerate(spelled):
            if other == number or not _is_inside(cue, wider):
                continue
            if other < number or not _is_inside(wider, cue):
                yield number, other
                break


def find_idle_terms(cue: Cue, lexicon: Lexicon) -> Iterator[tuple[Keys, str, str]]:
    """Yield each term that adds nothing to its part: keys, term, and what it holds."""
    masks = spell(cue, lexicon).masks
    parts: list[tuple[Keys, CuePart]] = [((), CuePart(any=cue.any))]
    parts += [(("all", n), part) for n, part in enumerate(cue.all)]
    parts += [(("sum", n), part) for n, part in enumerate(cue.sum)]
    for keys, part in parts:
        place = keys[1] if keys else 0
        ends = (place in (0, None), place == len(cue.all) - 1)
        edges = ends if cue.gap is not None and len(cue.all) > 1 else None
        for number, term in enumerate(part.any):
            rest = CuePart(
                any=part.any[:number] + part.any[number + 1 :], subject=part.subject
            )
            holds = _held(expand_term(term), words_of(rest, lexicon), masks, edges)
            if holds:
                yield (*keys, "any", number), term, holds


def _held(
    variants: Sequence[str],
    others: Terms,
    masks: Terms,
    edges: tuple[bool, bool] | None,
) -> str:
    """Return a word that stands in the first variant, if one stands in each.

    Args:
        variants: of one term.
        others: all other words of its part.
        masks: that are in force.
        edges: with a gap, whether the part is the first and the last of its chain;
            words in the middle must not change where they begin or end.
    """
    found = ""
    for variant in variants:
        inside = (
            word
            for word in sorted(pieces(variant) & others)
            for at in stands_in(word, variant, masks)
            if edges is None or _keeps_gap(variant, word, at, edges)
        )
        word = next(inside, "")
        if not word:
            return ""
        found = found or word
    return found


def _keeps_gap(variant: str, word: str, at: int, edges: tuple[bool, bool]) -> bool:
    """Tell whether a word inside another is as near to its neighbours in a chain."""
    is_first, is_last = edges
    begins, ends = at == 0, at + len(word) == len(variant)
    return (is_first or begins) and (is_last or ends)


def _is_inside(cue: SpelledCue, wider: SpelledCue) -> bool:
    """Tell whether each match of a cue is one of another, at least as strong."""
    inner, outer = cue.cue, wider.cue
    return (
        (inner.strength is Strength.PARTIAL or outer.strength is Strength.DIRECT)
        and inner.within is outer.within
        and (outer.matches is None or outer.matches == inner.matches)
        and _is_as_limited(inner, outer)
        and wider.own_masks <= cue.own_masks
        and _excludes_as_much(cue, wider)
        and _meets(cue, wider)
    )


def _is_as_limited(inner: Cue, outer: Cue) -> bool:
    """Tell whether the clauses that a cue is for are all for another too."""
    if outer.only_on and not inner.only_on:
        return False
    limits = not outer.only_on or set(inner.only_on) <= set(outer.only_on)
    return limits and set(outer.not_on) <= set(inner.not_on)


def _excludes_as_much(cue: SpelledCue, wider: SpelledCue) -> bool:
    """Tell whether what the wider cue excludes the other excludes as well."""
    if not wider.without:
        return True
    if cue.own_masks != wider.own_masks:
        return False
    return all(
        any(stands_in(own, word, cue.masks) for own in cue.without & pieces(word))
        for word in wider.without
    )


def _meets(cue: SpelledCue, wider: SpelledCue) -> bool:
    """Tell whether the parts that a cue needs meet those of another."""
    if wider.cue.gap is not None:
        return _is_tighter(cue, wider)
    if cue.cue.within is Within.ARTICLE and len(wider.parts) > 1:
        return [p.terms for p in cue.parts] == [p.terms for p in wider.parts]
    weight = 0
    for part in wider.parts:
        idle = sum(p.weight for p in cue.parts if not _implies(p, part, cue))
        weight += part.weight if idle < cue.at_least else 0
    return weight >= wider.at_least


def _is_tighter(cue: SpelledCue, wider: SpelledCue) -> bool:
    """Tell whether a chain of a cue is always one of another."""
    gap, most = cue.cue.gap, wider.cue.gap
    return (
        gap is not None
        and most is not None
        and gap <= most
        and len(cue.parts) == len(wider.parts)
        and all(
            own.terms <= other.terms and own.is_bearer >= other.is_bearer
            for own, other in zip(cue.parts, wider.parts, strict=True)
        )
    )


def _implies(part: SpelledPart, other: SpelledPart, cue: SpelledCue) -> bool:
    """Tell whether a clause that meets a part of a cue meets another part too."""
    if other.is_bearer:
        return part.is_bearer and part.terms <= other.terms
    return bool(part.terms) and all(
        any(stands_in(word, term, cue.masks) for word in pieces(term) & other.terms)
        for term in part.terms
    )
