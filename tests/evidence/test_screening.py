import pytest

from cf_assess.evidence import screen_draft
from cf_assess.models.checklist import Group, GroupKind, Lexicon
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
            "children_touched",
            "disabled_children_touched",
        ),
    )


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("保护学生。", ("children_touched",)),
        ("建设公园。", ("children_touched",)),
        ("开办托育。", ("children_touched",)),
        ("儿童工作委员会协调。", ()),
        ("大学生创业。", ()),
        ("河道清淤。", ()),
    ],
)
def test_children_are_touched_by_name_by_place_or_by_group(
    text: str, conditions: tuple[str, ...]
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


TRAFFIC = Group(
    id="traffic",
    kind=GroupKind.MATTER,
    title="交通出行",
    terms=("机动车", "道路交通"),
    least=2,
    conditions=("traffic_touched",),
)
WITH_MATTERS = LEXICON.model_copy(update={"groups": (*LEXICON.groups, TRAFFIC)})


@pytest.mark.parametrize(
    ("lines", "title", "found"),
    [
        (["机动车停放。"], "市容办法", False),
        (["机动车停放。", "道路交通管理。"], "市容办法", True),
        (["机动车停放。"], "道路交通办法", True),
        ([], "道路交通办法", False),
    ],
)
def test_a_matter_is_touched_by_several_clauses_or_by_the_title(
    lines: list[str], title: str, found: bool
) -> None:
    findings = screen_draft(make_draft(*lines, title=title), WITH_MATTERS)

    assert ("traffic_touched" in findings.conditions) is found
    assert [group.kind for group in findings.groups] == [GroupKind.MATTER] * found


def test_a_matter_alone_touches_no_child() -> None:
    findings = screen_draft(make_draft("机动车。", "机动车。"), WITH_MATTERS)
    assert findings.conditions == ("traffic_touched",)


def test_another_subject_is_screened_for_in_place_of_children() -> None:
    draft = make_draft("家长自愿。", "学生自愿。")
    findings = screen_draft(draft, LEXICON, "guardian")
    assert findings.child_clauses == ("[1]",)
