"""One way to write a file: whole or not at all, and never over another.

The data go to a file beside the target, reach the disk, and take the target's name
in one step.  Whoever reads the target sees the old bytes or the new ones.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from cf_assess.errors import OutputExistsError, OutputUnwritableError

_TEMPORARY_NAMES = 100
"""How many names beside the target are tried; leftovers of a crash take some."""


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write `data` to `path`, whole or not at all.

    With `force` an existing file is replaced; through a symbolic link the file that
    it names is replaced and the link stays.  A device or pipe (`/dev/stdout`) is
    written straight through, since nothing there can be lost.

    Raises:
        OutputExistsError: there is a file already and `force` is not set.
        OutputUnwritableError: no such folder, no permission, no space left.
    """
    try:
        if _is_stream(path):
            path.write_bytes(data)
        elif force:
            _replace(path.resolve(), data)
        else:
            _create(path, data)
    except FileExistsError as error:
        raise OutputExistsError(name=path) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputUnwritableError(name=path, reason=reason) from error


def _is_stream(path: Path) -> bool:
    """Tell whether `path` is there and neither a file nor a folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _replace(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whatever file stood there."""
    temporary = _write_beside(path, data)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle_folder(path.parent)


def _create(path: Path, data: bytes) -> None:
    """Put `data` at `path`, where nothing may stand, not even a moment later."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() or path.is_symlink():  # before much is written in vain
        raise FileExistsError
    temporary = _write_beside(path, data)
    try:
        _take_name(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _settle_folder(path.parent)


def _take_name(temporary: Path, path: Path) -> None:
    """Give the finished file its name, refusing one that is taken meanwhile."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: the best it can do
        if path.exists():
            raise FileExistsError from None
        temporary.replace(path)


def _write_beside(path: Path, data: bytes) -> Path:
    """Return a new file in the folder of `path` that holds `data` on disk.

    The name is created exclusively, so that nobody's file or link is followed.
    """
    descriptor, temporary = _open_beside(path)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _open_beside(path: Path) -> tuple[int, Path]:
    """Return an open new file beside `path`, with the rights of an ordinary one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0)
    for number in range(_TEMPORARY_NAMES):
        # Short, since the target's own name may be as long as a name can be.
        temporary = path.parent / f".cf-assess-{os.getpid()}-{number}.tmp"
        try:
            return os.open(temporary, flags, 0o666), temporary
        except FileExistsError:
            continue
    raise OSError(errno.EBUSY, f"{path.parent}/.cf-assess-*.tmp")


def _settle_folder(folder: Path) -> None:
    """Make the new name last; where a folder cannot be synced, it is left."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
