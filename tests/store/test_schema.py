import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from cf_assess.errors import StoreTooNewError
from cf_assess.store import migrations, open_store
from cf_assess.store.tables import metadata


def test_the_migrated_schema_equals_the_tables(path: Path) -> None:
    open_store(str(path)).close()
    engine = create_engine(f"sqlite:///{path}")
    options = {"version_table": migrations.VERSION_TABLE, "compare_type": True}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_the_revisions_named_in_code_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == migrations.REVISIONS


def test_a_store_of_a_later_version_is_refused(path: Path) -> None:
    open_store(str(path)).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999_far'")
    with pytest.raises(StoreTooNewError) as caught:
        open_store(str(path))
    assert caught.value.values == {"store": str(path)}


def test_opening_a_current_store_changes_nothing(path: Path) -> None:
    open_store(str(path)).close()
    before = path.read_bytes()
    open_store(str(path)).close()
    assert path.read_bytes() == before


def test_a_current_store_is_opened_without_alembic(path: Path) -> None:
    open_store(str(path)).close()
    script = (
        "import sys\n"
        "from cf_assess.store import open_store\n"
        "open_store(sys.argv[1]).list_cases()\n"
        "sys.exit('alembic' in sys.modules)\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    assert subprocess.run(command, check=False).returncode == 0
