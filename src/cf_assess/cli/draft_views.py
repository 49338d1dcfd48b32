"""A draft as a tree for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

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


def draft_json(draft: Draft) -> str:
    """Return a draft in the format of the contract."""
    value = draft.model_dump(mode="json")
    for warning, entry in zip(draft.warnings, value["warnings"], strict=True):
        entry["message"] = say(f"warning.{warning.code}", **warning.values)
        del entry["values"]
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)


def draft_tree(draft: Draft) -> str:
    """Return a draft as an indented outline, a line each clause."""
    lines = [say("talk.draft", title=draft.title, count=len(draft.clauses))]
    for clause in draft.clauses:
        text = " ".join(clause.text.split())
        short = text if len(text) <= _WIDTH else text[:_WIDTH] + "…"
        indent = "  " * _DEPTH[clause.kind.value]
        page = "" if clause.page is None else f" p{clause.page}"
        lines.append(f"{indent}[{clause.locator}{page}] {short}")
    return "\n".join(lines)
