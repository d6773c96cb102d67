"""Files, classes and functions stay short enough to be read at once: see CONTRIBUTING.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = {"file": 400, "class": 250, "function": 45}
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Holder = ast.Module | _Function


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _is_table(node: ast.stmt) -> bool:
    """A constant, or what a function returns as one call with nothing but named parts.

    A table is looked up and not read from end to end, and parting it would hide what it holds.
    """
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Call):
        return not node.value.args and len(node.value.keywords) > 1
    if not isinstance(node, ast.Assign | ast.AnnAssign):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return all(isinstance(one, ast.Name) and one.id.isupper() for one in targets)


def _length(node: _Holder, whole: int) -> int:
    """How many lines are to be read; a table that it holds counts as one."""
    return whole - sum(_lines(part) - 1 for part in node.body if _is_table(part))


def _sizes(source: str) -> Iterator[tuple[str, str, int]]:
    """Kind, name and length of a file and of all that it defines."""
    module = ast.parse(source)
    yield "file", "", _length(module, len(source.splitlines()))
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield "class", node.name, _lines(node)
        elif isinstance(node, _Function):
            yield "function", node.name, _length(node, _lines(node))


def _too_long(source: str) -> list[tuple[str, int]]:
    return [(name, size) for kind, name, size in _sizes(source) if size > MOST_LINES[kind]]


def test_nothing_is_too_long_to_be_read_at_once() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()} {name}".strip(): size
        for path in sorted((ROOT / "boardapp").rglob("*.py"))
        for name, size in _too_long(path.read_text(encoding="utf-8"))
    }
    assert found == {}


_LINE = "    x = 1\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 1\n" * 400, []),
        ("x = 1\n" * 401, [("", 401)]),
        ("ROWS = (\n" + "    1,\n" * 600 + ")\n", []),
        ("class A:\n" + _LINE * 249, []),
        ("class A:\n" + _LINE * 250, [("A", 251)]),
        ("def f():\n" + _LINE * 44, []),
        ("def f():\n" + _LINE * 45, [("f", 46)]),
        ("def f():\n    return A(\n" + "        b=1,\n" * 60 + "    )\n", []),
        ("def f():\n    return A(\n" + "        1,\n" * 60 + "    )\n", [("f", 63)]),
    ],
)
def test_what_is_too_long_is_found(source: str, found: list[tuple[str, int]]) -> None:
    assert _too_long(source) == found
