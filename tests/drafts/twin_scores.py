"""How far a draft agrees with the truth of its twin."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from cf_assess.models.draft import ClauseKind, Draft
from tests.drafts.twins import Truth, squeeze

_AROUND = 20
"""So many characters of the first difference are shown."""


@dataclass(frozen=True)
class Score:
    """One file against its truth."""

    name: str
    hits: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    ordered: bool
    """The articles come in the order of the truth."""
    distance: int
    length: int
    difference: str
    whole: float = 1.0
    """Share of the source's lines that are one clause, no more and no less."""

    @property
    def match(self) -> float:
        """Return 1 - edit distance / length."""
        return 1 - self.distance / max(self.length, 1)

    @property
    def perfect(self) -> bool:
        """Tell whether articles and text are the truth's."""
        return not (self.missing or self.extra or self.distance) and self.ordered


def score(name: str, draft: Draft, truth: Truth) -> Score:
    """Return how far a draft agrees with the truth."""
    found = [c.article or "" for c in draft.clauses if c.kind is ClauseKind.ARTICLE]
    wanted, read = Counter(truth.articles), Counter(found)
    text = squeeze(draft.text)
    return Score(
        name=name,
        hits=(wanted & read).total(),
        missing=tuple((wanted - read).elements()),
        extra=tuple((read - wanted).elements()),
        ordered=wanted != read or tuple(found) == truth.articles,
        distance=Levenshtein.distance(truth.text, text),
        length=max(len(truth.text), len(text)),
        difference=_first_difference(truth.text, text),
        whole=_share_whole(truth, draft),
    )


def _share_whole(truth: Truth, draft: Draft) -> float:
    wanted = Counter(truth.lines)
    found = Counter(squeeze(clause.text) for clause in draft.clauses)
    return (wanted & found).total() / wanted.total() if wanted else 1.0


def _first_difference(wanted: str, read: str) -> str:
    """Return what stands at the first place where two texts differ."""
    same = next(
        (i for i, (a, b) in enumerate(zip(wanted, read, strict=False)) if a != b),
        min(len(wanted), len(read)),
    )
    if same == len(wanted) == len(read):
        return ""
    start = max(same - _AROUND // 2, 0)
    shown = (t[start : start + _AROUND] for t in (wanted, read))
    return " / ".join(shown)


def f1(scores: Iterable[Score]) -> float:
    """Return the F1 of the articles of all files together."""
    scores = tuple(scores)
    hits = sum(s.hits for s in scores)
    wrong = sum(len(s.missing) + len(s.extra) for s in scores)
    return 2 * hits / (2 * hits + wrong) if hits else 0.0
