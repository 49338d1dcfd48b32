"""What Alembic runs to reach the database: the connection handed over in code.

Not imported by anything; Alembic executes it by its path.
"""

from alembic import context

from cf_assess.store.migrations import VERSION_TABLE
from cf_assess.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite cannot alter most things in place
)
with context.begin_transaction():
    context.run_migrations()
