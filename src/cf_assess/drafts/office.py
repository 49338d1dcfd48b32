"""Old and foreign word-processor files to Word files, by LibreOffice.

`.doc` and `.wps` (both Word's binary format), `.rtf` and `.odt` are converted once
and then read like any Word file.  What to convert is told by the content, not by
the name.  A draft comes from outside: LibreOffice runs in a folder and with a
profile of its own, without macros, links or network, and for a limited time.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from cf_assess.drafts import limits
from cf_assess.drafts.archive import Archive
from cf_assess.drafts.available import find_converter
from cf_assess.errors import (
    ConversionError,
    ConverterMissingError,
    DraftEncryptedError,
    DraftFormatError,
    DraftTooSlowError,
)

CONVERT_SECONDS = 120
"""Time for one conversion; a usual one takes 2 to 6 seconds."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SECTOR = 512
_FIB = b"\xec\xa5"
"""First bytes of the stream `WordDocument`, at the start of a sector; MS-DOC 2.5.2."""
_FIB_FLAGS = 11
"""Offset of the byte with the switch below."""
_FIB_ENCRYPTED = 0x01

_ODT = b"application/vnd.oasis.opendocument.text"

_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    # nobody answers at this proxy: what the rest lets through goes nowhere
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""Path below `/org.openoffice.`, property and value of the private profile."""

_REASON_CHARACTERS = 160


def convert_to_word(data: bytes, name: str) -> bytes:
    """Return the Word file that LibreOffice makes of a draft.

    Args:
        data: the whole file: .doc, .wps, .rtf or .odt.
        name: its name, for messages only.

    Raises:
        DraftEncryptedError: it opens with a password only.
        DraftFormatError: it is none of these formats.
        ConverterMissingError: LibreOffice is not installed.
        DraftTooSlowError: the conversion did not end in time.
        ConversionError: LibreOffice could not convert it.
        DraftTooLargeError: the result is larger than a draft may be.
    """
    suffix = _tell_format(data, name)
    program = find_converter()
    if program is None:
        raise ConverterMissingError(name=name, format=suffix)
    # LibreOffice may still write into its profile while it is being ended
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return _convert(program, Path(folder).resolve(), data, (suffix, name))


def _tell_format(data: bytes, name: str) -> str:
    """Return the suffix that the content asks for."""
    if data.startswith(_OLE):
        return _tell_ole(data, name)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if not data.startswith(b"PK"):
        raise DraftFormatError(name=name, format="?")
    archive = Archive(data, name, "odt")
    kind = archive.read_part("mimetype") or b""
    if not kind.strip().startswith(_ODT):
        raise DraftFormatError(name=name, format="zip")
    if b"encryption-data" in (archive.read_part("META-INF/manifest.xml") or b""):
        raise DraftEncryptedError(name=name)
    return "odt"


def _tell_ole(data: bytes, name: str) -> str:
    """Return `doc` for Word's binary format, told by the names of the streams."""
    formats = [kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data]
    if not formats and _ENCRYPTED_PACKAGE in data:
        raise DraftEncryptedError(name=name)
    if formats[:1] != ["doc"]:
        raise DraftFormatError(name=name, format=(*formats, "ole")[0])
    for start in range(_SECTOR, len(data) - _FIB_FLAGS, _SECTOR):
        if data.startswith(_FIB, start):
            if data[start + _FIB_FLAGS] & _FIB_ENCRYPTED:
                raise DraftEncryptedError(name=name)
            break
    return "doc"


def _convert(
    program: str, folder: Path, data: bytes, suffix_and_name: tuple[str, str]
) -> bytes:
    """Return the Word file made in a folder that is empty and goes afterwards."""
    suffix, name = suffix_and_name
    profile = folder / "profile"
    _write_profile(profile)
    source = folder / f"draft.{suffix}"
    source.write_bytes(data)
    made = folder / "out" / "draft.docx"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(made.parent),
        str(source),
    ]
    code, said = _run(command, folder, name)
    if code or not made.is_file() or not made.stat().st_size:
        raise ConversionError(name=name, reason=_reason(code, said, folder))
    limits.require_bytes(name, made.stat().st_size, limits.FILE_BYTES)
    return made.read_bytes()


def _write_profile(profile: Path) -> None:
    """Write the settings of the private profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{prop}" '
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for path, prop, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], folder: Path, name: str) -> tuple[int, str]:
    """Return exit code and last words of a command, ended when its time is over."""
    log = folder / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(command[0], folder),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
        try:
            code = process.wait(timeout=CONVERT_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise DraftTooSlowError(name=name, seconds=CONVERT_SECONDS) from error
        finally:
            _end(process)
    with log.open("rb") as stream_read:
        stream_read.seek(max(0, log.stat().st_size - 2000))
        return code, stream_read.read().decode("utf-8", "replace")


def _environment(program: str, folder: Path) -> dict[str, str] | None:
    """Return what LibreOffice is told of the machine: as little as it can do with."""
    if os.name != "posix":
        return None  # Windows starts nothing without its own variables
    path = os.pathsep.join((str(Path(program).parent), os.defpath))
    home = str(folder)
    return {"HOME": home, "TMPDIR": home, "PATH": path, "LANG": "C.UTF-8"}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()  # nothing left; harmless when it has ended
    process.wait()


def _reason(code: int, said: str, folder: Path) -> str:
    """Return in one line why there is no result."""
    lines = [re.sub(r"\s+", " ", line).strip() for line in said.splitlines()]
    last = next((line for line in reversed(lines) if line), "")
    last = last.replace(folder.as_uri(), "").replace(str(folder), "")
    return last[:_REASON_CHARACTERS] or f"LibreOffice: {code}"
