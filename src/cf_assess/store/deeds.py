"""A change that is allowed and under way, and how it is written down."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, update

from cf_assess.models.base import Model
from cf_assess.models.case import Action, Case
from cf_assess.store.history import Change, append_entry
from cf_assess.store.rows import Values
from cf_assess.store.tables import cases


@dataclass(frozen=True)
class Deed:
    """One person's act on one case inside one transaction."""

    connection: Connection
    case: Case
    """As it stood when the transaction began."""
    actor: str
    action: Action
    at: str

    def record(self, subject: str, before: object, after: object) -> None:
        """Add the entry of this deed to the history."""
        change = Change(self.at, self.actor, self.action.value, subject, before, after)
        append_entry(self.connection, self.case.number, change)

    def update_case(self, **values: object) -> None:
        """Change columns of the case."""
        self.connection.execute(
            update(cases).where(cases.c.number == self.case.number).values(**values)
        )

    def put(
        self, table: Table, key: Values, before: Model | None, values: Values
    ) -> None:
        """Write the row of this case with `key`, in place of `before` if it was."""
        if before is None:
            row = {**values, **key, "case_number": self.case.number}
            self.connection.execute(insert(table), row)
        else:
            self.connection.execute(
                update(table).where(*self._row(table, key)).values(values)
            )

    def remove(self, table: Table, key: Values) -> None:
        """Delete the row of this case with `key`."""
        self.connection.execute(delete(table).where(*self._row(table, key)))

    def _row(self, table: Table, key: Values) -> Iterator[ColumnElement[bool]]:
        yield table.c.case_number == self.case.number
        for name, value in key.items():
            yield table.c[name] == value
