"""Whatever is done to a file, only a `DraftError` comes out of the reader."""

import random
from collections.abc import Callable

import pytest

from cf_assess.drafts import read_draft_bytes
from cf_assess.errors import DraftError
from tests.drafts.pdf_source import FIXTURE
from tests.drafts.texts import PLAN, REGULATION
from tests.drafts.word_files import (
    LEGAL_LIST,
    change,
    num,
    numbered,
    paragraph,
    rewrite,
    run,
    table,
    write_word,
)

ROUNDS = 150

PARTS = (
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/_rels/document.xml.rels",
)

WORD_FILE = write_word(
    *REGULATION.splitlines(),
    numbered("总则", at=0),
    numbered("甲。", at=1),
    table(["甲", "乙"], ["丙", paragraph("丁")]),
    paragraph(run("第九条 "), change("ins", "新"), change("del", "旧")),
    numbering=[LEGAL_LIST, num(1, 50)],
    notes=("注。",),
)


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.choices(range(len(data)), k=2))
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.choices(range(len(data)), k=2))
    return data[:end] + data[start:]


def _mutate_part(data: bytes, chance: random.Random) -> bytes:
    """Change the XML of one part and pack it again, so that it is really parsed."""
    part = chance.choice(PARTS)

    def change_xml(xml: str) -> str:
        pieces = xml.split('"') if chance.random() < 0.6 else xml.split("<w:")
        mark = '"' if len(xml.split('"')) == len(pieces) else "<w:"
        for _ in range(chance.randint(1, 6)):
            index = chance.randrange(len(pieces))
            pieces[index] = chance.choice(
                [chance.choice(pieces), "-1", "99999999999", "", "第一条", "%1%9%0"]
            )
        return mark.join(pieces)

    return rewrite(data, {part: change_xml})


@pytest.mark.parametrize(
    ("name", "data", "mutate"),
    [
        pytest.param("a.docx", WORD_FILE, _flip, id="docx-flip"),
        pytest.param("a.docx", WORD_FILE, _cut, id="docx-cut"),
        pytest.param("a.docx", WORD_FILE, _mutate_part, id="docx-part"),
        pytest.param("a.pdf", FIXTURE.read_bytes(), _flip, id="pdf-flip"),
        pytest.param("a.pdf", FIXTURE.read_bytes(), _cut, id="pdf-cut"),
        pytest.param("a.pdf", FIXTURE.read_bytes(), _repeat, id="pdf-repeat"),
        pytest.param("a.txt", REGULATION.encode(), _flip, id="txt-flip"),
        pytest.param("a.txt", PLAN.encode("gb18030"), _cut, id="txt-cut"),
        pytest.param("a.md", (PLAN + REGULATION).encode(), _repeat, id="md-repeat"),
    ],
)
def test_a_damaged_file_is_read_or_refused(
    name: str, data: bytes, mutate: Callable[[bytes, random.Random], bytes]
) -> None:
    chance = random.Random(20260101)
    for _ in range(ROUNDS):
        try:
            draft = read_draft_bytes(mutate(data, chance), name)
        except DraftError:
            continue
        assert len({clause.locator for clause in draft.clauses}) == len(draft.clauses)
