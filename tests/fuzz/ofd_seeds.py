"""OFD files written by hand: several pages, documents, ways to place characters."""

import io
import zipfile
from collections.abc import Mapping, Sequence

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_ENTRY = (
    f'<ofd:OFD {_NS} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
)
_BOX = "<ofd:{0}><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:{0}>"
_LINES = (
    "北河市少年宫办法",
    "第一条 为了办好少年宫，让孩子放学",
    "以后有地方可去，制定本办法。",
    "第二条 少年宫由教育部门管理。",
    "（一）周末；",
    "（二）假期。",
    "附件1",
    "一、要求",
)


def make_ofd_seeds() -> tuple[bytes, ...]:
    """Return several small files."""
    odd = (
        '<ofd:TextObject ID="9" Boundary="20 60 99 9" Size="5" CTM="1 0 0 1 2 3" '
        'HScale="0.9"><ofd:TextCode X="0" Y="4" DeltaX="g 3 5 2.5">第三条 甲乙丙'
        '</ofd:TextCode><ofd:TextCode Y="9" DeltaY="g 9 5">丁戊己</ofd:TextCode>'
        '</ofd:TextObject><ofd:TextObject Boundary="20 90 9 9" Size="4" '
        'CTM="0.7 0.7 -0.7 0.7 0 0"><ofd:TextCode X="0" Y="0">印</ofd:TextCode>'
        '</ofd:TextObject><ofd:PathObject/><ofd:ImageObject ResourceID="5"/>'
    )
    latin = "".join(_object(c, 20 + 3 * i, 40, 4) for i, c in enumerate("Article 1"))
    return (
        pack_ofd([_print(_LINES)]),
        pack_ofd([_print(_LINES[:4]), odd, "", _print(_LINES[4:]) + latin]),
        pack_ofd(["<ofd:PathObject/>"]),
    )


def pack_ofd(pages: Sequence[str]) -> bytes:
    """Return an OFD file of pages, each the XML of its objects."""
    parts = {"OFD.xml": _ENTRY}
    refs = "".join(
        f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>'
        for i in range(len(pages))
    )
    parts["Doc_0/Document.xml"] = (
        f"<ofd:Document {_NS}><ofd:CommonData>{_BOX.format('PageArea')}"
        f"</ofd:CommonData><ofd:Pages>{refs}</ofd:Pages></ofd:Document>"
    )
    for i, page in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f"<ofd:Page {_NS}>{_BOX.format('Area') if i else ''}<ofd:Content>"
            f'<ofd:Layer ID="{50 + i}">{page}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return _zip(parts)


def _zip(parts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return target.getvalue()


def _print(lines: Sequence[str]) -> str:
    return "".join(
        _object(line, 30 + 10 * (line[0] in "第（"), 30 + 8 * i, 5)
        for i, line in enumerate(lines)
    )


def _object(text: str, left: int, top: int, size: int) -> str:
    steps = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="{100 + top}" Size="{size}" '
        f'Boundary="{left} {top} {len(text) * size} {size}" Font="1"><ofd:TextCode '
        f'X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )
