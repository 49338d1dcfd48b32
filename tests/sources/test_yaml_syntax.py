"""Errors of the YAML parser become codes at the place of the mistake."""

import pytest

from cf_assess.sources.located_yaml import read_tree
from tests.sources.files import MARK, marks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: b▲: c\n", "yaml_colon"),
        ("a：b\nc▲: d\n", "yaml_colon"),
        ("a: ▲'x\nb: y\n", "yaml_quote"),
        ('a: ▲"\\q"\n', "yaml_escape"),
        ('a: ▲"\\xZZ"\n', "yaml_escape"),
        ("a: ▲@x\n", "yaml_character"),
        ("a: ▲%x\n", "yaml_character"),
        ("a: ▲* x\n", "yaml_star"),
        ("a: ▲[1, 2\nb: 3\n", "yaml_bracket"),
        ("a: ▲{b: 1\n", "yaml_bracket"),
        ("a: ▲]\n", "yaml_bracket"),
        ("a:\n  b: 1\n ▲c: 2\n", "yaml_indent"),
        ("- a\n▲b: c\n", "yaml_indent"),
        ("a: 1\n▲bcd\n", "yaml_no_colon"),
        ("a: ▲- b\n", "yaml_dash"),
        ("a: ▲> x\n", "yaml_block_text"),
        ("a: ▲!q!z 1\n", "yaml_tag_unknown"),
        ("▲%YAML 3.0\n---\na: 1\n", "yaml_syntax"),
    ],
)
def test_a_syntax_error_is_named_where_it_was_made(text: str, code: str) -> None:
    tree, faults = read_tree(text.replace(MARK, ""))
    assert tree is None
    assert [fault.code for fault in faults] == [code]
    assert [fault[:2] for fault in faults] == marks(text)
