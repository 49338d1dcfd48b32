"""Evidence on the command line: what it rests on, and what when the weights fail."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cf_assess.workflow.second_opinion import shipped_weights
from tests.cli.conftest import Command, Ended
from tests.cli.material import one_sentence
from tests.places import PARKS

DRAFT = PARKS / "draft.md"
RULES = ("--rubric", "general")
LINES = (*RULES, "--format", "jsonl")
ALONE = "没有第二意见的权重文件"


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where the weights are looked for; nothing is there."""
    folder = tmp_path / "elsewhere"
    monkeypatch.setattr("cf_assess.sources.weights.library_root", lambda: folder)
    shipped_weights.cache_clear()
    (folder / "weights").mkdir(parents=True)
    yield folder / "weights" / "second_opinion.npz"
    shipped_weights.cache_clear()


def write(folder: Path, *articles: str, title: str = "小公园管理办法") -> Path:
    """Write a draft of articles."""
    numbers = "一二三四五六七八九"
    lines = [f"第{n}条　{text}" for n, text in zip(numbers, articles, strict=False)]
    path = folder / f"{title}.md"
    path.write_text("\n\n".join((f"# {title}", *lines)), encoding="utf-8")
    return path


def rows(ended: Ended) -> list[dict[str, Any]]:
    assert ended.code == 0, ended.err
    return [json.loads(line) for line in ended.out.splitlines()]


def test_cues_alone_can_be_asked_for(cf: Command) -> None:
    both = rows(cf("evidence", DRAFT, *LINES))
    ended = cf("evidence", DRAFT, *LINES, "--cues-only")
    alone = rows(ended)
    assert {row["basis"] for row in both} >= {"words", "learned"}
    assert "learned" not in {row["basis"] for row in alone}
    assert ALONE not in ended.err
    assert "最接近" not in ended.err


@pytest.mark.usefixtures("weights")
def test_without_weights_the_same_is_found_as_by_cues_alone_and_it_is_told(
    cf: Command,
) -> None:
    missing = cf("evidence", DRAFT, *LINES)
    alone = cf("evidence", DRAFT, *LINES, "--cues-only")
    assert (missing.code, missing.out) == (0, alone.out)
    (sentence,) = set(missing.err.splitlines()) - set(alone.err.splitlines())
    assert ALONE in sentence
    assert "cf-assess doctor" in sentence


@pytest.mark.usefixtures("weights")
def test_without_weights_it_is_told_once_for_many_drafts(
    cf: Command, tmp_path: Path
) -> None:
    other = write(tmp_path, "公园应当设置儿童活动区。")
    ended = cf("evidence", DRAFT, other, *LINES)
    assert ended.err.count(ALONE) == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("data", [b"", b"no weights", b"PK\x03\x04"])
def test_damaged_weights_are_one_sentence_with_what_to_do(
    weights: Path, cf: Command, data: bytes, lang: str
) -> None:
    weights.write_bytes(data)
    ended = cf("--lang", lang, "evidence", DRAFT, *LINES)
    assert (ended.code, ended.out) == (2, "")
    told = {"zh": "重新安装", "en": "Install the program again"}
    assert told[lang] in one_sentence(ended)
    assert cf("evidence", DRAFT, *LINES, "--cues-only").code == 0


def test_a_reason_that_the_system_gives_does_not_make_the_sentence_two(
    weights: Path, cf: Command
) -> None:
    weights.mkdir()
    ended = cf("evidence", DRAFT, *LINES)
    assert ended.code == 2
    assert str(weights) in one_sentence(ended)


def test_weights_that_are_too_large_are_told_with_the_true_limit(
    weights: Path, cf: Command
) -> None:
    with weights.open("wb") as file:
        file.truncate(30_000_000)
    ended = cf("evidence", DRAFT, *LINES)
    assert ended.code == 2
    assert "too_large" not in one_sentence(ended)
    assert "超过 2 MB" not in one_sentence(ended)


def test_red_flags_are_noticed_whatever_the_weights(weights: Path, cf: Command) -> None:
    weights.write_bytes(b"no weights")
    assert cf("flags", DRAFT).code == 0


def test_doctor_tells_of_missing_weights_and_goes_on(
    weights: Path, cf: Command
) -> None:
    ended = cf("doctor")
    assert ended.code == 0
    assert "· 第二意见" in ended.out
    assert str(weights) in ended.out


def test_doctor_tells_of_damaged_weights_as_of_what_is_needed(
    weights: Path, cf: Command
) -> None:
    weights.write_bytes(b"no weights")
    ended = cf("doctor")
    assert ended.code == 1
    assert "✗ 第二意见" in ended.out
    assert str(weights) in ended.out
    assert "$ pip install" in ended.out


def test_doctor_tells_of_weights_that_are_there(cf: Command) -> None:
    assert "✓ 第二意见" in cf("doctor").out


def test_a_row_says_what_it_rests_on(cf: Command) -> None:
    learned = 0
    for row in rows(cf("evidence", DRAFT, *LINES)):
        words = row["because"].split("；") if row["because"] else []
        if row["basis"] == "words":
            assert words
            assert all(word in row["quote"] for word in words)
        if row["basis"] == "learned":
            learned += 1
            for word in words:
                text, weight = word.rsplit(" ", 1)
                assert text in row["quote"]
                assert float(weight) > 0
    assert learned


def test_a_penalty_says_which_clause_is_broken(cf: Command, tmp_path: Path) -> None:
    draft = write(
        tmp_path,
        "学校食堂应当向学生提供营养午餐。",
        "学校不得体罚学生。",
        "违反本办法第二条规定的，由教育部门责令改正，处一万元罚款。",
    )
    cited = [
        row
        for row in rows(cf("evidence", draft, *LINES, "--cues-only"))
        if row["basis"] == "cited"
    ]
    assert cited
    assert {(row["article"], row["cited"], row["because"]) for row in cited} == {
        ("第三条", "第二条", "")
    }


@pytest.mark.parametrize(
    ("title", "articles", "words"),
    [
        ("未成年人保护办法", ["甲。", "乙。"], ("题名",)),
        ("公园办法", ["保护儿童。", "乙。"], ("2 条中有 1 条", "三分之一")),
        ("公园办法", ["保护儿童。", *["乙。"] * 5], ("6 条中有 1 条", "线索")),
        ("公园办法", ["甲。", "乙。"], ("2 条中有 0 条", "线索")),
    ],
)
def test_it_is_told_whom_a_draft_is_about(
    cf: Command,
    tmp_path: Path,
    title: str,
    articles: list[str],
    words: tuple[str, ...],
) -> None:
    draft = write(tmp_path, *articles, title=title)
    first = cf("evidence", draft, *LINES).err.splitlines()[0]
    assert first.startswith(f"{title}: ")
    assert all(word in first for word in words)


def test_it_is_told_of_each_draft(cf: Command, tmp_path: Path) -> None:
    other = write(tmp_path, "甲。", title="儿童公园办法")
    err = cf("evidence", DRAFT, other, *LINES).err
    assert "draft: 48 条中有" in err
    assert "儿童公园办法: 题名" in err


def test_nearest_misses_are_told_and_given_on_request(cf: Command) -> None:
    ended = cf("evidence", DRAFT, *LINES, "--misses")
    shown = json.loads(cf("draft", "show", DRAFT, "--format", "json").out)
    locators = {clause["locator"] for clause in shown["clauses"]}
    near = {row["criterion"]: row["nearest"] for row in rows(ended) if row["nearest"]}
    told = [line for line in ended.err.splitlines() if "最接近" in line]
    assert near
    assert len(told) == len(near)
    for criterion, places in near.items():
        assert set(places.split("；")) <= locators
        (line,) = (line for line in told if f" {criterion}: " in line)
        assert line.endswith(places)


def test_figures_of_words_are_no_formulas_in_a_table(
    cf: Command, tmp_path: Path
) -> None:
    """The words come from the draft; whoever wrote it chose how they begin."""
    draft = write(tmp_path, *["=cmd|欺凌，学生。-1+2", "@学生食堂供餐", "+学生午餐"])
    ended = cf("evidence", draft, *RULES, "--format", "csv")
    found = list(csv.DictReader(io.StringIO(ended.out)))
    assert found
    for row in found:
        for cell in (row["quote"], row["because"], row["nearest"], row["cited"]):
            assert not cell.startswith(("=", "+", "-", "@"))


def test_evidence_is_the_same_bytes_each_time_it_is_read_anew(cf: Command) -> None:
    first = cf("evidence", DRAFT, *LINES)
    shipped_weights.cache_clear()
    assert cf("evidence", DRAFT, *LINES) == first
