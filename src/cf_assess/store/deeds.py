"""A change that is allowed and under way, and how it is written down."""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Executable,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    update,
)

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
            self._execute(_update(table, tuple(key)), key, values)

    def remove(self, table: Table, key: Values) -> None:
        """Delete the row of this case with `key`."""
        self._execute(_delete(table, tuple(key)), key, {})

    def _execute(self, statement: Executable, key: Values, values: Values) -> None:
        row = {f"is_{name}": value for name, value in key.items()}
        self.connection.execute(
            statement, {"is_case_number": self.case.number, **row, **values}
        )


# statements are built once: the lock is held while a mark is saved


@cache
def _update(table: Table, key: tuple[str, ...]) -> Update:
    return update(table).where(*_conditions(table, key))


@cache
def _delete(table: Table, key: tuple[str, ...]) -> Delete:
    return delete(table).where(*_conditions(table, key))


def _conditions(table: Table, key: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(f"is_{name}") for name in ("case_number", *key)]
