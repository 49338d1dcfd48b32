"""What a sheet still lacks before it can be submitted: the duties of each mark."""

from collections.abc import Collection, Iterator, Sequence

from cf_assess.exchange.citations import (
    LocatorIndex,
    find_clauses,
    index_locators,
    suggest_locators,
)
from cf_assess.exchange.columns import REASON_LABELS, split_reason
from cf_assess.models.checklist import Criterion
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.sheet import Mark, MarkState, Sheet

Gap = tuple[str, dict[str, str]]
"""Code of a problem and its values."""


def check_sheet(
    sheet: Sheet,
    asked: Sequence[Criterion],
    frozen: FrozenRubric,
    locators: Collection[str] | None,
    name: str,
) -> tuple[Problem, ...]:
    """Return everything that a sheet lacks, in the order of the criteria.

    An advisory criterion needs no mark; one that it has must be sound.  `locators`
    are those of the draft, None where there is no draft to compare with; `name`
    says in each problem whose sheet it is.
    """
    index = None if locators is None else index_locators(locators)
    marks = {mark.criterion: mark for mark in reversed(sheet.marks)}
    problems = []
    for criterion in asked:
        for code, values in _gaps(criterion, marks.get(criterion.id), frozen, index):
            own = {"criterion": criterion.id, "title": criterion.title}
            problems.append(
                Problem(place=Place(file=name), code=code, values=own | values)
            )
    return tuple(problems)


def _gaps(
    criterion: Criterion,
    mark: Mark | None,
    frozen: FrozenRubric,
    index: LocatorIndex | None,
) -> Iterator[Gap]:
    """Yield what one mark lacks."""
    if mark is None or mark.state is MarkState.NOT_SCORED:
        if not frozen.is_advisory(criterion.id):
            yield "mark_missing", {}
    elif mark.state is MarkState.SCORED:
        yield from _level_gaps(mark, frozen)
    elif mark.state is MarkState.NOT_APPLICABLE:
        yield from _not_applicable_gaps(criterion, mark)
    elif not mark.reason.strip():
        yield "cj_reason_missing", {}
    if mark is not None and index is not None:
        yield from _citation_gaps(mark, index)


def _level_gaps(mark: Mark, frozen: FrozenRubric) -> Iterator[Gap]:
    """Yield a level off the scale, and the citation or comment that it asks for."""
    level, rubric = mark.level, frozen.rubric
    if level is None or level not in {step.level for step in rubric.scale}:
        yield (
            "level_out_of_scale",
            {"level": str(level), "highest": str(rubric.max_level)},
        )
        return
    duties = frozen.duties(mark.criterion)
    if duties.needs_citation(level) and not mark.clauses:
        bound = {"level": str(level), "bound": str(duties.citation_from)}
        yield "citation_missing", bound
    if duties.needs_comment(level) and not mark.comment.strip():
        bound = {"level": str(level), "bound": str(duties.comment_up_to)}
        yield "comment_missing", bound


def _not_applicable_gaps(criterion: Criterion, mark: Mark) -> Iterator[Gap]:
    """Yield that 不适用 is no answer here, or that its reason is not on the list."""
    rule = criterion.not_applicable
    if not rule.allowed:
        yield "na_not_allowed", {}
        return
    reason, _ = split_reason(mark.reason)
    known = "、".join(f"{REASON_LABELS[r]}（{r.value}）" for r in rule.reasons)
    if not reason:
        yield "na_reason_missing", {"reasons": known}
    elif reason not in {allowed.value for allowed in rule.reasons}:
        yield "na_reason_unknown", {"reason": reason[:40], "reasons": known}


def _citation_gaps(mark: Mark, index: LocatorIndex) -> Iterator[Gap]:
    """Yield each citation that is no clause of the draft."""
    for clause in mark.clauses:
        if find_clauses(clause, index):
            continue
        values = {"locator": clause[:80]}
        close = suggest_locators(clause, index)
        if close:
            near = "、".join(f"“{locator}”" for locator in close)
            yield "locator_unknown_near", values | {"nearest": near}
        else:
            yield "locator_unknown", values
