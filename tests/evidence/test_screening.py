import pytest

from cf_assess.evidence import screen_draft
from cf_assess.models.checklist import Condition, Lexicon
from cf_assess.models.draft import ClauseKind
from cf_assess.models.evidence import GroupFinding, ScreeningFindings
from tests.evidence.builders import LEXICON, make_draft


def test_clauses_and_groups_are_found_with_their_conditions() -> None:
    draft = make_draft("保护学生。", "残疾儿童康复。", "公园。", "残疾儿童入学。")
    assert screen_draft(draft, LEXICON) == ScreeningFindings(
        child_clauses=("[1]", "[2]", "[4]"),
        indirect_clauses=("[3]",),
        groups=(
            GroupFinding(group="disabled", title="残疾儿童", locators=("[2]", "[4]")),
        ),
        conditions=(
            Condition.CHILDREN_TOUCHED,
            Condition.DISABLED_CHILDREN_TOUCHED,
        ),
    )


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("保护学生。", (Condition.CHILDREN_TOUCHED,)),
        ("建设公园。", (Condition.CHILDREN_TOUCHED,)),
        ("开办托育。", (Condition.CHILDREN_TOUCHED,)),
        ("儿童工作委员会协调。", ()),
        ("大学生创业。", ()),
        ("河道清淤。", ()),
    ],
)
def test_children_are_touched_by_name_by_place_or_by_group(
    text: str, conditions: tuple[Condition, ...]
) -> None:
    assert screen_draft(make_draft(text), LEXICON).conditions == conditions


def test_headings_count() -> None:
    draft = make_draft((None, "儿童保护", ClauseKind.CHAPTER))
    assert screen_draft(draft, LEXICON).child_clauses == ("[1]",)


def test_a_lexicon_without_words_finds_nothing() -> None:
    empty = ScreeningFindings(
        child_clauses=(), indirect_clauses=(), groups=(), conditions=()
    )
    assert screen_draft(make_draft("学生。"), Lexicon(subjects={})) == empty
