from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence.match import Match
from cf_assess.evidence.rank import merge_words, score_clause, strongest
from cf_assess.models.checklist import Strength
from cf_assess.models.evidence import Nearness, Span


def make_match(
    strength: Strength = Strength.PARTIAL,
    parts: int = 1,
    words: tuple[tuple[int, int], ...] = ((0, 2),),
) -> Match:
    return Match(rule=0, place=0, strength=strength, parts=parts, words=words)


def test_the_best_clause_scores_one() -> None:
    best = make_match(Strength.DIRECT, parts=4)
    assert score_clause([best], Nearness.CLAUSE, 0, 10) == Decimal(1)


def test_scores_have_four_decimals() -> None:
    assert str(score_clause([make_match()], Nearness.NOWHERE, 2, 3)) == "0.1016"


def test_each_reason_counts() -> None:
    partial, direct = make_match(), make_match(Strength.DIRECT)
    rising = [
        score_clause([partial], Nearness.NOWHERE, 9, 10),
        score_clause([partial], Nearness.NOWHERE, 0, 10),
        score_clause([partial, partial], Nearness.NOWHERE, 0, 10),
        score_clause([partial, direct], Nearness.NOWHERE, 0, 10),
        score_clause([partial, direct], Nearness.DRAFT, 0, 10),
        score_clause([partial, direct], Nearness.ARTICLE, 0, 10),
        score_clause([partial, direct], Nearness.CLAUSE, 0, 10),
    ]
    assert all(low < high for low, high in pairwise(rising))


def test_what_is_found_comes_before_what_is_possible() -> None:
    possible = score_clause(
        [make_match(Strength.DIRECT, parts=9)], Nearness.NOWHERE, 0, 10
    )
    found = score_clause([make_match()], Nearness.DRAFT, 9, 10)
    assert possible < Decimal("0.5") < found


def test_one_direct_cue_makes_a_clause_direct() -> None:
    assert strongest([make_match(), make_match(Strength.DIRECT)]) is Strength.DIRECT
    assert strongest([make_match()]) is Strength.PARTIAL


def test_words_that_overlap_or_touch_become_one() -> None:
    matches = [make_match(words=((4, 6), (0, 2))), make_match(words=((1, 3), (6, 7)))]
    assert merge_words(matches) == (Span(start=0, end=3), Span(start=4, end=7))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), min_size=1))
def test_merged_words_cover_the_same_characters_in_order(
    pairs: list[tuple[int, int]],
) -> None:
    words = tuple((start, start + length) for start, length in pairs)
    spans = merge_words([make_match(words=words)])
    assert all(a.end < b.start for a, b in pairwise(spans))
    covered = {n for span in spans for n in range(span.start, span.end)}
    assert covered == {n for start, end in words for n in range(start, end)}
