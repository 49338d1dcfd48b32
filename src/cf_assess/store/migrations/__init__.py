"""Revisions of the store's schema, run by Alembic without a settings file."""

from pathlib import Path

from sqlalchemy import Connection

VERSION_TABLE = "cf_assess_version"
"""Ours by name, so that another program's database is never taken for a store."""

REVISIONS = ("0001_first",)
"""All revisions, oldest first; a test compares them with the files."""

HEAD = REVISIONS[-1]


def upgrade(connection: Connection) -> None:
    """Bring the store to the newest revision, within the caller's transaction."""
    # a tenth of a second that no command on a current store should pay
    from alembic import command
    from alembic.config import Config

    folder = str(Path(__file__).parent).replace("%", "%%")
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
