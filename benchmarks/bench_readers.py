"""Reading drafts: Word files against python-docx, PDF against bare pypdfium2.

CPU time of interleaved pairs in one process.  Of Word files the reader (lines with
their numbers, tables, revisions) stands against the peer's walk, and beside it the
whole, clauses and warnings included; of PDF the whole against the bare text.  Then the
peak memory of a process that reads a Word file of 300 pages.  Goals: Word at most 0.6,
PDF at most 1.6, less memory than python-docx.

    python benchmarks/bench_readers.py [PAIRS]
"""

import io
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402
import pypdfium2  # noqa: E402
from benchmarks.pairs import compare  # noqa: E402
from tests.drafts.pdf_files import print_pdf  # noqa: E402
from tests.drafts.word_files import (  # noqa: E402
    LEGAL_LIST,
    num,
    numbered,
    paragraph,
    run,
    table,
    write_word,
)

from cf_assess.drafts import read_draft_bytes  # noqa: E402
from cf_assess.drafts.word import read_word  # noqa: E402
from cf_assess.models.draft import Revisions  # noqa: E402

WORD_GOAL, PDF_GOAL = 0.6, 1.6
LINES_OF_PAGE = 22
SENTENCE = (
    "市和区两级的教育、卫生和文化部门应当在每年三月底以前，把上一年少年宫开放的天数、"
    "来过的孩子人数和花掉的经费报给同级政府，并且向社会公布。"
)


FONT = (
    '<w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hAnsi="仿宋" w:hint="eastAsia"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/>'
)


def split_runs(text: str) -> str:
    """Return a text in the runs that Word makes of it, each with its typeface."""
    cuts = [0, len(text) // 3, 2 * len(text) // 3, len(text)]
    parts = [text[a:b] for a, b in pairwise(cuts) if a < b]
    return "".join(run(part, FONT) for part in parts)


def write_blocks(pages: int) -> list[str]:
    """Return the blocks of a regulation with automatic numbers and a few tables."""
    whole, short = split_runs(SENTENCE), split_runs("孩子免费，大人随行；")
    blocks: list[str] = ["北河市少年宫管理办法"]
    for page in range(pages):
        if page % 10 == 0:
            blocks.append(numbered("开放", at=0))
        blocks += [numbered(whole, at=1), paragraph(whole), numbered(whole, at=1)]
        blocks += [numbered(short, at=2), numbered(short, at=2)]
        if page % 5 == 4:
            blocks.append(table(*[["小学", "3", "每年一次"]] * 6))
        blocks.append(paragraph(split_runs(SENTENCE * 2)))
    return blocks


def write_docx(pages: int) -> bytes:
    """Return a Word file of about so many pages."""
    return write_word(*write_blocks(pages), numbering=[LEGAL_LIST, num(1, 50)])


def write_pdf(pages: int) -> bytes:
    """Return a PDF of about so many pages."""
    text = "".join(f"<p>第{i}条 {SENTENCE}</p><p>{SENTENCE}</p>" for i in range(1, 6))
    chapter = f"<h1>北河市少年宫管理办法</h1>{text * 2}"
    return print_pdf(chapter * pages, "h1{break-before:page}")


def read_docx_bare(data: bytes) -> int:
    """Walk a Word file with python-docx; return the characters seen."""
    count = 0
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block.rows:
                count += sum(len(cell.text) for cell in row.cells)
        else:
            count += len(block.text)
    return count


def read_pdf_bare(data: bytes) -> int:
    """Take the text of all pages with pypdfium2; return the characters seen."""
    document = pypdfium2.PdfDocument(data)
    count = 0
    for page in document:
        text_page = page.get_textpage()
        count += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return count


def peak_megabytes(statement: str, path: Path) -> float:
    """Return the peak memory of a process that runs a statement on a file.

    From `/proc`, since `getrusage` counts what the parent had before the start.
    """
    code = (
        "import sys; from pathlib import Path; "
        f"data = Path(sys.argv[1]).read_bytes(); {statement}; "
        "print(next(x for x in open('/proc/self/status') if x.startswith('VmHWM')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return int(done.stdout.split()[1]) / 1024


def compare_memory() -> None:
    """Print the peak memory of both sides on a Word file of 300 pages."""
    ours = "import cf_assess.drafts as d; d.read_draft_bytes(data, 'a.docx')"
    peer = (
        "import io, docx; "
        "n = sum(len(c.text) for b in docx.Document(io.BytesIO(data))"
        ".iter_inner_content() for c in ("
        "[c for r in b.rows for c in r.cells] if hasattr(b, 'rows') else [b]))"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.docx"
        path.write_bytes(write_docx(300))
        print(
            f"memory, 300 pages: ours {peak_megabytes(ours, path):.0f} MB, "
            f"python-docx {peak_megabytes(peer, path):.0f} MB"
        )


def main() -> None:
    """Measure both formats and the memory."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    word, pdf = write_docx(95), write_pdf(40)
    compare(
        f"docx, goal {WORD_GOAL}",
        lambda: read_word(word, "a.docx", Revisions.ACCEPTED),
        lambda: read_docx_bare(word),
        pairs,
    )
    compare(
        "docx with its clauses",
        lambda: read_draft_bytes(word, "a.docx"),
        lambda: read_docx_bare(word),
        pairs,
    )
    compare(
        f"pdf, goal {PDF_GOAL}",
        lambda: read_draft_bytes(pdf, "a.pdf"),
        lambda: read_pdf_bare(pdf),
        pairs,
    )
    compare_memory()


if __name__ == "__main__":
    main()
