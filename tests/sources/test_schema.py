"""JSON Schemas: fresh, and what they say of the shipped files is what we check."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from cf_assess.sources import render_schema, schema_names
from tests.places import PROJECT

FOLDER = PROJECT / "schemas"
FILES = sorted(
    path
    for folder in ("checklists", "checklists/plans", "rubrics", "examples")
    for path in (PROJECT / folder).glob(
        "**/*.yaml" if folder == "examples" else "*.yaml"
    )
    if "$schema=" in path.read_text(encoding="utf-8")[:200]
)


def schema_of(path: Path) -> Path:
    """Return the schema that a file names in its first line."""
    line = path.read_text(encoding="utf-8").partition("\n")[0]
    return (path.parent / line.partition("$schema=")[2].strip()).resolve()


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_fresh_and_sound(name: str) -> None:
    data = (FOLDER / f"{name}.json").read_bytes()

    assert data == render_schema(name), "run scripts/make_schemas.py"
    Draft202012Validator.check_schema(json.loads(data))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_editor_finds_no_fault_in_a_shipped_file(path: Path) -> None:
    schema = json.loads(schema_of(path).read_text(encoding="utf-8"))
    # As an editor reads it: numbers are numbers there, not text.
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    # YAML has numbers as keys; JSON, and so an editor, has not.
    value = json.loads(json.dumps(value))

    errors = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:80]}"
        for error in Draft202012Validator(schema).iter_errors(value)
    ]
    assert errors == []


@pytest.mark.parametrize("folder", ["checklists", "checklists/plans", "rubrics"])
def test_every_shipped_file_names_its_schema(folder: str) -> None:
    shipped = set((PROJECT / folder).glob("*.yaml"))

    assert shipped
    assert shipped <= set(FILES)


def test_an_editor_is_told_of_an_unknown_key_and_what_a_key_means() -> None:
    schema = json.loads(render_schema("checklist"))
    criterion = schema["$defs"]["Criterion"]

    assert criterion["additionalProperties"] is False
    assert "Permanent" in criterion["properties"]["id"]["description"]
    assert "cues" not in criterion["required"]
