"""Comments: found outside of texts only, and given to what they stand by."""

import pytest
import yaml

from cf_assess.models.place import CommentPosition, Keys
from cf_assess.sources import yaml_comments
from cf_assess.sources.yaml_comments import read_comments

BEFORE, AFTER, BELOW = CommentPosition


@pytest.fixture(params=["C", "Python"], autouse=True)
def _either_parser(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if request.param == "Python":
        monkeypatch.setattr(yaml_comments, "Loader", yaml.SafeLoader)


def found(text: str) -> list[tuple[Keys, CommentPosition, str]]:
    return [(c.keys, c.position, c.text) for c in read_comments(text)]


@pytest.mark.parametrize(
    ("text", "keys", "position"),
    [
        ("# c\na: b\n", (), BEFORE),
        ("\n\n  # c\n\na: b\n", (), BEFORE),
        ("a: b\n# c\nd: e\n", ("d",), BEFORE),
        ("a: b # c\nd: e\n", ("a",), AFTER),
        ("a: # c\n  b: d\n", ("a",), AFTER),
        ("a:\n  # c\n  b: d\n", ("a", "b"), BEFORE),
        ("a:\n- b\n# c\n- d\n", ("a", 1), BEFORE),
        ("a:\n- b # c\n- d\n", ("a", 0), AFTER),
        ("a:\n- b: 1 # c\n  d: 2\n", ("a", 0, "b"), AFTER),
        ("a:\n- # c\n  b: d\n", ("a", 0), BEFORE),
        ("a:\n  - b\n  # c\nd: e\n", ("a", 0), BELOW),
        ("a:\n  - b: 1\n    # c\nd: e\n", ("a", 0, "b"), BELOW),
        ("a:\n  - b: 1\n   # c\nd: e\n", ("a", 0), BELOW),
        ("a:\n  - b\n # c\nd: e\n", ("a",), BELOW),
        ("a: b\n# c\n", ("a",), BELOW),
        ("a: [b, # c\n    d]\n", ("a",), BEFORE),
        ("a: [\n  # c\n  b]\n", ("a",), BEFORE),
        ("a: [b,\n    d] # c\n", ("a",), AFTER),
        ("a: [[b], {c: d}] # c\n", ("a",), AFTER),
        ("a: >- # c\n  b\n  d\ne: f\n", ("a",), AFTER),
        ("a:\n- >- # c\n  b\n  d\n- e\n", ("a", 0), AFTER),
        ("a: >-\n  b\n\n# c\nd: e\n", ("d",), BEFORE),
        ("a: 'b\n  d' # c\n", ("a",), AFTER),
        ("--- # c\na: b\n", (), BEFORE),
    ],
)
def test_a_comment_belongs_to_what_it_stands_by(
    text: str, keys: Keys, position: CommentPosition
) -> None:
    assert found(text) == [(keys, position, "c")]


@pytest.mark.parametrize(
    "text",
    [
        "a: b#c\n",
        "a: 'b # c'\n",
        'a: "b # \\" # c"\n',
        "a: >-\n  b\n  # c\n  d\n",
        "a: |-\n  # c\n  d # e\n",
        "a: [b#c, 'd # e']\n",
        "a: 'b\n  # c'\n",
    ],
)
def test_a_sign_inside_a_text_begins_no_comment(text: str) -> None:
    assert found(text) == []


def test_lines_that_follow_each_other_are_one_comment() -> None:
    text = "# one\n#\n#  two\n\n# three\na: b\n"
    assert found(text) == [((), BEFORE, "one\n\n two"), ((), BEFORE, "three")]


def test_an_empty_text_has_no_comments() -> None:
    assert found("") == []
