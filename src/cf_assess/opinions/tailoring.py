"""What a place changed in the rubric, and where the draft misses what it expects."""

from collections.abc import Iterator
from fractions import Fraction

from cf_assess.models.opinion import OpinionRow
from cf_assess.models.result import ScoreReport
from cf_assess.models.rubric import FrozenRubric
from cf_assess.models.tailoring import Reweighted, Tailoring
from cf_assess.opinions.recommend import level_of, write_level
from cf_assess.opinions.wording import end_sentence


def adjustment_rows(frozen: FrozenRubric) -> tuple[OpinionRow, ...]:
    """Return every local change with its reason; none without tailoring."""
    if frozen.tailoring is None:
        return ()
    return tuple(
        OpinionRow(label=label, value=f"{said}。理由：{end_sentence(reason)}")
        for label, said, reason in _changes(frozen, frozen.tailoring)
    )


def _changes(
    frozen: FrozenRubric, tailoring: Tailoring
) -> Iterator[tuple[str, str, str]]:
    """Yield kind, words and reason of each change, in the order of the file."""
    for selected in tailoring.select:
        yield "增问要点", _name(frozen, selected.criterion), selected.reason
    for unselected in tailoring.unselect:
        yield "不问要点", unselected.criterion, unselected.reason
    for changed in tailoring.reweight:
        said = f"{_reweighted(frozen, changed)}，改为 {changed.weight}"
        yield "调整权重", said, changed.reason
    for added in tailoring.add:
        weight = "" if added.weight == 1 else f"，权重 {added.weight}"
        yield "本地要点", f"{_name(frozen, added.criterion.id)}{weight}", added.reason
    for benchmark in tailoring.benchmarks:
        said = f"{_name(frozen, benchmark.criterion)}，不低于 {benchmark.level} 级"
        yield "本地基准", said, benchmark.reason


def _reweighted(frozen: FrozenRubric, changed: Reweighted) -> str:
    """Return what has another weight."""
    if changed.criterion is not None:
        return _name(frozen, changed.criterion)
    titles = {checklist.id: checklist.title for checklist in frozen.checklists}
    return f"“{titles.get(changed.domain or '', changed.domain)}”领域"


def _name(frozen: FrozenRubric, criterion: str) -> str:
    """Return title and id; a criterion that is not asked has its id only."""
    known = frozen.by_id.get(criterion)
    return criterion if known is None else f"{known.title}（{criterion}）"


def shortfall_rows(frozen: FrozenRubric, report: ScoreReport) -> tuple[OpinionRow, ...]:
    """Return the criteria whose level is below the benchmark of the place."""
    if frozen.tailoring is None:
        return ()
    wanted = {b.criterion: b.level for b in frozen.tailoring.benchmarks}
    rows = []
    for row in report.criteria:
        level, bound = level_of(row), wanted.get(row.id)
        if bound is not None and level is not None and level < Fraction(bound):
            got = write_level(row, frozen.rubric.max_level)
            said = f"基准为 {bound} 级，本次为 {got}"
            rows.append(OpinionRow(label=frozen.by_id[row.id].title, value=said))
    return tuple(rows)
