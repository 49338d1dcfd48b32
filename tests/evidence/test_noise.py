"""Noise: what never fires, fires too often, or repeats another."""

import pickle
from collections.abc import Sequence
from fractions import Fraction

from cf_assess.evidence import (
    NoiseLine,
    NoiseTally,
    NoiseVerdict,
    compile_noise,
    count_firings,
)
from cf_assess.models.checklist import Criterion, FlagRule
from cf_assess.models.draft import ClauseKind, Draft
from tests.evidence.builders import (
    LEXICON,
    all_of,
    any_of,
    make_criterion,
    make_draft,
    make_flag,
)

TEN_PER_CENT = Fraction(1, 10)


def measure(
    drafts: Sequence[Draft], *rules: Criterion | FlagRule
) -> dict[tuple[str, int | None], NoiseLine]:
    """Return the lines over some drafts, by rule and cue."""
    index = compile_noise(rules, LEXICON)
    tally = NoiseTally(index)
    for draft in drafts:
        tally.add(count_firings(draft, index))
    return {(line.rule, line.cue): line for line in tally.report(TEN_PER_CENT)}


def pages(count: int, *words: str) -> list[Draft]:
    """Return drafts of ten clauses; each word opens the first one."""
    filler = ["其他事项。"] * 9
    return [make_draft("".join(words) + "。", *filler) for _ in range(count)]


def test_rules_and_cues_are_counted_by_clause_and_by_text() -> None:
    rule = make_criterion(any_of("食堂"), any_of("膳食"), name="health.food")
    drafts = [*pages(2, "食堂"), make_draft("膳食和食堂。", "食堂。", "其他。")]
    lines = measure(drafts, rule)

    whole = lines["health.food", None]
    assert (whole.clauses, whole.texts, whole.share) == (4, 3, Fraction(4, 23))
    assert (lines["health.food", 1].clauses, lines["health.food", 2].clauses) == (4, 1)
    assert whole.example == "食堂。"


def test_what_never_fires_is_named() -> None:
    lines = measure(pages(1, "食堂"), make_criterion(any_of("校车"), name="a.b"))
    assert lines["a.b", None].verdict is NoiseVerdict.NEVER
    assert lines["a.b", None].share == 0


def test_what_fires_in_more_than_the_share_is_noisy() -> None:
    rule = make_flag(any_of("食堂"), name="harm.food")
    just = measure(pages(3, "食堂"), rule)["harm.food", None]
    more = measure([make_draft("食堂。", *["其他。"] * 8)], rule)["harm.food", None]

    assert (just.share, just.verdict) == (TEN_PER_CENT, NoiseVerdict.FINE)
    assert more.verdict is NoiseVerdict.NOISY


def test_two_rules_that_fire_together_are_duplicates_of_each_other() -> None:
    one = make_criterion(any_of("食堂"), name="a.one")
    two = make_criterion(any_of("膳食"), name="a.two")
    lines = measure(pages(9, "食堂", "膳食") + pages(1, "食堂"), one, two)

    assert lines["a.one", None].verdict is NoiseVerdict.DUPLICATE
    assert (lines["a.one", None].other, lines["a.two", None].other) == (
        "a.two",
        "a.one",
    )
    apart = measure(pages(9, "食堂", "膳食") + pages(2, "食堂"), one, two)
    assert apart["a.one", None].verdict is NoiseVerdict.FINE


def test_rare_rules_are_not_called_equal() -> None:
    one = make_criterion(any_of("食堂"), name="a.one")
    two = make_criterion(any_of("膳食"), name="a.two")
    lines = measure(pages(4, "食堂", "膳食"), one, two)
    assert lines["a.one", None].verdict is NoiseVerdict.FINE


def test_a_cue_that_adds_nothing_to_a_sibling_is_a_duplicate() -> None:
    wide, narrow = any_of("食堂"), all_of(["食堂"], ["学生"])
    rule = make_criterion(wide, narrow, name="a.b")
    lines = measure(pages(5, "食堂", "学生") + pages(5, "食堂"), rule)

    assert lines["a.b", 1].other == ""
    assert (lines["a.b", 2].verdict, lines["a.b", 2].other) == (
        NoiseVerdict.DUPLICATE,
        "cue 1",
    )


def test_of_two_equal_cues_only_the_later_is_surplus() -> None:
    rule = make_criterion(any_of("食堂"), any_of("食堂", "不见"), name="a.b")
    lines = measure(pages(5, "食堂"), rule)
    assert [lines["a.b", n].other for n in (1, 2)] == ["", "cue 1"]


def test_clauses_of_different_texts_are_different() -> None:
    one = make_criterion(any_of("食堂"), name="a.one")
    two = make_criterion(any_of("膳食"), name="a.two")
    lines = measure(pages(6, "食堂") + pages(6, "膳食"), one, two)
    assert lines["a.one", None].verdict is NoiseVerdict.FINE


def test_headings_are_no_clauses_here() -> None:
    draft = make_draft((None, "食堂", ClauseKind.CHAPTER), "食堂。")
    line = measure([draft], make_criterion(any_of("食堂"), name="a.b"))["a.b", None]
    assert (line.clauses, line.share) == (1, Fraction(1))


def test_nothing_read_is_no_division_by_zero() -> None:
    line = measure([], make_criterion(any_of("食堂"), name="a.b"))["a.b", None]
    assert (line.share, line.verdict) == (Fraction(0), NoiseVerdict.NEVER)


def test_an_index_travels_to_another_process() -> None:
    index = compile_noise((make_criterion(any_of("食堂"), name="a.b"),), LEXICON)
    again = pickle.loads(pickle.dumps(index))
    (draft,) = pages(1, "食堂")
    assert count_firings(draft, again) == count_firings(draft, index)
