"""The documentation says what the program does."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from scripts.make_docs import COMMANDS_OF, list_commands

from cf_assess.cli import session
from cf_assess.cli.commands import COMMANDS, build_app
from cf_assess.cli.exit_codes import ExitCode
from cf_assess.workflow.criteria import check_criteria
from tests.places import PROJECT

READMES = (PROJECT / "README.md", PROJECT / "README.en.md")
DOCS = PROJECT / "docs"
GUIDES = tuple(
    path for path in sorted(DOCS.glob("*.md")) if not path.name.startswith("commands")
)
PAGES = (*READMES, PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md", *GUIDES)
SHELL = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """Return a page without its blocks of code."""
    return FENCED.sub("", read(path))


def typed_commands(path: Path) -> list[list[str]]:
    """Return what a page tells people to type, as words without comments."""
    text = "\n".join(SHELL.findall(read(path))).replace("\\\n", " ")
    lines = (shlex.split(line, comments=True) for line in text.splitlines())
    return [words for words in lines if words]


def mentioned_commands() -> Iterator[list[str]]:
    """Yield what is named within sentences, which may lack arguments."""
    for path in PAGES:
        for code in re.findall(r"`cf-assess ([^`]+)`", prose(path)):
            yield code.split()


def parse(words: list[str]) -> None:
    """Let the program parse a command line; it raises where a word is wrong."""
    _, rest = session.split_options(words)
    command = typer.main.get_command(build_app(rest))
    while rest and rest[0] in (known := getattr(command, "commands", {})):
        command, rest = known[rest[0]], rest[1:]
    command.make_context("cf-assess", rest)


def anchors(path: Path) -> set[str]:
    """Return the addresses of the headings of a page."""
    titles = [title.lower() for _, title in HEADING.findall(prose(path))]
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", ["commands.md", "commands.en.md"])
def test_every_command_stands_in_the_reference(page: str) -> None:
    headings = {title for _, title in HEADING.findall(read(DOCS / page))}

    assert {f"cf-assess {' '.join(words)}" for words in list_commands()} <= headings


def test_the_pages_made_from_the_program_are_fresh() -> None:
    script = PROJECT / "scripts" / "make_docs.py"

    ended = subprocess.run(
        [sys.executable, str(script), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", prose(page)):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", [*READMES, *GUIDES], ids=lambda path: path.name)
def test_every_command_that_people_are_told_to_type_parses(page: Path) -> None:
    for words in typed_commands(page):
        if words[0] == "cf-assess" and words[1:] != ["--help"]:
            parse(words[1:])


def test_every_command_named_in_a_sentence_exists() -> None:
    known = set(list_commands())

    for words in mentioned_commands():
        if words[0].startswith("-"):
            continue
        command = tuple(word for word in words[:2] if word in COMMANDS)[:1]
        longer = (*command, *words[1:2])
        assert command in known, words
        is_group = any(len(name) == 2 and name[:1] == command for name in known)
        assert not is_group or longer in known, words


def test_the_commands_of_the_roles_parse() -> None:
    more = {
        "screen": ["2026-0001"],
        "review": ["2026-0001"],
        "sheet import": ["2026-0001", "sheet.xlsx"],
        "sheet reopen": ["2026-0001", "--reviewer", "r1", "--reason", "x"],
        "sheet withdraw": ["2026-0001", "--reviewer", "r1", "--reason", "x"],
        "deliberate --confirm": ["flag", "2026-0001"],
        "deliberate --dismiss": ["flag", "2026-0001"],
        "deliberate --settle": ["law.duty=2", "2026-0001"],
        "opinion": ["2026-0001", "-o", "opinion.pdf"],
        "respond": ["2026-0001", "1", "adopted"],
    }
    for command in {name for names in COMMANDS_OF.values() for name in names}:
        fitting = [key for key in more if command.startswith(key)]
        parse([*command.split(), *more.get(max(fitting, default=""), ["2026-0001"])])


def test_both_readmes_have_the_same_sections_and_commands() -> None:
    chinese, english = READMES

    levels = [[hashes for hashes, _ in HEADING.findall(prose(p))] for p in READMES]
    assert levels[0] == levels[1]
    assert typed_commands(chinese) == typed_commands(english)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_names_what_set_up_installs(readme: Path) -> None:
    script = read(PROJECT / "scripts" / "setup")
    packages = set(re.findall(r"\|\| echo ([\w.-]+)", script))

    assert packages
    assert [name for name in sorted(packages) if f"`{name}`" not in read(readme)] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_readme_names_every_setting(readme: Path) -> None:
    source = read(PROJECT / "src" / "cf_assess" / "settings.py")
    names = set(re.findall(r'"(CF_ASSESS_\w+)"', source))
    names |= set(re.findall(r'file\.get\("(\w+)"\)', source))

    assert names
    assert [name for name in sorted(names) if f"`{name}`" not in read(readme)] == []


@pytest.mark.parametrize("page", [*READMES, DOCS / "exit-codes.md"])
def test_every_exit_code_is_explained(page: Path) -> None:
    rows = re.findall(r"^\| (\d+) \|", read(page), re.MULTILINE)

    assert {int(row) for row in rows} == set(ExitCode)


def test_the_criterion_file_of_the_guide_is_without_fault(tmp_path: Path) -> None:
    found = re.search(r"^```yaml\n(.*?)^```", read(DOCS / "criteria.md"), re.M | re.S)
    assert found is not None
    file = tmp_path / "play.yaml"
    file.write_text(found[1], encoding="utf-8")

    assert check_criteria(None, [file]) == ()


def test_pictures_are_small_and_load_nothing_from_the_network() -> None:
    for picture in sorted((DOCS / "pictures").iterdir()):
        assert picture.stat().st_size < 200_000, picture.name
        if picture.suffix == ".svg":
            assert "url(http" not in read(picture), picture.name
            assert 'url("http' not in read(picture), picture.name


def test_the_changelog_tells_of_what_is_not_released_yet() -> None:
    assert "## [Unreleased]" in read(PROJECT / "CHANGELOG.md")
