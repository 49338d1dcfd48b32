"""The record: canonical, without names, enough to recompute every number."""

import json
from fractions import Fraction
from typing import Any

import pytest

from cf_assess.opinions import (
    RECORD_SCHEMA,
    OpinionMaterial,
    digest_record,
    write_record,
)
from tests.opinions.builders import screening_material


def _read(record: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(record)
    return value


def test_a_record_is_canonical_json_without_floats(record: bytes) -> None:
    value = json.loads(record, parse_float=lambda text: pytest.fail(text))
    again = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode() == record
    assert value["schema"] == RECORD_SCHEMA


def test_a_record_names_nobody(record: bytes) -> None:
    for person in (b"expert-", b"chief", b'"office"'):
        assert person not in record
    assert _read(record)["case"]["conclusion"]["by"] == "chair"


def test_codes_do_not_depend_on_the_order_of_sheets(
    material: OpinionMaterial, record: bytes
) -> None:
    turned = material.model_copy(update={"sheets": material.sheets[::-1]})
    assert write_record(turned) == record


def test_the_digest_of_the_record_is_not_part_of_it(
    material: OpinionMaterial, record: bytes
) -> None:
    sealed = material.model_copy(update={"record_digest": digest_record(record)})
    assert write_record(sealed) == record


def test_the_total_can_be_recomputed_from_the_record(record: bytes) -> None:
    value = _read(record)
    settled = {s["criterion"]: s["level"] for s in value["case"]["settlements"]}
    levels: dict[str, list[int]] = {}
    for sheet in value["sheets"]:
        for mark in sheet["marks"]:
            levels.setdefault(mark["criterion"], [])
            if mark["level"] is not None:
                levels[mark["criterion"]].append(mark["level"])
    rules = value["rubric"]["rules"]
    weights = {k: Fraction(v) for k, v in rules["criterion_weights"].items()}
    total = Fraction(0)
    for domain in rules["domains"]:
        pairs = []
        for criterion, marks in levels.items():
            if criterion.startswith(f"{domain['checklist']}.") and len(marks) > 1:
                kept = sorted(marks)[1:-1]
                mean = Fraction(sum(kept), len(kept))
                level = Fraction(settled.get(criterion, mean))
                pairs.append((weights.get(criterion, Fraction(1)), level))
        heaviness = sum((w for w, _ in pairs), Fraction(0))
        share = sum((w * v for w, v in pairs), Fraction(0)) / heaviness
        total += Fraction(domain["weight"]) * share / 4
    assert str(total) == value["report"]["score_exact"]


def test_marks_in_the_report_belong_to_the_same_codes(record: bytes) -> None:
    value = _read(record)
    for sheet in value["sheets"]:
        marks = {m["criterion"]: m["level"] for m in sheet["marks"]}
        for row in value["report"]["criteria"]:
            if marks[row["id"]] is not None:
                assert row["marks"][sheet["reviewer"]] == str(marks[row["id"]])


def test_a_screened_out_case_has_a_record_too() -> None:
    value = _read(write_record(screening_material()))
    assert value["case"]["screening"]["by"] == "secretariat"
    assert value["findings"]["child_clauses"] == ["第二章 第五条"]
    assert "sheets" not in value


def test_somebody_who_left_the_case_is_left_blank(
    material: OpinionMaterial,
) -> None:
    members = tuple(m for m in material.case.members if m.id != "chief")
    case = material.case.model_copy(update={"members": members})
    value = _read(write_record(material.model_copy(update={"case": case})))
    assert value["case"]["settlements"][0]["by"] == ""
