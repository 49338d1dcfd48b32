import http.server
import io
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cf_assess.drafts import available, limits, office, read_draft_bytes
from cf_assess.drafts.available import find_converter
from cf_assess.drafts.office import convert_to_word
from cf_assess.errors import (
    ConversionError,
    ConverterMissingError,
    DraftDamagedError,
    DraftEncryptedError,
    DraftFormatError,
    DraftTooLargeError,
    DraftTooSlowError,
)
from tests.drafts.pdf_source import LONG_REGULATION
from tests.drafts.texts import read_text
from tests.drafts.word_files import write_word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf1\\ansi text\\par}"

_needs_office = pytest.mark.skipif(
    find_converter() is None, reason="LibreOffice is not installed"
)
_needs_shell = pytest.mark.skipif(
    sys.platform == "win32", reason="the program stood in is a shell script"
)


def _ole(*streams: str, encrypted: bool = False) -> bytes:
    """Return the parts of an OLE file by which its format is told."""
    names = b"".join(stream.encode("utf-16-le") + bytes(64) for stream in streams)
    start = bytearray(b"\xec\xa5" + bytes(510))
    start[11] = 0x01 if encrypted else 0x02
    return _OLE + bytes(504) + bytes(start) + names


def _odt(body: str = "", mimetype: str = "text", manifest: str = "") -> bytes:
    words = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = "".join(
        f' xmlns:{prefix}="{words}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
        )
    )
    link = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = (
        f'<office:document-content{spaces}{link} office:version="1.2"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = f"application/vnd.oasis.opendocument.{mimetype}"
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    listing = (
        f'<m:manifest xmlns:m="{words}:manifest:1.0">{entries}{manifest}</m:manifest>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", listing)
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which conversions make their own."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def _stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a shell script in the place of LibreOffice; it should make `$made`."""
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "soffice"
    head = '#!/bin/sh\nfor last; do :; done\nmade="$(dirname "$last")/out/draft.docx"\n'
    program.write_text(f'{head}mkdir -p "$(dirname "$made")"\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))


@_needs_shell
class TestWithAProgramStoodIn:
    def test_the_result_is_returned_and_nothing_left_behind(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        _stand_in(tmp_path, monkeypatch, 'cp "$last" "$made"')
        assert convert_to_word(_RTF, "a.rtf") == _RTF
        assert list(folder.iterdir()) == []

    def test_the_name_of_the_draft_never_reaches_the_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        _stand_in(tmp_path, monkeypatch, 'echo "$*" > "$made"')
        told = convert_to_word(_RTF, "--help $(reboot) ../../x.rtf").decode()
        assert told.rstrip().endswith("/draft.rtf")
        assert "reboot" not in told

    def test_the_program_sees_little_of_the_environment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        _stand_in(tmp_path, monkeypatch, 'env > "$made"')
        told = convert_to_word(_RTF, "a.rtf").decode()
        names = {line.partition("=")[0] for line in told.splitlines()}
        # the shell adds the last three itself
        assert names <= {"HOME", "TMPDIR", "PATH", "LANG", "PWD", "SHLVL", "_"}
        assert f"HOME={folder}" in told

    def test_what_hangs_is_ended_with_all_that_it_started(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        sign = tmp_path / "sign"
        _stand_in(tmp_path, monkeypatch, f'(sleep 2; touch "{sign}") & sleep 60')
        monkeypatch.setattr(office, "CONVERT_SECONDS", 1)
        started = time.monotonic()
        with pytest.raises(DraftTooSlowError) as caught:
            convert_to_word(_RTF, "a.rtf")
        assert caught.value.values == {"name": "a.rtf", "seconds": "1"}
        assert time.monotonic() - started < 10
        time.sleep(1.5)
        assert not sign.exists()
        assert list(folder.iterdir()) == []

    @pytest.mark.parametrize(
        ("script", "reason"),
        [
            ('echo "cannot  load $last" >&2; exit 7', "cannot load /draft.rtf"),
            ("exit 81", "LibreOffice: 81"),
            ("echo; echo no filter; echo", "no filter"),
            (': > "$made"', "LibreOffice: 0"),
            ("kill -SEGV $$", "LibreOffice: -11"),
        ],
    )
    def test_no_result_is_an_error_with_a_reason_in_one_line(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        folder: Path,
        script: str,
        reason: str,
    ) -> None:
        _stand_in(tmp_path, monkeypatch, script)
        with pytest.raises(ConversionError) as caught:
            convert_to_word(_RTF, "a.rtf")
        assert caught.value.values == {"name": "a.rtf", "reason": reason}
        assert list(folder.iterdir()) == []

    def test_a_result_that_is_too_large_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        _stand_in(tmp_path, monkeypatch, 'cp "$last" "$made"')
        monkeypatch.setattr(limits, "FILE_BYTES", len(_RTF) - 1)
        with pytest.raises(DraftTooLargeError):
            convert_to_word(_RTF, "a.rtf")

    @pytest.mark.parametrize(
        ("data", "suffix"),
        [
            (_RTF, "rtf"),
            (_odt(), "odt"),
            (_odt(mimetype="text-template"), "odt"),
            (_ole("WordDocument"), "doc"),
            (_ole("WordDocument", "Workbook"), "doc"),  # a table of Excel inside
        ],
    )
    def test_the_content_tells_the_format_and_not_the_name(
        self,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        data: bytes,
        suffix: str,
    ) -> None:
        _stand_in(tmp_path, monkeypatch, 'basename "$last" > "$made"')
        assert convert_to_word(data, "draft.wps").decode().strip() == f"draft.{suffix}"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (_ole("Workbook"), "xls"),
        (_ole("PowerPoint Document"), "ppt"),
        (_ole("Contents"), "ole"),
        (_odt(mimetype="spreadsheet"), "zip"),
        (b"plain words", "?"),
    ],
)
def test_what_is_no_text_document_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(DraftFormatError) as caught:
        convert_to_word(data, "a.doc")
    assert caught.value.values["format"] == told


@pytest.mark.parametrize(
    "data",
    [
        _ole("EncryptedPackage"),
        _ole("WordDocument", encrypted=True),
        _odt(manifest="<m:encryption-data/>"),
    ],
)
def test_a_password_is_told_before_anything_is_started(data: bytes) -> None:
    with pytest.raises(DraftEncryptedError):
        convert_to_word(data, "a.doc")


def test_a_damaged_package_is_told() -> None:
    with pytest.raises(DraftDamagedError):
        convert_to_word(_odt()[:200], "a.odt")


def test_without_a_converter_the_format_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(available, "_PLACES", ())
    monkeypatch.setattr(available, "_OPTIONAL", "none*/of/these")
    with pytest.raises(ConverterMissingError) as caught:
        convert_to_word(_RTF, "a.rtf")
    assert caught.value.values == {"name": "a.rtf", "format": "rtf"}


def test_the_usual_places_are_looked_into(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice.exe"
    program.touch()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr(available, "_PLACES", (str(program),))
    assert find_converter() == str(program)


def _save_as(kind: str, folder: Path) -> bytes:
    """Return the long regulation in a format that LibreOffice writes."""
    source = folder / "draft.docx"
    source.write_bytes(write_word(*LONG_REGULATION.split("\n")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    program = find_converter() or "soffice"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", kind, source.name],
        cwd=folder,
        env={"PATH": os.defpath, "HOME": str(folder)},
        check=True,
        capture_output=True,
    )
    return (folder / f"draft.{kind}").read_bytes()


@_needs_office
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_a_draft_reads_in_its_old_format_as_in_word(kind: str, tmp_path: Path) -> None:
    word = convert_to_word(_save_as(kind, tmp_path), f"draft.{kind}")
    draft = read_draft_bytes(word, "draft.docx")
    expected = read_text(LONG_REGULATION).clauses
    assert [(c.locator, c.kind, c.text) for c in draft.clauses] == [
        (c.locator, c.kind, c.text) for c in expected
    ]


@_needs_office
def test_what_libreoffice_does_not_take_is_an_error() -> None:
    with pytest.raises(ConversionError) as caught:
        convert_to_word(_ole("WordDocument"), "a.doc")
    assert "\n" not in caught.value.values["reason"]
    assert tempfile.gettempdir() not in caught.value.values["reason"]


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server, and the list of what was asked of it."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            requests.append(self.rfile.readline().decode("latin-1"))
            self.close_connection = True

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", requests
    server.shutdown()
    server.server_close()
    thread.join()


@_needs_office
def test_no_link_of_a_draft_is_followed(
    asked: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, requests = asked
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the draft")
    attributes = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    frames = "".join(
        f'<text:p><draw:frame draw:name="{tag}" text:anchor-type="as-char"'
        f' svg:width="2cm" svg:height="2cm"><draw:{tag} xlink:href="{address}/{tag}"'
        f" {attributes}/></draw:frame></text:p>"
        for tag in ("image", "object", "floating-frame")
    )
    sections = "".join(
        f'<text:section text:name="s{number}"><text:section-source {attributes}'
        f' xlink:href="{place}"/><text:p>第{number}段</text:p></text:section>'
        for number, place in enumerate((f"{address}/section", secret.as_uri()))
    )
    word = convert_to_word(_odt(frames + sections), "a.odt")
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        parts = b"".join(archive.read(part) for part in archive.namelist())
    assert requests == []
    assert b"not for the draft" not in parts
    # the words that the draft itself holds of a linked part stay
    assert read_draft_bytes(word, "a.docx").text == "第0段\n第1段"
