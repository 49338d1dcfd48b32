"""Files that a command writes: whole or not at all, tables in three formats."""

from collections.abc import Sequence
from pathlib import Path

from cf_assess.errors import OutputExistsError
from cf_assess.exchange import render_table, write_file

__all__ = ["refuse_existing", "render_table", "write_file"]


def refuse_existing(paths: Sequence[Path | None], *, force: bool) -> None:
    """Refuse before the work what could not be written after it.

    Raises:
        OutputExistsError: one of the files is there and `force` is not said.
    """
    for path in paths:
        if path is not None and path.exists() and not force:
            raise OutputExistsError(name=path)
