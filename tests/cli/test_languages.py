"""The interface speaks Chinese, and English when asked."""

import os
import re
import subprocess
import sys

import pytest

from cf_assess.cli.commands import COMMANDS
from tests.cli.conftest import Command

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def run_program(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CF_ASSESS_")}
    return subprocess.run(
        [sys.executable, "-m", "cf_assess", *words],
        env={**kept, "CF_ASSESS_CONFIG": "/no such folder/config.toml", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (("--help", "--lang", "en"), {}),
        (("--lang=en", "--help"), {}),
        (("--help",), {"CF_ASSESS_LANG": "en"}),
    ],
)
def test_help_is_english_when_asked_for(
    words: tuple[str, ...], variables: dict[str, str]
) -> None:
    done = run_program(*words, **variables)

    assert (done.returncode, done.stderr) == (0, "")
    assert not CHINESE.search(done.stdout)
    assert "Review draft regulations" in done.stdout
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", done.stdout, re.MULTILINE)


def test_help_is_chinese_otherwise_even_where_the_system_speaks_none() -> None:
    done = run_program("--help", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, "")
    assert "法规政策儿童友好评估" in done.stdout


def help_of_all(*language: str) -> str:
    """Return the help of every command from one process of its own."""
    script = (
        "from cf_assess.cli.app import run\n"
        "from cf_assess.cli.commands import COMMANDS\n"
        f"assert not any(run([name, '--help', *{language!r}]) for name in COMMANDS)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def test_every_command_has_help_in_both_languages() -> None:
    chinese, english = help_of_all(), help_of_all("--lang", "en")

    assert chinese.count("Usage: ") == english.count("Usage: ") == len(COMMANDS)
    assert not CHINESE.search(english)
    for text in chinese.split("Usage: ")[1:]:
        assert CHINESE.search(text)


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [
        (
            ("draft", "show", "nothing.docx"),
            "找不到草案文件“nothing.docx”",
            "There is no draft “nothing.docx”",
        ),
        (("rubric", "show", "genral"), "是不是“general”", "Did you mean “general”"),
        (("case", "show", "9"), "没有编号为“9”的案卷", "There is no case “9”"),
        (("nonsense",), "没有命令“nonsense”", "there is no command “nonsense”"),
        (("draft", "show"), "缺少 FILE", "FILE is missing"),
    ],
)
def test_an_error_is_said_in_the_language_asked_for(
    cf: Command, words: tuple[str, ...], chinese: str, english: str
) -> None:
    first, second = cf(*words), cf(*words, "--lang", "en")

    assert first.code == second.code != 0
    assert chinese in first.err
    assert english in second.err
    assert not CHINESE.search(second.err)


def test_an_error_is_english_in_a_process_of_its_own() -> None:
    done = run_program("draft", "show", "nothing.docx", "--lang", "en")

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("cf-assess: There is no draft “nothing.docx”")


def test_the_version_is_said() -> None:
    done = run_program("--version")

    assert done.returncode == 0
    assert re.fullmatch(r"cf-assess \d+\.\d+\.\d+\n", done.stdout)


def test_no_words_at_all_show_the_help(cf: Command) -> None:
    assert cf() == cf("--help")
