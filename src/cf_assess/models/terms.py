"""Terms with variants: `预防{接种|注射}` stands for 预防接种 and 预防注射.

A brace holds two or more variants between bars; one may be empty, and several braces
may follow each other, but none stands inside another.
"""

from collections.abc import Iterable
from itertools import product
from math import prod

MOST_VARIANTS = 64
"""Terms that one term with braces may stand for."""

_MARKS = "{}|"


class CueSyntaxError(ValueError):
    """A term or pattern that cannot be read; `code` names the sentence on it."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        super().__init__(code, values)


def expand_term(term: str) -> tuple[str, ...]:
    """Return the terms that one stands for, each once, in the order of the variants.

    Raises:
        CueSyntaxError: a brace is not closed, stands inside another or has fewer than
            two variants; a bar stands outside; or there are too many terms.
    """
    if not any(mark in term for mark in _MARKS):
        return (term,)
    choices = [*_read_choices(term)]
    if prod(len(variants) for variants in choices) > MOST_VARIANTS:
        raise CueSyntaxError("term_many_variants", limit=str(MOST_VARIANTS))
    return tuple(dict.fromkeys("".join(chosen) for chosen in product(*choices)))


def expand_terms(terms: Iterable[str]) -> tuple[str, ...]:
    """Return the terms that some stand for, in order.

    Raises:
        CueSyntaxError: as `expand_term`.
    """
    return tuple(variant for term in terms for variant in expand_term(term))


def _read_choices(term: str) -> Iterable[tuple[str, ...]]:
    """Yield what may stand at each place of a term: one text, or the variants."""
    plain, *rest = term.split("{")
    yield _plain(plain)
    for piece in rest:
        inside, closing, plain = piece.partition("}")
        variants = tuple(inside.split("|"))
        if not closing or len(variants) == 1:
            raise CueSyntaxError("term_braces")
        yield variants
        yield _plain(plain)


def _plain(text: str) -> tuple[str]:
    """Return a text outside braces, which has none of their marks."""
    if any(mark in text for mark in _MARKS):
        raise CueSyntaxError("term_braces")
    return (text,)
