"""The next version of a regulation, made by amendments whose truth is known.

A draft is taken apart into articles; clauses carry an id through every amendment, and
both versions are written out and read again.  So the truth is by ids, and the numbers
are what a drafter would print.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace

from cf_assess.drafts import read_draft_bytes
from cf_assess.drafts.compare.text import strip_number
from cf_assess.models.comparison import Relation
from cf_assess.models.draft import ClauseKind, Draft
from cf_assess.models.numerals import write_numeral

_HEADINGS = {ClauseKind.CHAPTER, ClauseKind.SECTION, ClauseKind.PART}
_STARTS = {ClauseKind.TITLE, ClauseKind.ARTICLE, *_HEADINGS}
_UNTOUCHED = {Relation.SAME, Relation.RENUMBERED}


@dataclass(frozen=True)
class Part:
    """A clause: the ids of the old clauses whose words it has, and its words."""

    ids: frozenset[int]
    text: str
    kind: ClauseKind = ClauseKind.ARTICLE
    touched: bool = False


@dataclass
class Version:
    """A regulation as blocks: a heading alone, or the clauses of an article."""

    blocks: list[list[Part]]
    moved: set[int] = field(default_factory=set)

    def articles(self) -> list[int]:
        """Return the places of the articles."""
        return [
            place
            for place, block in enumerate(self.blocks)
            if block[0].kind is ClauseKind.ARTICLE
        ]


Truth = set[tuple[frozenset[str], frozenset[str], Relation]]


def take_apart(draft: Draft) -> Version | None:
    """Return a regulation in blocks; None where it is not of articles alone."""
    blocks: list[list[Part]] = []
    article = None
    for number, clause in enumerate(draft.clauses):
        part = Part(frozenset({number}), strip_number(clause), clause.kind)
        if (
            clause.kind in {ClauseKind.TITLE, *_HEADINGS}
            or clause.kind is ClauseKind.ARTICLE
        ):
            blocks.append([part])
        elif clause.article is not None and clause.article == article:
            blocks[-1].append(part)
        elif clause.kind is not ClauseKind.PREAMBLE:
            return None
        article = clause.article
    return Version(blocks)


def amend(version: Version, dice: random.Random, foreign: list[str]) -> Version:
    """Return the version after one amendment of every kind, at random places."""
    new = Version([list(block) for block in version.blocks])
    _split_article(new, dice)
    _split_clause(new, dice)
    _merge_clauses(new, dice)
    for _ in range(3):
        _change_words(new, dice)
    _move_article(new, dice)
    places = new.articles()
    gone = dice.choice(places)
    if not any(part.touched for part in new.blocks[gone]):
        del new.blocks[gone]
    place = dice.choice(new.articles())
    new.blocks.insert(place, [Part(frozenset(), dice.choice(foreign))])
    return new


def _split_article(version: Version, dice: random.Random) -> None:
    """Make two articles of one, between two of its paragraphs."""
    choices = [
        (place, cut)
        for place in version.articles()
        for cut in range(1, len(version.blocks[place]))
        if version.blocks[place][cut].kind is ClauseKind.PARAGRAPH
    ]
    if choices:
        place, cut = dice.choice(choices)
        block = version.blocks[place]
        head = replace(block[cut], kind=ClauseKind.ARTICLE)
        version.blocks[place : place + 1] = [block[:cut], [head, *block[cut + 1 :]]]


def _split_clause(version: Version, dice: random.Random) -> None:
    """Make two paragraphs of one that has two sentences."""
    choices = []
    for place in version.articles():
        for index, part in enumerate(version.blocks[place]):
            at = part.text.find("。") + 1
            plain = part.kind in {ClauseKind.ARTICLE, ClauseKind.PARAGRAPH}
            if plain and 25 <= at <= len(part.text) - 25 and not part.touched:
                choices.append((place, index, at))
    if choices:
        place, index, at = dice.choice(choices)
        part = version.blocks[place][index]
        halves = [
            replace(part, text=part.text[:at], touched=True),
            replace(part, text=part.text[at:], touched=True, kind=ClauseKind.PARAGRAPH),
        ]
        version.blocks[place][index : index + 1] = halves


def _merge_clauses(version: Version, dice: random.Random) -> None:
    """Make one paragraph of two neighbours in an article."""
    choices = [
        (place, index)
        for place in version.articles()
        for index, (one, other) in enumerate(
            zip(version.blocks[place], version.blocks[place][1:], strict=False)
        )
        if other.kind is ClauseKind.PARAGRAPH
        and one.kind in {ClauseKind.ARTICLE, ClauseKind.PARAGRAPH}
        and not one.touched
        and not other.touched
        and one.text.endswith("。")
        and min(len(one.text), len(other.text)) >= 15
    ]
    if choices:
        place, index = dice.choice(choices)
        one, other = version.blocks[place][index : index + 2]
        whole = Part(one.ids | other.ids, one.text + other.text, one.kind, True)
        version.blocks[place][index : index + 2] = [whole]


def _change_words(version: Version, dice: random.Random) -> None:
    """Change one in a hundred to one in ten characters of a clause."""
    place = dice.choice(version.articles())
    index = dice.randrange(len(version.blocks[place]))
    part = version.blocks[place][index]
    if part.touched or len(part.text) < 10:
        return
    letters = list(part.text)
    count = max(1, len(letters) * dice.randint(1, 10) // 100)
    for at in dice.sample(range(len(letters) - 1), count):
        letters[at] = dice.choice(
            ["应", "当", "", "经批准", "及时", letters[at] + "的"]
        )
    changed = replace(part, text="".join(letters), touched=True)
    if changed.text != part.text:
        version.blocks[place][index] = changed


def _move_article(version: Version, dice: random.Random) -> None:
    """Move an untouched article to another chapter."""
    chapters = [
        place
        for place, block in enumerate(version.blocks)
        if block[0].kind is ClauseKind.CHAPTER
    ]
    if len(chapters) < 3:
        return
    place = dice.choice(version.articles())
    block = version.blocks[place]
    home = max((c for c in chapters if c < place), default=None)
    others = [c for c in chapters if c != home]
    if home is None or any(part.touched for part in block):
        return
    target = dice.choice(others)
    following = min((c for c in chapters if c > target), default=len(version.blocks))
    spot = dice.randint(target + 1, following)
    del version.blocks[place]
    version.blocks.insert(spot - (spot > place), block)
    version.moved |= {number for part in block for number in part.ids}


def write_out(version: Version) -> Draft:
    """Return the version as a draft, numbered in order and read from its text."""
    lines: list[str] = []
    counts: dict[ClauseKind, int] = defaultdict(int)
    items = 0
    for block in version.blocks:
        for part in block:
            items = items + 1 if part.kind is ClauseKind.ITEM else 0
            lines.append(_number(part, counts, items))
    return read_draft_bytes("\n\n".join(lines).encode(), "made.txt")


def _number(part: Part, counts: dict[ClauseKind, int], items: int) -> str:
    if part.kind is ClauseKind.CHAPTER:
        counts[ClauseKind.SECTION] = 0
    counts[part.kind] += 1
    number = write_numeral(counts[part.kind])
    match part.kind:
        case ClauseKind.CHAPTER:
            return f"第{number}章 {part.text}"
        case ClauseKind.SECTION:
            return f"第{number}节 {part.text}"
        case ClauseKind.ARTICLE:
            return f"第{number}条 {part.text}"
        case ClauseKind.ITEM:
            return f"（{write_numeral(items)}）{part.text}"
        case _:
            return part.text


def tell_truth(old: Version, new: Version, drafts: tuple[Draft, Draft]) -> Truth:
    """Return what really became of each clause."""
    names = [
        _name(version, draft) for version, draft in zip((old, new), drafts, strict=True)
    ]
    before, after = names
    truth: Truth = set()
    came_from: dict[frozenset[int], list[tuple[str, Part]]] = defaultdict(list)
    for name, part in after:
        if part.ids:
            came_from[part.ids].append((name, part))
        else:
            truth.add((frozenset(), frozenset({name}), Relation.ADDED))
    of_id = {number: name for name, part in before for number in part.ids}
    for ids, found in came_from.items():
        here = frozenset(of_id[number] for number in ids)
        there = frozenset(name for name, _ in found)
        relation = _relation(here, there, touched=found[0][1].touched)
        if relation in _UNTOUCHED and ids & new.moved:
            relation = Relation.MOVED
        truth.add((here, there, relation))
    lived = {number for ids in came_from for number in ids}
    for number, name in of_id.items():
        if number not in lived:
            truth.add((frozenset({name}), frozenset(), Relation.REMOVED))
    return truth


def _name(version: Version, draft: Draft) -> list[tuple[str, Part]]:
    parts = [part for block in version.blocks for part in block]
    return [(c.locator, p) for c, p in zip(draft.clauses, parts, strict=True)]


def _relation(old: frozenset[str], new: frozenset[str], *, touched: bool) -> Relation:
    if len(new) > 1:
        return Relation.SPLIT
    if len(old) > 1:
        return Relation.MERGED
    if touched:
        return Relation.CHANGED
    return Relation.SAME if old == new else Relation.RENUMBERED
