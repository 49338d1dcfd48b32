"""Changes to a mark, one at a time."""

import pytest

from cf_assess.models.sheet import Mark, MarkState
from cf_assess.tui import editing
from tests.builders import build_draft, build_mark

from .conftest import ROUTE

DRAFT = build_draft(["甲", "乙", "丙"])


def test_a_criterion_without_a_mark_has_an_empty_one() -> None:
    mark = editing.mark_of({}, ROUTE)

    assert (mark.state, mark.code) == (MarkState.NOT_SCORED, "")
    assert editing.mark_of({ROUTE: build_mark(ROUTE, 3)}, ROUTE).level == 3


def test_a_level_drops_the_reason_and_nothing_else() -> None:
    before = build_mark(
        ROUTE, "CJ", reason="回避", comment="见附件", clauses=("第一条",)
    )

    after = editing.with_level(before, 0)

    assert after == build_mark(ROUTE, 0, comment="见附件", clauses=("第一条",))


@pytest.mark.parametrize("state", [s for s in MarkState if s is not MarkState.SCORED])
def test_a_mark_without_level_keeps_comment_and_citations(state: MarkState) -> None:
    before = build_mark(ROUTE, 4, comment="见附件", clauses=("第一条",))

    after = editing.without_level(before, state, "理由")

    assert (after.state, after.level, after.reason) == (state, None, "理由")
    assert (after.comment, after.clauses) == (before.comment, before.clauses)


@pytest.mark.parametrize(
    ("cited", "toggled", "after"),
    [
        ((), "第二条", ("第二条",)),
        (("第二条",), "第二条", ()),
        (("第三条",), "第一条", ("第一条", "第三条")),
        (("第一条", "第三条"), "第三条", ("第一条",)),
    ],
)
def test_a_clause_is_cited_or_no_longer_in_reading_order(
    cited: tuple[str, ...], toggled: str, after: tuple[str, ...]
) -> None:
    mark = build_mark(ROUTE, 3, clauses=cited)

    assert editing.with_clause_toggled(mark, toggled, DRAFT).clauses == after


@pytest.mark.parametrize(
    ("mark", "done"),
    [
        (None, False),
        (build_mark(ROUTE, None, comment="待查"), False),
        (build_mark(ROUTE, 0), True),
        (build_mark(ROUTE, "NA"), True),
        (build_mark(ROUTE, "CJ"), True),
    ],
)
def test_a_criterion_is_done_when_it_has_an_answer(
    mark: Mark | None, done: bool
) -> None:
    assert editing.is_done(mark) is done
