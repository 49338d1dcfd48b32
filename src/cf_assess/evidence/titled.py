"""The default by title: in a draft on one subject, what its other articles are about.

In a law that is called after what a criterion asks, even an article without a word for
it bears on it, but only as far as nothing more specific was found there.  Such a
place is possible; only the second opinion may find it.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from cf_assess.evidence.finding import Finding
from cf_assess.evidence.reading import Reading, Unit
from cf_assess.models.cue import Scope
from cf_assess.models.evidence import Basis, Tier

_SCORE = Decimal("0.0100")
"""Below whatever was located by words."""


def is_titled(title: str, words: Iterable[str]) -> bool:
    """Tell whether a title has one of some words."""
    return any(word and word in title for word in words)


def add_titled(
    rule: int,
    findings: Iterable[Finding],
    reading: Reading,
    is_about: Callable[[int], bool],
) -> Iterator[Finding]:
    """Yield the first clause of each article that may bear on a titled criterion.

    Args:
        rule: number of the criterion.
        findings: of all criteria.
        reading: of the draft.
        is_about: whether a clause is about whom the criterion is about.
    """
    taken: set[Unit] = set()
    for finding in findings:
        if finding.is_found or finding.rule == rule:
            taken.add(reading.unit_of(finding.place))
    for unit, places in reading.units.items():
        place = places[0]
        if (
            unit not in taken
            and reading.clauses[place].article is not None
            and reading.function_of(place) is Scope.GENERAL
            and is_about(place)
        ):
            yield Finding(rule, place, _SCORE, Tier.POSSIBLE, basis=Basis.TITLE)
