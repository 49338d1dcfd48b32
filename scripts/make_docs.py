"""Writes what docs/ says of the program from the program itself.

    python scripts/make_docs.py            write the files
    python scripts/make_docs.py --check    say which are stale; exit 1 if any is

`docs/commands.md` and `docs/commands.en.md` are made as a whole.  In the other pages
only what stands between a pair of marks is, `<!-- made: NAME -->` and
`<!-- made: end -->`; the rest is written by hand.  Pictures: `make_pictures.py`.
"""

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from multiprocessing import get_context
from pathlib import Path

import typer.main

from cf_assess.cli import case as case_commands
from cf_assess.cli import comparison_views, draft_references, targets
from cf_assess.cli import drafts as draft_commands
from cf_assess.cli import panel as panel_commands
from cf_assess.cli.app import run
from cf_assess.cli.commands import COMMANDS, build_app
from cf_assess.exchange.columns import FIELDS as SHEET_FIELDS
from cf_assess.locales.label import WORDING
from cf_assess.models.case import ALLOWED, Action, Step
from cf_assess.workflow import batch
from cf_assess.workflow.batch_summary import SUMMARY_FIELDS

PROJECT = Path(__file__).resolve().parents[1]
DOCS = PROJECT / "docs"
CHINESE, ENGLISH = 0, 1
"""Places in a pair of wordings, as the catalogue has them."""

_COMMAND_PAGES = {CHINESE: "commands.md", ENGLISH: "commands.en.md"}
_INTRODUCTION = {
    CHINESE: """# 命令

本页由 `scripts/make_docs.py` 从程序的 `--help` 生成，请勿手改。
[English](commands.en.md) · [格式和退出码](exit-codes.md) · [角色](roles.md)
""",
    ENGLISH: """# Commands

Made by `scripts/make_docs.py` from the program's own `--help`; do not edit by hand.
[中文](commands.md) · [formats and exit codes](exit-codes.md) · [roles](roles.md)
""",
}

COMMANDS_OF: dict[Action, tuple[str, ...]] = {
    Action.SCREEN: ("screen --children", "screen --no-children"),
    Action.MARK: ("review",),
    Action.IMPORT_SHEET: ("sheet import",),
    Action.SUBMIT: ("sheet submit", "sheet import --submit"),
    Action.REOPEN: ("sheet reopen",),
    Action.WITHDRAW: ("sheet withdraw",),
    Action.OPEN_DELIBERATION: ("deliberate --open",),
    Action.SEE_PROGRESS: ("case status", "panel"),
    Action.SEE_PANEL: ("panel", "explain"),
    Action.DECIDE_FLAG: ("deliberate --confirm", "deliberate --dismiss"),
    Action.SETTLE: ("deliberate --settle",),
    Action.CONCLUDE: ("conclude",),
    Action.ISSUE: ("opinion",),
    Action.SEE_OPINION: (),
    Action.RESPOND: ("respond",),
}
"""With which commands an action is done."""

OUTPUTS: tuple[tuple[str, Sequence[str]], ...] = (
    ("`draft references`", draft_references.FIELDS),
    ("`draft compare`", comparison_views.FIELDS),
    ("`evidence`", draft_commands.EVIDENCE_FIELDS),
    ("`flags`", draft_commands.FLAG_FIELDS),
    ("`targets`", targets.FIELDS),
    ("`targets --against`", targets.AGAINST_FIELDS),
    ("`case list`", case_commands.CASE_FIELDS),
    ("`case history`", case_commands.HISTORY_FIELDS),
    ("`explain`", panel_commands.EXPLAIN_FIELDS),
    ("`sheet export`, `sheet import`", SHEET_FIELDS),
    ("`batch run`: `results.csv`", batch.RESULT_FIELDS),
    ("`batch run`: `criteria.csv`", batch.CRITERION_FIELDS),
    ("`batch run`: `failures.csv`", batch.FAILURE_FIELDS),
    ("`batch run`: `summary.csv`", SUMMARY_FIELDS),
)
"""Commands or files, and the fields in which programs read them."""


def list_commands() -> Iterator[tuple[str, ...]]:
    """Yield every command, a group before its own: `("draft",)`, `("draft", "show")`.

    Commands stand in the order of the program's help.
    """
    for name in COMMANDS:
        yield (name,)
        command = typer.main.get_command(build_app([name]))
        inner = getattr(getattr(command, "commands", {})[name], "commands", {})
        for part in inner:
            yield (name, part)


def render_help(words: Sequence[str], language: int) -> str:
    """Return what the program answers to `--help`, in a terminal of 80 columns."""
    os.environ["COLUMNS"] = "80"
    os.environ["CF_ASSESS_CONFIG"] = os.devnull
    code = ("zh-CN", "en")[language]
    caught = io.StringIO()
    with redirect_stdout(caught):
        run(["--lang", code, *words, "--help"])
    lines = [line.rstrip() for line in caught.getvalue().splitlines()]
    return "\n".join(lines).strip()


def render_commands(language: int) -> str:
    """Return the page of all commands; call it in a process of its own.

    The program chooses its words while it declares commands, once in a process.
    """
    parts = [_INTRODUCTION[language], _help_block("## cf-assess", (), language)]
    for words in list_commands():
        level = "##" if len(words) == 1 else "###"
        heading = f"{level} cf-assess {' '.join(words)}"
        parts.append(_help_block(heading, words, language))
    return "\n".join(parts)


def _help_block(heading: str, words: Sequence[str], language: int) -> str:
    """Return a heading and the help under it."""
    return f"{heading}\n\n```text\n{render_help(words, language)}\n```\n"


def render_roles(language: int) -> str:
    """Return the table of who may do what, and when."""
    heads = (
        ("操作", "命令", "谁可以", "在哪个阶段"),
        ("action", "command", "who may", "at which step"),
    )[language]
    rows = []
    for action, (roles, steps) in ALLOWED.items():
        everywhere = ("任何阶段", "any")[language]
        rows.append(
            (
                _label("action", action.value, language),
                "<br>".join(f"`{name}`" for name in COMMANDS_OF[action]) or "—",
                _join([_label("role", role.value, language) for role in roles]),
                everywhere
                if steps == tuple(Step)
                else _join([_label("step", step.value, language) for step in steps]),
            )
        )
    return _table(heads, rows)


def render_fields(language: int) -> str:
    """Return the table of the fields that commands give out."""
    heads = (("命令", "字段，按此顺序"), ("command", "fields, in this order"))[language]
    rows = [(name, ", ".join(f"`{f}`" for f in fields)) for name, fields in OUTPUTS]
    return _table(heads, rows)


def _label(kind: str, code: str, language: int) -> str:
    """Return the wording of a code."""
    return WORDING[f"label.{kind}.{code}"][language]


def _join(words: Sequence[str]) -> str:
    """Return words as a cell lists them."""
    return "<br>".join(words)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


MADE = {
    "roles.zh": lambda: render_roles(CHINESE),
    "roles.en": lambda: render_roles(ENGLISH),
    "fields.zh": lambda: render_fields(CHINESE),
    "fields.en": lambda: render_fields(ENGLISH),
}
"""What stands between marks, by name."""

_MARKED = re.compile(
    r"(<!-- made: (?P<name>[a-z.]+) -->\n).*?(<!-- made: end -->)", re.DOTALL
)


def fill_marks(text: str) -> str:
    """Return a page with everything between marks made anew."""
    return _MARKED.sub(lambda m: f"{m[1]}{MADE[m['name']]()}\n{m[3]}", text)


def render_pages() -> dict[Path, str]:
    """Return the fresh text of every page that is made, wholly or in part."""
    pages = {}
    # One process for each language, because words are chosen once in a process.
    with ProcessPoolExecutor(
        max_workers=1, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        for language, name in _COMMAND_PAGES.items():
            pages[DOCS / name] = pool.submit(render_commands, language).result()
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if path not in pages and _MARKED.search(text):
            pages[path] = fill_marks(text)
    return pages


def main() -> int:
    """Write the pages, or check them; return the exit code."""
    parser = argparse.ArgumentParser(description="Write docs/ from the program.")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    only_check = parser.parse_args().check
    stale = 0
    for path, text in render_pages().items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if not only_check:
            path.write_text(text, encoding="utf-8")
        word = "stale" if only_check else "wrote"
        sys.stdout.write(f"{word} {path.relative_to(PROJECT)}\n")
    return 1 if only_check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
