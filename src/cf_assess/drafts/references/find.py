"""References inside a draft: found, and resolved where they point into it."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cf_assess.drafts.outline.markers import find_marker
from cf_assess.drafts.references.words import REFERENCE, Path, find_document, read_steps
from cf_assess.models.draft import Clause, ClauseKind, Draft, DraftWarning
from cf_assess.models.locator import Step, StepKind, parse_locator
from cf_assess.models.numerals import parse_numeral
from cf_assess.models.reference import Reference, ReferenceKind

_MAY_CITE = re.compile("[第前本]")
_ANNEX = re.compile(r"附\s?([件录表])\s?([0-9０-９一二三四五六七八九十]{1,3})\s?的?$")
_NEAR = 20
"""Characters before a reference that belong to it."""
_THAT = re.compile(r"该.{1,4}")
_GRADE = re.compile(r"[（(][^（()）]+[）)]")
"""`小（二）型水库`: a grade of something, no item."""
_RELATIVE = re.compile(r"([本前])([一二两三四五]?)([编章节条款项])")
_COUNTS = {"": 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)?》")
_SKIPPED = frozenset({ClauseKind.TITLE, ClauseKind.PREAMBLE})
_LARGE = frozenset({StepKind.PART, StepKind.CHAPTER, StepKind.SECTION})


def find_references(draft: Draft) -> tuple[Reference, ...]:
    """Return the references of a draft in reading order.

    One without the name of a document points into the draft, if the draft has
    articles at all; `MISSING` where nothing stands there.
    """
    places = _Places(draft.clauses)
    found: list[Reference] = []
    trail = _Trail()
    for clause in draft.clauses:
        if clause.article != trail.article:
            trail = _Trail(clause.article)
        if clause.kind not in _SKIPPED and _MAY_CITE.search(clause.text):
            found += _find_in(clause, places, trail)
    return tuple(found)


def warn_missing(draft: Draft) -> Draft:
    """Return the draft with a warning on each reference that points at nothing."""
    warnings = tuple(
        DraftWarning(
            code="reference_missing",
            values={
                "quote": reference.quote.strip(),
                "missing": "、".join(reference.missing),
            },
            locator=reference.locator,
        )
        for reference in find_references(draft)
        if reference.kind is ReferenceKind.MISSING
    )
    return draft.model_copy(update={"warnings": (*draft.warnings, *warnings)})


@dataclass
class _Trail:
    """What was cited last in an article; a bare 第二款 after it may mean that one."""

    article: str | None = None
    document: str | None = None
    path: "Path | None" = None


@dataclass(frozen=True)
class _Place:
    """Where a clause stands: its document in the file, and its path in that."""

    document: str
    path: Path


class _Places:
    """The clauses of a draft by their path."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._of: dict[str, _Place] = {}
        self._below: dict[tuple[str, Step], list[str]] = defaultdict(list)
        self._heads: dict[tuple[str, Step], list[str]] = defaultdict(list)
        self._articles: dict[str, list[Step]] = defaultdict(list)
        for clause in clauses:
            place = _locate(clause.locator)
            if place is not None:
                self._add(clause, place)

    def _add(self, clause: Clause, place: _Place) -> None:
        self._of[clause.locator] = place
        article = place.path.find(StepKind.ARTICLE)
        if article is None:
            key = (place.document, place.path.steps[-1])
            self._heads[key].append(clause.locator)
            return
        self._below[place.document, article].append(clause.locator)
        known = self._articles[place.document]
        if not known or known[-1] != article:
            known.append(article)

    def of(self, clause: Clause) -> _Place | None:
        """Return where a clause stands."""
        return self._of.get(clause.locator)

    def has_articles(self, document: str) -> bool:
        """Tell whether a document of the file has articles."""
        return bool(self._articles.get(document))

    def articles_before(self, place: _Place, count: int) -> list[Step]:
        """Return so many articles before the one of a place."""
        own = place.path.find(StepKind.ARTICLE)
        known = self._articles[place.document]
        if own is None or own not in known:
            return []
        index = known.index(own)
        return known[max(index - count, 0) : index]

    def resolve(self, document: str, path: Path) -> list[str]:
        """Return the locators of all clauses at or below a path."""
        article = path.find(StepKind.ARTICLE)
        if article is None:
            heads = self._heads.get((document, path.steps[-1]), [])
            outer = set(path.steps)
            return [h for h in heads if outer <= set(self._of[h].path.steps)]
        below = self._below.get((document, article), [])
        return [locator for locator in below if _is_within(self._of[locator], path)]


def _locate(locator: str) -> _Place | None:
    """Return the place of a locator in legal style, or None."""
    plain = re.sub(r"（重[0-9]*）", "", locator)
    document = ""
    prefix = re.match(r"((?:附件|附录|附表|文件)\S*) ", plain)
    if prefix is not None:
        document, plain = prefix[1], plain[prefix.end() :]
    found = parse_locator(plain)
    return _Place(document, Path(found.steps)) if found else None


def _is_within(place: _Place, path: Path) -> bool:
    """Tell whether a clause is at or below a path, chapters aside.

    The only 款 of an article is its first; an item may be cited without its 款.
    """
    for step in path.steps:
        if step.kind in _LARGE:
            continue
        own = place.path.find(step.kind)
        if own is None and step.kind is StepKind.PARAGRAPH:
            if step.number != 1:
                return False
        elif own != step:
            return False
    return True


def _find_in(clause: Clause, places: _Places, trail: _Trail) -> Iterator[Reference]:
    """Return the references in one clause."""
    text = clause.text
    marker = find_marker(text)
    begin = len(text) - len(marker.rest) if marker and marker.rest else 0
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    for match in REFERENCE.finditer(text, begin):
        nearest = bisect(titles, (match.start(), 0)) - 1
        if nearest >= 0 and match.start() < titles[nearest][1]:
            continue
        if _GRADE.fullmatch(match[0]):
            continue
        found = _read(match, clause, places, trail)
        if found is not None:
            yield found


def _read(
    match: re.Match[str], clause: Clause, places: _Places, trail: _Trail
) -> Reference | None:
    place = places.of(clause) or _Place("", Path())
    before = clause.text[max(match.start() - _NEAR, 0) : match.start()].rstrip()
    annex = _ANNEX.search(before)
    if annex is not None:
        place = _Place(f"附{annex[1]}{parse_numeral(annex[2])}", Path())
    cited = _Cited(
        relative=match["relative"] or "",
        steps=match["after"] or match["alone"] or "",
        document=find_document(clause.text, match.start()),
        broken=before.endswith("违反"),
    )
    document, targets = _list_targets(cited, place, places, trail)
    if not targets:
        return None
    trail.document, trail.path = document, targets[-1]
    hits: list[list[str]] = []
    missing: list[Path] = []
    kind = ReferenceKind.EXTERNAL
    if not document and places.has_articles(place.document):
        hits = [places.resolve(place.document, path) for path in targets]
        missing = [p for p, hit in zip(targets, hits, strict=True) if not hit]
        kind = ReferenceKind.MISSING if missing else ReferenceKind.INTERNAL
    return Reference(
        locator=clause.locator,
        start=clause.start + match.start(),
        end=clause.start + match.end(),
        quote=match[0],
        kind=kind,
        document=document or None,
        targets=tuple(map(str, targets)),
        missing=tuple(map(str, missing)),
        resolved=tuple(dict.fromkeys(locator for hit in hits for locator in hit)),
    )


@dataclass(frozen=True)
class _Cited:
    """A reference as it is written."""

    relative: str
    steps: str
    document: str | None
    """Title that stands before it; empty for 本条例, None for no title."""
    broken: bool
    """Whether 违反 stands right before it."""


def _list_targets(
    cited: _Cited, place: _Place, places: _Places, trail: _Trail
) -> tuple[str | None, list[Path]]:
    """Return the document that is cited, None for the draft, and the places in it."""
    relative = _RELATIVE.fullmatch(cited.relative)
    if relative is not None:
        bases = _list_relative(relative, place, places)
        if not cited.steps:
            return None, bases
        return None, [path for base in bases for path in read_steps(cited.steps, base)]
    if cited.document is not None or not _is_small(cited.steps):
        meant = _THAT.fullmatch(cited.document or "") and trail.document
        return meant or cited.document or None, read_steps(cited.steps, Path())
    own = read_steps(cited.steps, _own(place, cited.steps))
    if trail.path is None:
        return None, own
    last = read_steps(cited.steps, _larger(trail.path, cited.steps))
    fits = all(places.resolve(place.document, path) for path in own)
    if fits and not cited.broken:
        return None, own
    if trail.document or all(places.resolve(place.document, p) for p in last):
        return trail.document, last
    return None, own


def _is_small(steps: str) -> bool:
    """Tell whether the first step is a 款, 项 or 目, so that its article is implied."""
    first = read_steps(steps, Path())
    kind = first[0].steps[0].kind if first else StepKind.ARTICLE
    return kind in {StepKind.PARAGRAPH, StepKind.ITEM, StepKind.SUBITEM}


def _larger(path: Path, steps: str) -> Path:
    """Return what of a path is larger than the first of the steps."""
    first = read_steps(steps, Path())[0].steps[0]
    kept = path.extend(first).steps[:-1]
    return Path(kept)


def _own(place: _Place, steps: str) -> Path:
    """Return what a bare 第二款 or 第（一）项 is part of: its own article or 款."""
    article = place.path.find(StepKind.ARTICLE)
    base = Path((article,)) if article else Path()
    own = place.path.find(StepKind.PARAGRAPH)
    return base.extend(own) if own and "款" not in steps else base


def _list_relative(
    relative: re.Match[str], place: _Place, places: _Places
) -> list[Path]:
    """Return the paths of 本条, 前款, 前两条."""
    which, count, kind = relative[1], _COUNTS[relative[2]], StepKind(relative[3])
    own = place.path.find(kind)
    if kind is StepKind.ARTICLE and which == "前":
        return [Path((step,)) for step in places.articles_before(place, count)]
    if own is None and kind is StepKind.PARAGRAPH:
        own = Step(kind=kind, number=1)
    if own is None:
        return []
    outer = Path(tuple(s for s in place.path.steps if s.kind is not kind))
    if which == "本":
        return [outer.extend(own)]
    numbers = range(own.number - count, own.number)
    return [outer.extend(Step(kind=kind, number=max(n, 1))) for n in numbers]
