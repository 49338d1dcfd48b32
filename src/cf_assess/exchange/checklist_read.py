"""Worksheets of a checklist as the tree that a YAML file would give, with its places.

What is wrong with the tables themselves is said here, all at once; what is wrong with
the checklist in them, such as a level off the scale, the checks of files find in the
tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from cf_assess.exchange.checklist_cells import CellError
from cf_assess.exchange.checklist_places import CRITERIA, is_known, read_place
from cf_assess.exchange.checklist_sheets import (
    SheetRows,
    TableRow,
    count_levels,
    read_rows,
)
from cf_assess.exchange.checklist_tables import (
    ANCHOR,
    CHECKLIST,
    COMMENTS,
    CUES,
    EXAMPLE_KINDS,
    EXAMPLES,
    LAW,
    POSITIONS,
    Table,
    criteria_table,
)
from cf_assess.exchange.raw_table import RawTable
from cf_assess.models.checklist import Checklist, Criterion
from cf_assess.models.place import Comment, CommentPosition, Keys, Place
from cf_assess.models.problem import Problem

_INSIDE = {
    "drafts": ("applies_to",),
    "when": ("applies_to",),
    "allowed": ("not_applicable",),
    "reasons": ("not_applicable",),
    "citation_from": ("requires",),
    "comment_up_to": ("requires",),
}
"""Columns whose field stands inside another one."""


@dataclass(frozen=True)
class ChecklistTables:
    """What a workbook says."""

    tree: dict[str, object] | None
    """Dicts, lists and texts; None where tables or columns are missing."""
    places: Mapping[Keys, Place]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


def read_tables(sheets: Mapping[str, RawTable], name: str) -> ChecklistTables:
    """Return the checklist in some worksheets, all that is wrong with them included."""
    criteria = criteria_table(0)
    if criteria.title in sheets:
        criteria = criteria_table(count_levels(sheets[criteria.title]))
    tables = (CHECKLIST, criteria, LAW, CUES, EXAMPLES, COMMENTS)
    read = {t.title: _read_table(sheets, t, name) for t in tables}
    problems = [problem for table in read.values() for problem in table.problems]
    if not all(table.is_whole for table in read.values()):
        return ChecklistTables(None, {}, (), tuple(problems))
    builder = _Builder(Place(file=f"{name}[{CHECKLIST.title}]"))
    builder.add_head(read[CHECKLIST.title].rows)
    builder.add_criteria(read[criteria.title].rows)
    for row in read[LAW.title].rows:
        builder.add_item(row, "law", ("law", "article", "item"))
    for row in read[CUES.title].rows:
        builder.add_item(row, "cues", tuple(c.key for c in CUES.columns[2:]))
    for row in read[EXAMPLES.title].rows:
        builder.add_example(row)
    comments = tuple(builder.read_comments(read[COMMENTS.title].rows))
    problems += builder.problems
    return ChecklistTables(builder.tree, builder.places, comments, tuple(problems))


def _read_table(sheets: Mapping[str, RawTable], table: Table, name: str) -> SheetRows:
    if table.title in sheets:
        return read_rows(sheets[table.title], table)
    values = {"sheet": table.title}
    place = Place(file=name)
    problem = Problem(place=place, code="table_sheet_missing", values=values)
    return SheetRows((), (problem,), is_whole=False)


@dataclass
class _Builder:
    """Puts rows into a tree and remembers where each value stood."""

    root: Place
    tree: dict[str, object] = field(default_factory=dict)
    places: dict[Keys, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _criteria: list[dict[str, object]] = field(default_factory=list)
    _index: dict[str, int] = field(default_factory=dict)
    """Id of a criterion to its place; of two alike the first."""
    _numbers: dict[Keys, int] = field(default_factory=dict)
    """Keys of a list and a number as written to the place of the item."""

    def add_head(self, rows: tuple[TableRow, ...]) -> None:
        """Take over id, title and version."""
        self.places[()] = rows[0].place("id") if rows else self.root
        for row in rows[:1]:
            self._fill(self.tree, (), row, ("id", "title", "version"))
        for row in rows[1:]:
            self.problems.append(row.problem("id", "table_head_twice"))

    def add_criteria(self, rows: tuple[TableRow, ...]) -> None:
        """Take over the criteria, without what the other tables have of them."""
        self.tree[CRITERIA] = self._criteria
        for number, row in enumerate(rows):
            keys: Keys = (CRITERIA, number)
            self.places[keys] = row.place("id")
            criterion: dict[str, object] = {}
            self._fill(criterion, keys, row, tuple(row.at))
            self._criteria.append(criterion)
            self._index.setdefault(row.word("id"), number)

    def add_item(self, row: TableRow, name: str, columns: tuple[str, ...]) -> None:
        """Put a row into a list of mappings of its criterion."""
        keys = self._append(row, name)
        if keys is not None:
            item: dict[str, object] = {}
            self.places[keys] = row.place("criterion")
            self._fill(item, keys, row, columns)
            self._list(keys).append(item)

    def add_example(self, row: TableRow) -> None:
        """Put a sentence into a list of its criterion."""
        kind = row.word("kind")
        if kind not in EXAMPLE_KINDS:
            self._refuse_word(row, "kind")
            self._owner(row)
            return
        keys = self._append(row, kind)
        if keys is not None:
            self.places[keys] = row.place("sentence")
            self._list(keys).append(row.text("sentence"))

    def read_comments(self, rows: tuple[TableRow, ...]) -> Iterator[Comment]:
        """Yield the comments of rows that lead somewhere."""
        known = frozenset(POSITIONS)
        for row in rows:
            position = row.word("position") or CommentPosition.BEFORE
            owner = self._owner(row) if row.word("criterion") else ()
            keys = None if owner is None else self._follow(row, owner)
            if position not in known:
                self._refuse_word(row, "position")
            elif keys is not None:
                yield Comment(
                    keys=keys,
                    position=CommentPosition(position),
                    text=row.text("text"),
                )

    def _follow(self, row: TableRow, owner: Keys) -> Keys | None:
        """Return where a comment belongs, or report that there is no such place."""
        fields = (Criterion if owner else Checklist).model_fields
        keys = read_place(row.text("place"), owner, self._numbers)
        if keys is None or not is_known(keys, owner, fields):
            place = row.text("place")
            self.problems.append(row.problem("place", "table_place", place=place))
            return None
        return keys

    def _fill(
        self,
        owner: dict[str, object],
        keys: Keys,
        row: TableRow,
        columns: tuple[str, ...],
    ) -> None:
        """Put the cells of a row into a mapping; empty ones say nothing."""
        for key in columns:
            path = _INSIDE.get(key, ())
            name = key
            if key.startswith(ANCHOR):
                path, name = ("anchors",), key.removeprefix(ANCHOR)
            try:
                value = row.value(key)
            except CellError:
                continue  # reported with the row
            if value is None:
                continue
            inside, at = owner, keys
            for part in path:
                at = (*at, part)
                inside = _mapping_in(inside, part)
                self.places.setdefault(at, row.place(key))
            inside[name] = value
            self.places[*at, name] = row.place(key)

    def _append(self, row: TableRow, name: str) -> Keys | None:
        """Return the keys of the item that a row adds to a list of its criterion."""
        owner = self._owner(row)
        if owner is None:
            return None
        keys = (*owner, name)
        number = len(self._list((*keys, 0)))
        self.places.setdefault(keys, row.place("criterion"))
        label = row.word("number") or str(number + 1)
        if (*keys, label) in self._numbers and row.word("number"):
            said = {"number": label, "criterion": row.word("criterion")}
            self.problems.append(row.problem("number", "table_number_twice", **said))
        self._numbers.setdefault((*keys, label), number)
        return (*keys, number)

    def _list(self, keys: Keys) -> list[object]:
        """Return the list that an item with these keys belongs to."""
        number, name = keys[-3], keys[-2]
        assert isinstance(number, int)
        assert isinstance(name, str)
        items = self._criteria[number].setdefault(name, [])
        assert isinstance(items, list)
        return items

    def _owner(self, row: TableRow) -> Keys | None:
        """Return the keys of the criterion of a row, or report that there is none."""
        name = row.word("criterion")
        if name in self._index:
            return (CRITERIA, self._index[name])
        near = get_close_matches(name[:80], list(self._index), n=1, cutoff=0.6)
        code = "table_criterion_near" if near else "table_criterion"
        said = {"criterion": name} | ({"nearest": near[0]} if near else {})
        self.problems.append(row.problem("criterion", code, **said))
        return None

    def _refuse_word(self, row: TableRow, key: str) -> None:
        """Report a word that is not of its closed list."""
        column = row.table.column(key)
        said = {
            "column": column.heading,
            "value": row.text(key),
            "choices": " | ".join(column.words.values()),
        }
        self.problems.append(row.problem(key, "table_word", **said))


def _mapping_in(owner: dict[str, object], key: str) -> dict[str, object]:
    """Return the mapping at a key, made where there is none."""
    value = owner.setdefault(key, {})
    assert isinstance(value, dict)
    return value
