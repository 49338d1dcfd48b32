"""Where things are: the project, and the reference material beside it."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PARKS = PROJECT / "examples" / "city-parks"
SHARED = PROJECT.parent / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the reference material lies beside the project only"
)
