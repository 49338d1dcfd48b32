"""Writing a checklist: the reader gives it back, and no comment is lost."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cf_assess.models.checklist import Checklist
from cf_assess.models.place import Comment, CommentPosition, Keys
from cf_assess.sources import settle_comments, write_checklist
from cf_assess.sources.load import open_source
from cf_assess.sources.located_yaml import read_tree, to_plain
from cf_assess.sources.yaml_comments import read_comments
from cf_assess.sources.yaml_scalars import WIDTH, width_of, write_inline
from tests.checklists import (
    TRICKY,
    comments_on,
    hostile_checklists,
    hostile_texts,
    lines_of,
)
from tests.places import PROJECT
from tests.sources.files import checklist_text

BEFORE, AFTER, BELOW = CommentPosition
SHIPPED = [
    path
    for path in sorted((PROJECT / "checklists").glob("*.yaml"))
    if path.name not in {"lexicon.yaml", "red_flags.yaml"}
]


def read(text: str) -> Checklist:
    """Return the checklist in a text that has no faults."""
    tree, faults = read_tree(text)
    assert faults == ()
    assert tree is not None
    return Checklist.model_validate(to_plain(tree))


SMALL = read(checklist_text())


def rewritten(comments: list[Comment]) -> tuple[str, tuple[Comment, ...]]:
    """Return a small checklist as written with comments, and those read from it."""
    text = write_checklist(SMALL, comments)
    return text, read_comments(text)


@given(hostile_checklists())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_written_is_read_back(checklist: Checklist) -> None:
    assert read(write_checklist(checklist, ())) == checklist


@given(hostile_texts(), st.booleans())
def test_a_text_on_one_line_is_read_back(text: str, in_flow: bool) -> None:
    inline = write_inline(text, in_flow=in_flow)
    tree, faults = read_tree(f"a: [{inline}]\n" if in_flow else f"a: {inline}\n")
    assert (faults, tree and to_plain(tree)) == ((), {"a": [text] if in_flow else text})


@pytest.mark.parametrize("text", TRICKY)
def test_a_tricky_text_is_read_back_from_every_place(text: str) -> None:
    (criterion,) = SMALL.criteria
    changed = {"title": text, "guidance": text, "hit": (text,), "anchors": {0: text}}
    checklist = SMALL.model_copy(
        update={"criteria": (criterion.model_copy(update=changed),)}
    )
    assert read(write_checklist(checklist, ())) == checklist


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_comment_is_lost_and_a_second_round_changes_nothing(
    data: st.DataObject,
) -> None:
    checklist = data.draw(hostile_checklists())
    comments = data.draw(comments_on(checklist))
    text = write_checklist(checklist, comments)
    again = read_comments(text)

    assert read(text) == checklist
    assert write_checklist(checklist, again) == text
    assert lines_of(again) == lines_of(tuple(read_comments(_as_file(comments))))


def _as_file(comments: list[Comment]) -> str:
    """Return comments alone as a file, which cannot hold tabs or odd signs."""
    return write_checklist(
        SMALL, [c.model_copy(update={"keys": (), "position": BEFORE}) for c in comments]
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_checklist_survives_with_all_comments(path: Path) -> None:
    source = open_source(path)
    assert isinstance(source.model, Checklist)
    comments = read_comments(path.read_text(encoding="utf-8"))
    text = write_checklist(source.model, comments)
    again = read_comments(text)

    assert read(text) == source.model
    assert lines_of(again) == lines_of(comments)
    assert write_checklist(source.model, again) == text
    assert max(width_of(line) for line in text.splitlines() if "#" not in line) <= WIDTH


@pytest.mark.parametrize(
    ("keys", "position", "line"),
    [
        ((), BEFORE, "# c\nid: care"),
        (("id",), BEFORE, "# c\nid: care"),
        (("title",), AFTER, "title: 照护  # c\n"),
        (("criteria",), AFTER, "criteria:  # c\n"),
        (("criteria", 0), BEFORE, "# c\n- id: care.play.space"),
        (("criteria", 0), AFTER, "# c\n- id: care.play.space"),
        (("criteria", 0, "id"), BEFORE, "# c\n- id: care.play.space"),
        (("criteria", 0, "id"), AFTER, "- id: care.play.space  # c\n"),
        (("criteria", 0, "crc", 0), AFTER, "  # c\n  crc: [31]\n"),
        (("criteria", 0, "anchors", "4"), AFTER, "    4: 完备  # c\n"),
        (("criteria", 0, "cues", 0), AFTER, "    # c\n    - all: [{subject"),
        (("criteria", 0, "cues", 0, "gap"), BEFORE, "      # c\n      gap: 8\n"),
        (("criteria", 0, "cues", 0, "within"), AFTER, "    # c\n    - all: [{subject"),
        (("criteria", 0, "cues", 1), BELOW, "strength: partial\n    # c\n  hit:\n"),
        (("criteria", 0, "hit", 1), AFTER, "    - 社区建设游乐场。  # c\n"),
        (("criteria", 0, "breadth"), AFTER, "# c\n- id: care.play.space"),
        (("criteria", 9, "cues", 3), BELOW, "接种疫苗。\n# c\n"),
        (("nowhere",), AFTER, "# c\nid: care"),
    ],
)
def test_a_comment_is_put_where_the_file_can_carry_it(
    keys: Keys, position: CommentPosition, line: str
) -> None:
    text, again = rewritten([Comment(keys=keys, position=position, text="c")])
    assert line in text
    assert read(text) == SMALL
    assert lines_of(again) == ["c"]


def test_only_one_comment_stands_behind_a_value() -> None:
    comments = [Comment(keys=("title",), position=AFTER, text=t) for t in ("a", "b")]
    assert "# b\ntitle: 照护  # a\n" in rewritten(comments)[0]


def test_settled_comments_are_those_of_the_file_as_written() -> None:
    comments = [
        Comment(keys=("criteria", 0, "cues", 0, "all", 1), position=AFTER, text="a"),
        Comment(keys=("criteria", 0, "law"), position=BELOW, text="b\nc"),
    ]
    settled = settle_comments(SMALL, comments)
    assert [(c.keys, c.position, c.text) for c in settled] == [
        (("criteria", 0, "cues", 0), BEFORE, "a"),
        (("criteria", 0), BELOW, "b\nc"),
    ]
    assert rewritten(comments)[1] == settled


def test_the_style_is_that_of_the_shipped_files() -> None:
    assert write_checklist(SMALL, ()) == STYLE


STYLE = """\
id: care
title: 照护
version: 1.0.0
criteria:
- id: care.play.space
  title: 游戏空间
  question: 草案是否规定了儿童游戏空间？
  guidance: 看面积、距离和责任单位。
  anchors:
    0: 没有
    4: 完备
  suggestion: 建议写明每个社区的游戏空间。
  not_applicable: {allowed: true, reasons: [subject_absent]}
  requires: {citation_from: 3, comment_up_to: 1}
  rights: [development]
  crc: [31]
  topic_id: T05
  sources: [plan/principle/1]
  automation: assisted
  cues:
    - all: [{subject: child}, {any: [游戏, 玩耍]}]
      gap: 8
      strength: partial
    - any: [游乐场]
      strength: partial
  hit:
    - 为儿童设置游戏场地。
    - 社区建设游乐场。
  miss:
    - 为老年人设置棋牌室。
    - 儿童应当接种疫苗。
"""
