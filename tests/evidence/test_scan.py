from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence.scan import Hit, Scanner, Vocabulary, unmask

TEXT = st.text("学生儿童会", max_size=40)
TERMS = st.lists(st.text("学生儿童会", min_size=1, max_size=4), max_size=8, unique=True)


def by_force(text: str, terms: list[str]) -> list[Hit]:
    """Return every occurrence of every term, looked for one by one."""
    hits: list[Hit] = []
    for number, term in enumerate(terms):
        start = text.find(term)
        while start >= 0:
            hits.append((number, start, start + len(term)))
            start = text.find(term, start + 1)
    return hits


@given(TEXT, TERMS)
def test_the_automaton_finds_what_brute_force_finds(
    text: str, terms: list[str]
) -> None:
    assert sorted(Scanner(terms).scan(text)) == sorted(by_force(text, terms))


@given(TEXT, TERMS)
def test_hits_come_in_order_of_their_ends(text: str, terms: list[str]) -> None:
    ends = [end for _, _, end in Scanner(terms).scan(text)]
    assert ends == sorted(ends)


@given(TEXT, TERMS, st.sets(st.integers(0, 7)))
def test_a_mask_hides_exactly_what_lies_inside_it_and_is_shorter(
    text: str, terms: list[str], masks: set[int]
) -> None:
    hits = sorted(by_force(text, terms), key=lambda hit: hit[2])
    hidden = {
        hit
        for hit, cover in product(hits, hits)
        if cover[0] in masks
        and cover[1] <= hit[1]
        and hit[2] <= cover[2]
        and cover[2] - cover[1] > hit[2] - hit[1]
    }
    assert set(unmask(hits, masks)) == set(hits) - hidden


def test_places_are_code_points_also_beyond_the_first_plane() -> None:
    assert list(Scanner(["儿童"]).scan("𠮷𠮷儿童")) == [(0, 2, 4)]


def test_a_vocabulary_without_terms_finds_nothing() -> None:
    assert list(Scanner([]).scan("儿童")) == []


def test_a_term_has_one_number_and_an_empty_one_has_none() -> None:
    vocabulary = Vocabulary()
    assert vocabulary.number(["儿童", "", "学生", "儿童"]) == {0, 1}
    assert vocabulary.number(["学生"]) == {1}
    assert vocabulary.terms() == ("儿童", "学生")
