from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.evidence import compile_criteria, find_evidence
from cf_assess.evidence.finding import Finding
from cf_assess.evidence.learned import SecondOpinion, Weights
from cf_assess.evidence.learned.weights import FACTS
from cf_assess.evidence.search import Search, search
from cf_assess.models.checklist import CHILD, Criterion, Strength
from cf_assess.models.draft import ClauseKind, Draft
from cf_assess.models.evidence import Basis, EvidenceReport, Nearness, Tier
from tests.evidence.builders import LEXICON, Line, any_of, make_criterion, make_draft
from tests.evidence.learned.tiny import BULLYING, FACTORS, FOOD, tiny_weights

HALF = Decimal("0.5")
WEIGHTS = tiny_weights()


def criterion(name: str, *terms: str, topic: str | None, **fields: Any) -> Criterion:
    cues = (any_of(*terms, strength=Strength.DIRECT),) if terms else ()
    made = make_criterion(*cues, name=name, topic_id=topic)
    return made.model_copy(update=fields)


SAFE = criterion("safety.bullying", "欺凌", topic=BULLYING)
ALONE = criterion("safety.alone", topic=BULLYING, title="孤立同学", hit=("孤立同学。",))
MEALS = criterion("health.food", "食堂", topic=FOOD)
UNKNOWN = criterion("law.other", "欺凌", "食堂", topic="T99")
TOPICLESS = criterion("procedure.one", "欺凌", topic=None)
OTHERS = criterion("gender.care", "欺凌", topic=BULLYING, subjects=("guardian",))
CRITERIA = (SAFE, ALONE, MEALS, UNKNOWN, TOPICLESS, OTHERS)
FOREIGN = (3, 4, 5)

FILLER = [(f"第{n}条", "甲乙丙丁。") for n in "五六七八九十"]


def report(
    *lines: Line,
    weights: Weights | None = WEIGHTS,
    criteria: Sequence[Criterion] = CRITERIA,
    title: str = "办法",
) -> EvidenceReport:
    draft = make_draft(*lines, title=title)
    return find_evidence(draft, compile_criteria(criteria, LEXICON, weights))


def settle(draft: Draft, weights: Weights = WEIGHTS) -> tuple[Search, list[Finding]]:
    """Return what cues found, and what becomes of it."""
    found = search(draft, compile_criteria(CRITERIA, LEXICON))
    opinion = SecondOpinion(weights, CRITERIA)
    subject = found.subjects.of((CHILD,))
    return found, opinion.settle(found.findings, found.reading, subject)


PIECES = [
    *("学生", "欺凌", "食堂", "霸", "供餐", "孤立同学", "嘲笑", "午餐", "营养"),
    *("其他", "事项", "家长", "违反本办法第一条规定的，", "处以罚款", "，", "。", " "),
]
LINES = st.lists(
    st.tuples(
        st.sampled_from(["第一条", "第二条", "第三条", None]),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join),
    ),
    max_size=7,
)
TITLES = st.sampled_from(["办法", "学生办法"])
SMALL = st.floats(-2, 2, width=16)
FILES = st.builds(
    lambda found, room, factors: tiny_weights(
        found_from=found,
        possible_from=found - abs(room),
        combination=dict(zip(FACTS, factors, strict=True)),
    ),
    SMALL,
    SMALL,
    st.lists(SMALL, min_size=len(FACTS), max_size=len(FACTS)),
)


@given(LINES, TITLES, FILES)
def test_tier_and_score_say_the_same_of_all_that_the_weights_know(
    lines: list[Line], title: str, weights: Weights
) -> None:
    _, settled = settle(make_draft(*lines, title=title), weights)
    for finding in settled:
        assert Decimal(0) <= finding.score <= Decimal(1)
        assert finding.score.as_tuple().exponent == -4
        if finding.rule not in FOREIGN:
            assert (finding.score >= HALF) == (finding.tier is Tier.FOUND)


@pytest.mark.parametrize("below", [0.0, 1e-6, 1e-3])
def test_the_best_clause_scores_below_half_where_it_is_only_possible(
    below: float,
) -> None:
    """All cues at the very beginning, and odds just below the found."""
    line = ("第一条", "学生欺凌。")
    parts = (any_of(*"欺凌"), any_of("学"), any_of("生"), any_of("欺凌"))
    best = SAFE.model_copy(update={"cues": (*SAFE.cues, *parts)})
    factors = dict.fromkeys(FACTS, 0.0) | {"base": -below}
    weights = tiny_weights(combination=factors)
    alone = report(line, weights=None, criteria=[best]).of(best.id)
    (found,) = report(line, weights=weights, criteria=[best]).of(best.id)
    assert alone[0].score == 1
    assert (found.tier is Tier.FOUND) == (found.score >= HALF) == (below == 0)


@given(LINES, TITLES, FILES)
def test_nothing_changes_for_criteria_that_the_weights_do_not_know(
    lines: list[Line], title: str, weights: Weights
) -> None:
    found, settled = settle(make_draft(*lines, title=title), weights)
    before = [f for f in found.findings if f.rule in FOREIGN]
    assert [f for f in settled if f.rule in FOREIGN] == before


@given(LINES, TITLES, FILES)
def test_every_finding_of_cues_stays_with_its_words_and_reason(
    lines: list[Line], title: str, weights: Weights
) -> None:
    found, settled = settle(make_draft(*lines, title=title), weights)
    kept = [f for f in settled if f.basis is not Basis.LEARNED]
    blank: dict[str, Any] = {"tier": None, "score": Decimal(0)}
    assert sorted(f._replace(**blank) for f in kept) == sorted(
        f._replace(**blank) for f in found.findings
    )


@given(LINES, TITLES, FILES)
def test_what_weights_add_is_new_and_not_in_a_heading(
    lines: list[Line], title: str, weights: Weights
) -> None:
    found, settled = settle(make_draft(*lines, title=title), weights)
    topic_of = SecondOpinion(weights, CRITERIA).topic_of
    pairs = Counter(
        (found.reading.unit_of(f.place), topic_of[f.rule])
        for f in settled
        if f.basis is Basis.LEARNED
    )
    by_cues = {
        (found.reading.unit_of(f.place), topic_of[f.rule])
        for f in found.findings
        if f.rule in topic_of
    }
    assert set(pairs.values()) <= {1}
    assert by_cues.isdisjoint(pairs)


@given(LINES, TITLES, FILES)
def test_words_lie_inside_the_clause(
    lines: list[Line], title: str, weights: Weights
) -> None:
    draft = make_draft(*lines, title=title)
    _, settled = settle(draft, weights)
    for finding in settled:
        clause = draft.clauses[finding.place]
        assert all(clause.start <= w.start < w.end <= clause.end for w in finding.words)
        assert bool(finding.words) <= (finding.basis is Basis.LEARNED)


@given(LINES, TITLES, FILES)
def test_evidence_after_the_second_opinion_is_as_well_formed_as_before(
    lines: list[Line], title: str, weights: Weights
) -> None:
    draft = make_draft(*lines, title=title)
    index = compile_criteria(CRITERIA, LEXICON, weights)
    result = find_evidence(draft, index)
    located = [(e.criterion, e.locator) for e in result.found]
    assert len(located) == len(set(located))
    assert {e.criterion for e in result.found} | {
        m.criterion for m in result.misses
    } == {c.id for c in CRITERIA}
    for evidence in result.found:
        assert draft.text[evidence.start : evidence.end] == evidence.quote
        ends = [evidence.start]
        for span in evidence.spans:
            assert ends[-1] <= span.start < span.end <= evidence.end
            ends.append(span.end)
        words = [draft.text[s.start : s.end] for s in evidence.spans]
        if evidence.basis is Basis.LEARNED:
            assert sorted(words) == sorted(w.word for w in evidence.weighed)
    assert find_evidence(draft, index) == result


@given(LINES, TITLES)
def test_weights_that_know_no_criterion_change_nothing(
    lines: list[Line], title: str
) -> None:
    strangers = tiny_weights(topics=("T97", "T98"))
    alone = report(*lines, title=title, weights=None)
    both = report(*lines, title=title, weights=strangers)
    assert both == alone.model_copy(update={"second_opinion": True})


@given(LINES, TITLES)
def test_without_weights_cues_work_alone(lines: list[Line], title: str) -> None:
    result = report(*lines, title=title, weights=None)
    assert not result.second_opinion
    assert not any(miss.nearest for miss in result.misses)
    for evidence in result.found:
        assert evidence.basis is not Basis.LEARNED
        assert not evidence.weighed
        if evidence.basis is Basis.WORDS:
            assert (evidence.tier is Tier.FOUND) == (
                evidence.about is not Nearness.NOWHERE
            )


@given(LINES, st.permutations(CRITERIA))
def test_the_order_of_criteria_changes_only_the_order_of_the_report(
    lines: list[Line], criteria: list[Criterion]
) -> None:
    usual, other = report(*lines), report(*lines, criteria=criteria)
    for one in CRITERIA:
        if one.topic_id != BULLYING:  # among equals the first criterion gets the place
            assert usual.of(one.id) == other.of(one.id)


def test_a_place_that_no_cue_meets_is_added_with_the_words_that_weighed() -> None:
    lines = [("第一条", "学生在校时，由学校供餐。"), ("第二条", "其他事项。"), *FILLER]
    (found,) = report(*lines).of(MEALS.id)
    assert report(*lines, weights=None).of(MEALS.id) == ()
    assert (found.article, found.basis, found.tier) == (
        "第一条",
        Basis.LEARNED,
        Tier.FOUND,
    )
    assert found.weighed[0].word == "供餐"
    assert found.weighed[0].weight > 0
    assert found.strength is Strength.PARTIAL
    assert found.about is Nearness.CLAUSE


def test_a_place_is_added_for_the_criterion_whose_words_are_nearest() -> None:
    result = report(("第一条", "学生嘲笑、孤立同学。"), *FILLER)
    assert [e.article for e in result.of(ALONE.id)] == ["第一条"]
    assert result.of(SAFE.id) == ()


def test_weights_add_nothing_where_no_child_is_named() -> None:
    result = report(("第一条", "供餐，午餐，营养。"), *FILLER)
    assert result.of(MEALS.id) == ()


def test_a_cue_where_no_child_is_named_may_be_made_evidence_or_dropped() -> None:
    lines = [("第一条", "食堂，供餐，营养。"), *FILLER]
    strong = tiny_weights(combination=FACTORS | {"base": 3.0})
    weak = tiny_weights(combination=FACTORS | {"base": -9.0})
    assert report(*lines, weights=None).of(MEALS.id)[0].tier is Tier.POSSIBLE
    assert report(*lines, weights=strong).of(MEALS.id)[0].tier is Tier.FOUND
    assert report(*lines, weights=weak).of(MEALS.id) == ()


def test_what_is_dropped_is_named_as_nearest() -> None:
    weak = tiny_weights(combination=FACTORS | {"base": -9.0})
    lines = [("第一条", "学生食堂。"), ("第二条", "食堂。"), *FILLER]
    (miss,) = [
        m for m in report(*lines, weights=weak).misses if m.criterion == MEALS.id
    ]
    assert miss.nearest == ("第一条[1]", "第二条[2]")
    assert miss.clauses_searched == len(lines)


@pytest.mark.parametrize(("base", "is_named"), [(-2.9, True), (-4.9, False)])
def test_a_near_miss_of_the_weights_is_named_unless_it_is_far(
    base: float, is_named: bool
) -> None:
    """The figure of 供餐 near a child's name, less what keeps it from the possible."""
    lines = [("第一条", "供餐。"), *FILLER]
    usual = report(*lines, title="学生办法")
    assert [e.article for e in usual.of(MEALS.id)][:1] == ["第一条"]
    factors = dict.fromkeys(FACTS, 0.0) | {"base": base, "figure": 0.1}
    weights = tiny_weights(combination=factors)
    result = report(*lines, title="学生办法", weights=weights)
    (miss,) = [m for m in result.misses if m.criterion == MEALS.id]
    assert miss.nearest == (("第一条[1]",) if is_named else ())


def test_a_topic_found_elsewhere_makes_further_places_possible() -> None:
    first, second = ("第一条", "学生欺凌。"), ("第二条", "学生，其他。")
    weights = tiny_weights(found_from=1.0, possible_from=-1.5)
    alone = report(second, *FILLER, weights=weights).of(SAFE.id)
    beside = report(first, second, *FILLER, weights=weights)
    assert alone == ()
    own = (SAFE.id, ALONE.id)
    tiers = {e.article: e.tier for e in beside.found if e.criterion in own}
    assert tiers["第一条"] is Tier.FOUND
    assert tiers["第二条"] is Tier.POSSIBLE


def test_clauses_of_one_article_are_ordered_by_their_own_words() -> None:
    lines = [("第一条", "欺凌。"), ("第一条", "学生欺凌。"), *FILLER]
    found = report(*lines).of(SAFE.id)
    assert [e.locator for e in found] == ["第一条[2]", "第一条[1]"]
    assert found[0].score - found[1].score < Decimal("0.01")


def test_a_criterion_without_cues_may_be_found_by_weights() -> None:
    lines = [("第一条", "学生孤立同学。"), *FILLER]
    assert report(*lines).of(ALONE.id)
    assert [m.criterion for m in report(*lines, weights=None).misses].count(ALONE.id)


def test_an_empty_draft_is_all_misses() -> None:
    result = report()
    assert result.found == ()
    assert [m.criterion for m in result.misses] == [c.id for c in CRITERIA]


def test_a_draft_of_headings_alone_is_all_misses() -> None:
    result = report((None, "学生欺凌", ClauseKind.CHAPTER))
    assert result.found == ()


def test_no_criteria_give_an_empty_report() -> None:
    assert report(("第一条", "学生欺凌。"), criteria=[]).found == ()
