"""The record inside the PDF: everything from which its numbers can be recomputed.

People are not named in it.  A reviewer is R1, R2 …, numbered by the content of the
sheets, so that neither an alphabet nor the order of invitation gives anyone away;
everybody else is the role they acted in.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from cf_assess.models.case import Case
from cf_assess.models.sheet import Sheet
from cf_assess.opinions.material import OpinionMaterial, ScreeningMaterial

RECORD_SCHEMA = "cf-assess-record/1"
"""Raised with every change after which an older reader would misread a record."""


def write_record(material: OpinionMaterial | ScreeningMaterial) -> bytes:
    """Return the record of an opinion as canonical JSON; its digest plays no part."""
    value: dict[str, object] = {
        "schema": RECORD_SCHEMA,
        "opinion": {
            "number": material.opinion_number,
            "date": material.date.isoformat(),
        },
        "draft": {
            "title": material.draft.title,
            "source": material.draft.source.model_dump(mode="json"),
        },
        "rubric": {
            "digest": material.frozen.digest,
            "rules": material.frozen.rubric.model_dump(mode="json"),
        },
    }
    if isinstance(material, OpinionMaterial):
        value |= _record_review(material)
    else:
        value |= {
            "case": _record_case(material.case, {}),
            "findings": material.findings.model_dump(mode="json"),
        }
    return _canonical(value).encode()


def digest_record(record: bytes) -> str:
    """Return the SHA-256 that an opinion prints of its record."""
    return hashlib.sha256(record).hexdigest()


def _canonical(value: object) -> str:
    """Return canonical JSON."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _record_review(material: OpinionMaterial) -> dict[str, object]:
    """Return the parts of a record that only a scored case has."""
    sheets = sorted(material.sheets, key=_content)
    named = [row.reviewer for row in material.report.reviewers]
    people = dict.fromkeys([*(sheet.reviewer for sheet in sheets), *named])
    codes = {person: f"R{n}" for n, person in enumerate(people, start=1)}
    return {
        "case": _record_case(material.case, codes),
        "sheets": [
            {
                "reviewer": codes[sheet.reviewer],
                "marks": [mark.model_dump(mode="json") for mark in sheet.marks],
            }
            for sheet in sheets
        ],
        "flags": [
            {"key": flag.key, "severity": flag.severity} for flag in material.flags
        ],
        "report": _record_report(material, codes),
    }


def _content(sheet: Sheet) -> str:
    """Return a sheet's content without its owner, to sort by."""
    return _canonical([mark.model_dump(mode="json") for mark in sheet.marks])


def _record_case(case: Case, codes: Mapping[str, str]) -> dict[str, object]:
    """Return the case with people as codes and roles."""
    whole = case.model_dump(
        mode="json",
        include={
            "number",
            "title",
            "kind",
            "drafting_unit",
            "issuer",
            "created_at",
            "solo",
            "screening",
            "flag_decisions",
            "settlements",
            "conclusion",
        },
    )
    decided = [whole["screening"], whole["conclusion"]]
    for one in (*decided, *whole["flag_decisions"], *whole["settlements"]):
        if one is not None:
            one["by"] = _alias(case, one["by"], codes)
    return whole


def _alias(case: Case, person: str, codes: Mapping[str, str]) -> str:
    """Return what stands for a person: the role, or a reviewer's code."""
    member = case.member(person)
    if member is None:
        return ""
    return codes.get(person, member.role.value)


def _record_report(
    material: OpinionMaterial, codes: Mapping[str, str]
) -> dict[str, Any]:
    """Return the report with reviewers as codes."""
    report = material.report.model_dump(mode="json")
    for row in report["criteria"]:
        row["marks"] = {codes[who]: mark for who, mark in row["marks"].items()}
    for row in report["reviewers"]:
        row["reviewer"] = codes[row["reviewer"]]
    report["reviewers"].sort(key=lambda row: row["reviewer"])
    return report
