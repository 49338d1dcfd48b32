"""Which documents are measured together: those that share text stay in one fold."""

from collections.abc import Sequence

from training.samples import Document

FOLDS = 5
_RUN = 8
_SHARED = 0.25
"""Of the shorter text's runs; from here on two documents are versions of one."""


def unseen_by_cues(documents: Sequence[Document]) -> list[int]:
    """Return the whole documents that cues were not written with.

    Cues were written with the reference training set, so neither these documents nor
    their other versions tell how far cues can be trusted.
    """
    whole = [n for n, document in enumerate(documents) if document.is_whole]
    return [
        n
        for group in _group(documents, whole).values()
        for n in group
        if not any(documents[m].is_reference for m in group)
    ]


def deal(documents: Sequence[Document]) -> list[int]:
    """Return the fold of each document; one with single articles only has -1.

    Groups are dealt by how many labelled units they have, so that each fold gets its
    share of the laws for children.
    """
    whole = [n for n, document in enumerate(documents) if document.is_whole]
    groups = _group(documents, whole)
    size = {
        root: sum(documents[n].labelled_units for n in group)
        for root, group in groups.items()
    }
    folds = [-1] * len(documents)
    for turn, root in enumerate(
        sorted(groups, key=lambda r: (-size[r], documents[r].name))
    ):
        for n in groups[root]:
            folds[n] = turn % FOLDS
    return folds


def _group(documents: Sequence[Document], whole: Sequence[int]) -> dict[int, list[int]]:
    """Return documents by the first of those that they share text with."""
    runs = {n: _runs(documents[n]) for n in whole}
    root = {n: n for n in whole}
    for place, n in enumerate(whole):
        for m in whole[:place]:
            least = min(len(runs[n]), len(runs[m])) or 1
            if len(runs[n] & runs[m]) / least >= _SHARED:
                old, new = root[n], root[m]
                root = {k: new if r == old else r for k, r in root.items()}
    groups: dict[int, list[int]] = {}
    for n in whole:
        groups.setdefault(root[n], []).append(n)
    return groups


def _runs(document: Document) -> frozenset[str]:
    text = "".join(unit.text.text for unit in document.units)
    return frozenset(text[n : n + _RUN] for n in range(len(text) - _RUN + 1))
