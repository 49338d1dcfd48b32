"""An option is stronger than the environment, which is stronger than the file."""

from pathlib import Path

import pytest

from cf_assess.errors import SourceUnreadableError
from cf_assess.language import Language
from cf_assess.settings import (
    Settings,
    choose_language,
    config_path,
    data_folder,
    read_settings,
)

VARIABLES = ("LANG", "STORE", "USER", "LIBRARY", "ISSUER", "CONFIG")
CONFIG = """
lang = "en"
store = "from-file.db"
user = "file-person"
library = "~/criteria"
issuer = "file office"
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the config file would be; nothing else is set."""
    for name in VARIABLES:
        monkeypatch.delenv(f"CF_ASSESS_{name}", raising=False)
    path = tmp_path / "config.toml"
    monkeypatch.setenv("CF_ASSESS_CONFIG", str(path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return path


def test_nothing_said_gives_the_defaults(config: Path) -> None:
    settings = read_settings()

    assert settings == Settings(
        language=Language.CHINESE,
        store_named="",
        person=None,
        library=None,
        issuer="",
    )
    assert settings.store == str(data_folder() / "cases.db")


def test_the_file_holds_where_nothing_else_is_said(config: Path) -> None:
    config.write_text(CONFIG, encoding="utf-8")

    settings = read_settings()

    assert settings == Settings(
        language=Language.ENGLISH,
        store_named="from-file.db",
        person="file-person",
        library=config.parent / "criteria",
        issuer="file office",
    )
    assert settings.store == "from-file.db"


def test_the_environment_is_stronger_than_the_file(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text(CONFIG, encoding="utf-8")
    for name in ("STORE", "USER", "LIBRARY", "ISSUER"):
        monkeypatch.setenv(f"CF_ASSESS_{name}", f"env-{name.lower()}")
    monkeypatch.setenv("CF_ASSESS_LANG", "zh-CN")

    assert read_settings() == Settings(
        language=Language.CHINESE,
        store_named="env-store",
        person="env-user",
        library=Path("env-library"),
        issuer="env-issuer",
    )


def test_an_option_is_stronger_than_the_environment(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANG", "STORE", "USER"):
        monkeypatch.setenv(f"CF_ASSESS_{name}", f"env-{name.lower()}")

    settings = read_settings(language="en", store="given.db", person="me")

    assert settings.language is Language.ENGLISH
    assert (settings.store, settings.person) == ("given.db", "me")


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("en", Language.ENGLISH),
        ("EN", Language.ENGLISH),
        ("en_GB.UTF-8", Language.ENGLISH),
        ("english", Language.ENGLISH),
        ("zh-CN", Language.CHINESE),
        ("zh", Language.CHINESE),
        ("fr", Language.CHINESE),
        ("", Language.CHINESE),
        (None, Language.CHINESE),
    ],
)
def test_any_word_that_begins_with_en_is_english(
    config: Path, word: str | None, language: Language
) -> None:
    assert choose_language(word) is language
    assert choose_language(word, {}) is language


@pytest.mark.parametrize(
    "content",
    [b'lang = "en', b"\xff\xfe", b"= 3", "语言 = 中文".encode()],
    ids=["open quote", "no text", "no key", "bare words"],
)
def test_a_file_that_is_no_toml_is_named(config: Path, content: bytes) -> None:
    config.write_bytes(content)

    with pytest.raises(SourceUnreadableError) as caught:
        read_settings()

    assert caught.value.values["name"] == str(config)
    assert caught.value.values["reason"]


def test_a_folder_in_place_of_the_file_is_named(config: Path) -> None:
    config.mkdir()

    with pytest.raises(SourceUnreadableError):
        read_settings()


@pytest.mark.parametrize("home", ["", "/etc/xdg-home"])
def test_the_file_is_looked_for_where_the_system_keeps_such_files(
    config: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.delenv("CF_ASSESS_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", home)
    monkeypatch.setattr("sys.platform", "linux")

    expected = Path(home) if home else config.parent / ".config"
    assert config_path() == expected / "cf-assess" / "config.toml"


def test_other_systems_have_their_own_place(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CF_ASSESS_CONFIG")
    monkeypatch.setattr("sys.platform", "other")

    assert config_path().name == "config.toml"
    assert "cf-assess" in config_path().parts


def test_a_key_that_means_nothing_is_refused_and_named(config: Path) -> None:
    config.write_text('libary = "x"\n', encoding="utf-8")

    with pytest.raises(SourceUnreadableError) as caught:
        read_settings()

    assert "libary" in caught.value.values["reason"]
