"""What holds for the source as a whole, beside the floors that import-linter checks."""

import ast
import subprocess
import sys

import pytest

import cf_assess
from tests.places import PROJECT
from tests.source_tree import FILES, SOURCE, name_of, nodes, tree_of

HEAVY = ("pandas", "weasyprint", "textual", "sqlalchemy")
LONGEST_FILE = 400


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], (*HEAVY, "pydantic", "rich")),
        (["--version"], HEAVY),
        (["review", "--help"], HEAVY),
        (["batch", "run", "--help"], HEAVY),
    ],
)
def test_help_starts_without_the_heavy_libraries(
    arguments: list[str], unwanted: tuple[str, ...]
) -> None:
    script = (
        "import sys\n"
        "from cf_assess.cli.app import run\n"
        f"code = run({arguments!r})\n"
        f"print(*({set(unwanted)!r} & sys.modules.keys()), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert "cf-assess" in done.stdout


def test_the_tests_mirror_the_source() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    folders = {path.parent.name for path in (PROJECT / "tests").glob("*/test_*.py")}

    assert packages - folders == {"locales"}  # wording: test_language.py reads it
    for folder in sorted(folders):
        assert (PROJECT / "tests" / folder / "__init__.py").exists(), folder


def test_no_file_has_outgrown_its_subject() -> None:
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in FILES
    }

    assert {n: count for n, count in lengths.items() if count > LONGEST_FILE} == {}


def test_every_module_says_what_lives_in_it() -> None:
    silent = [name_of(path) for path in FILES if not ast.get_docstring(tree_of(path))]

    assert silent == []


def test_everything_public_of_a_stage_is_there() -> None:
    for path in sorted(SOURCE.glob("*/__init__.py")):
        package = __import__(f"cf_assess.{path.parent.name}", fromlist=["__all__"])
        names = getattr(package, "__all__", [])
        missing = [name for name in names if not hasattr(package, name)]
        assert missing == [], path.parent.name


def test_only_settings_read_the_environment() -> None:
    reading = {
        name_of(path)
        for path, node in nodes()
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    # The console asks for COLUMNS as every terminal program does, and the fonts of
    # the renderer are found through a variable of fontconfig's own.
    assert reading <= {"settings.py", "cli/console.py", "opinions/fontconfig.py"}


def test_the_version_is_that_of_the_package() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")

    assert f'\nversion = "{cf_assess.__version__}"\n' in text
