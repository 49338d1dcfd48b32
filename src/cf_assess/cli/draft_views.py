"""A draft as a tree for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cf_assess.cli.console import tell
from cf_assess.language import say

if TYPE_CHECKING:
    from cf_assess.models.draft import Draft

_DEPTH = {
    "title": 0,
    "preamble": 0,
    "part": 0,
    "chapter": 1,
    "section": 2,
    "heading": 3,
    "article": 3,
    "paragraph": 4,
    "table": 4,
    "footnote": 4,
    "item": 5,
    "subitem": 6,
    "annex": 0,
}
_WIDTH = 60
"""Characters of a clause that the tree shows."""


def tell_warnings(draft: Draft, name: str = "") -> None:
    """Say what a reader did not understand.

    Args:
        draft: the draft.
        name: of its file, where there are several.
    """
    for warning in draft.warnings:
        sentence = say(f"warning.{warning.code}", **warning.values)
        tell(": ".join(filter(None, (name, warning.locator, sentence))))


def draft_json(draft: Draft, *, more: bool = False) -> str:
    """Return a draft in the format of the contract.

    Args:
        draft: the draft.
        more: add what programs that rely on the format do not know: issuer and number,
            and the comments of the drafters.
    """
    beyond = set() if more else {"imprint", "comments"}
    value = draft.model_dump(mode="json", exclude=beyond)
    for warning, entry in zip(draft.warnings, value["warnings"], strict=True):
        entry["message"] = say(f"warning.{warning.code}", **warning.values)
        del entry["values"]
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)


def draft_tree(draft: Draft) -> str:
    """Return a draft as an indented outline, a line each clause."""
    lines = [say("talk.draft", title=draft.title, count=len(draft.clauses))]
    lines += _imprint_lines(draft)
    for clause in draft.clauses:
        text = " ".join(clause.text.split())
        short = text if len(text) <= _WIDTH else text[:_WIDTH] + "…"
        indent = "  " * _DEPTH[clause.kind.value]
        page = "" if clause.page is None else f" p{clause.page}"
        lines.append(f"{indent}[{clause.locator}{page}] {short}")
    if draft.comments:
        lines += ["", say("view.comments")]
        lines += [f"  [{c.locator}] {c.text}" for c in draft.comments]
    return "\n".join(lines)


def _imprint_lines(draft: Draft) -> list[str]:
    """Return who issued the draft and under which number, where it says so."""
    imprint = draft.imprint
    if not imprint.number and not imprint.issuer:
        return []
    issuer, number = imprint.issuer or "-", imprint.number or "-"
    return [say("view.imprint", issuer=issuer, number=number)]
