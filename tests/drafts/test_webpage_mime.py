"""Web archives (.mht): one page, its pictures, and a header with the charset."""

from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from cf_assess.drafts import read_draft_bytes
from cf_assess.errors import DraftDamagedError

PAGE = (
    "<html><head><title>t</title></head><body>"
    "<div class='nav'><a href='/'>首页</a></div><div><h1>北河市办法</h1>"
    "<p>第一条 少年宫免费开放。</p><p>第二条 乙。</p></div></body></html>"
)


def _pack(charset: str, *, with_page: bool = True) -> bytes:
    archive = MIMEMultipart("related")
    archive["From"] = "<Saved by a browser>"
    archive.attach(MIMEImage(b"GIF89a", "gif"))
    if with_page:
        archive.attach(MIMEText(PAGE, "html", charset))
    return archive.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.html"])
def test_the_page_of_an_archive_is_read_by_the_charset_of_its_header(
    charset: str, name: str
) -> None:
    draft = read_draft_bytes(_pack(charset), name)
    assert [c.text for c in draft.clauses] == [
        "北河市办法",
        "第一条 少年宫免费开放。",
        "第二条 乙。",
    ]
    assert draft.source.format == "html"


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(DraftDamagedError):
        read_draft_bytes(_pack("utf-8", with_page=False), "a.mht")


def test_an_archive_nested_beyond_reason_is_refused_or_read() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    with pytest.raises(DraftDamagedError):
        read_draft_bytes(head * 3000, "a.mht")
