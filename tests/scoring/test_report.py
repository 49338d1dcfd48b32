from fractions import Fraction

from cf_assess.models.result import Agreement, Result, ReviewerScore, ScoreReport
from cf_assess.scoring import judge, levels_of_sheet, report_result, sum_levels
from tests.builders import build_frozen, build_sheet

IDS = ("care.a", "care.b", "law.c")


def report(codes: dict[str, str | int | None], decimals: int = 2) -> ScoreReport:
    frozen = build_frozen(IDS, decimals=decimals)
    sheet = build_sheet("E1", codes)
    score = sum_levels(levels_of_sheet(sheet, frozen.criteria), frozen, frozen.criteria)
    result = Result(
        score=score,
        reviewers=(ReviewerScore(reviewer="E1", total=score.total, complete=True),),
        agreement=Agreement(
            units=1,
            raters=2,
            missing=0,
            percent=Fraction(2, 3),
            alpha_ordinal=Fraction(-1, 48),
            ac2=None,
            unanimous=False,
        ),
        divergent=("law.c",),
    )
    verdict = judge(score, frozen, ())
    return report_result(result, verdict, [sheet], frozen, reason_texts=["因为。"])


def test_numbers_are_text_rounded_to_the_decimals_of_the_rubric() -> None:
    made = report({"care.a": 3, "care.b": 2, "law.c": 3})
    assert (made.score, made.score_exact) == ("68.75", "275/4")
    assert report({"care.a": 3, "care.b": 2, "law.c": 3}, 1).score == "68.8"
    assert made.agreement.percent == "0.67"
    assert made.agreement.alpha_ordinal == "-0.02"
    assert made.agreement.ac2 is None


def test_whole_numbers_are_exact_as_fractions_too() -> None:
    made = report(dict.fromkeys(IDS, 4))
    assert (made.score, made.score_exact) == ("100.00", "100/1")
    assert (made.criteria[0].level, made.criteria[0].level_exact) == ("4.00", "4/1")


def test_what_is_missing_stays_null() -> None:
    made = report({})
    assert (made.score, made.score_exact) == (None, None)
    assert made.range.na_as_zero is None
    assert made.criteria[0].level is None
    assert made.criteria[0].contribution is None
    assert made.criteria[0].spread is None
    assert made.reviewers[0].score_exact is None


def test_every_criterion_shows_the_mark_of_every_reviewer() -> None:
    made = report({"care.a": 3, "care.b": "NA"})
    assert [line.marks for line in made.criteria] == [
        {"E1": "3"},
        {"E1": "NA"},
        {"E1": ""},
    ]


def test_the_range_shows_both_treatments_of_not_applicable() -> None:
    made = report({"care.a": 4, "care.b": "NA", "law.c": 4})
    assert made.range.na_as_zero == "75.00"
    assert made.range.na_excluded == "100.00"


def test_the_report_names_its_rules_and_the_grounds_in_words() -> None:
    made = report(dict.fromkeys(IDS, 4))
    assert (made.rubric.id, len(made.rubric.digest)) == ("trial", 64)
    assert made.verdict.reasons == ("因为。",)
    assert made.divergent == ("law.c",)
