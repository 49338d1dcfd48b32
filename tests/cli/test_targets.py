"""The command that reads quantified targets."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

PLAN = """\
北河县儿童发展规划（2021—2025年）

一、儿童与健康

（一）主要目标。

1.适龄儿童国家免疫规划疫苗接种率以乡镇为单位达到95%以上。

2.孕产妇死亡率下降到8/10万以下。

3.办好少年宫，3岁以下的孩子免票。
"""

UPPER = """\
南湖市儿童发展规划（2021—2025年）

一、儿童与健康

（一）主要目标。

1.免疫规划疫苗接种率以乡镇为单位不低于90%。

2.农村自来水普及率提高到92%，公园无障碍改造完成比例达到80%。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_targets_go_to_programs_row_by_row(plan: Path, cf: Command) -> None:
    done = cf("targets", plan)
    rows = [json.loads(line) for line in done.out.splitlines()]
    found = next(
        r for r in rows if r["indicator_id"] == "vaccination_coverage_township"
    )
    assert found["comparator"] == "ge"
    assert (found["value"], found["unit"]) == ("95", "%")
    assert found["target_year"] == 2025
    assert "3" not in {row["value"] for row in rows}


def test_against_an_upper_plan_every_target_of_it_has_a_row(
    plan: Path, cf: Command
) -> None:
    done = cf("targets", plan, "--against", "xxsheng")
    rows = {
        json.loads(line)["indicator_id"]: json.loads(line)
        for line in done.out.splitlines()
    }
    assert len(done.out.splitlines()) == 30
    assert rows["vaccination_coverage_township"]["verdict"] == "stricter"
    assert rows["vaccination_coverage_township"]["locator"]
    missing = [row for row in rows.values() if row["verdict"] == "missing"]
    assert all(row["found"] is None for row in missing)
    assert missing


def test_an_unknown_plan_ends_with_2_and_its_name(plan: Path, cf: Command) -> None:
    done = cf("targets", plan, "--against", "nowhere")
    assert done.code == 2
    assert "nowhere" in done.err


@pytest.fixture
def upper(tmp_path: Path) -> Path:
    path = tmp_path / "upper.MD"
    path.write_text(UPPER, encoding="utf-8")
    return path


def test_against_the_text_of_a_plan_each_row_has_both_quotations(
    plan: Path, upper: Path, cf: Command
) -> None:
    done = cf("targets", plan, "--against", upper)
    first, second = (json.loads(line) for line in done.out.splitlines())
    assert (first["indicator_id"], first["verdict"]) == (
        "vaccination_coverage_township",
        "stricter",
    )
    assert first["upper_quote"] == "免疫规划疫苗接种率以乡镇为单位不低于90%"
    assert first["quote"].endswith("接种率以乡镇为单位达到95%以上")
    assert first["upper_locator"]
    assert first["upper"].startswith(first["upper_locator"])
    assert (second["indicator_id"], second["verdict"]) == ("rural_tap_water", "missing")
    assert second["upper_quote"].startswith("农村自来水普及率提高到92%")
    assert second["quote"] is None
    assert "南湖市" in done.err
    assert "另有 1 项" in done.err


def test_a_table_shows_the_sentences_of_both_texts(
    plan: Path, upper: Path, cf: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    done = cf("targets", plan, "--against", upper, "--format", "table")
    assert "以乡镇为单位不低于90%" in done.out
    assert "以乡镇为单位达到95%以上" in done.out


def test_the_register_has_no_sentences_to_quote(plan: Path, cf: Command) -> None:
    done = cf("targets", plan, "--against", "xxsheng")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {row["upper_quote"] for row in rows} == {None}


def test_a_text_that_is_not_there_ends_with_3(plan: Path, cf: Command) -> None:
    done = cf("targets", plan, "--against", plan.with_name("none.docx"))
    assert done.code == 3
    assert "none.docx" in done.err
