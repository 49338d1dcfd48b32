"""A case and its screening findings as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cf_assess.cli.console import draw_table
from cf_assess.language import say
from cf_assess.models.checklist import GroupKind

if TYPE_CHECKING:
    from cf_assess.models.case import Case
    from cf_assess.models.evidence import GroupFinding, ScreeningFindings
    from cf_assess.models.rubric import Rubric


def case_text(case: Case, rubric: Rubric) -> str:
    """Return what is known of a case, marks apart."""
    step = say(f"label.step.{case.step.value}")
    lines = [
        f"{case.number}  {case.title}",
        f"{say('view.step')}: {step}",
        f"{say('view.kind')}: {say(f'label.kind.{case.kind.value}')}",
        f"{say('view.rubric')}: {rubric.title} ({rubric.id} {rubric.version})",
        f"{say('view.unit')}: {case.drafting_unit or '—'}",
    ]
    if case.screening is not None:
        lines.append(f"{say('view.screening')}: {case.screening.reason}")
    if case.opinion_number:
        lines.append(f"{say('view.opinion')}: {case.opinion_number}")
    rows = [
        {
            "id": member.id,
            "role": say(f"label.role.{member.role.value}"),
            "field": member.field,
            "unit": member.unit,
            "status": say(f"label.status.{member.status.value}")
            if member in case.reviewers
            else "",
        }
        for member in case.members
    ]
    fields = ("id", "role", "field", "unit", "status")
    return "\n".join([*lines, "", draw_table(rows, fields)])


def findings_text(findings: ScreeningFindings) -> str:
    """Return what the machine found for screening, labelled as such."""
    lines = [
        say("view.findings"),
        say("view.child_clauses", count=len(findings.child_clauses)),
        say("view.indirect_clauses", count=len(findings.indirect_clauses)),
    ]
    for kind in GroupKind:
        groups = [group for group in findings.groups if group.kind is kind]
        lines += [say(f"view.groups.{kind.value}")] if groups else []
        lines += [_group_line(group) for group in groups]
    return "\n".join(lines)


def _group_line(group: GroupFinding) -> str:
    """Return a group with the first places in which the machine saw it."""
    places = "、".join(group.locators[:5])
    more = "…" if len(group.locators) > 5 else ""
    return f"  {group.group}  {group.title}: {places}{more}"
