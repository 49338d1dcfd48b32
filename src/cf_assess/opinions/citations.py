"""Where an opinion points to in the draft: clauses people cited, or the machine's."""

from collections.abc import Iterable

from cf_assess.models.base import Model
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Tier
from cf_assess.models.locator import shorten
from cf_assess.models.sheet import Mark
from cf_assess.opinions.material import OpinionMaterial

_MACHINE_PLACES = 3
"""So many located clauses are named where no reviewer cited one."""
_QUOTE_LENGTH = 400
"""Characters of a clause that are quoted; the draft itself holds the rest."""


class Places(Model):
    """Clauses that a criterion rests on, in the draft's order."""

    locators: tuple[str, ...]
    by_machine: bool


def marks_on(material: OpinionMaterial, criterion: str) -> tuple[Mark, ...]:
    """Return the panel's marks on a criterion."""
    found = (sheet.mark(criterion) for sheet in material.sheets)
    return tuple(mark for mark in found if mark is not None)


def find_places(material: OpinionMaterial, criterion: str) -> Places:
    """Return the clauses reviewers cited, else the best the machine located."""
    marks = marks_on(material, criterion)
    cited = {locator for mark in marks for locator in mark.clauses}
    if cited:
        return Places(locators=_in_order(material.draft, cited), by_machine=False)
    located = [
        evidence.locator
        for evidence in material.evidence.of(criterion)
        if evidence.tier is Tier.FOUND
    ]
    best = _in_order(material.draft, set(located[:_MACHINE_PLACES]))
    return Places(locators=best, by_machine=bool(best))


def _in_order(draft: Draft, locators: Iterable[str]) -> tuple[str, ...]:
    """Return locators in reading order, those the draft does not have last."""
    starts = {clause.locator: clause.start for clause in draft.clauses}
    end = len(draft.text) + 1
    return tuple(sorted(locators, key=lambda one: (starts.get(one, end), one)))


def quote_clause(draft: Draft, locator: str) -> str:
    """Return the present wording of a clause, its end left out where it is long."""
    clause = draft.clause(locator)
    if clause is None:
        return "（草案中没有这一条款）"
    return shorten_quote(clause.text)


def shorten_quote(text: str) -> str:
    """Return a quotation of bounded length that says when something is left out."""
    text = text.strip()
    if len(text) <= _QUOTE_LENGTH:
        return text
    return f"{text[:_QUOTE_LENGTH]}……（以下从略，原文共 {len(text)} 字）"


def list_locators(locators: Iterable[str]) -> str:
    """Return locators for print, without chapters where an article names the place."""
    return "、".join(shorten(locator) for locator in locators)
