"""Two versions of a draft on the screen and as rows."""

from cf_assess.cli.comparison_views import (
    comparison_rows,
    comparison_text,
    list_changes,
    mark_words,
)
from cf_assess.models.comparison import (
    ClauseChange,
    Comparison,
    Relation,
    WordChange,
    WordKind,
)

LONG = "少年宫周末全天开放，寒暑假每日开放不少于八小时，由区教育部门公布具体时间，"


def _comparison(*changes: ClauseChange) -> Comparison:
    return Comparison(
        old_title="甲", new_title="甲", old_sha256="0", new_sha256="1", changes=changes
    )


def _carried(old: str, new: str) -> ClauseChange:
    return ClauseChange(
        relation=Relation.RENUMBERED,
        old=(old,),
        new=(new,),
        renumbered=True,
        similarity=1000,
    )


def _changed(*words: tuple[WordKind, str]) -> ClauseChange:
    return ClauseChange(
        relation=Relation.CHANGED,
        old=("第二条",),
        new=("第二条",),
        similarity=800,
        words=tuple(WordChange(kind=kind, text=text) for kind, text in words),
    )


SAME = ClauseChange(
    relation=Relation.SAME, old=("第一条",), new=("第一条",), similarity=1000
)
REWRITTEN = _changed(
    (WordKind.EQUAL, LONG),
    (WordKind.DELETE, "周一"),
    (WordKind.INSERT, "周二"),
    (WordKind.EQUAL, "闭馆。"),
)


def _show(*changes: ClauseChange, coloured: bool = False) -> list[str]:
    comparison = _comparison(*changes)
    shown = list_changes(comparison, everything=False)
    return comparison_text(comparison, shown, coloured=coloured).splitlines()


def test_unchanged_clauses_are_listed_only_when_asked() -> None:
    comparison = _comparison(SAME, REWRITTEN)

    assert list_changes(comparison, everything=False) == (REWRITTEN,)
    assert list_changes(comparison, everything=True) == (SAME, REWRITTEN)


def test_the_summary_counts_every_clause() -> None:
    assert _show(SAME, REWRITTEN)[1] == "条款变化：未变 1，修改 1"


def test_two_equal_versions_are_said_to_be_so() -> None:
    assert _show(SAME) == ["甲", "两个版本的条款相同。"]


def test_words_stand_in_marks_and_long_ones_that_stayed_are_cut() -> None:
    heading, words = _show(REWRITTEN)[2:]

    assert heading == "第二条  [修改]"
    assert words == f"    …{LONG[-16:]}[-周一-]{{+周二+}}闭馆。"


def test_rows_have_the_words_uncut() -> None:
    row = comparison_rows([REWRITTEN])[0]

    assert row["words"] == f"{LONG}[-周一-]{{+周二+}}闭馆。"
    assert row["words"] == mark_words(REWRITTEN.words)


def test_an_article_carried_as_a_whole_is_one_line() -> None:
    shown = _show(
        _carried("第二条 第一款", "第三条 第一款"),
        _carried("第二条 第二款", "第三条 第二款"),
    )

    assert shown[2:] == ["第二条 → 第三条  [改号]"]


def test_an_article_of_which_a_part_changed_is_shown_clause_by_clause() -> None:
    shown = _show(
        _carried("第二条 第一款", "第三条 第一款"),
        _carried("第二条 第二款", "第三条 第二款"),
        ClauseChange(relation=Relation.REMOVED, old=("第二条 第三款",), similarity=0),
    )

    assert len(shown[2:]) == 3


def test_on_a_terminal_marks_are_coloured_and_text_is_never_an_order() -> None:
    change = _changed(
        (WordKind.DELETE, "[bold]\x1b[2J"), (WordKind.INSERT, "周二[/bold]")
    )

    shown = "\n".join(_show(change, coloured=True))

    assert "[bold]␛[2J" in shown
    assert "周二[/bold]" in shown
    assert "\x1b[2J" not in shown
    assert "{+周二[/bold]+}" in shown
