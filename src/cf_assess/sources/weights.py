"""The file of the second opinion, which is shipped beside the criteria."""

from pathlib import Path

from cf_assess.errors import SourceUnreadableError, WeightsDamagedError
from cf_assess.sources.library import library_root

_MAX_BYTES = 20_000_000
"""The shipped file has two million."""


def weights_path() -> Path:
    """Return where the file stands; it belongs to topics, not to anybody's criteria."""
    return library_root() / "weights" / "second_opinion.npz"


def read_weights_file() -> bytes | None:
    """Return the file; None where there is none, for everything works without.

    Raises:
        SourceUnreadableError: it is there and cannot be read.
        WeightsDamagedError: it is far too large.
    """
    path = weights_path()
    if path.exists() and not path.is_file():
        raise SourceUnreadableError(name=path, reason="not_a_file")
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise SourceUnreadableError(name=path, reason="not_allowed") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceUnreadableError(name=path, reason=reason) from error
    if len(data) > _MAX_BYTES:
        raise WeightsDamagedError(reason=f"> {_MAX_BYTES} bytes")
    return data
