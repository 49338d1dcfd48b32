"""What reading can use when it is installed, and does without: both say so."""

import shutil
from importlib.util import find_spec
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_OPTIONAL = "libreoffice*/program/soffice"
"""Below /opt, where the packages of the project itself go."""


def can_recognise() -> bool:
    """Tell whether the extra `ocr`, which reads scanned pages, is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def find_converter() -> str | None:
    """Return the program of LibreOffice, or None when it is not installed."""
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return found
    optional = sorted(Path("/opt").glob(_OPTIONAL), reverse=True)
    places = (*map(Path, _PLACES), *optional)
    return next((str(place) for place in places if place.is_file()), None)
