"""Checklists, criteria and rubrics as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.checklist import Checklist, Criterion
    from cf_assess.models.rubric import FrozenRubric
    from cf_assess.models.tailoring import Tailoring


def checklist_text(checklist: Checklist) -> str:
    """Return a checklist: a line each criterion."""
    lines = [f"{checklist.title} ({checklist.id} {checklist.version})"]
    for criterion in checklist.criteria:
        gone = f" [{say('view.obsolete')}]" if criterion.obsolete else ""
        lines.append(f"  {criterion.id}  {criterion.title}{gone}")
    return "\n".join(lines)


def criterion_text(criterion: Criterion) -> str:
    """Return a criterion with everything a reviewer may want to know."""
    laws = [
        f"《{ref.law}》{ref.article or ''}{ref.item or ''}" for ref in criterion.law
    ]
    parts = [
        f"{criterion.id}  {criterion.title}",
        criterion.question,
        "",
        criterion.guidance,
        "",
        *(f"  {level}  {text}" for level, text in sorted(criterion.anchors.items())),
        "",
        _line("suggestion", criterion.suggestion),
        _line("law", "；".join(laws)),
        _line("crc", ", ".join(str(number) for number in criterion.crc)),
        _line("sources", ", ".join(criterion.sources)),
        *([_line("breadth", criterion.breadth)] if criterion.breadth else []),
        _line("drafts", ", ".join(kind.value for kind in criterion.applies_to.drafts)),
        _line("when", ", ".join(criterion.applies_to.when)),
        _line("red_flags", ", ".join(criterion.red_flags)),
        _line("automation", say(f"label.automation.{criterion.automation.value}")),
    ]
    return "\n".join(part for part in parts if part is not None)


def _line(name: str, value: str) -> str:
    """Return a labelled line."""
    return f"{say(f'view.{name}')}: {value or '—'}"


def rubric_text(frozen: FrozenRubric) -> str:
    """Return a rubric: weights with reasons, scale, panel, vetoes, bands."""
    rubric = frozen.rubric
    lines = [f"{rubric.title} ({rubric.id} {rubric.version})", frozen.digest, ""]
    lines.append(say("view.domains"))
    for domain, checklist in zip(rubric.domains, frozen.checklists, strict=True):
        count = len(checklist.criteria)
        lines.append(f"  {domain.weight}  {checklist.title} ({count})  {domain.reason}")
    lines += ["", say("view.scale")]
    lines += [f"  {s.level}  {s.label}  {s.anchor}" for s in rubric.scale]
    rule = say(f"label.rule.{rubric.panel.rule.value}")
    lines += ["", _line("panel", f"{rule}; ≥ {rubric.panel.least_reviewers}")]
    lines += ["", say("view.bands")]
    for band in rubric.bands:
        label = frozen.verdict_rule(band.verdict).label
        lines.append(f"  ≥ {band.at_least}  {label}")
    lines += ["", say("view.vetoes")]
    for veto in rubric.vetoes:
        label = frozen.verdict_rule(veto.limit).label
        lines.append(f"  {veto.id}  {veto.title} → {label}  {veto.reason}")
    if frozen.tailoring is not None:
        lines += ["", *_tailoring_lines(frozen.tailoring)]
    return "\n".join(lines)


def _tailoring_lines(tailoring: Tailoring) -> list[str]:
    """Return the local changes to a rubric, each with its reason."""
    lines = [say("view.tailoring", rubric=tailoring.tailors, region=tailoring.region)]
    changes = [
        *(("select", c.criterion, c.reason) for c in tailoring.select),
        *(("unselect", c.criterion, c.reason) for c in tailoring.unselect),
        *(
            ("reweight", f"{c.criterion or c.domain} = {c.weight}", c.reason)
            for c in tailoring.reweight
        ),
        *(("add", c.criterion.id, c.reason) for c in tailoring.add),
        *(
            ("benchmark", f"{c.criterion} ≥ {c.level}", c.reason)
            for c in tailoring.benchmarks
        ),
    ]
    for kind, what, reason in changes:
        lines.append(f"  {say(f'view.tailoring.{kind}')}  {what}  {reason}")
    return lines
