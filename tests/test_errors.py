"""Every error has a sentence that its values fill, and an exit code."""

import ast
import pickle
import re
import string
from collections.abc import Iterator

import pytest

from cf_assess import errors
from cf_assess.cli.exit_codes import ExitCode, exit_code_of
from cf_assess.errors import CfAssessError, SheetNotReadyError, SourceInvalidError
from cf_assess.locales.error import WORDING
from cf_assess.models.place import Place
from cf_assess.models.problem import Problem
from tests.source_tree import calls, nodes

PROBLEMS = (Problem(place=Place(file="law.yaml", line=3), code="file_missing"),)


def kinds(kind: type[CfAssessError] = CfAssessError) -> Iterator[type[CfAssessError]]:
    """Yield every class that is raised: those without a class below them."""
    for below in kind.__subclasses__():
        yield from kinds(below)
    if not kind.__subclasses__():
        yield kind


RAISED = sorted(kinds(), key=lambda kind: kind.__name__)
NAMES = {kind.__name__: kind for kind in RAISED}


def promised_values(kind: type[CfAssessError]) -> set[str]:
    """Return the values that the docstring of a class names."""
    text = " ".join((kind.__doc__ or "").split())
    if issubclass(kind, SourceInvalidError | SheetNotReadyError):
        return {"count"}
    _, found, listed = text.partition("values: ")
    return set(re.findall(r"[a-z_]+", listed.partition(".")[0])) if found else set()


def placeholders(sentence: str) -> set[str]:
    """Return what a sentence is filled with."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def build(kind: type[CfAssessError]) -> CfAssessError:
    """Return an error of a class with all its values."""
    if issubclass(kind, SourceInvalidError | SheetNotReadyError):
        return kind(PROBLEMS)
    return kind(**{name: f"<{name}>" for name in promised_values(kind)})


@pytest.mark.parametrize("kind", RAISED)
def test_an_error_has_a_sentence_in_both_languages_with_the_values_it_names(
    kind: type[CfAssessError],
) -> None:
    chinese, english = WORDING[f"error.{kind.__name__}"]

    assert placeholders(chinese) == promised_values(kind)
    assert placeholders(english) == promised_values(kind)


def test_no_sentence_is_left_over() -> None:
    classes = {key.removeprefix("error.") for key in WORDING}

    assert classes - {kind.__name__ for kind in RAISED} == {"nearest", "internal"}


@pytest.mark.parametrize("kind", RAISED)
def test_an_error_comes_back_from_another_process_as_it_was(
    kind: type[CfAssessError],
) -> None:
    error = build(kind)

    back = pickle.loads(pickle.dumps(error))

    assert type(back) is kind
    assert back.values == error.values
    assert str(back) == str(error)
    assert getattr(back, "problems", ()) == getattr(error, "problems", ())


def test_every_class_is_in_the_tree_at_the_top() -> None:
    drawn = set(re.findall(r"\w+Error", errors.__doc__ or ""))

    missing = {kind.__name__ for kind in RAISED} - drawn
    assert missing == set()


@pytest.mark.parametrize(
    ("base", "code"),
    [
        (errors.UsageError, ExitCode.USAGE),
        (errors.SourceError, ExitCode.USAGE),
        (errors.DraftError, ExitCode.DRAFT),
        (errors.ScoringError, ExitCode.USAGE),
        (errors.StoreError, ExitCode.STORE),
        (errors.CaseError, ExitCode.NOT_ALLOWED),
        (errors.OpinionError, ExitCode.OUTPUT),
    ],
)
def test_errors_end_a_command_with_the_code_of_the_contract(
    base: type[CfAssessError], code: ExitCode
) -> None:
    usage = {errors.CaseMissingError, errors.MemberMissingError}
    for kind in kinds(base):
        expected = ExitCode.USAGE if kind in usage else code
        assert exit_code_of(build(kind)) is expected, kind.__name__


def test_every_error_is_raised_with_the_values_of_its_sentence() -> None:
    wrong = {}
    for place, name, call in calls("errors.py"):
        if name in NAMES:
            given = {keyword.arg for keyword in call.keywords}
            missing = promised_values(NAMES[name]) - given
            computed = None in given or (call.args and missing == {"count"})
            if missing and not computed:
                wrong[place] = sorted(missing)

    assert wrong == {}


def test_every_class_is_raised_somewhere() -> None:
    used = {
        node.id
        for _, node in nodes("errors.py", "exit_codes.py")
        if isinstance(node, ast.Name)
    }

    assert set(NAMES) - used == set()
