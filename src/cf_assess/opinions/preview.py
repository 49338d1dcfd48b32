"""The first page of an opinion as a picture, for terminals and file managers."""

from io import BytesIO

import pypdfium2

_DOTS_PER_INCH = 110
_POINTS_PER_INCH = 72


def preview_png(pdf: bytes) -> bytes:
    """Return the first page as PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
        page.close()
    finally:
        document.close()
    out = BytesIO()
    picture.save(out, format="PNG")
    return out.getvalue()
