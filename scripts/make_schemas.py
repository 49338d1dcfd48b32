"""Writes schemas/, the JSON Schemas of the files of a library, from the models.

python scripts/make_schemas.py            write the files
python scripts/make_schemas.py --check    say which are stale; exit 1 if any is
"""

import argparse
import sys
from pathlib import Path

from cf_assess.sources import render_schema, schema_names

FOLDER = Path(__file__).resolve().parents[1] / "schemas"


def stale_files() -> dict[Path, bytes]:
    """Return each file that is not as it should be, with what belongs in it."""
    wanted = {FOLDER / f"{name}.json": render_schema(name) for name in schema_names()}
    return {
        path: data
        for path, data in wanted.items()
        if not path.exists() or path.read_bytes() != data
    }


def main() -> int:
    """Write or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    stale = stale_files()
    if parser.parse_args().check:
        for path in stale:
            sys.stderr.write(f"stale: {path.name}\n")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path, data in stale.items():
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
