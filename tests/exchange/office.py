"""Another office suite, which opens a workbook and saves it again."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="no LibreOffice here"
)


def through_office(path: Path) -> Path:
    """Return a workbook that was turned into the suite's own format and back."""
    folder = path.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    other = path.with_suffix(".ods")
    for source, kind, out in ((path, "ods", folder), (other, "xlsx", folder / "again")):
        subprocess.run(
            [
                *("soffice", profile, "--headless", "--convert-to", kind),
                *("--outdir", str(out), str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder / "again" / path.name
