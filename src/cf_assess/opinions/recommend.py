"""Recommendations: what to change, in which clause, into what wording, and why."""

from collections.abc import Iterable
from fractions import Fraction

from cf_assess.models.checklist import Criterion
from cf_assess.models.opinion import Recommendation
from cf_assess.models.result import ReportCriterion
from cf_assess.models.rubric import FrozenRubric, Higher
from cf_assess.models.sheet import MarkState
from cf_assess.opinions.basis import explain_basis
from cf_assess.opinions.citations import (
    Places,
    find_places,
    list_locators,
    marks_on,
    quote_clause,
)
from cf_assess.opinions.material import OpinionMaterial
from cf_assess.opinions.wording import (
    FROM_CHECKLIST,
    FROM_PANEL,
    STATES,
    end_sentence,
    trim_sentence,
)

_IN_FULL = 15
"""Recommendations printed with reasons and basis; the rest stand in a table.

Sixty pages are not read; what was settled and commented stays in the record.
"""
_PRAISED = 10
"""Strengths printed one by one; all of them stand in the annex."""


def level_of(row: ReportCriterion) -> Fraction | None:
    """Return the exact level of a reported criterion, None where it has none."""
    return None if row.level_exact is None else Fraction(row.level_exact)


def write_level(row: ReportCriterion, max_level: int) -> str:
    """Return a level for print, `1 / 4`, or what stands in its place."""
    level = level_of(row)
    if level is None:
        return STATES[MarkState(row.state)]
    text = str(level) if level.denominator == 1 else row.level
    return f"{text} / {max_level}"


def recommend(material: OpinionMaterial) -> tuple[Recommendation, ...]:
    """Return a recommendation for each criterion whose level asks for one.

    That is a level of at most half of the scale, or, where a higher score is graver,
    of three quarters and more.  What is not applicable or has no level gets none.
    The worst levels come first, then the heavier criteria, then printed order.
    """
    rubric = material.frozen.rubric
    graver = rubric.higher is Higher.GRAVER
    bound = (
        Fraction(3 * rubric.max_level, 4) if graver else Fraction(rubric.max_level, 2)
    )
    asking = [
        (-level if graver else level, -material.frozen.weight(row.id), position, row)
        for position, row in enumerate(material.report.criteria)
        if (level := level_of(row)) is not None
        and (level >= bound if graver else level <= bound)
    ]
    ranked = sorted(asking, key=lambda one: one[:3])
    return tuple(
        _recommend_one(material, row, number)
        for number, (_, _, _, row) in enumerate(ranked, start=1)
    )


def _recommend_one(
    material: OpinionMaterial, row: ReportCriterion, number: int
) -> Recommendation:
    """Return the recommendation on one criterion."""
    frozen = material.frozen
    criterion = frozen.by_id[row.id]
    places = find_places(material, row.id)
    marks = marks_on(material, row.id)
    suggested = _distinct(mark.suggestion for mark in marks)
    return Recommendation(
        number=number,
        criterion=row.id,
        title=criterion.title,
        level=write_level(row, frozen.rubric.max_level),
        locators=places.locators,
        located_by_machine=places.by_machine,
        present=tuple(quote_clause(material.draft, one) for one in places.locators),
        reason=_explain(material, row, places),
        comments=_distinct(mark.comment for mark in marks),
        suggestion="\n".join(suggested) or criterion.suggestion.strip(),
        suggestion_source=FROM_PANEL if suggested else FROM_CHECKLIST,
        basis=explain_basis(criterion, material.plan_titles),
        brief=number > _IN_FULL,
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts once each, sorted: their order tells nothing about who wrote."""
    return tuple(sorted({text.strip() for text in texts} - {""}))


def _explain(material: OpinionMaterial, row: ReportCriterion, places: Places) -> str:
    """Return why: the anchor met, what the next asks, and how it was settled."""
    sentences = [explain_gap(material.frozen, row.id, level_of(row) or Fraction(0))]
    if material.frozen.is_advisory(row.id):
        sentences.append("本要点只作参考，不计入总分。")
    settled = settlement_of(material, row.id)
    if settled:
        sentences.append(f"会商确定：{end_sentence(settled)}")
    if not places.locators:
        sentences.append(_explain_absence(material, row.id))
    return "".join(sentences)


def _explain_absence(material: OpinionMaterial, criterion: str) -> str:
    """Return what was searched where neither people nor the machine name a clause."""
    if material.evidence.of(criterion):
        return "评审专家没有引用条款；机器只找到可能有关的条款，不作为依据。"
    misses = [miss for miss in material.evidence.misses if miss.criterion == criterion]
    searched = f"检索 {misses[0].clauses_searched} 个条款，" if misses else ""
    return f"评审专家没有引用条款；机器{searched}也没有定位到相关规定。"


def explain_gap(frozen: FrozenRubric, criterion: str, level: Fraction) -> str:
    """Return which anchor a level has reached and what the next one asks.

    Where a higher level is graver no next one is asked for.
    """
    steps = sorted(step.level for step in frozen.rubric.scale)
    met = max((step for step in steps if step <= level), default=steps[0])
    anchor = trim_sentence(frozen.anchor(criterion, met))
    if frozen.rubric.higher is Higher.GRAVER:
        return f"影响程度为 {met} 级（{anchor}）。"
    text = (
        f"现状属于 {met} 级的情形（{anchor}）"
        if met == steps[0]
        else f"已达到 {met} 级的要求（{anchor}）"
    )
    higher = next((step for step in steps if step > level), None)
    if higher is None:
        return f"{text}。"
    wanted = trim_sentence(frozen.anchor(criterion, higher))
    return f"{text}，尚未达到 {higher} 级的要求（{wanted}）。"


def settlement_of(material: OpinionMaterial, criterion: str) -> str:
    """Return the reason of the settlement of a criterion, empty without one."""
    found = [s for s in material.case.settlements if s.criterion == criterion]
    return found[-1].reason.strip() if found else ""


def praise(material: OpinionMaterial) -> tuple[str, ...]:
    """Return what the draft does well: levels of three quarters of the scale and up.

    A rubric whose higher levels are graver does not tell what is done well.
    """
    if material.frozen.rubric.higher is Higher.GRAVER:
        return ()
    bound = Fraction(3 * material.frozen.rubric.max_level, 4)
    good = [
        (-level, -material.frozen.weight(row.id), position, row)
        for position, row in enumerate(material.report.criteria)
        if (level := level_of(row)) is not None and level >= bound
    ]
    ranked = [row for _, _, _, row in sorted(good, key=lambda one: one[:3])]
    lines = [
        _praise_one(material, material.frozen.by_id[row.id], row)
        for row in ranked[:_PRAISED]
    ]
    if len(ranked) > _PRAISED:
        rest = len(ranked) - _PRAISED
        lines.append(f"另有 {rest} 项要点达到同等水平，见附件。")
    return tuple(lines)


def _praise_one(
    material: OpinionMaterial, criterion: Criterion, row: ReportCriterion
) -> str:
    """Return one strength: the criterion, where, and what reviewers said of it.

    Only what was said with a level as high as this counts; where nobody said
    anything, the anchor that was reached stands instead.
    """
    level = level_of(row) or Fraction(0)
    lowest = 3 * material.frozen.rubric.max_level
    praising = [
        mark
        for mark in marks_on(material, criterion.id)
        if mark.level is not None and 4 * mark.level >= lowest
    ]
    cited = {clause for mark in praising for clause in mark.clauses}
    places = [c.locator for c in material.draft.clauses if c.locator in cited]
    where = f"（{list_locators(places)}）" if places else ""
    said = _distinct(mark.comment for mark in praising)
    steps = [s.level for s in material.frozen.rubric.scale if s.level <= level]
    reached = trim_sentence(material.frozen.anchor(criterion.id, max(steps)))
    return f"{criterion.title}{where}：{''.join(map(end_sentence, said or [reached]))}"
