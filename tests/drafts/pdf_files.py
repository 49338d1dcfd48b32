"""PDF files for tests: printed from HTML, and pages that are only a picture."""

import io

import pypdfium2
from weasyprint import HTML

_STYLE = (
    "@page{size:A4;margin:25mm}h1{text-align:center;font-size:20pt}"
    "body{font:12pt/20pt 'Noto Serif CJK SC','Noto Serif SC',serif}"
    "p{margin:0;text-indent:2em;text-align:justify}"
)


def print_pdf(body: str, style: str = "") -> bytes:
    """Return the pages of some HTML."""
    html = HTML(string=f"<style>{_STYLE}{style}</style>{body}")
    return bytes(html.write_pdf() or b"")


def scan_pdf(data: bytes, dots: int = 150) -> bytes:
    """Return a PDF of pictures of the pages, as a scanner makes it."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [
            document[i].render(scale=dots / 72).to_pil().convert("L")
            for i in range(len(document))
        ]
    finally:
        document.close()
    stream = io.BytesIO()
    rest = pages[1:]
    pages[0].save(stream, "PDF", save_all=True, append_images=rest, resolution=dots)
    return stream.getvalue()
