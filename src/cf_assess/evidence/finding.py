"""A clause located for a criterion, before it is written out as evidence."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cf_assess.evidence.match import Match
from cf_assess.evidence.rank import merge_words, strongest
from cf_assess.models.checklist import Criterion
from cf_assess.models.cue import Strength
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Basis, Evidence, Nearness, Span, Tier, Weighed


class Word(NamedTuple):
    """Words that spoke for a topic, in code points of the draft's text."""

    start: int
    end: int
    weight: float
    """What the figure owes them; the logarithm of odds."""


class Finding(NamedTuple):
    """A clause, known by its place, for a criterion, known by its number."""

    rule: int
    place: int
    score: Decimal
    tier: Tier | None
    """None where the second opinion thinks too little of it to be shown."""
    matches: Sequence[Match] = ()
    """Of the criterion's cues in the clause; none where other reasons count."""
    basis: Basis = Basis.WORDS
    cited: int | None = None
    """With `CITED` the place of the clause that is broken."""
    words: Sequence[Word] = ()
    """With `LEARNED` those that weighed most, the strongest first."""

    @property
    def is_found(self) -> bool:
        """Tell whether it would be shown as evidence."""
        return self.tier is Tier.FOUND

    @property
    def is_direct(self) -> bool:
        """Tell whether one of its cues is direct."""
        return bool(self.matches) and strongest(self.matches) is Strength.DIRECT


def write_out(
    finding: Finding, draft: Draft, criterion: Criterion, about: Nearness
) -> Evidence:
    """Return a finding that is shown as evidence of its criterion.

    Args:
        finding: with a tier.
        draft: it was made in.
        criterion: it is for.
        about: why its clause counts as being about whom the criterion is about.
    """
    assert finding.tier is not None
    clause = draft.clauses[finding.place]
    cited = None if finding.cited is None else draft.clauses[finding.cited].locator
    return Evidence(
        criterion=criterion.id,
        topic_id=criterion.topic_id,
        locator=clause.locator,
        article=clause.article,
        start=clause.start,
        end=clause.end,
        quote=clause.text,
        spans=merge_words(finding.matches) or _spans(finding.words),
        score=finding.score,
        tier=finding.tier,
        strength=Strength.DIRECT if finding.is_direct else Strength.PARTIAL,
        about=about,
        basis=finding.basis,
        cited=cited,
        weighed=tuple(
            Weighed(
                word=draft.text[word.start : word.end], weight=round(word.weight, 2)
            )
            for word in finding.words
        ),
    )


def _spans(words: Sequence[Word]) -> tuple[Span, ...]:
    """Return where words stand, in reading order."""
    return tuple(Span(start=w.start, end=w.end) for w in sorted(words))
