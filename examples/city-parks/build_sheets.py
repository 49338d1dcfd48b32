"""Fills the five score sheets from marks/*.yaml, as five reviewers would in Excel.

A case is opened in a throw-away store, each reviewer's empty workbook is exported by
the tool itself, and the marks are typed into its yellow cells.  A sheet carries the
digest of the rules it was made by: run this again after editing a checklist, the
rubric, the draft or the marks, and correct the marks where it says so:

    python examples/city-parks/build_sheets.py
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
REVIEWERS = {
    "reviewer-01": "儿童法",
    "reviewer-02": "学前教育",
    "reviewer-03": "儿科",
    "reviewer-04": "社会工作",
    "reviewer-05": "城市规划",
}
NOT_TOUCHED = ("assistance", "culture")
"""Matters that the machine proposes and the office takes out, as run.sh does."""
ANSWER = ("mark", "reason", "clauses", "comment", "suggestion")
ENTRY = {"criterion", "mark", "reason", "clauses", "by"}
REASONS = {  # as the sheet's dropdown shows them
    "draft_not_about_children": "草案不涉及儿童",
    "decided_elsewhere": "由其他文件规定",
    "subject_absent": "不存在所涉对象",
    "level_without_power": "本级无权规定",
}

Answer = dict[str, Any]


def main() -> None:
    """Write sheets/reviewer-NN.xlsx for every reviewer."""
    marks, faults = read_marks()
    stop_at(faults)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "cases.db"
        number = open_case(store)
        for reviewer in REVIEWERS:
            empty = Path(folder) / f"{reviewer}.xlsx"
            call(store, "sheet", "export", number, "--reviewer", reviewer, "-o", empty)
            book = load_workbook(empty)
            stop_at(fill_sheet(book.worksheets[0], marks[reviewer]))
            forget_case(book["_meta"])
            target = HERE / "sheets" / empty.name
            target.parent.mkdir(exist_ok=True)
            book.save(target)
            print(target.relative_to(ROOT))


def stop_at(faults: list[str]) -> None:
    """End with every fault, each once; go on where there is none."""
    if faults:
        sys.exit("\n".join(dict.fromkeys(faults)))


def forget_case(meta: Worksheet) -> None:
    """Blank the case number: the example opens a new case, of another year perhaps.

    Sheets that name a case go into no other one; the real thing keeps its number.
    """
    for key, value in meta.iter_rows(max_col=2):
        if key.value == "case":
            value.value = None


def open_case(store: Path) -> str:
    """Return the number of a case on the draft that is ready to be scored."""
    panel = [f"--reviewer={name}:{field}" for name, field in REVIEWERS.items()]
    draft = HERE / "draft.docx"
    number = call(store, "case", "new", draft, "--rubric", "general", *panel)
    without = [f"--without={matter}" for matter in NOT_TOUCHED]
    call(store, "screen", number, "--children", "--reason", "准备评分表", *without)
    return number


def call(store: Path, *words: str | Path) -> str:
    """Return what a command of the tool prints; its messages stay with the caller."""
    command = [sys.executable, "-m", "cf_assess", "--store", str(store)]
    done = subprocess.run(
        [*command, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stderr}")
    return done.stdout.strip()


def read_marks() -> tuple[dict[str, dict[str, Answer]], list[str]]:
    """Return the answers by reviewer and criterion, and what is wrong in them."""
    marks: dict[str, dict[str, Answer]] = {name: {} for name in REVIEWERS}
    faults = []
    for path in sorted((HERE / "marks").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            name = entry["criterion"]
            if name in marks["reviewer-01"]:
                faults.append(f"{path.name}: {name} 写了两次")
            wrong = (entry.keys() - ENTRY) | (entry.get("by", {}).keys() - marks.keys())
            faults += [f"{path.name}: {name}: 不认识 {key}" for key in sorted(wrong)]
            for reviewer in REVIEWERS:
                answer = answer_of(entry, reviewer)
                marks[reviewer][name] = answer
                faults += [f"{path.name}: {name}: {x}" for x in check_answer(answer)]
    return marks, faults


def answer_of(entry: Mapping[str, Any], reviewer: str) -> Answer:
    """Return one reviewer's answer: their own words over what all five share."""
    own = entry.get("by", {}).get(reviewer, {})
    own = {"comment": own} if isinstance(own, str) else own
    mark = own.get("mark", entry["mark"])
    shared = "reason" if mark == "NA" else "clauses"
    common = {} if mark == "CJ" else {shared: entry.get(shared, "")}
    return {"mark": mark, "reason": ""} | common | own


def check_answer(answer: Answer) -> Iterator[str]:
    """Yield keys of an answer that nobody reads, and reasons that are on no list."""
    yield from (f"不认识 {key}" for key in answer.keys() - set(ANSWER))
    code = answer["reason"].partition("：")[0]
    if answer["mark"] == "NA" and code not in REASONS:
        yield f"不适用的理由“{code}”不在清单中"


def fill_sheet(sheet: Worksheet, answers: dict[str, Answer]) -> list[str]:
    """Type the answers into a workbook; return criteria that do not match."""
    columns = {str(cell.value): i for i, cell in enumerate(sheet[1], 1)}
    rows = {
        str(sheet.cell(row, columns["criterion"]).value): row
        for row in range(3, sheet.max_row + 1)
    }
    for name in rows.keys() & answers.keys():
        for field in ANSWER:
            value = answers[name].get(field, "")
            if field == "reason" and answers[name]["mark"] == "NA":
                code, colon, text = value.partition("：")
                value = f"{REASONS[code]}{colon}{text}"
            if value != "":
                sheet.cell(rows[name], columns[field], value)
    return [
        *(f"marks 中没有要点 {name}，请补写" for name in rows if name not in answers),
        *(f"要点 {name} 本案不问，请删去" for name in answers if name not in rows),
    ]


if __name__ == "__main__":
    main()
