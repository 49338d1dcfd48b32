from fractions import Fraction

import pytest

from cf_assess.locales.verdict import WORDING
from cf_assess.models.evidence import RedFlag
from cf_assess.models.result import LevelOf
from cf_assess.models.rubric import Domain, FrozenRubric, Veto
from cf_assess.models.sheet import MarkState
from cf_assess.models.verdict import Verdict
from cf_assess.scoring import judge, levels_of_sheet, sum_levels
from tests.builders import build_frozen, build_sheet

IDS = ("care.a", "care.b", "law.c")
HEARING = Veto(
    id="hearing",
    title="未听取意见",
    criterion="law.c",
    limit="revise",
    reason="程序不能补。",
)
HARM = Veto(
    id="harm", title="严重风险", flag_severity=3, limit="redo", reason="可能伤害儿童。"
)


def judged(
    codes: dict[str, str | int | None],
    frozen: FrozenRubric,
    confirmed: tuple[RedFlag, ...] = (),
) -> Verdict:
    levels = levels_of_sheet(build_sheet("E1", codes), frozen.criteria)
    return judge(sum_levels(levels, frozen, frozen.criteria), frozen, confirmed)


def flag(severity: int) -> RedFlag:
    return RedFlag(
        flag="harm.fee",
        title="向儿童收费",
        category="cost",
        severity=severity,
        locator="第三条",
        article="第三条",
        start=0,
        end=2,
        quote="收费",
        spans=(),
        why="试用",
        suggestion="删去",
    )


def codes_of(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("levels", "verdict"),
    [((4, 4, 4), "pass"), ((3, 3, 3), "revise"), ((2, 2, 2), "redo")],
)
def test_the_band_of_the_total_gives_the_verdict(
    levels: tuple[int, ...], verdict: str
) -> None:
    frozen = build_frozen(IDS)
    assert judged(dict(zip(IDS, levels, strict=True)), frozen).id == verdict


def test_a_total_at_the_bound_belongs_to_the_better_band() -> None:
    frozen = build_frozen(("care.a",))
    level = LevelOf(criterion="care.a", state=MarkState.SCORED, level=Fraction(16, 5))
    score = sum_levels([level], frozen, frozen.criteria)
    assert score.total == 80
    assert judge(score, frozen, ()).id == "pass"


def test_a_total_that_only_rounds_to_the_bound_stays_below_and_says_so() -> None:
    frozen = build_frozen(("care.a",))
    level = LevelOf(
        criterion="care.a",
        state=MarkState.SCORED,
        level=Fraction(16, 5) - Fraction(1, 10_000),
    )
    verdict = judge(sum_levels([level], frozen, frozen.criteria), frozen, ())
    assert verdict.id == "revise"
    assert codes_of(verdict) == ["band_below", "rounded_to_bound"]
    assert verdict.reasons[1].values == {"score": "80.00", "below": "80"}


def test_an_incomplete_result_keeps_its_verdict_and_says_first_that_it_is() -> None:
    verdict = judged({"care.a": 4, "law.c": 4}, build_frozen(IDS))
    assert verdict.id == "pass"
    assert codes_of(verdict) == ["incomplete", "band"]
    assert verdict.reasons[0].values == {"open": "1", "asked": "3"}


@pytest.mark.parametrize(
    ("code", "reason"), [("NA", "nothing_applicable"), (None, "nothing_scored")]
)
def test_without_a_total_there_is_no_conclusion(code: str | None, reason: str) -> None:
    verdict = judged(dict.fromkeys(IDS, code), build_frozen(IDS))
    assert (verdict.id, codes_of(verdict)) == ("open", [reason])


def test_a_draft_asked_nothing_is_not_concludable() -> None:
    frozen = build_frozen(IDS, advisory=IDS)
    verdict = judged(dict.fromkeys(IDS, 4), frozen)
    assert (verdict.id, codes_of(verdict)) == ("open", ["nothing_asked"])


def test_a_veto_limits_the_verdict_and_names_itself() -> None:
    frozen = build_frozen(
        ("care.a", "law.c"),
        vetoes=(HEARING,),
        domains=(
            Domain(checklist="care", weight="9", reason="试用"),
            Domain(checklist="law", weight="1", reason="试用"),
        ),
    )
    verdict = judged({"care.a": 4, "law.c": 0}, frozen)
    assert (verdict.id, codes_of(verdict)) == (
        "revise",
        ["band", "veto_criterion_limits"],
    )
    values = verdict.reasons[1].values
    assert values["title"] == "未听取意见"
    assert values["criterion"] == "要点 law.c"
    assert values["level"] == "0"
    assert values["limit"] == "修改后报审"


def test_a_veto_that_changes_nothing_is_named_all_the_same() -> None:
    frozen = build_frozen(IDS, vetoes=(HEARING,))
    verdict = judged(dict.fromkeys(IDS, 0), frozen)
    assert (verdict.id, codes_of(verdict)) == (
        "redo",
        ["band_below", "veto_criterion_holds"],
    )


def test_the_veto_of_a_criterion_holds_only_at_or_below_its_level() -> None:
    frozen = build_frozen(IDS, vetoes=(HEARING,))
    verdict = judged({"care.a": 4, "care.b": 4, "law.c": 1}, frozen)
    assert codes_of(verdict) == ["band_below"]


@pytest.mark.parametrize("code", ["NA", "CJ", None])
def test_the_veto_of_a_criterion_without_a_level_does_not_hold(
    code: str | None,
) -> None:
    frozen = build_frozen(IDS, vetoes=(HEARING,))
    verdict = judged({"care.a": 4, "care.b": 4, "law.c": code}, frozen)
    assert verdict.id == "pass"
    assert not [code for code in codes_of(verdict) if code.startswith("veto")]


def test_a_confirmed_flag_of_the_severity_limits_the_verdict() -> None:
    frozen = build_frozen(IDS, vetoes=(HEARING, HARM))
    verdict = judged(dict.fromkeys(IDS, 4), frozen, (flag(2), flag(3)))
    assert (verdict.id, codes_of(verdict)) == ("redo", ["band", "veto_flag_limits"])
    assert verdict.reasons[1].values["flags"] == "向儿童收费（第三条）"
    assert judged(dict.fromkeys(IDS, 4), frozen, (flag(2),)).id == "pass"


def test_the_strictest_of_several_vetoes_wins_in_any_order() -> None:
    marks: dict[str, str | int | None] = {"care.a": 4, "care.b": 4, "law.c": 0}
    weights = (
        Domain(checklist="care", weight="9", reason="试用"),
        Domain(checklist="law", weight="1", reason="试用"),
    )
    for vetoes in ((HEARING, HARM), (HARM, HEARING)):
        frozen = build_frozen(IDS, vetoes=vetoes, domains=weights)
        assert judged(marks, frozen, (flag(3),)).id == "redo"


def test_a_veto_is_named_where_nothing_is_scored() -> None:
    frozen = build_frozen(IDS, vetoes=(HARM,))
    verdict = judged({}, frozen, (flag(3),))
    assert (verdict.id, codes_of(verdict)) == (
        "open",
        ["nothing_scored", "veto_flag_holds"],
    )


def test_a_domain_below_its_floor_is_reported_beside_the_verdict() -> None:
    frozen = build_frozen(
        IDS,
        domains=(
            Domain(checklist="care", weight="9", reason="试用"),
            Domain(checklist="law", weight="1", reason="试用", floor=60),
        ),
    )
    verdict = judged({"care.a": 4, "care.b": 4, "law.c": 1}, frozen)
    assert (verdict.id, codes_of(verdict)) == ("pass", ["band", "domain_below_floor"])
    assert verdict.reasons[1].values == {
        "domain": "领域 law",
        "score": "25.00",
        "floor": "60",
    }


def test_every_ground_has_wording_that_its_values_fill() -> None:
    frozen = build_frozen(
        IDS,
        vetoes=(HEARING, HARM),
        domains=(
            Domain(checklist="care", weight="9", reason="试用", floor=99),
            Domain(checklist="law", weight="1", reason="试用", floor=60),
        ),
    )
    many = [
        judged({"care.a": 4, "law.c": 0}, frozen, (flag(3),)),
        judged(dict.fromkeys(IDS, 0), frozen, (flag(3),)),
        judged(dict.fromkeys(IDS, "NA"), frozen, (flag(3),)),
        judged({}, frozen),
    ]
    for reason in [reason for verdict in many for reason in verdict.reasons]:
        for sentence in WORDING[f"verdict.{reason.code}"]:
            assert "{" not in sentence.format(**reason.values)


@pytest.mark.parametrize(("level", "holds"), [(2, False), (3, True), (4, True)])
def test_a_veto_may_hold_from_a_level_upwards(level: int, holds: bool) -> None:
    grave = HEARING.model_copy(update={"level_at_least": Fraction(3)})
    frozen = build_frozen(IDS, vetoes=(grave,))
    verdict = judged(dict(zip(IDS, (4, 4, level), strict=True)), frozen)

    named = [code for code in codes_of(verdict) if code.startswith("veto")]
    assert bool(named) is holds
