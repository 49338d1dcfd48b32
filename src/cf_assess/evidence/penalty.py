"""The penalty rule: what a penalty (违反本条例第……条……，处罚款) is evidence of.

A penalty bears on accountability, which the words of it tell, and on the duty that it
enforces, of which it often gives no more than the number of an article.  So where no
words of its own tell the duty, it inherits the main topic of the articles it cites:
the one that scores most there, and that half of them carry.  Accountable are criteria
with a cue limited to penalties (`only_on: [penalty]`) and others of their topic.

What a penalty's own words tell stays as it is.  To let it go where it is a third topic
was tried on the labelled training regulations: 23 of 33 places lost were right.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from cf_assess.evidence.cited import read_cited
from cf_assess.evidence.finding import Finding
from cf_assess.evidence.reading import Reading, Unit
from cf_assess.models.evidence import Basis, Tier

_SCORES = {Tier.FOUND: Decimal("0.5000"), Tier.POSSIBLE: Decimal("0.0200")}
"""Below whatever own words score in the same tier."""


@dataclass(frozen=True)
class Duties:
    """What the rule needs to know of the criteria."""

    topics: Sequence[str]
    """For each criterion its topic; one without has its own id."""
    accountable: frozenset[int]
    """Those that ask for penalties."""


def inherit_duties(
    findings: Sequence[Finding],
    reading: Reading,
    duties: Duties,
    is_about: Callable[[int, int], bool],
) -> Iterator[Finding]:
    """Yield what penalties inherit from the articles they cite.

    Args:
        findings: by words, for all criteria.
        reading: of the draft.
        duties: what the criteria are for.
        is_about: whether the draft says that the clause, named second, is about
            whom the criterion, named first, is about.
    """
    if not reading.penalties:
        return
    found: dict[Unit, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.is_found and finding.rule not in duties.accountable:
            found[reading.unit_of(finding.place)].append(finding)
    known = {(f.rule, reading.unit_of(f.place)) for f in findings}
    for place in reading.penalties:
        unit = reading.unit_of(place)
        if unit in found:
            continue
        broken = [found.get(label, []) for label in _cited(reading, place)]
        for finding in _main_duty(broken, duties.topics):
            if (finding.rule, unit) not in known:
                known.add((finding.rule, unit))
                tier = Tier.FOUND if is_about(finding.rule, place) else Tier.POSSIBLE
                yield finding._replace(
                    place=place,
                    score=_SCORES[tier],
                    tier=tier,
                    matches=(),
                    basis=Basis.CITED,
                    cited=finding.place,
                )


def _cited(reading: Reading, place: int) -> list[str]:
    """Return the labels of the articles that a penalty cites; not its own."""
    own = reading.unit_of(place)
    found = read_cited(
        reading.clauses[place].text, reading.articles, reading.article_places
    )
    return [label for label in dict.fromkeys(found) if label != own]


def _main_duty(
    broken: Sequence[Sequence[Finding]], topics: Sequence[str]
) -> Iterable[Finding]:
    """Return what was found on the main topic of some articles, if they have one."""
    best = min(  # of equals the topic that comes first by its name, in any rubric
        chain(*broken), key=lambda f: (-f.score, topics[f.rule]), default=None
    )
    if best is None:
        return ()
    topic = topics[best.rule]
    carrying = [[f for f in one if topics[f.rule] == topic] for one in broken]
    is_main = 2 * sum(map(bool, carrying)) >= len(broken)
    return chain(*carrying) if is_main else ()
