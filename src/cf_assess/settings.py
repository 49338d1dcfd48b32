"""The environment and the config file, read once at the start of a command.

Stronger comes first: an option of the command, an environment variable, the
config file, the default.  No other module asks the environment.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from cf_assess.language import Language

_KEYS = frozenset({"lang", "store", "user", "issuer", "library"})
"""Keys of the config file."""


@dataclass(frozen=True)
class Settings:
    """What holds for one run of the program."""

    language: Language
    store_named: str
    """As somebody said it; empty where nobody did."""
    person: str | None
    """Who acts; None where nobody said so."""
    library: Path | None
    """A folder with checklists/ and rubrics/; None for the one that is shipped."""
    issuer: str
    """The office in whose name opinions are issued."""

    @property
    def store(self) -> str:
        """Return the store: a SQLAlchemy URL or the path of a SQLite file."""
        return self.store_named or str(data_folder() / "cases.db")


def read_settings(
    *,
    language: str | None = None,
    store: str | None = None,
    person: str | None = None,
) -> Settings:
    """Return the settings in force; arguments are options of the command."""
    file = _read_config(config_path())
    library = os.environ.get("CF_ASSESS_LIBRARY") or file.get("library")
    return Settings(
        language=choose_language(language, file),
        store_named=store
        or os.environ.get("CF_ASSESS_STORE")
        or file.get("store")
        or "",
        person=person or os.environ.get("CF_ASSESS_USER") or file.get("user"),
        library=Path(library).expanduser() if library else None,
        issuer=os.environ.get("CF_ASSESS_ISSUER") or file.get("issuer") or "",
    )


def choose_language(option: str | None, file: dict[str, str] | None = None) -> Language:
    """Return the language of the interface: Chinese unless English is asked for.

    Args:
        option: the value of `--lang`; any word that begins with `en` is English.
        file: the config file as read; it is read here when None.
    """
    if file is None:
        file = _read_config(config_path())
    wanted = option or os.environ.get("CF_ASSESS_LANG") or file.get("lang") or ""
    english = wanted.lower().startswith("en")
    return Language.ENGLISH if english else Language.CHINESE


def config_path() -> Path:
    """Return where the config file is or would be."""
    named = os.environ.get("CF_ASSESS_CONFIG")
    if named:
        return Path(named)
    if sys.platform == "linux":
        # What platformdirs would say; every start asks this, and it costs a tenth.
        home = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
        return Path(home).expanduser() / "cf-assess" / "config.toml"
    from platformdirs import user_config_path  # knows the other systems

    return user_config_path("cf-assess") / "config.toml"


def data_folder() -> Path:
    """Return the user's data folder, where the default store lives."""
    from platformdirs import user_data_path  # only the default needs it

    return user_data_path("cf-assess")


def _read_config(path: Path) -> dict[str, str]:
    """Return the config file's text values; nothing where there is no file.

    Raises:
        SourceUnreadableError: the file is there but is not TOML.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    import tomllib  # most people have no config file

    try:
        values = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from error
    unknown = sorted(values.keys() - _KEYS)
    if unknown:
        known = ", ".join(sorted(_KEYS))
        raise _unreadable(path, ValueError(f"{', '.join(unknown)} ≠ {known}"))
    return {key: value for key, value in values.items() if isinstance(value, str)}


def _unreadable(path: Path, reason: Exception) -> Exception:
    """Return the error for a config file that cannot be used."""
    from cf_assess.errors import SourceUnreadableError  # loads the models

    return SourceUnreadableError(name=path, reason=reason)
