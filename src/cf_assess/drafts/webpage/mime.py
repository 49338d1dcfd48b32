"""Web archives (.mht): the page in them, and the charset that its header names.

Browsers save a page with all its pictures as one mail message; only the page is read.
"""

import re
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from cf_assess.errors import DraftDamagedError

_ARCHIVE = re.compile(
    rb"^(?:Content-Type:\s{0,9}multipart/|From: <Saved by )", re.I | re.M
)
_HEAD_BYTES = 8192
_MOST_PARTS = 2000
"""Parts of one archive that are looked at; the page comes first mostly."""


def is_archive(data: bytes) -> bool:
    """Tell whether a file is a web archive."""
    head = data[:_HEAD_BYTES]
    return b"MIME-Version" in head and _ARCHIVE.search(head) is not None


def unpack_page(data: bytes, name: str) -> tuple[bytes, str | None]:
    """Return the page of an archive, and the charset of its header.

    Raises:
        DraftDamagedError: there is no page in it, or the archive is broken.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        part = _find_page(message)
        payload = None if part is None else part.get_payload(decode=True)
        charset = None if part is None else part.get_content_charset()
    except (ValueError, LookupError, RecursionError) as error:
        raise DraftDamagedError(name=name, reason=f"mht: {error}") from error
    if not isinstance(payload, bytes):
        raise DraftDamagedError(name=name, reason="mht: text/html")
    return payload, charset


def _find_page(message: Message) -> Message | None:
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            return None
        if part.get_content_type() == "text/html":
            return part
    return None
