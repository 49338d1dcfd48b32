"""The catalogue of wording: complete, used, alike in both languages."""

import ast
import pkgutil
import string
from collections.abc import Iterator
from importlib import import_module

import pytest

from cf_assess import locales
from cf_assess.errors import (
    CaseMissingError,
    NotAllowedError,
    NoTerminalError,
    UnknownNameError,
)
from cf_assess.language import (
    Language,
    current_language,
    explain_error,
    explain_problem,
    knows,
    say,
    set_language,
)
from cf_assess.models.case import Action, Role, Step
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from tests.source_tree import calls, nodes

MODULES = sorted(module.name for module in pkgutil.iter_modules(locales.__path__))
CATALOGUE: dict[str, tuple[str, str]] = {
    key: words
    for name in MODULES
    for key, words in import_module(f"cf_assess.locales.{name}").WORDING.items()
}
SECTIONS = {key.partition(".")[0] for key in CATALOGUE}

WHOLE_SECTIONS = {f"{section}." for section in SECTIONS} - {"doctor.", "error."}
"""Beginnings that say nothing of a single key."""

CODES = ("problem.", "warning.", "verdict.", "view.", "doctor.", "field.", "label.")
"""Keys made of a value that the source holds: a code, the name of a column."""


@pytest.fixture(autouse=True)
def _same_language_afterwards() -> Iterator[None]:
    before = current_language()
    yield
    set_language(before)


def placeholders(sentence: str) -> set[str]:
    """Return what a sentence is filled with."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("name", MODULES)
def test_both_languages_say_something_with_the_same_values(name: str) -> None:
    wording = import_module(f"cf_assess.locales.{name}").WORDING

    wrong = [
        key
        for key, (chinese, english) in wording.items()
        if not chinese.strip()
        or not english.strip()
        or placeholders(chinese) != placeholders(english)
    ]
    assert wrong == []


def test_every_key_stands_in_the_module_that_its_first_part_names() -> None:
    for section in sorted(SECTIONS):
        wording = import_module(f"cf_assess.locales.{section}").WORDING
        assert {key for key in wording if not key.startswith(f"{section}.")} == set()
    own = {key for section in SECTIONS for key in _wording(section)}
    assert own == set(CATALOGUE)


def _wording(section: str) -> dict[str, tuple[str, str]]:
    wording: dict[str, tuple[str, str]] = import_module(
        f"cf_assess.locales.{section}"
    ).WORDING
    return wording


def literals() -> Iterator[str]:
    """Yield every string of the source, the catalogue apart."""
    for _, node in nodes("locales"):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def beginnings() -> Iterator[str]:
    """Yield the fixed beginning of every string that is put together."""
    for _, node in nodes("locales"):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield str(node.values[0].value)


def test_every_key_that_is_said_is_in_the_catalogue() -> None:
    said = {
        place: call.args[0].value
        for place, name, call in calls("locales")
        if name in {"say", "knows"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }

    assert len(said) > 100
    assert {p: key for p, key in said.items() if key not in CATALOGUE} == {}


def test_every_key_is_said_with_the_values_of_its_sentence() -> None:
    wrong = {}
    for place, name, call in calls("locales"):
        first = call.args[0] if name == "say" and call.args else None
        key = first.value if isinstance(first, ast.Constant) else None
        given = {keyword.arg for keyword in call.keywords}
        if key in CATALOGUE and None not in given:
            needed = placeholders(CATALOGUE[str(key)][0])
            if needed != given:
                wrong[place] = (key, sorted(needed))

    assert wrong == {}


def test_no_key_is_left_over() -> None:
    used = set(literals())
    computed = {begin for begin in beginnings() if "." in begin} - WHOLE_SECTIONS

    left = [
        key
        for key in CATALOGUE
        if key not in used and not key.startswith((*computed, *CODES))
    ]
    assert left == []


def test_no_code_is_left_over() -> None:
    used = set(literals())
    computed = tuple(begin for begin in beginnings() if len(begin) > 3)

    left = [
        key
        for key in CATALOGUE
        if key.startswith(CODES)
        and key not in used
        and not (code := key.partition(".")[2]).startswith(computed)
        and code not in used
        and code.rpartition(".")[2] not in used
    ]
    assert left == []


@pytest.mark.parametrize(
    ("prefix", "members"),
    [("label.action.", Action), ("label.role.", Role), ("label.step.", Step)],
)
def test_every_member_of_a_closed_set_has_a_name(
    prefix: str, members: type[Action] | type[Role] | type[Step]
) -> None:
    named = {k.removeprefix(prefix) for k in CATALOGUE if k.startswith(prefix)}

    assert named == {member.value for member in members}


def test_a_sentence_is_said_in_the_language_in_force() -> None:
    set_language(Language.ENGLISH)
    english = say("talk.written", name="a.csv")
    set_language(Language.CHINESE)

    assert english == "wrote a.csv"
    assert say("talk.written", name="a.csv") == "已写入 a.csv"


def test_values_are_not_filled_a_second_time() -> None:
    set_language(Language.CHINESE)

    assert say("talk.written", name="{name}{0}%s") == "已写入 {name}{0}%s"


@pytest.mark.parametrize("key", ["talk.nothing", "nothing.at.all", "", "talk"])
def test_an_unknown_key_is_known_to_be_unknown(key: str) -> None:
    assert not knows(key)
    with pytest.raises((KeyError, ModuleNotFoundError)):
        say(key)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.CHINESE, "没有名为“genral”的评分规则。是不是“general”？"),
        (
            Language.ENGLISH,
            "There is no rubric called “genral”. Did you mean “general”? ",
        ),
    ],
)
def test_an_error_names_the_thing_and_the_nearest_one(
    language: Language, sentence: str
) -> None:
    set_language(language)
    error = UnknownNameError(kind="rubric", name="genral", nearest="general")

    assert explain_error(error).strip() == sentence.strip()


def test_codes_in_an_error_are_put_into_words() -> None:
    set_language(Language.CHINESE)
    error = NotAllowedError(
        action="settle", person="r1", role="reviewer", step="scoring"
    )

    assert explain_error(error) == "r1（评审专家）在“独立评分”阶段不能确定分值。"


def test_an_error_without_values_or_hint_is_a_whole_sentence() -> None:
    set_language(Language.ENGLISH)

    assert "{" not in explain_error(NoTerminalError())
    assert explain_error(CaseMissingError(number="9", nearest="")) == (
        "There is no case “9”. See `cf-assess case list`."
    )


def test_a_problem_is_said_with_place_and_code() -> None:
    set_language(Language.ENGLISH)
    problem = Problem(place=Place(file="law.yaml", line=3, column=5), code="yaml_tab")

    place, code, sentence = explain_problem(problem).split(": ", 2)

    assert (place, code) == ("law.yaml:3:5", "yaml_tab")
    assert sentence == say("problem.yaml_tab")
