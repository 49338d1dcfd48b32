"""The tables of the store, in SQL that SQLite and PostgreSQL both know.

Facts that are asked for by themselves have columns; what is only ever read whole
(a draft, a frozen rubric, the machine's findings) is one text of canonical JSON.
A change here needs a revision in `migrations/`; a test compares the two.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from cf_assess.store.words import Words

NAMING = {  # constraints with names can be changed by later revisions
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def _text(name: str, *, null: bool = False) -> Column[str]:
    """Return a column of text."""
    return Column(name, Words, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    """Return a column of whole numbers."""
    return Column(name, Integer, nullable=null)


def _case_key() -> Column[str]:
    """Return the column that says to which case a row belongs."""
    return Column("case_number", Words, ForeignKey("cases.number"), primary_key=True)


rubrics = Table(  # one row for many cases; the key is over our own bytes
    "rubrics",
    metadata,
    Column("sha256", Words, primary_key=True),
    _text("content"),
    _text("asked"),  # criteria in order and levels, so that a mark needs no rubric
)

cases = Table(
    "cases",
    metadata,
    Column("number", Words, primary_key=True),
    _number("year"),
    _number("running"),
    _text("title"),
    _text("kind"),
    _text("drafting_unit"),
    _text("issuer"),
    _text("created_at"),
    _text("step"),
    Column("solo", Boolean, nullable=False),
    Column("rubric_sha256", Words, ForeignKey("rubrics.sha256"), nullable=False),
    _text("screening", null=True),
    _text("conclusion", null=True),
    _text("opinion_number"),
    _number("opinion_year", null=True),
    _number("opinion_running", null=True),
    _text("issued_at"),
    _number("trail_length"),  # tells when the end of a history was cut off
    UniqueConstraint("year", "running"),
    UniqueConstraint("opinion_year", "opinion_running"),
)

numbering = Table(  # a row to lock while a running number is taken
    "numbering", metadata, Column("series", Words, primary_key=True)
)

drafts = Table(
    "drafts",
    metadata,
    _case_key(),
    _text("name"),
    _text("sha256"),
    Column("data", LargeBinary, nullable=False),  # the file as it was received
    _text("content"),
)

findings = Table(  # the machine's, kept apart from everything a person says
    "findings",
    metadata,
    _case_key(),
    _text("evidence"),
    _text("flags"),
    _text("screening"),
)

members = Table(
    "members",
    metadata,
    _case_key(),
    Column("id", Words, primary_key=True),
    _number("position"),
    _text("role"),
    _text("field"),
    _text("unit"),
    _text("status"),
    _text("submitted_at"),
)

marks = Table(
    "marks",
    metadata,
    Column("case_number", Words, primary_key=True),
    Column("reviewer", Words, primary_key=True),
    Column("criterion", Words, primary_key=True),
    _text("state"),
    _number("level", null=True),
    _text("reason"),
    _text("clauses"),
    _text("comment"),
    _text("suggestion"),
    ForeignKeyConstraint(
        ["case_number", "reviewer"], ["members.case_number", "members.id"]
    ),
)

flag_decisions = Table(
    "flag_decisions",
    metadata,
    _case_key(),
    Column("key", Words, primary_key=True),
    Column("confirmed", Boolean, nullable=False),
    _text("reason"),
    _text("by"),
    _text("at"),
)

settlements = Table(
    "settlements",
    metadata,
    _case_key(),
    Column("criterion", Words, primary_key=True),
    _text("state"),
    _number("level", null=True),
    _text("reason"),
    _text("dissent"),
    _text("by"),
    _text("at"),
)

responses = Table(
    "responses",
    metadata,
    _case_key(),
    Column("recommendation", Integer, primary_key=True, autoincrement=False),
    _text("answer"),
    _text("reason"),
    _text("by"),
    _text("at"),
)

history = Table(
    "history",
    metadata,
    _case_key(),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("subject"),
    _text("before"),
    _text("after"),
    _text("digest"),
)
