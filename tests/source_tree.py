"""The source as syntax trees, for tests of what holds everywhere in it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.places import PROJECT

SOURCE = PROJECT / "src" / "cf_assess"
FILES = sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a source file as messages of failing tests show it."""
    return path.relative_to(SOURCE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the parsed source of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(*outside: str) -> Iterator[tuple[Path, ast.AST]]:
    """Yield every node of every file, files and folders called `outside` apart."""
    for path in FILES:
        if not set(path.relative_to(SOURCE).parts) & set(outside):
            for node in ast.walk(tree_of(path)):
                yield path, node


def calls(*outside: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield place, bare name and node of every call."""
    for path, node in nodes(*outside):
        if isinstance(node, ast.Call):
            place = f"{name_of(path)}:{node.lineno}"
            if isinstance(node.func, ast.Name):
                yield place, node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield place, node.func.attr, node
