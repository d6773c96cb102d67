"""The layers of docs/architecture.md hold, in the source and in a running interpreter."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

HEAVY = ("PySide6", "matplotlib", "numpy", "pptx", "lxml", "PIL")


def _loaded_by(*modules: str) -> set[str]:
    """The top-level packages in a fresh interpreter that has imported `modules`."""
    code = "import sys\n" + "".join(f"import {module}\n" for module in modules)
    code += "print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("boardapp.case", HEAVY),
        ("boardapp.casefile", HEAVY),
        ("boardapp.clinical", HEAVY),
        ("boardapp.importers", HEAVY),
        ("boardapp.review", HEAVY),
        ("boardapp.figures", ("PySide6", "pptx")),
        ("boardapp.deck", ("PySide6",)),
        ("boardapp.cli", HEAVY),
        ("boardapp.desktop", HEAVY[1:]),
    ],
)
def test_a_room_loads_only_what_it_needs(room: str, forbidden: tuple[str, ...]) -> None:
    assert _loaded_by(room).isdisjoint(forbidden)


def test_charts_are_drawn_without_pyplot() -> None:
    """It keeps every figure alive until it is closed, and picks a backend for the process."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "boardapp").rglob("*.py"))
        if any("pyplot" in name for name in _imports(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def _imports(source: str) -> list[str]:
    """Every dotted name that the source imports, at whatever depth."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names
