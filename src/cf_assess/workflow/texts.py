"""The texts of a folder: every file that can be read as a draft, in a fixed order."""

from pathlib import Path

from cf_assess.drafts import READABLE_SUFFIXES


def list_readable(folder: Path) -> list[Path]:
    """Return the readable files of a folder to its depths; no locks, no backups."""
    return sorted(path for path in folder.rglob("*") if _is_readable(path))


def _is_readable(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return path.is_file() and path.suffix.lower() in READABLE_SUFFIXES and not hidden
