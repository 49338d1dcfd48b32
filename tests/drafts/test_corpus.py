"""Real regulations and plans, where the reference material is at hand."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cf_assess.drafts import read_draft
from cf_assess.drafts.lines import pack, tidy

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
REGULATIONS = SHARED / "corpus" / "regulations"
SEEDS = SHARED / "seeds"
ITEMS = SHARED / "plans" / "items.csv"

pytestmark = pytest.mark.skipif(
    not REGULATIONS.is_dir(), reason="the reference material is not there"
)

_ARTICLE = re.compile(
    r"第[零〇一二三四五六七八九十百千]+\s?条(?:之[一二三四五六七八九十]+)?"
)
_SAMPLE = 8
"""Every so many-th file; the whole corpus is measured by hand."""


def _regulations() -> Iterator[Path]:
    yield from sorted(REGULATIONS.glob("*.md"))[::_SAMPLE]


def test_articles_are_those_that_start_a_line() -> None:
    for path in _regulations():
        source = path.read_text(encoding="utf-8").splitlines()
        matches = (_ARTICLE.match(tidy(line)) for line in source)
        counted = [pack(match[0]) for match in matches if match]
        read = [c.article for c in read_draft(path).clauses if c.kind == "article"]
        assert read == counted, path.name


def test_every_character_of_the_body_is_kept() -> None:
    for path in _regulations():
        source = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"))
        words = re.sub(r"(?m)^#+ ", "", source)
        assert pack(read_draft(path).text) == pack(tidy(words)), path.name


@pytest.mark.parametrize(
    ("seed", "plan", "share"),
    [
        ("000", "xxsheng", 0.84),
        ("001", "yiyang", 0.99),
        ("002", "heping", 0.90),
        ("003", "tiexi", 0.99),
        ("004", "weining", 0.99),
    ],
)
def test_items_of_a_plan_are_single_clauses(seed: str, plan: str, share: float) -> None:
    draft = read_draft(next(SEEDS.glob(f"{seed}_*.txt")))
    clauses = [pack(clause.text) for clause in draft.clauses]
    with ITEMS.open(encoding="utf-8", newline="") as stream:
        items = [
            pack(r["text"]) for r in csv.DictReader(stream) if r["plan_id"] == plan
        ]
    found = sum(any(item in clause for clause in clauses) for item in items)
    assert found >= share * len(items)
