"""Screening (初筛): which children a draft touches, and where; a person decides."""

from collections.abc import Sequence

from cf_assess.evidence.scan import Scanner, Vocabulary, unmask
from cf_assess.evidence.subject import CHILD
from cf_assess.models.checklist import Condition, Group, Lexicon
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import GroupFinding, ScreeningFindings


def screen_draft(draft: Draft, lexicon: Lexicon) -> ScreeningFindings:
    """Return where a draft touches children, directly or not, and which groups.

    Headings count here: a chapter called after children touches them.  Masks of the
    lexicon hold for all words.
    """
    vocabulary = Vocabulary()
    child = vocabulary.number(lexicon.subjects.get(CHILD, ()))
    indirect = vocabulary.number(lexicon.indirect)
    groups = [vocabulary.number(group.terms) for group in lexicon.groups]
    masks = vocabulary.number(lexicon.masks)
    scanner = Scanner(vocabulary.terms())
    seen = [
        (clause.locator, {hit[0] for hit in unmask(scanner.scan(clause.text), masks)})
        for clause in draft.clauses
    ]

    def where(terms: frozenset[int]) -> tuple[str, ...]:
        """Return the locators of clauses in which one of the terms is seen."""
        return tuple(locator for locator, found in seen if not terms.isdisjoint(found))

    touched = [
        (group, locators)
        for group, terms in zip(lexicon.groups, groups, strict=True)
        if (locators := where(terms))
    ]
    children, places = where(child), where(indirect)
    return ScreeningFindings(
        child_clauses=children,
        indirect_clauses=places,
        groups=tuple(
            GroupFinding(group=group.id, title=group.title, locators=locators)
            for group, locators in touched
        ),
        conditions=_conditions([g for g, _ in touched], bool(children or places)),
    )


def _conditions(groups: Sequence[Group], children: bool) -> tuple[Condition, ...]:
    """Return the conditions of criteria that hold, sorted.

    `always` is left out: it holds without any finding.
    """
    conditions = {condition for group in groups for condition in group.conditions}
    if children or groups:
        conditions.add(Condition.CHILDREN_TOUCHED)
    return tuple(sorted(conditions))
