from dataclasses import replace
from pathlib import Path

import pytest

from cf_assess.errors import (
    DraftEmptyError,
    DraftMissingError,
    MemberTwiceError,
    UnknownNameError,
)
from cf_assess.models.case import Member, Role, Step
from cf_assess.models.draft import DraftKind
from cf_assess.store import CaseStore
from cf_assess.workflow.register import (
    Registration,
    guess_kind,
    open_own_case,
    panel_warnings,
    register_case,
    single_member,
)
from tests.builders import build_draft

from .conftest import FLAG, ROUTE, VOICE, make_frozen


def test_a_registered_case_holds_draft_rubric_and_findings(
    store: CaseStore, entry: Registration
) -> None:
    case = register_case(store, entry)

    assert case.step is Step.REGISTERED
    assert not case.solo
    assert case.title == "小公园管理办法"
    assert case.kind is DraftKind.REGULATION
    assert [m.role for m in case.members[:2]] == [Role.SECRETARIAT, Role.CHAIR]
    assert store.load_rubric(case.number) == entry.frozen
    assert store.load_draft_bytes(case.number) == ("draft.md", entry.path.read_bytes())
    found = store.load_evidence(case.number)
    assert {e.criterion for e in found.found} == {ROUTE, VOICE}
    assert [flag.key for flag in store.load_flags(case.number)] == [FLAG]


def test_what_a_person_says_is_stronger_than_what_the_title_suggests(
    store: CaseStore, entry: Registration
) -> None:
    said = replace(entry, kind=DraftKind.PLAN, title="另一标题", issuer="某办公室")

    case = register_case(store, said)

    assert (case.kind, case.title, case.issuer) == (
        DraftKind.PLAN,
        "另一标题",
        "某办公室",
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某市公园条例", DraftKind.REGULATION),
        ("某市管理办法", DraftKind.REGULATION),
        ("关于加强保护的意见", DraftKind.NORMATIVE),
        ("某区儿童发展规划", DraftKind.PLAN),
        ("母婴室建设标准", DraftKind.STANDARD),
        ("专项资金预算", DraftKind.BUDGET),
        ("无名文件", DraftKind.REGULATION),
    ],
)
def test_the_kind_is_guessed_from_the_title(title: str, kind: DraftKind) -> None:
    draft = build_draft(["甲"], title=title)

    assert guess_kind(draft, make_frozen()) is kind


def test_a_kind_that_the_rubric_is_not_for_is_not_guessed() -> None:
    frozen = make_frozen(drafts=(DraftKind.NORMATIVE, DraftKind.REGULATION))

    assert guess_kind(build_draft(["甲"], title="规划"), frozen) is DraftKind.NORMATIVE


def test_one_reviewer_alone_scores_at_once(
    store: CaseStore, entry: Registration
) -> None:
    case = register_case(store, replace(entry, members=single_member(None)))

    assert case.solo
    assert case.step is Step.SCORING
    assert [m.id for m in case.members] == ["reviewer-01"]
    assert case.screening is not None
    assert case.screening.by == "reviewer-01"


def test_the_same_draft_opens_the_same_case_of_ones_own(
    store: CaseStore, entry: Registration
) -> None:
    own = replace(entry, members=single_member("me"))

    first = open_own_case(store, own)

    assert open_own_case(store, own).number == first.number
    assert open_own_case(store, replace(own, title="别名")).number == first.number


@pytest.mark.parametrize("change", ["person", "draft", "rubric"])
def test_another_person_draft_or_rubric_opens_another_case(
    store: CaseStore, entry: Registration, change: str
) -> None:
    own = replace(entry, members=single_member("me"))
    first = open_own_case(store, own)
    match change:
        case "person":
            other = replace(own, members=single_member("you"))
        case "draft":
            own.path.write_text("第一条　儿童优先。\n", encoding="utf-8")
            other = own
        case _:
            other = replace(own, frozen=make_frozen(decimals=1))

    assert open_own_case(store, other).number != first.number


@pytest.mark.parametrize(
    ("content", "error"), [(None, DraftMissingError), (b"", DraftEmptyError)]
)
def test_a_draft_that_cannot_be_read_leaves_no_case(
    store: CaseStore,
    entry: Registration,
    tmp_path: Path,
    content: bytes | None,
    error: type[Exception],
) -> None:
    path = tmp_path / "other.md"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(error):
        register_case(store, replace(entry, path=path))

    assert store.list_cases() == ()


def test_a_person_named_twice_is_refused(store: CaseStore, entry: Registration) -> None:
    reviewer = Member(id="chair", role=Role.REVIEWER)

    with pytest.raises(MemberTwiceError) as caught:
        register_case(store, replace(entry, members=(*entry.members, reviewer)))

    assert caught.value.values == {"person": "chair"}
    assert store.list_cases() == ()


def test_a_kind_that_the_rubric_is_not_for_is_refused(
    store: CaseStore, entry: Registration
) -> None:
    frozen = make_frozen(drafts=(DraftKind.REGULATION, DraftKind.NORMATIVE))
    other = replace(entry, frozen=frozen, kind=DraftKind.BUDGET)

    with pytest.raises(UnknownNameError) as caught:
        register_case(store, other)

    assert caught.value.values["nearest"] == "regulation | normative"


@pytest.mark.parametrize(
    ("count", "codes"),
    [(1, ["few"]), (4, ["few", "even"]), (5, []), (6, ["even"]), (7, [])],
)
def test_a_panel_that_is_small_or_even_is_warned_of(
    store: CaseStore, entry: Registration, count: int, codes: list[str]
) -> None:
    chair = Member(id="chair", role=Role.CHAIR)
    panel = tuple(Member(id=f"r{n}", role=Role.REVIEWER) for n in range(count))
    case = register_case(store, replace(entry, members=(chair, *panel)))

    assert [w.code for w in panel_warnings(case, entry.frozen)] == codes


def test_a_case_of_ones_own_is_warned_of_as_such(
    store: CaseStore, entry: Registration
) -> None:
    case = register_case(store, replace(entry, members=single_member("me")))

    assert [w.code for w in panel_warnings(case, entry.frozen)] == ["solo"]
