"""Finding one's way: criteria, evidence, words in the draft, guidance."""

from pathlib import Path

import pytest
from rich.text import Text

from cf_assess.models.evidence import RedFlag
from cf_assess.store import open_store
from cf_assess.tui.dialogs import LineDialog, ReadingDialog
from cf_assess.tui.reading import flags_text, guidance_text
from cf_assess.tui.widgets.clause_text import ClauseText
from tests.builders import build_criterion, build_frozen, build_mark
from tests.workflow.conftest import full_mark

from .acting import (
    SMALL_TERMINAL,
    WIDE_TERMINAL,
    clause,
    criterion,
    flowing_text,
    paste,
    screen_lines,
    screen_text,
    told,
    turn_to,
    wait_until,
    write,
)
from .conftest import ROUTE, SPACE, VOICE, Table, make_small_rubric, register_draft

HOSTILE = (
    "[/]",
    "[red]x[/red]",
    "[@click=app.bell]y[/]",
    "\\[b]",
    "[31m",
    "{0} {name} %s",
    "<b>&amp;",
    ":smile:",
    "\\x1b[31m",
)


def test_guidance_shows_the_flags_that_a_criterion_names() -> None:
    def flag(rule: str, quote: str) -> RedFlag:
        return RedFlag(
            flag=rule,
            title=f"规则 {rule}",
            category="fee",
            severity=2,
            locator="第三条",
            article="第三条",
            start=0,
            end=len(quote),
            quote=quote,
            spans=(),
            why="可能有害。",
            suggestion="删去",
        )

    flags = (flag("harm.fee", "[/]向儿童收费"), flag("harm.ban", "不得入园"))
    named = build_criterion("care.fee", red_flags=("harm.fee",))
    text = guidance_text(named, flags).plain

    assert "[/]向儿童收费" in text
    assert "不得入园" not in text
    assert "没有发现风险提示" in guidance_text(named).plain
    assert "收费" not in guidance_text(build_criterion("care.play"), flags).plain


async def test_n_and_p_go_through_the_criteria_and_around(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        seen = []
        for key in ("n", "n", "n", "p", "p"):
            await reviewer.press(key)
            seen.append(criterion(app))

    assert seen == [SPACE, VOICE, ROUTE, VOICE, SPACE]


async def test_u_goes_to_the_next_criterion_without_an_answer(small: Table) -> None:
    small.mark(full_mark(SPACE, 2), build_mark(VOICE, None, comment="待查"))
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("u")
        assert criterion(app) == VOICE  # a comment alone is no answer

        await reviewer.press("u")
        assert criterion(app) == ROUTE  # around

        await reviewer.press("3", "u", "2", "u")
        assert criterion(app) == VOICE  # nothing is open any more


async def test_a_sheet_that_is_done_opens_at_its_beginning(small: Table) -> None:
    small.mark(*(full_mark(name, 2) for name in (ROUTE, SPACE, VOICE)))
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.pause()

        assert criterion(app) == ROUTE
        assert "3/3 项" in screen_text(app)


async def test_e_goes_from_evidence_to_evidence_and_around(small: Table) -> None:
    places = [found.locator for found in small.app()._desk.evidence.of(ROUTE)]
    assert len(places) == 2
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        seen = []
        for key in ("e", "e", "e", "E"):
            await reviewer.press(key)
            seen.append(clause(app))

        best = seen[0]  # where the cursor was already when the criterion opened
        other = next(place for place in places if place != best)
        assert seen == [best, other, best, other] or seen == [other, best, other, best]
        assert "机器定位 2 处" in screen_text(app)
        assert "┃" in screen_text(app)


async def test_where_nothing_was_located_that_is_said_with_how_much_was_searched(
    small: Table,
) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await turn_to(reviewer, SPACE)

        searched = app._desk.evidence.misses[0].clauses_searched
        assert f"机器查找 {searched} 个条款，未定位到" in screen_text(app)
        await reviewer.press("e", "E")  # nowhere to go
        assert app.is_running


@pytest.mark.parametrize(
    ("words", "place"), [("周边居民", "第三条"), ("隔离", "第二条")]
)
async def test_searching_goes_to_the_next_clause_that_holds_the_words(
    small: Table, words: str, place: str
) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("slash")
        assert isinstance(app.screen, LineDialog)
        await write(reviewer, f"{words}\r")

        assert clause(app) == place
        assert isinstance(app.focused, ClauseText)


async def test_searching_again_goes_on_and_around(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        seen = []
        for _ in range(3):
            await reviewer.press("slash")
            await write(reviewer, "儿童活动区\r")
            seen.append(clause(app))

    assert sorted(set(map(str, seen))) == ["第一条", "第二条"]
    assert seen[0] == seen[2] != seen[1]


async def test_words_that_the_draft_lacks_are_said_as_they_were_typed(
    small: Table,
) -> None:
    app = small.app()
    async with app.run_test(size=WIDE_TERMINAL, notifications=True) as reviewer:
        for words in ("不在草案中", "".join(HOSTILE)):
            await reviewer.press("slash")
            await write(reviewer, f"{words}\r")

            assert told(app)[-1] == f"草案中没有“{words}”。"
        await wait_until(reviewer, lambda: f"没有“{HOSTILE[0]}" in flowing_text(app))


@pytest.mark.parametrize("answer", ["escape", "enter"])
async def test_an_empty_search_changes_nothing(small: Table, answer: str) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        before = clause(app)
        await reviewer.press("slash", answer)

        assert (clause(app), told(app)) == (before, [])


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("g", ["评审指引", "参考表述", "依据", "看责任主体"]),
        ("f", ["机器风险提示", "没有发现风险提示"]),
        ("question_mark", ["按键", "提交评分表", "机器定位"]),
    ],
)
async def test_what_can_be_read_opens_and_closes(
    small: Table, key: str, words: list[str]
) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press(key)

        assert isinstance(app.screen, ReadingDialog)
        for word in words:
            assert word in flowing_text(app)
        await reviewer.press("3", "escape")  # keys of the screen below rest

        assert not isinstance(app.screen, ReadingDialog)
    assert small.saved() == {}


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 12)])
async def test_a_terminal_that_is_too_small_is_said_and_still_works(
    small: Table, size: tuple[int, int]
) -> None:
    app = small.app()
    async with app.run_test(size=size) as reviewer:
        await reviewer.press("3")

        assert f"现在是 {size[0]}×{size[1]}" in told(app)[0]
    assert small.saved()[ROUTE].level == 3


async def test_the_draft_is_folded_anew_when_the_terminal_changes(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=WIDE_TERMINAL) as reviewer:
        await reviewer.press("e")
        before = clause(app)
        await reviewer.resize_terminal(*SMALL_TERMINAL)
        await reviewer.pause()

        assert clause(app) == before
        assert all(Text(line).cell_len <= 80 for line in screen_lines(app))
        assert "第二条儿童活动区与机动车道之间" in flowing_text(app)


def place_case(tmp_path: Path, text: str) -> Table:
    """Return a case of one's own on a draft of these words."""
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    frozen = make_small_rubric()
    store = open_store(str(tmp_path / "own.db"))
    number = register_draft(store, draft, frozen)
    return Table(tmp_path / "own.db", store, number)


@pytest.mark.parametrize("size", [SMALL_TERMINAL, WIDE_TERMINAL])
async def test_words_of_a_draft_show_as_they_stand(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    numbers = "一二三四五六七八九"
    articles = [
        f"第{number}条　活动区{words}应当安全。\n"
        for number, words in zip(numbers, HOSTILE, strict=True)
    ]
    table = place_case(tmp_path, f"[/]办法[red]\n\n{''.join(articles)}")
    app = table.app()
    with table.store:
        async with app.run_test(size=size) as reviewer:
            await reviewer.press("e", "space")  # evidence marks the words around
            assert "[/]办法[red]" in flowing_text(app)
            for words in HOSTILE:
                if size == SMALL_TERMINAL:  # a wide one shows them all at once
                    await reviewer.press("slash")
                    await write(reviewer, f"{words}\r")  # found, and lit up

                assert f"活动区{''.join(words.split())}应当" in flowing_text(app)
        assert told(app) == []


async def test_controls_in_a_draft_reach_no_terminal(tmp_path: Path) -> None:
    table = place_case(tmp_path, "# 办法\n\n第一条　活动区\x07\u202e安全\u200b。\n")
    app = table.app()
    with table.store:
        async with app.run_test(size=SMALL_TERMINAL) as reviewer:
            await reviewer.press("e")

            assert "活动区安全" in flowing_text(app)


@pytest.mark.parametrize("words", ["".join(HOSTILE), "\x1b[31m红\x1b[0m\x07\u202e"])
async def test_words_of_a_comment_show_as_they_stand(small: Table, words: str) -> None:
    mark = build_mark(
        ROUTE,
        "CJ",
        reason=words,
        comment=words,
        suggestion=words,
        clauses=("第一条",),
    )
    small.mark(mark)
    app = small.app()
    async with app.run_test(size=WIDE_TERMINAL) as reviewer:
        await turn_to(reviewer, ROUTE)
        seen = screen_text(app)
        await reviewer.press("m")
        seen += screen_text(app)
        await reviewer.press("escape", "s")
        seen += screen_text(app)

    assert not {"\x1b", "\x07", "\u202e"} & set(seen)
    shown = words.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "\ufffd")
    assert f"意见  {shown[:40]}" in seen  # the line is cut, the dialog has it all
    assert "".join(shown.split()) in "".join(c for c in seen if c not in " \n│")
    assert small.saved()[ROUTE] == mark  # looking changes nothing


async def test_controls_that_are_pasted_are_not_kept(small: Table) -> None:
    app = small.app()
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("m")
        await paste(reviewer, "红\x1b[31m\n字")
        await reviewer.press("escape")

    assert small.saved()[ROUTE].comment == "红␛[31m\n字"


async def test_words_of_a_criterion_show_as_they_stand(tmp_path: Path) -> None:
    criteria = []
    for index, words in enumerate(HOSTILE):
        fields = ("title", "question", "guidance", "suggestion")
        texts = dict.fromkeys(fields, f"甲{words}乙")
        criteria.append(build_criterion(f"care.route_{index}", **texts))
    draft = tmp_path / "draft.md"
    draft.write_text("第一条　儿童优先。\n", encoding="utf-8")
    with open_store(str(tmp_path / "own.db")) as store:
        number = register_draft(store, draft, build_frozen(criteria))
        app = Table(tmp_path / "own.db", store, number).app()
        async with app.run_test(size=WIDE_TERMINAL) as reviewer:
            await reviewer.pause()
            for words in HOSTILE:
                shown = f"甲{''.join(words.split())}乙"
                # In the list, over the panel and in it.
                assert flowing_text(app).count(shown) == 3
                await reviewer.press("n")
            await reviewer.press("p", "g")
            assert flowing_text(app).count(shown) >= 3


async def test_a_case_that_asks_nothing_can_still_be_read(small: Table) -> None:
    app = small.app()
    object.__setattr__(app._desk, "asked", ())
    async with app.run_test(size=SMALL_TERMINAL) as reviewer:
        await reviewer.press("n", "p", "u", "e", "g", "3", "x", "c", "m", "s", "d")
        await reviewer.press("ctrl+s", "tab", "space")
        await reviewer.press("slash")
        await write(reviewer, "隔离\r")

        assert clause(app) == "第二条"
    assert small.saved() == {}


def test_red_flags_are_read_with_their_reason() -> None:
    flag = RedFlag(
        flag="harm.x",
        title="排斥[/]",
        category="排斥",
        severity=3,
        locator="第二章 第三条",
        article="第三条",
        start=0,
        end=3,
        quote="[red]不得进入",
        spans=(),
        why="把儿童挡在外面",
        suggestion="删去",
    )

    text = flags_text([flag]).plain

    assert text.splitlines() == [
        "!!! 排斥[/]",
        "第三条  [red]不得进入",
        "把儿童挡在外面",
    ]


def test_guidance_names_the_basis_or_says_that_there_is_none() -> None:
    bare = guidance_text(build_criterion(ROUTE)).plain
    law = {"law": "某法", "article": "第十条", "item": "第二款"}
    full = guidance_text(build_criterion(ROUTE, law=(law,), crc=(3, 31))).plain

    assert "\n依据\n—\n" in bare
    assert "《某法》第十条第二款；《儿童权利公约》条款 3、31" in full
