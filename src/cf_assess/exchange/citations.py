"""Citations as people write them, matched to the clauses of a draft.

People leave out the chapter, the spaces and the brackets' width: `第12条第2款` is
`第三章 第十二条 第二款`.  What could be two clauses is none.
"""

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cf_assess.exchange.columns import fold_width
from cf_assess.models.locator import StepKind, parse_locator
from cf_assess.models.sheet import Sheet

Steps = tuple[tuple[StepKind, int, int | None], ...]

_SUGGESTED = 3
_LIKENESS = 0.4
_LONGEST = 80
"""Characters of a citation that are compared; no locator is longer."""


@dataclass(frozen=True)
class LocatorIndex:
    """The locators of a draft, ready to be looked up."""

    exact: frozenset[str]
    by_key: dict[str, tuple[str, ...]]
    """Locators by their text without spaces and widths."""
    by_steps: tuple[tuple[Steps, str], ...]
    """Those in legal style, in reading order."""


def index_locators(locators: Collection[str]) -> LocatorIndex:
    """Return an index of the locators of one draft."""
    by_key: dict[str, tuple[str, ...]] = {}
    by_steps = []
    for locator in locators:
        key = _key(locator)
        by_key[key] = (*by_key.get(key, ()), locator)
        steps = _steps(locator)
        if steps:
            by_steps.append((steps, locator))
    return LocatorIndex(frozenset(locators), by_key, tuple(by_steps))


def _key(text: str) -> str:
    """Return a locator without spaces and without differences of width."""
    return re.sub(r"\s+", "", fold_width(text[:_LONGEST]))


def _steps(text: str) -> Steps:
    """Return the steps of a locator in legal style; empty for any other."""
    locator = parse_locator(text[:_LONGEST])
    if locator is None:
        return ()
    return tuple((step.kind, step.number, step.suffix) for step in locator.steps)


def find_clauses(citation: str, index: LocatorIndex) -> tuple[str, ...]:
    """Return the clauses that a citation means; empty where it means none.

    It is one clause, or all clauses of an article that is cited as a whole and has
    no clause of its own.
    """
    if citation in index.exact:
        return (citation,)
    same = index.by_key.get(_key(citation), ())
    if len(same) == 1:
        return same
    steps = _steps(citation)
    if not steps:
        return ()
    found = _match(steps, index)
    if not found and steps[-1] == (StepKind.PARAGRAPH, 1, None):
        # An article of one paragraph is often the article itself.
        found = _match(steps[:-1], index)
    return found


def _match(steps: Steps, index: LocatorIndex) -> tuple[str, ...]:
    """Return the one clause that ends with these steps, else those below them."""
    inside = [(own, name) for own, name in index.by_steps if _is_within(steps, own)]
    direct = [name for own, name in inside if own[-1] == steps[-1]]
    if direct:
        return tuple(direct) if len(direct) == 1 else ()
    articles = {own[: own.index(steps[-1]) + 1] for own, _ in inside}
    return tuple(name for _, name in inside) if len(articles) == 1 else ()


def _is_within(steps: Steps, own: Steps) -> bool:
    """Tell whether `own` has all these steps, in order, perhaps with others."""
    remaining = iter(own)
    return bool(steps) and all(step in remaining for step in steps)


def suggest_locators(citation: str, index: LocatorIndex) -> tuple[str, ...]:
    """Return what was probably meant: clauses of the same article, else alike ones."""
    steps = _steps(citation)
    articles = [step for step in steps if step[0] is StepKind.ARTICLE]
    same = [name for own, name in index.by_steps if articles and articles[0] in own]
    if same:
        return tuple(same[:_SUGGESTED])
    close = difflib.get_close_matches(
        _key(citation), list(index.by_key), n=_SUGGESTED, cutoff=_LIKENESS
    )
    return tuple(index.by_key[key][0] for key in close)


def resolve_citations(sheet: Sheet, locators: Collection[str]) -> Sheet:
    """Return the sheet with every citation as the draft's own locator.

    What means no clause stays as written, for the check to point at.
    """
    index = index_locators(locators)
    marks = tuple(
        mark.model_copy(update={"clauses": _resolve(mark.clauses, index)})
        for mark in sheet.marks
    )
    return Sheet(reviewer=sheet.reviewer, marks=marks)


def _resolve(clauses: Sequence[str], index: LocatorIndex) -> tuple[str, ...]:
    """Return citations as locators, each once."""
    resolved = [
        name for clause in clauses for name in find_clauses(clause, index) or (clause,)
    ]
    return tuple(dict.fromkeys(resolved))
