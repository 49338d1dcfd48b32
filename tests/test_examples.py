"""Every worked example gives its opinion, by the commands that a user would type."""

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cf_assess.drafts import read_draft
from cf_assess.workflow.criteria import check_criteria, frozen_rubric, open_library
from tests.places import PARKS


def run_example(out: Path) -> subprocess.CompletedProcess[str]:
    """Run the example into `out`, with the program of this environment."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [PARKS / "run.sh", out],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PATH": programs, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the example has filled."""
    out = tmp_path_factory.mktemp("example") / "out"
    ended = run_example(out)
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]
    assert "作重大修改后重新评估" in ended.stdout
    return out


def text_of(pdf: Path) -> str:
    """Return the text of a PDF without white space."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "".join("".join(pages).split())


def test_the_opinion_says_what_the_panel_found(made: Path) -> None:
    text = text_of(made / "opinion.pdf")

    assert "海棠市公园和城市广场管理条例（征求意见稿）" in text
    assert "作重大修改后重新评估" in text
    assert "未满十四周岁的人没有成年人陪同的，不得进入公园和城市广场" in text
    assert "少数意见" in text


def test_the_opinion_carries_its_record(made: Path) -> None:
    with pikepdf.open(made / "opinion.pdf") as pdf:
        attached = pdf.attachments["cf-assess-record.json"].get_file().read_bytes()

    assert attached == (made / "record.json").read_bytes()


def test_the_preview_is_a_picture(made: Path) -> None:
    assert (made / "opinion.png").read_bytes().startswith(b"\x89PNG")


def test_word_numbers_the_draft_as_it_is_typed() -> None:
    word = read_draft(PARKS / "draft.docx")
    typed = read_draft(PARKS / "draft.md")

    assert [c.locator for c in word.clauses] == [c.locator for c in typed.clauses]
    assert [c.text.split() for c in word.clauses] == [
        c.text.split() for c in typed.clauses
    ]
    assert len({c.article for c in word.clauses if c.article}) == 48


def test_the_tailoring_of_a_county_is_sound_and_changes_what_it_says() -> None:
    path = PARKS.parent / "county-local" / "general-county.yaml"
    library = open_library(None)

    assert check_criteria(None, [path]) == ()
    local, common = (
        frozen_rubric(library, str(path)),
        frozen_rubric(library, "general"),
    )
    assert local.tailoring is not None
    changed = set(local.by_id) ^ set(common.by_id)
    assert changed == {
        *(change.criterion for change in local.tailoring.select),
        *(change.criterion for change in local.tailoring.unselect),
        *(change.criterion.id for change in local.tailoring.add),
    }
    assert all(b.criterion in local.by_id for b in local.tailoring.benchmarks)
