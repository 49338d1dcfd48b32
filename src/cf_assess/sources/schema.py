"""JSON Schemas of the files of a library, for editors that complete keys.

They are made from the models, so that an editor knows what the check knows of shape;
what only the other files tell, such as ids, it does not know.
"""

import ast
import inspect
import json
from collections.abc import Iterator
from textwrap import dedent
from typing import Any

from pydantic import BaseModel

from cf_assess.sources.kind import MODELS, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas: `checklist`, `rubric` and so on."""
    return tuple(kind.name.lower() for kind in Kind)


def render_schema(name: str) -> bytes:
    """Return the schema of one kind of file; the same models give the same bytes.

    Raises:
        KeyError: there is no kind of this name.
    """
    model = MODELS[Kind[name.upper()]]
    schema = {"$schema": DIALECT, **model.model_json_schema()}
    _describe(schema, {owner.__name__: owner for owner in _models_in(model)})
    text = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and all models that its fields can hold."""
    waiting, seen = [model], {model}
    while waiting:
        owner = waiting.pop()
        yield owner
        for field in owner.model_fields.values():
            for part in _types_in(field.annotation):
                if part not in seen:
                    seen.add(part)
                    waiting.append(part)


def _types_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models in a type such as `tuple[Criterion, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _types_in(part)


def _describe(schema: dict[str, Any], owners: dict[str, type[BaseModel]]) -> None:
    """Give each field the docstring that stands below it, and no English title."""
    for part in (schema, *schema.get("$defs", {}).values()):
        owner = owners.get(part.get("title", ""))
        said = {} if owner is None else _docstrings(owner)
        for name, field in part.get("properties", {}).items():
            field.pop("title", None)
            if name in said:
                field["description"] = said[name]


def _docstrings(owner: type[BaseModel]) -> dict[str, str]:
    """Return the docstrings below the fields of a class, by field."""
    body = ast.parse(dedent(inspect.getsource(owner))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            found[field.target.id] = " ".join(text.value.value.split())
    return found
