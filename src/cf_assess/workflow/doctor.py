"""Doctor: what is there, what is missing, and the command that mends it."""

import shutil
import sys
from pathlib import Path

from cf_assess.drafts import can_recognise, find_converter
from cf_assess.errors import CfAssessError
from cf_assess.models.base import Model
from cf_assess.opinions import check_renderer
from cf_assess.sources import library_root, load_library, weights_path
from cf_assess.store import open_store
from cf_assess.workflow.second_opinion import shipped_weights


class Check(Model, arbitrary_types_allowed=True):
    """One thing looked at; its name is worded as `doctor.<name>`."""

    name: str
    found: bool
    needed: bool = True
    """False where the program does without it, only worse."""
    detail: str = ""
    mend: str = ""
    """The command that mends it; empty where nothing is missing."""
    error: CfAssessError | None = None
    """Why it failed, where an error says it best."""


def examine(store: str, library: Path | None) -> tuple[Check, ...]:
    """Return everything looked at, in the order in which a case needs it."""
    return (
        _python(),
        _criteria(library),
        _second_opinion(),
        _store(store),
        *_renderer(),
        _converter(),
        _recognition(),
        _terminal(),
    )


def _python() -> Check:
    """Return the check of the interpreter."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Check(name="python", found=sys.version_info >= (3, 11), detail=version)


def _criteria(folder: Path | None) -> Check:
    """Return the check of checklists and rubrics."""
    root = library_root(folder)
    try:
        library = load_library(root)
    except CfAssessError as error:
        return Check(
            name="criteria",
            found=False,
            detail=str(root),
            mend="cf-assess checklist check",
            error=error,
        )
    count = sum(len(checklist.criteria) for checklist in library.checklists)
    return Check(name="criteria", found=True, detail=f"{count} ({root})")


def _second_opinion() -> Check:
    """Return the check of the weights; without them cues work alone."""
    path = weights_path()
    try:
        weights = shipped_weights()
    except CfAssessError as error:
        return Check(
            name="second_opinion",
            found=False,
            detail=str(path),
            mend="pip install --force-reinstall cf-assess",
            error=error,
        )
    return Check(
        name="second_opinion",
        found=weights is not None,
        needed=False,
        detail=f"{len(weights.topics)} ({path})" if weights else str(path),
        mend="" if weights else "pip install --force-reinstall cf-assess",
    )


def _store(url: str) -> Check:
    """Return the check of the case store; opening it makes it where there is none."""
    try:
        with open_store(url) as store:
            count = len(store.list_cases())
    except CfAssessError as error:
        return Check(
            name="store",
            found=False,
            detail=url,
            mend="export CF_ASSESS_STORE=…",
            error=error,
        )
    return Check(name="store", found=True, detail=f"{count} ({url})")


_PACKAGES = {
    "libgobject-2.0": "libpango-1.0-0",
    "libpango-1.0": "libpango-1.0-0",
    "libpangoft2-1.0": "libpangoft2-1.0-0",
    "libharfbuzz": "libpango-1.0-0",
    "libharfbuzz-subset": "libharfbuzz-subset0",
    "libfontconfig": "libpangoft2-1.0-0",
}
"""Debian's and Ubuntu's package for each system library."""

_FONT_PACKAGE = "fonts-noto-cjk"
"""宋 and 黑 as CFF outlines, for all characters of names."""


def _renderer() -> tuple[Check, ...]:
    """Return the checks of system libraries and typefaces."""
    checks = []
    for part in check_renderer():
        package = _PACKAGES.get(part.name, _FONT_PACKAGE)
        # A substitute prints; the official faces come from the office, not a package.
        substituted = part.kind == "font" and part.detail
        mend = "" if part.found or substituted else f"apt-get install {package}"
        checks.append(
            Check(
                name=part.kind,
                found=part.found,
                needed=part.required,
                detail=f"{part.name}: {part.detail}" if part.detail else part.name,
                mend=mend,
            )
        )
    return tuple(checks)


def _converter() -> Check:
    """Return the check of the program that reads .doc, .wps, .rtf and .odt."""
    program = find_converter()
    mend = "" if program else "apt-get install libreoffice-writer"
    return Check(
        name="converter",
        found=program is not None,
        needed=False,
        detail=program or "LibreOffice (.doc .wps .rtf .odt)",
        mend=mend,
    )


def _recognition() -> Check:
    """Return the check of what reads scanned pages."""
    found = can_recognise()
    return Check(
        name="recognition",
        found=found,
        needed=False,
        detail="rapidocr",
        mend="" if found else "pip install 'cf-assess[ocr]'",
    )


def _terminal() -> Check:
    """Return the check of the terminal that the review interface needs."""
    there = sys.stdin.isatty() and sys.stdout.isatty()
    size = shutil.get_terminal_size()
    detail = f"{size.columns}×{size.lines}" if there else ""
    return Check(name="terminal", found=there, needed=False, detail=detail)
