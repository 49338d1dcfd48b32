"""A reviewer scores by keyboard; what shows as saved is in the store."""

import pytest

from cf_assess.errors import MemberMissingError, StoreFullError
from cf_assess.models.case import SheetStatus
from cf_assess.models.sheet import MarkState
from cf_assess.tui import run_review
from cf_assess.tui.app import ReviewApp
from cf_assess.tui.dialogs import ChoiceDialog, ReadingDialog, TextDialog
from cf_assess.tui.screens import scoring
from tests.builders import build_mark
from tests.workflow.conftest import full_mark

from .acting import (
    SMALL_TERMINAL,
    WIDE_TERMINAL,
    choose,
    clause,
    criterion,
    flowing_text,
    screen_text,
    told,
    turn_to,
    wait_until,
    write,
)
from .conftest import ME, NOW, ROUTE, SPACE, VOICE, Table

SIZES = pytest.mark.parametrize("size", [SMALL_TERMINAL, WIDE_TERMINAL])


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save what is typed after a shorter pause, so that tests wait less."""
    monkeypatch.setattr(TextDialog, "PAUSE_SECONDS", 0.02)


@SIZES
async def test_scoring_begins_at_the_first_open_criterion(
    parks: Table, size: tuple[int, int]
) -> None:
    asked = [c.id for c in parks.app()._desk.asked]
    parks.mark(full_mark(asked[0], 2), full_mark(asked[1], "CJ"))
    app = parks.app()

    async with app.run_test(size=size) as reviewer:
        await reviewer.pause()

        assert criterion(app) == asked[2]
        assert f"2/{len(asked)}项" in flowing_text(app)
        title = app._desk.frozen.by_id[asked[2]].title
        assert title in flowing_text(app)


@SIZES
async def test_a_level_is_saved_when_its_key_is_pressed(
    parks: Table, size: tuple[int, int]
) -> None:
    app = parks.app()
    async with app.run_test(size=size) as reviewer:
        await reviewer.pause()
        here = criterion(app)
        for level in range(5):
            await reviewer.press(str(level))  # each takes the place of the one before

            assert parks.saved()[here].level == level
        assert "已保存08:09:10" in flowing_text(app)
        if size == WIDE_TERMINAL:  # a small one must be scrolled to the anchor
            assert "▶4" in flowing_text(app)

        await reviewer.press("n", "3")  # the next criterion

        assert list(parks.saved().values())[1].level == 3
    assert len(parks.store.history(parks.number, ME)) == 8


@pytest.mark.parametrize("key", ["5", "9"])
async def test_a_level_that_the_scale_lacks_is_refused(small: Table, key: str) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press(key)

        assert told(app) == [f"没有 {key} 级，最高为 4。"]
        assert small.saved() == {}


async def test_not_applicable_asks_for_a_reason_of_the_criterion(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("x")  # the reasons that this criterion allows

        assert isinstance(app.screen, ChoiceDialog)
        assert "不存在所涉对象" in screen_text(app)
        assert "本级无权规定" not in screen_text(app)
        await reviewer.press("escape")  # no answer changes nothing
        assert small.saved() == {}

        await reviewer.press("x")
        await choose(reviewer, "subject_absent")

        mark = small.saved()[ROUTE]
        assert (mark.state, mark.reason) == (
            MarkState.NOT_APPLICABLE,
            "subject_absent",
        )
        assert "不适用：不存在所涉对象" in screen_text(app)


async def test_not_applicable_is_refused_where_it_is_no_answer(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await turn_to(reviewer, VOICE)
        await reviewer.press("x")

        assert not isinstance(app.screen, ChoiceDialog)
        assert "不允许" in told(app)[0]
        assert small.saved() == {}


async def test_cannot_judge_keeps_the_reason_in_words(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("c")
        await choose(reviewer, "cj1")

    mark = small.saved()[ROUTE]
    assert (mark.state, mark.reason) == (
        MarkState.CANNOT_JUDGE,
        "草案提供的信息不足",
    )


async def test_a_level_takes_the_place_of_a_reason(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("c")
        await choose(reviewer, "cj0")
        await reviewer.press("3")

    mark = small.saved()[ROUTE]
    assert (mark.level, mark.reason) == (3, "")


async def test_clearing_takes_the_level_back_and_keeps_the_rest(small: Table) -> None:
    small.mark(full_mark(ROUTE, 3))
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await turn_to(reviewer, ROUTE)
        await reviewer.press("d")

    mark = small.saved()[ROUTE]
    assert (mark.state, mark.level) == (MarkState.NOT_SCORED, None)
    assert (mark.comment, mark.clauses) == ("有据可查", ("第一条",))


@pytest.mark.parametrize(("key", "field"), [("m", "comment"), ("s", "suggestion")])
async def test_what_is_typed_is_saved_in_a_pause_and_whole_on_escape(
    small: Table, key: str, field: str
) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press(key)
        await write(reviewer, "缺少 时限")

        def is_saved() -> bool:
            mark = small.saved().get(ROUTE)
            return mark is not None and getattr(mark, field) == "缺少 时限"

        await wait_until(reviewer, is_saved)  # in a pause of typing
        assert isinstance(app.screen, TextDialog)

        await write(reviewer, "\r[/]")
        await reviewer.press("escape")

        assert not isinstance(app.screen, TextDialog)
        assert getattr(small.saved()[ROUTE], field) == "缺少 时限\n[/]"
        assert "缺少 时限 [/]" in screen_text(app)


async def test_a_comment_goes_on_where_it_ended(small: Table) -> None:
    small.mark(build_mark(ROUTE, 1, comment="第一句。"))
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await turn_to(reviewer, ROUTE)
        await reviewer.press("m")
        await write(reviewer, "第二句。")
        await reviewer.press("escape")

    assert small.saved()[ROUTE].comment == "第一句。第二句。"


async def test_a_comment_that_cannot_be_saved_stays_on_the_screen(
    small: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError(store="[/red]cases.db")

    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        with monkeypatch.context() as patch:
            patch.setattr(scoring, "save_mark", full)
            await reviewer.press("m")
            await write(reviewer, "意见")
            await wait_until(reviewer, lambda: bool(told(app)))
            await reviewer.press("escape")  # nothing is let go that is not saved

            assert isinstance(app.screen, TextDialog)
            assert "[/red]cases.db" in told(app)[0]
            assert len(told(app)) < 6  # not one for every look
        await reviewer.press("escape")  # there is room again

        assert not isinstance(app.screen, TextDialog)
        assert small.saved()[ROUTE].comment == "意见"


async def test_a_level_that_cannot_be_saved_does_not_show_as_given(
    small: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError(store="cases.db")

    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        monkeypatch.setattr(scoring, "save_mark", full)
        await reviewer.press("3")

        assert "磁盘已满" in told(app)[0]
        assert "▶3" not in flowing_text(app)
        assert "0/3项" in flowing_text(app)


async def test_a_clause_is_cited_with_space_and_taken_back(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=WIDE_TERMINAL) as reviewer:
        await reviewer.press("e")  # into the draft, to the first evidence
        first = clause(app)
        assert first is not None
        await reviewer.press("space")

        assert small.saved()[ROUTE].clauses == (first,)
        assert "✓" in screen_text(app)

        await reviewer.press("space")  # the same clause again

        assert ROUTE not in small.saved()
        assert "✓" not in screen_text(app)


async def test_citations_stand_in_the_order_of_the_draft(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("e", "end", "enter")  # the last clause, with Enter
        await reviewer.press("home", "down", "space")  # then an earlier one
        await reviewer.pause()

    assert small.saved()[ROUTE].clauses == ("第一条", "第三条")


async def test_duties_that_are_open_are_shown(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("3")
        assert "（需引用条款）" in screen_text(app)
        assert "（需写意见）" not in screen_text(app)

        await reviewer.press("0")
        assert "（需引用条款）" not in screen_text(app)
        assert "（需写意见）" in screen_text(app)


async def test_a_sheet_with_gaps_stays_open_and_leads_to_them(small: Table) -> None:
    small.mark(full_mark(ROUTE, 3), build_mark(SPACE, 4))
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await turn_to(reviewer, ROUTE)
        await reviewer.press("ctrl+s")
        assert "提交后不能再改" in screen_text(app)
        await choose(reviewer, "yes")

        assert "提交前还需补齐 2 处" in screen_text(app)
        assert small.saved_status() is SheetStatus.OPEN

        await choose(reviewer, "1")  # the second gap

        assert criterion(app) == VOICE
        await reviewer.press("2")
        assert small.saved()[VOICE].level == 2


async def test_not_yet_submits_nothing(small: Table) -> None:
    small.mark(*(full_mark(name, 2) for name in (ROUTE, SPACE, VOICE)))
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("ctrl+s", "enter")  # the first answer is the harmless one

    assert small.saved_status() is SheetStatus.OPEN


async def test_a_whole_sheet_is_submitted_and_then_read_only(small: Table) -> None:
    small.mark(*(full_mark(name, 2) for name in (ROUTE, SPACE, VOICE)))
    before = small.saved()
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("ctrl+s")
        await choose(reviewer, "yes")

        assert small.saved_status() is SheetStatus.SUBMITTED
        assert "已提交，只能查看" in screen_text(app)

        await reviewer.press("4", "d")  # nothing of it is taken
        await reviewer.press("e", "space", "ctrl+s")
        await reviewer.press("m")  # the comment can still be read

        assert isinstance(app.screen, ReadingDialog)
        assert "有据可查" in screen_text(app)
        await write(reviewer, "更多")
        await reviewer.press("escape")
    assert small.saved() == before


async def test_a_submission_that_fails_leaves_the_sheet_open(
    small: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFullError(store="cases.db")

    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        monkeypatch.setattr(scoring, "submit_sheet", full)
        await reviewer.press("ctrl+s")
        await choose(reviewer, "yes")

        assert "磁盘已满" in told(app)[0]
        await reviewer.press("3")
        assert small.saved()[ROUTE].level == 3


async def test_a_submitted_sheet_opens_read_only(small: Table) -> None:
    small.mark(*(full_mark(name, 2) for name in (ROUTE, SPACE, VOICE)))
    small.store.submit_sheet(small.number, ME, ME, NOW)
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("4")

        assert "已提交，只能查看" in told(app)
    assert {mark.level for mark in small.saved().values()} == {2}


async def test_what_was_saved_is_there_when_scoring_goes_on(small: Table) -> None:
    async with small.app().run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("3", "q")  # level, then leave
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.pause()

        assert criterion(app) == SPACE  # the first one is done
        await reviewer.press("p")
        assert "▶3" in flowing_text(app)


def test_whoever_has_no_sheet_is_told_before_the_screen_opens(small: Table) -> None:
    stranger = Table(small.path, small.store, small.number, "stranger").seat

    with pytest.raises(MemberMissingError):
        run_review(stranger, lambda: NOW)


def test_a_screen_that_breaks_down_is_our_fault(
    small: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(app: ReviewApp) -> None:
        app._return_code = 1

    monkeypatch.setattr(ReviewApp, "run", broken)

    with pytest.raises(RuntimeError):
        run_review(small.seat, lambda: NOW)


def test_leaving_the_screen_is_no_fault(
    small: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewApp, "run", lambda app: None)

    run_review(small.seat, lambda: NOW)
