"""Small valid models for tests; every function takes what the test is about.

The words are ours and mean nothing in particular.  `build_frozen` makes a rubric
of two domains, `care` and `law`, unless it is told otherwise.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

from cf_assess.models.checklist import (
    Automation,
    Checklist,
    Criterion,
    Duties,
    Lexicon,
    NotApplicable,
    NotApplicableReason,
    Right,
)
from cf_assess.models.draft import Clause, ClauseKind, Draft, DraftKind, DraftSource
from cf_assess.models.rubric import (
    Band,
    Domain,
    FrozenRubric,
    OpinionTexts,
    Panel,
    PanelRule,
    Rubric,
    ScaleLevel,
    VerdictRule,
)
from cf_assess.models.sheet import Mark, MarkState, Sheet

CRITERION_IDS = ("care.safety.route", "care.play.space", "law.voice.hearing")
"""The criteria of `build_frozen` where a test does not name its own."""


def build_criterion(criterion_id: str, **changes: object) -> Criterion:
    """Return a criterion; `changes` are fields of the model."""
    fields: dict[str, object] = {
        "id": criterion_id,
        "title": f"要点 {criterion_id}",
        "question": "草案是否写明由谁负责、怎样落实？",
        "guidance": "看责任主体、措施和保障是否写明。",
        "suggestion": "建议写明责任单位和完成时限。",
        "not_applicable": NotApplicable(
            allowed=True, reasons=(NotApplicableReason.SUBJECT_ABSENT,)
        ),
        "rights": (Right.PROTECTION,),
        "sources": ("plan/care/1",),
        "automation": Automation.MANUAL,
    }
    return Criterion.model_validate(fields | changes)


def build_rubric(**changes: object) -> Rubric:
    """Return a rubric with a scale of 0 to 4 and bands at 80, 60 and 0."""
    fields: dict[str, object] = {
        "id": "trial",
        "title": "试用评分规则",
        "version": "1.0.0",
        "drafts": tuple(DraftKind),
        "domains": (
            Domain(checklist="care", weight="1", reason="均等"),
            Domain(checklist="law", weight="1", reason="均等"),
        ),
        "scale": tuple(
            ScaleLevel(level=level, label=label, anchor=f"一般标准：{label}")
            for level, label in enumerate(("缺失", "提及", "有规定", "可操作", "完备"))
        ),
        "duties": Duties(citation_from=3, comment_up_to=1),
        "panel": Panel(rule=PanelRule.MEAN),
        "verdicts": tuple(
            VerdictRule(id=name, label=label, disposition=f"{label}。")
            for name, label in (
                ("pass", "可以按程序报审"),
                ("revise", "修改后报审"),
                ("redo", "作重大修改后重新评估"),
                ("open", "暂不作结论"),
                ("unrelated", "不涉及儿童权益"),
            )
        ),
        "not_concludable": "open",
        "not_child_related": "unrelated",
        "bands": (
            Band(verdict="pass", at_least="80"),
            Band(verdict="revise", at_least="60"),
            Band(verdict="redo", at_least="0"),
        ),
        "opinion": OpinionTexts(
            document_title="儿童友好评估审查意见书",
            number_format="儿评〔{year}〕{number}号",
            basis="依据试用规则。",
            method="专家独立评分后会商。",
            notice="本意见供报审时参考。",
        ),
    }
    return Rubric.model_validate(fields | changes)


def build_frozen(
    criteria: Sequence[Criterion | str] = CRITERION_IDS,
    rubric: Rubric | None = None,
    **changes: object,
) -> FrozenRubric:
    """Return a rubric frozen with its checklists; `changes` go to the rubric.

    Args:
        criteria: models or bare ids; the first part of an id is its domain.
    """
    asked = [build_criterion(c) if isinstance(c, str) else c for c in criteria]
    domains = list(dict.fromkeys(c.id.partition(".")[0] for c in asked))
    if rubric is None and "domains" not in changes:
        changes["domains"] = tuple(
            Domain(checklist=domain, weight="1", reason="均等") for domain in domains
        )
    own = rubric or build_rubric(**changes)
    checklists = tuple(
        Checklist(
            id=domain,
            title=f"领域 {domain}",
            version="1.0.0",
            criteria=tuple(c for c in asked if c.id.partition(".")[0] == domain),
        )
        for domain in domains
    )
    parts = FrozenRubric(
        rubric=own,
        checklists=checklists,
        flags=(),
        lexicon=Lexicon(subjects={"child": ("儿童",)}),
        digest="",
    )
    content = parts.model_dump(mode="json", exclude={"digest"})
    canonical = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return parts.model_copy(update={"digest": digest})


def build_mark(criterion_id: str, code: str | int | None, **changes: object) -> Mark:
    """Return a mark from its code: a level, `NA`, `CJ`, or None for not scored."""
    states = {
        "NA": MarkState.NOT_APPLICABLE,
        "CJ": MarkState.CANNOT_JUDGE,
        None: MarkState.NOT_SCORED,
    }
    fields: dict[str, object] = {"criterion": criterion_id}
    if code in states:
        fields["state"] = states[code]
    else:
        fields |= {"state": MarkState.SCORED, "level": code}
    return Mark.model_validate(fields | changes)


def build_sheet(reviewer: str, codes: Mapping[str, str | int | Mark | None]) -> Sheet:
    """Return a sheet from codes by criterion; a `Mark` is taken as it is."""
    marks = tuple(
        code if isinstance(code, Mark) else build_mark(criterion_id, code)
        for criterion_id, code in codes.items()
    )
    return Sheet(reviewer=reviewer, marks=marks)


def build_draft(
    clauses: Mapping[str, str] | Sequence[str], title: str = "试用办法"
) -> Draft:
    """Return a draft of paragraphs: texts by locator, or texts of 第一条 and so on."""
    if not isinstance(clauses, Mapping):
        numbers = "一二三四五六七八九十"
        clauses = {f"第{numbers[i]}条": text for i, text in enumerate(clauses)}
    built, start = [], 0
    for locator, text in clauses.items():
        article = next((s for s in locator.split() if s.endswith("条")), None)
        end = start + len(text)
        built.append(
            Clause(
                locator=locator,
                kind=ClauseKind.ARTICLE,
                article=article,
                start=start,
                end=end,
                text=text,
            )
        )
        start = end + 1
    text = "\n".join(clauses.values())
    source = DraftSource(
        name="draft.md",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="md",
    )
    return Draft(title=title, source=source, clauses=tuple(built), text=text)
