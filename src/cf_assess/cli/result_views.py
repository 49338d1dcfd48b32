"""A result as JSON for programs and as text for people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cf_assess.cli.console import draw_table
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.result import ScoreReport
    from cf_assess.workflow.aggregate import PanelView


def report_json(view: PanelView) -> str:
    """Return a result in the format of the contract: sorted keys, no floats."""
    value = view.report.model_dump(mode="json")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)


def report_text(view: PanelView) -> str:
    """Return a result for people: verdict first, then scores, then criteria."""
    report = view.report
    lines = [say("view.verdict", label=report.verdict.label)]
    lines += [f"  {reason}" for reason in report.verdict.reasons]
    lines += [
        say(
            "view.total",
            score=report.score or "—",
            completeness=report.completeness,
            low=report.range.na_as_zero or "—",
            high=report.range.na_excluded or "—",
        ),
        _agreement_line(report),
        "",
        draw_table(_domain_rows(view), ("domain", "weight", "score")),
        "",
        draw_table(
            _criterion_rows(view),
            ("criterion", "title", "level", "contribution", "spread", "marks"),
        ),
    ]
    if report.divergent:
        lines += ["", say("view.divergent", criteria=", ".join(report.divergent))]
    return "\n".join(lines)


def _agreement_line(report: ScoreReport) -> str:
    """Return agreement in one line; undefined figures are said to be so."""
    agreement = report.agreement
    if agreement.unanimous:
        return say("view.unanimous", raters=agreement.raters, units=agreement.units)
    return say(
        "view.agreement",
        percent=agreement.percent or "—",
        alpha=agreement.alpha_ordinal or "—",
        ac2=agreement.ac2 or "—",
        units=agreement.units,
        raters=agreement.raters,
        missing=agreement.missing,
    )


def _domain_rows(view: PanelView) -> list[dict[str, object]]:
    """Return a row for each domain."""
    titles = {checklist.id: checklist.title for checklist in view.frozen.checklists}
    return [
        {"domain": titles[d.id], "weight": d.weight, "score": d.score}
        for d in view.report.domains
    ]


def _criterion_rows(view: PanelView) -> list[dict[str, object]]:
    """Return a row for each criterion."""
    return [
        {
            "criterion": line.id,
            "title": view.frozen.by_id[line.id].title,
            "level": line.level
            if line.level is not None
            else say(f"label.state.{line.state}"),
            "contribution": line.contribution,
            "spread": line.spread,
            "marks": " ".join(code or "·" for code in line.marks.values()),
        }
        for line in view.report.criteria
    ]
