"""What printing needs of the system, asked without loading the renderer."""

from cf_assess.errors import RendererMissingError
from cf_assess.models.base import Model
from cf_assess.opinions.fontconfig import FONTCONFIG_NAMES, open_library
from cf_assess.opinions.fonts import list_fonts

_LIBRARIES: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    (
        "libgobject-2.0",
        True,
        ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    ),
    (
        "libpango-1.0",
        True,
        ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ),
    (
        "libpangoft2-1.0",
        True,
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ),
    (
        "libharfbuzz",
        True,
        ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ),
    (
        "libharfbuzz-subset",
        False,  # without it opinions are right, but take many times as long
        (
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
            "libharfbuzz-subset-0.dll",
        ),
    ),
    ("libfontconfig", True, FONTCONFIG_NAMES),
)
"""Name, whether nothing is printed without it, and file names by system."""


class RendererPart(Model):
    """A system library or a typeface that printing uses."""

    name: str
    kind: str
    """`library` or `font`."""
    found: bool
    required: bool
    """Nothing is printed without it; otherwise slower or less like the standard."""
    detail: str
    """For a font the family in use, substitutes included; for a library its name."""


def check_renderer() -> tuple[RendererPart, ...]:
    """Return what is there and what is missing, libraries first."""
    libraries = tuple(
        RendererPart(
            name=name,
            kind="library",
            found=open_library(files) is not None,
            required=required,
            detail=files[0],
        )
        for name, required, files in _LIBRARIES
    )
    return (*libraries, *_check_fonts())


def missing_libraries() -> tuple[str, ...]:
    """Return the names of required libraries that cannot be opened."""
    return tuple(
        name
        for name, required, files in _LIBRARIES
        if required and open_library(files) is None
    )


def _check_fonts() -> tuple[RendererPart, ...]:
    """Return one part for each typeface; a substitute counts as not found."""
    try:
        findings = list_fonts()
    except RendererMissingError:
        return ()
    return tuple(
        RendererPart(
            name=finding.name,
            kind="font",
            found=finding.exact,
            # Any one Chinese font is enough to print.
            required=not finding.family,
            detail=finding.family,
        )
        for finding in findings
    )
