"""All checks of one file against itself and against what else is known."""

from collections.abc import Iterator
from typing import assert_never

from cf_assess.sources.check_asked import check_asked
from cf_assess.sources.check_criteria import check_checklist, check_red_flags
from cf_assess.sources.check_rubric import check_rubric
from cf_assess.sources.check_tailoring import check_tailoring
from cf_assess.sources.check_targets import check_indicators, check_targets
from cf_assess.sources.check_texts import check_texts
from cf_assess.sources.check_words import check_lexicon, check_plan
from cf_assess.sources.fault import Fault, shown
from cf_assess.sources.kind import Kind
from cf_assess.sources.known import Known
from cf_assess.sources.located_yaml import Node
from cf_assess.sources.look import at_child, text

_WITHOUT_ID = (Kind.RED_FLAGS, Kind.LEXICON, Kind.INDICATORS)


def crosscheck(kind: Kind, tree: Node, name: str, known: Known) -> Iterator[Fault]:
    """Yield the faults of a file that its shape alone does not show.

    Args:
        kind: what the file is.
        tree: what it says, sound or not.
        name: its name without suffix, which its id must equal.
        known: what the other files hold.
    """
    yield from check_texts(tree)
    yield from _check_name(kind, tree, name)
    match kind:
        case Kind.CHECKLIST:
            yield from check_checklist(tree, name, known)
        case Kind.RED_FLAGS:
            yield from check_red_flags(tree, known)
        case Kind.LEXICON:
            yield from check_lexicon(tree)
        case Kind.PLAN:
            yield from check_plan(tree, name)
            yield from check_targets(tree, known.indicators)
        case Kind.INDICATORS:
            yield from check_indicators(tree)
        case Kind.RUBRIC:
            yield from check_rubric(tree)
            yield from check_asked(tree, known)
        case Kind.TAILORING:
            yield from check_tailoring(tree, known)
        case _:
            assert_never(kind)


def _check_name(kind: Kind, tree: Node, name: str) -> Iterator[Fault]:
    given = text(tree, "id")
    if given and given != name and kind not in _WITHOUT_ID:
        values = {"id": shown(given), "name": shown(name)}
        yield at_child(tree, "id", "name_differs", **values)
