"""A checklist as rows of its tables, each a text for every column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cf_assess.exchange.checklist_cells import NOTHING, write_list, write_parts
from cf_assess.exchange.checklist_places import write_place
from cf_assess.exchange.checklist_tables import (
    ANCHOR,
    CHECKLIST,
    COMMENTS,
    CUES,
    EXAMPLE_KINDS,
    EXAMPLES,
    FEWEST_LEVELS,
    LAW,
    Column,
    Table,
    criteria_table,
)
from cf_assess.models.checklist import Checklist, Criterion, Cue
from cf_assess.models.place import Comment

Row = Mapping[str, str]
"""Column to text; what is absent is empty."""


def list_tables(
    checklist: Checklist, comments: Sequence[Comment]
) -> list[tuple[Table, list[Row]]]:
    """Return all tables of a checklist with their rows, in the order of the sheets."""
    levels = {level for c in checklist.criteria for level in c.anchors}
    table = criteria_table(max(FEWEST_LEVELS, max(levels, default=0) + 1))
    criteria = checklist.criteria
    head = {"id": checklist.id, "title": checklist.title, "version": checklist.version}
    return [
        (CHECKLIST, [head]),
        (table, [_criterion_row(table, criterion) for criterion in criteria]),
        (LAW, [row for c in criteria for row in _law_rows(c)]),
        (CUES, [row for c in criteria for row in _cue_rows(c)]),
        (EXAMPLES, [row for c in criteria for row in _example_rows(c)]),
        (COMMENTS, [_comment_row(comment, criteria) for comment in comments]),
    ]


def _criterion_row(table: Table, criterion: Criterion) -> Row:
    duties, drafts = criterion.requires, criterion.applies_to.drafts
    not_applicable = criterion.not_applicable
    return {
        "id": criterion.id,
        "title": criterion.title,
        "question": criterion.question,
        "guidance": criterion.guidance,
        **{f"{ANCHOR}{level}": text for level, text in criterion.anchors.items()},
        "suggestion": criterion.suggestion,
        "drafts": _words(table.column("drafts"), drafts),
        "when": _ids(criterion.applies_to.when),
        "allowed": _word(table.column("allowed"), not_applicable.allowed),
        "reasons": _words(table.column("reasons"), not_applicable.reasons),
        "citation_from": _number(duties.citation_from),
        "comment_up_to": _number(duties.comment_up_to),
        "rights": _words(table.column("rights"), criterion.rights),
        "crc": write_list(str(article) for article in criterion.crc),
        "topic_id": criterion.topic_id or "",
        "subjects": _ids(criterion.subjects),
        "implied": write_list(criterion.implied),
        "by_title": write_list(criterion.by_title),
        "sources": _ids(criterion.sources),
        "breadth": criterion.breadth,
        "red_flags": write_list(criterion.red_flags),
        "automation": table.column("automation").words[criterion.automation],
        "obsolete": _word(table.column("obsolete"), criterion.obsolete),
    }


def _law_rows(criterion: Criterion) -> Iterator[Row]:
    for number, reference in enumerate(criterion.law, 1):
        yield {
            "criterion": criterion.id,
            "number": str(number),
            "law": reference.law,
            "article": reference.article or "",
            "item": reference.item or "",
        }


def _cue_rows(criterion: Criterion) -> Iterator[Row]:
    for number, cue in enumerate(criterion.cues, 1):
        yield {"criterion": criterion.id, "number": str(number), **_cue_cells(cue)}


def _cue_cells(cue: Cue) -> Row:
    return {
        "any": write_list(cue.any),
        "all": write_parts(cue.all),
        "sum": write_parts(cue.sum),
        "at_least": _number(cue.at_least),
        "gap": _number(cue.gap),
        "matches": cue.matches or "",
        "without": write_list(cue.without),
        "mask": write_list(cue.mask),
        "only_on": _scopes(cue.only_on),
        "not_on": write_list(
            CUES.column("not_on").words[scope] for scope in cue.not_on
        ),
        "within": CUES.column("within").words[cue.within],
        "strength": CUES.column("strength").words[cue.strength],
    }


def _scopes(scopes: Iterable[str]) -> str:
    return write_list(CUES.column("only_on").words[scope] for scope in scopes)


def _example_rows(criterion: Criterion) -> Iterator[Row]:
    for kind, label in EXAMPLE_KINDS.items():
        for number, sentence in enumerate(getattr(criterion, kind), 1):
            yield {
                "criterion": criterion.id,
                "kind": label,
                "number": str(number),
                "sentence": sentence,
            }


def _comment_row(comment: Comment, criteria: Sequence[Criterion]) -> Row:
    criterion, place = write_place(comment.keys, [c.id for c in criteria])
    return {
        "criterion": criterion,
        "place": place,
        "position": COMMENTS.column("position").words[comment.position],
        "text": comment.text,
    }


def _ids(names: Sequence[str]) -> str:
    """Return a list that an empty cell would not mean to be empty."""
    return write_list(names) if names else NOTHING


def _words(column: Column, codes: Iterable[str]) -> str:
    return "\n".join(column.words[code] for code in codes) or NOTHING


def _word(column: Column, is_so: bool) -> str:
    return column.words["true" if is_so else "false"]


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
