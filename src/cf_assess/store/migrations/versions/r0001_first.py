"""The first schema.

A revision is never changed once it was released, so it spells its tables out
instead of reading `tables.py`, which moves on.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001_first"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = (
    """
    CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """,
    """
    CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """,
    # INSERT OR REPLACE deletes without firing the trigger above
    """
    CREATE TRIGGER history_only_grows BEFORE INSERT ON history
    WHEN NEW.sequence <> 1 + coalesce(
        (SELECT max(sequence) FROM history WHERE case_number = NEW.case_number), 0)
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """,
)


def _text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=null, primary_key=key)


def _number(name: str, *, null: bool = False, key: bool = False) -> sa.Column[Any]:
    return sa.Column(
        name, sa.Integer(), nullable=null, primary_key=key, autoincrement=False
    )


def _truth(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [_text(name) for name in names]


def _part_of_case(table: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        _text("case_number", key=True),
        *columns,
        sa.ForeignKeyConstraint(["case_number"], ["cases.number"]),
    )


def upgrade() -> None:
    """Create all tables, and what keeps the history append-only."""
    _create_cases()
    _create_what_was_received()
    _create_what_people_say()
    _create_history()


def _create_cases() -> None:
    op.create_table("rubrics", _text("sha256", key=True), *_texts("content", "asked"))
    op.create_table(
        "cases",
        _text("number", key=True),
        _number("year"),
        _number("running"),
        *_texts("title", "kind", "drafting_unit", "issuer", "created_at", "step"),
        _truth("solo"),
        _text("rubric_sha256"),
        _text("screening", null=True),
        _text("conclusion", null=True),
        _text("opinion_number"),
        _number("opinion_year", null=True),
        _number("opinion_running", null=True),
        _text("issued_at"),
        _number("trail_length"),
        sa.ForeignKeyConstraint(["rubric_sha256"], ["rubrics.sha256"]),
        sa.UniqueConstraint("year", "running"),
        sa.UniqueConstraint("opinion_year", "opinion_running"),
    )
    numbering = op.create_table("numbering", _text("series", key=True))
    op.bulk_insert(numbering, [{"series": "case"}, {"series": "opinion"}])


def _create_what_was_received() -> None:
    _part_of_case(
        "drafts",
        *_texts("name", "sha256"),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        _text("content"),
    )
    _part_of_case("findings", *_texts("evidence", "flags", "screening"))


def _create_what_people_say() -> None:
    _part_of_case(
        "members",
        _text("id", key=True),
        _number("position"),
        *_texts("role", "field", "unit", "status", "submitted_at"),
    )
    op.create_table(
        "marks",
        _text("case_number", key=True),
        _text("reviewer", key=True),
        _text("criterion", key=True),
        _text("state"),
        _number("level", null=True),
        *_texts("reason", "clauses", "comment", "suggestion"),
        sa.ForeignKeyConstraint(
            ["case_number", "reviewer"], ["members.case_number", "members.id"]
        ),
    )
    _part_of_case(
        "flag_decisions",
        _text("key", key=True),
        _truth("confirmed"),
        *_texts("reason", "by", "at"),
    )
    _part_of_case(
        "settlements",
        _text("criterion", key=True),
        _text("state"),
        _number("level", null=True),
        *_texts("reason", "dissent", "by", "at"),
    )
    _part_of_case(
        "responses",
        _number("recommendation", key=True),
        *_texts("answer", "reason", "by", "at"),
    )


def _create_history() -> None:
    _part_of_case(
        "history",
        _number("sequence", key=True),
        *_texts("at", "actor", "action", "subject", "before", "after", "digest"),
    )
    if op.get_bind().dialect.name == "sqlite":  # others speak other trigger languages
        for statement in APPEND_ONLY:
            op.execute(statement)
