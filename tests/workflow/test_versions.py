"""Two versions of a draft, and citations carried from one to the other."""

from pathlib import Path

import pytest

from cf_assess.errors import DraftMissingError
from cf_assess.models.comparison import Relation
from cf_assess.workflow.versions import (
    carry_citations,
    compare_files,
    compare_versions,
)

OLD = """\
北河市少年宫管理办法

第一条 为了办好少年宫，让孩子放学以后有地方可去，制定本办法。

第二条 少年宫不得向未成年人收取门票，也不得变相收费。少年宫应当每半年检查一次器材。

第三条 少年宫由市教育部门管理，区教育部门协助。

第四条 少年宫周末全天开放，寒暑假每日开放不少于八小时。
"""

NEW = """\
北河市少年宫管理办法

第一条 为了办好少年宫，让孩子放学以后有地方可去，制定本办法。

第二条 少年宫不得向未成年人收取门票，也不得变相收费。

少年宫应当每半年检查一次器材。

第三条 少年宫周末全天开放，寒暑假每日开放不少于八小时。
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return two versions as files."""
    paths = tmp_path / "old.txt", tmp_path / "new.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_two_files_are_read_and_compared(files: tuple[Path, Path]) -> None:
    versions = compare_files(*files)

    assert versions.comparison.old_sha256 == versions.old.source.sha256
    assert versions.comparison.new_sha256 == versions.new.source.sha256
    relations = [change.relation for change in versions.comparison.changes]
    assert relations == ["same", "same", "split", "removed", "renumbered"]


def test_drafts_at_hand_are_compared_like_files(files: tuple[Path, Path]) -> None:
    versions = compare_files(*files)

    assert compare_versions(versions.old, versions.new) == versions.comparison


def test_a_missing_version_is_an_error_of_the_draft(files: tuple[Path, Path]) -> None:
    with pytest.raises(DraftMissingError):
        compare_files(files[0], files[1].with_name("none.txt"))


@pytest.mark.parametrize(
    ("cited", "carried", "relation"),
    [
        ("第一条", ("第一条",), Relation.SAME),
        ("第二条", ("第二条 第一款", "第二条 第二款"), Relation.SPLIT),
        ("第三条", (), Relation.REMOVED),
        ("第四条", ("第三条",), Relation.RENUMBERED),
        ("第九条", (), None),
    ],
)
def test_a_citation_follows_its_clause(
    files: tuple[Path, Path],
    cited: str,
    carried: tuple[str, ...],
    relation: Relation | None,
) -> None:
    comparison = compare_files(*files).comparison

    found = carry_citations(comparison, [cited])

    assert [(c.old, c.new, c.relation) for c in found] == [(cited, carried, relation)]
