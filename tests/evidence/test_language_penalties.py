"""Implied subjects, the penalty rule and the default by title, in whole drafts."""

from decimal import Decimal

import pytest

from cf_assess.evidence import compile_criteria, find_evidence
from cf_assess.evidence.cited import read_cited
from cf_assess.models.checklist import Criterion
from cf_assess.models.cue import Scope, Strength
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Basis, Evidence, Tier
from tests.evidence.builders import LEXICON, any_of, make_criterion, make_draft

BUS = make_criterion(any_of("校车"), name="test.bus", topic_id="T1")
FOOD = make_criterion(any_of("食堂"), name="test.food", topic_id="T2")
FINES = make_criterion(
    any_of("罚款", only_on=(Scope.PENALTY,)), name="test.fines", topic_id="T9"
)


def found(draft: Draft, *criteria: Criterion) -> list[Evidence]:
    """Return all evidence of a draft."""
    return list(find_evidence(draft, compile_criteria(criteria, LEXICON)).found)


def brief(evidence: list[Evidence]) -> list[tuple[str, str | None, Tier, Basis]]:
    """Return what matters of evidence here."""
    return [(e.criterion, e.article, e.tier, e.basis) for e in evidence]


SLIDE = any_of("检验", strength=Strength.DIRECT)


def test_an_implied_word_names_the_child_for_its_criterion_only() -> None:
    draft = make_draft("游乐设施应当定期检验。", "电梯应当定期检验。")
    own = make_criterion(SLIDE, name="test.own", implied=("游乐{设施|场}",))
    other = make_criterion(SLIDE, name="test.other")
    tiers = {(e.criterion, e.locator): e.tier for e in found(draft, own, other)}
    assert tiers == {
        ("test.own", "[1]"): Tier.FOUND,
        ("test.own", "[2]"): Tier.POSSIBLE,
        ("test.other", "[1]"): Tier.POSSIBLE,
        ("test.other", "[2]"): Tier.POSSIBLE,
    }


def test_an_implied_word_speaks_for_its_article_and_not_for_the_draft() -> None:
    draft = make_draft(
        ("第一条", "设置游乐设施。"),
        ("第一条", "定期检验。"),
        ("第二条", "电梯定期检验。"),
    )
    criterion = make_criterion(SLIDE, implied=("游乐设施",))
    tiers = {e.article: e.tier for e in found(draft, criterion)}
    assert tiers == {"第一条": Tier.FOUND, "第二条": Tier.POSSIBLE}


def test_an_implied_word_that_a_mask_hides_names_nobody() -> None:
    draft = make_draft("大学生宿舍检验。")
    criterion = make_criterion(SLIDE, implied=("学生宿舍",))
    assert found(draft, criterion)[0].tier is Tier.FOUND
    criterion = make_criterion(SLIDE, implied=("学生",))
    assert found(draft, criterion)[0].tier is Tier.POSSIBLE


BROKEN = "违反本办法第一条规定的，由主管部门处五千元罚款。"


def about_students(*lines: tuple[str, str]) -> Draft:
    """Return a draft wholly about students."""
    return make_draft(*lines, title="学生安全办法")


def test_a_penalty_inherits_the_topic_of_the_article_it_cites() -> None:
    draft = about_students(("第一条", "学校配备校车。"), ("第九条", BROKEN))
    evidence = found(draft, BUS, FINES)
    assert brief(evidence) == [
        ("test.bus", "第一条", Tier.FOUND, Basis.WORDS),
        ("test.bus", "第九条", Tier.FOUND, Basis.CITED),
        ("test.fines", "第九条", Tier.FOUND, Basis.WORDS),
    ]
    own, inherited, _ = evidence
    assert inherited.score < own.score
    assert inherited.cited == own.locator
    assert inherited.spans == ()


def test_what_is_inherited_is_only_possible_where_no_child_is_named() -> None:
    draft = make_draft(
        ("第一条", "学生乘坐校车。"),
        ("第二条", "甲。"),
        ("第三条", "乙。"),
        ("第九条", BROKEN),
    )
    inherited = found(draft, BUS)[1]
    assert (inherited.tier, inherited.basis) == (Tier.POSSIBLE, Basis.CITED)
    assert inherited.score < Decimal("0.1")


@pytest.mark.parametrize(
    "penalty",
    [
        "违反本办法第一条规定的，学校食堂处罚款。",
        "违反本办法第二条规定的，处罚款。",
        "违反《食品安全法》第一条规定的，处罚款。",
        "违反本办法第一条、第二条、第三条规定的，处罚款。",
        "违反本办法规定的，处罚款。",
        "学校可以根据第一条收取费用。",
    ],
)
def test_a_penalty_inherits_nothing_without_a_clear_duty(penalty: str) -> None:
    draft = about_students(
        ("第一条", "校车。"),
        ("第二条", "甲。"),
        ("第三条", "乙。"),
        ("第九条", penalty),
    )
    bases = {e.basis for e in found(draft, BUS, FOOD)}
    assert bases == {Basis.WORDS}


def test_accountability_itself_is_not_inherited() -> None:
    draft = about_students(
        ("第一条", "违反规定的，处罚款。"), ("第九条", "违反本办法第一条，处分。")
    )
    assert brief(found(draft, FINES, BUS)) == [
        ("test.fines", "第一条", Tier.FOUND, Basis.WORDS)
    ]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("违反本办法第二条第一款、第三条规定的", ["第二条", "第三条"]),
        ("违反第二条至第四条的", ["第二条", "第三条", "第四条"]),
        ("违反第二条第一款至第四条的", ["第二条", "第三条", "第四条"]),
        ("依照《某法》第二条处罚；违反本办法第三条的", ["第三条"]),
        ("依照《某法》第二条、第三条处罚", []),
        ("违反第九十九条", []),
        ("第四条至第二条", ["第四条", "第二条"]),
        ("第", []),
    ],
)
def test_articles_are_read_as_they_are_cited(text: str, cited: list[str]) -> None:
    labels = ("第一条", "第二条", "第三条", "第四条")
    assert (
        list(read_cited(text, labels, {label: n for n, label in enumerate(labels)}))
        == cited
    )


TITLED = make_criterion(any_of("禁毒宣传"), name="test.drugs", by_title=("禁毒",))


def test_a_title_makes_what_is_left_possible() -> None:
    draft = make_draft(
        ("第一条", "为了教育学生，制定本办法。"),
        ("第二条", "学校开展教育。"),
        ("第三条", "学校配备校车。"),
        ("第四条", "学生参加禁毒宣传。"),
        ("第五条", "学生报告。"),
        title="学生禁毒办法",
    )
    evidence = found(draft, BUS, TITLED)
    assert brief(evidence) == [
        ("test.bus", "第三条", Tier.FOUND, Basis.WORDS),
        ("test.drugs", "第四条", Tier.FOUND, Basis.WORDS),
        ("test.drugs", "第二条", Tier.POSSIBLE, Basis.TITLE),
        ("test.drugs", "第五条", Tier.POSSIBLE, Basis.TITLE),
    ]


def test_no_other_title_does() -> None:
    draft = about_students(("第二条", "学校开展教育。"))
    assert found(draft, TITLED) == []


def test_in_a_titled_draft_on_others_an_article_must_name_children() -> None:
    articles = [("第一条", "甲。"), ("第二条", "乙。"), ("第三条", "丙。")]
    draft = make_draft(*articles, ("第四条", "学生。"), title="禁毒办法")
    assert [e.article for e in found(draft, TITLED)] == ["第四条"]
