"""Small drafts, criteria and words of our own for the tests of this stage."""

from collections.abc import Sequence
from typing import Any

from cf_assess.models.checklist import (
    Automation,
    Criterion,
    Cue,
    CuePart,
    FlagRule,
    Group,
    Lexicon,
    Right,
)
from cf_assess.models.draft import Clause, ClauseKind, Draft, DraftSource

LEXICON = Lexicon(
    subjects={"child": ("儿童", "学生", "未成年人"), "guardian": ("家长", "监护人")},
    masks=("儿童工作委员会", "大学生"),
    groups=(
        Group(
            id="disabled",
            title="残疾儿童",
            terms=("残疾儿童", "特殊教育"),
            conditions=("disabled_children_touched",),
        ),
        Group(id="infants", title="婴幼儿", terms=("托育",)),
    ),
    indirect=("公园", "公交"),
)

Line = str | tuple[str | None, str] | tuple[str | None, str, ClauseKind]
"""A text; or its article, text and kind."""


def make_draft(*lines: Line, title: str = "测试办法") -> Draft:
    """Return a draft of paragraphs; locators count them, unless in an article."""
    clauses: list[Clause] = []
    start = 0
    for number, line in enumerate(lines, 1):
        clause = _clause(number, start, line)
        clauses.append(clause)
        start = clause.end + 1
    return Draft(
        title=title,
        source=DraftSource(name="t.md", sha256="0" * 64, format="md"),
        clauses=tuple(clauses),
        text="\n".join(clause.text for clause in clauses),
    )


def _clause(number: int, start: int, line: Line) -> Clause:
    """Return one clause of a draft."""
    article: str | None = None
    kind = ClauseKind.PARAGRAPH
    if isinstance(line, str):
        text = line
    elif len(line) == 2:
        article, text = line
    else:
        article, text, kind = line
    return Clause(
        locator=f"{article or ''}[{number}]",
        kind=kind,
        article=article,
        start=start,
        end=start + len(text),
        text=text,
    )


def make_criterion(*cues: Cue, name: str = "test.one", **fields: Any) -> Criterion:
    """Return a criterion with these cues."""
    return Criterion(
        id=name,
        title="标题",
        question="问题？",
        guidance="说明",
        suggestion="建议",
        rights=(Right.PROTECTION,),
        sources=(),
        automation=Automation.ASSISTED,
        cues=cues,
        **fields,
    )


def make_flag(*cues: Cue, name: str = "harm.one", **fields: Any) -> FlagRule:
    """Return a red-flag rule with these cues."""
    values: dict[str, Any] = {"severity": 2, "hit": (), "miss": (), **fields}
    return FlagRule(
        id=name,
        title="标题",
        category="exclusion",
        why="理由",
        suggestion="建议",
        cues=cues,
        **values,
    )


def any_of(*terms: str, **fields: Any) -> Cue:
    """Return a cue that one of the terms meets."""
    return Cue(any=terms, **fields)


def all_of(*parts: Sequence[str] | str, **fields: Any) -> Cue:
    """Return a cue of parts: lists of terms, or names of subjects."""
    return Cue(
        all=tuple(
            CuePart(subject=part) if isinstance(part, str) else CuePart(any=tuple(part))
            for part in parts
        ),
        **fields,
    )
