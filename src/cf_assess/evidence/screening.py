"""Screening (初筛): which children a draft touches, and where; a person decides."""

from collections.abc import Sequence

from cf_assess.evidence.scan import Scanner, Vocabulary, unmask
from cf_assess.models.checklist import (
    CHILD,
    CHILDREN_TOUCHED,
    Group,
    GroupKind,
    Lexicon,
)
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import GroupFinding, ScreeningFindings


def screen_draft(
    draft: Draft, lexicon: Lexicon, subject: str = CHILD
) -> ScreeningFindings:
    """Return where a draft touches children, directly or not, and which groups.

    Headings count here: a chapter called after children touches them.  Masks of the
    lexicon hold for all words.

    Args:
        draft: what is screened.
        lexicon: the words.
        subject: whom the review is about; its clauses stand in place of children's.
    """
    vocabulary = Vocabulary()
    child = vocabulary.number(lexicon.subjects.get(subject, ()))
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

    title = {hit[0] for hit in unmask(scanner.scan(draft.title), masks)}
    touched = [
        (group, locators)
        for group, terms in zip(lexicon.groups, groups, strict=True)
        if (locators := where(terms))
        and (len(locators) >= group.least or not terms.isdisjoint(title))
    ]
    children, places = where(child), where(indirect)
    return ScreeningFindings(
        child_clauses=children,
        indirect_clauses=places,
        groups=tuple(
            GroupFinding(
                group=group.id,
                title=group.title,
                kind=group.kind,
                locators=locators,
            )
            for group, locators in touched
        ),
        conditions=_conditions([g for g, _ in touched], bool(children or places)),
    )


def _conditions(groups: Sequence[Group], children: bool) -> tuple[str, ...]:
    """Return the conditions of criteria that hold, sorted.

    A matter alone touches no child.  `always` is left out: it holds without any
    finding.
    """
    conditions = {condition for group in groups for condition in group.conditions}
    if children or any(group.kind is GroupKind.CHILDREN for group in groups):
        conditions.add(CHILDREN_TOUCHED)
    return tuple(sorted(conditions))
