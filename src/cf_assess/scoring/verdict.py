"""Scores to a verdict: bands by the unrounded total, then vetoes limit it.

Every ground is a `Reason` with a code; its wording is `verdict.<code>`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cf_assess.models.evidence import RedFlag
from cf_assess.models.result import CriterionResult, Score
from cf_assess.models.rubric import Band, FrozenRubric, Veto
from cf_assess.models.sheet import MarkState
from cf_assess.models.verdict import Reason, Verdict
from cf_assess.scoring.rounding import round_half_up
from cf_assess.scoring.weigh import is_done


def judge(score: Score, frozen: FrozenRubric, confirmed: Sequence[RedFlag]) -> Verdict:
    """Return the verdict of the rubric with all its grounds.

    An incomplete result keeps the verdict that its score has, and says first that
    it is provisional.  A veto that holds names itself, also when the band is no
    better than its limit.  Of red flags only those that a person confirmed count.
    """
    rubric = frozen.rubric
    held = tuple(_held_vetoes(score, frozen, confirmed))
    if score.total is None:
        rule = frozen.verdict_rule(rubric.not_concludable)
        grounds = [_nothing_scored(score)]
        grounds += [_veto_reason(veto, cause, "holds", frozen) for veto, cause in held]
        return Verdict(id=rule.id, label=rule.label, reasons=tuple(grounds))
    band, above = _find_band(score.total, rubric.bands)
    order = [rule.id for rule in rubric.verdicts]
    rank = order.index(band.verdict)
    worst = max([rank, *(order.index(veto.limit) for veto, _ in held)])
    reasons = [*_provisional(score), *_band_reasons(score.total, band, above, frozen)]
    for veto, cause in held:
        effect = "limits" if order.index(veto.limit) > rank else "holds"
        reasons.append(_veto_reason(veto, cause, effect, frozen))
    reasons += _low_domains(score, frozen)
    rule = frozen.verdict_rule(order[worst])
    return Verdict(id=rule.id, label=rule.label, reasons=tuple(reasons))


def _counted(score: Score) -> list[CriterionResult]:
    """Return the criteria that count, advisory ones apart."""
    return [line for line in score.criteria if not line.advisory]


def _nothing_scored(score: Score) -> Reason:
    """Return why there is no total."""
    counted = _counted(score)
    if not counted:
        return Reason(code="nothing_asked")
    if all(line.state is MarkState.NOT_APPLICABLE for line in counted):
        return Reason(code="nothing_applicable", values={"asked": str(len(counted))})
    return Reason(code="nothing_scored", values={"asked": str(len(counted))})


def _provisional(score: Score) -> Iterator[Reason]:
    """Yield that the result is provisional while criteria are open."""
    if score.complete:
        return
    counted = _counted(score)
    still_open = [line for line in counted if not is_done(line.state)]
    yield Reason(
        code="incomplete",
        values={"open": str(len(still_open)), "asked": str(len(counted))},
    )


def _find_band(total: Fraction, bands: Sequence[Band]) -> tuple[Band, Band | None]:
    """Return the band of an unrounded total and the next better one."""
    ordered = sorted(bands, key=lambda band: band.at_least, reverse=True)
    # The check of a rubric makes the last band begin at 0, so one is always reached.
    rank = next(i for i, band in enumerate(ordered) if total >= band.at_least)
    return ordered[rank], ordered[rank - 1] if rank else None


def _band_reasons(
    total: Fraction, band: Band, above: Band | None, frozen: FrozenRubric
) -> Iterator[Reason]:
    """Yield the band, and that rounding hides a bound where it does."""
    decimals = frozen.rubric.decimals
    shown = round_half_up(total, decimals)
    values = {
        "score": shown,
        "label": frozen.verdict_rule(band.verdict).label,
        "at_least": _print_bound(band.at_least, decimals),
    }
    if above is None:
        yield Reason(code="band", values=values)
        return
    bound = _print_bound(above.at_least, decimals)
    yield Reason(code="band_below", values=values | {"below": bound})
    if Fraction(shown) >= above.at_least:
        yield Reason(code="rounded_to_bound", values={"score": shown, "below": bound})


def _print_bound(bound: Fraction, decimals: int) -> str:
    """Return a bound as the rubric writes it: whole where it is whole."""
    return round_half_up(bound, 0 if bound.denominator == 1 else decimals)


def _held_vetoes(
    score: Score, frozen: FrozenRubric, confirmed: Sequence[RedFlag]
) -> Iterator[tuple[Veto, dict[str, str]]]:
    """Yield each veto that holds, in the rubric's order, with what made it hold."""
    lines = {line.id: line for line in _counted(score)}
    for veto in frozen.rubric.vetoes:
        if veto.criterion is not None:
            line = lines.get(veto.criterion)
            if line and line.level is not None and veto.holds_at(line.level):
                level = _print_bound(line.level, frozen.rubric.decimals)
                title = frozen.by_id[line.id].title
                yield veto, {"criterion": title, "level": level}
            continue
        bound = veto.flag_severity
        grave = [f for f in confirmed if bound is not None and f.severity >= bound]
        if grave:
            found = "、".join(f"{flag.title}（{flag.locator}）" for flag in grave)
            yield veto, {"flags": found}


def _veto_reason(
    veto: Veto, cause: dict[str, str], effect: str, frozen: FrozenRubric
) -> Reason:
    """Return a veto that names itself, its cause and its limit."""
    kind = "criterion" if veto.criterion is not None else "flag"
    values = {
        "title": veto.title,
        "reason": veto.reason.rstrip("。."),
        "limit": frozen.verdict_rule(veto.limit).label,
    }
    return Reason(code=f"veto_{kind}_{effect}", values=values | cause)


def _low_domains(score: Score, frozen: FrozenRubric) -> Iterator[Reason]:
    """Yield each domain below its floor; it is reported beside the verdict."""
    floors = {d.checklist: d.floor for d in frozen.rubric.domains}
    titles = {checklist.id: checklist.title for checklist in frozen.checklists}
    decimals = frozen.rubric.decimals
    for domain in score.domains:
        floor = floors.get(domain.id)
        if floor is None or domain.score is None or domain.score >= floor:
            continue
        yield Reason(
            code="domain_below_floor",
            values={
                "domain": titles.get(domain.id, domain.id),
                "score": round_half_up(domain.score, decimals),
                "floor": str(floor),
            },
        )
