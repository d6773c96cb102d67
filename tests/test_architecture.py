"""The layers of docs/architecture.md hold, in the source and in a running interpreter."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

HEAVY = {"PySide6", "matplotlib", "numpy", "pptx", "lxml", "PIL"}
FORBIDDEN = {
    "case": HEAVY,
    "casefile": HEAVY,
    "clinical": HEAVY,
    "importers": HEAVY,
    "review": HEAVY,
    "words": HEAVY,
    "figures": {"PySide6", "pptx"},
    "deck": {"PySide6", "matplotlib"},
    "desktop": HEAVY - {"PySide6"},
    "cli": HEAVY,
}
"""What importing a room must not load: what it never needs, or needs only later."""


def _loaded_by(module: str) -> set[str]:
    """The top-level packages in a fresh interpreter that has imported `module`."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
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


def _rooms() -> list[str]:
    folders = [path.parent.name for path in (ROOT / "boardapp").glob("*/__init__.py")]
    return sorted({*folders, "cli"})


@pytest.mark.parametrize("room", _rooms())
def test_a_room_loads_only_what_it_needs(room: str) -> None:
    assert _loaded_by(f"boardapp.{room}") & FORBIDDEN[room] == set()


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


def test_no_file_needs_itself() -> None:
    """Nor by a way round: type hints and imports inside functions count."""
    assert _in_circles(_needs()) == []


def test_no_folder_needs_itself() -> None:
    """What a folder needs of those that it stands in, or that stand in it, is its own."""
    found: dict[str, set[str]] = {}
    for module, needed in _needs().items():
        folder = module.rpartition(".")[0]
        others = {name.rpartition(".")[0] for name in needed}
        found.setdefault(folder, set()).update(
            other for other in others if not (_within(other, folder) or _within(folder, other))
        )
    assert _in_circles(found) == []


@pytest.mark.parametrize(
    ("needs", "circle"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, ["b", "c"]),
    ],
)
def test_a_circle_is_found(needs: dict[str, set[str]], circle: list[str]) -> None:
    assert set(circle) <= set(_in_circles(needs))
    assert bool(_in_circles(needs)) == bool(circle)


def test_the_page_on_the_architecture_names_each_folder() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = (path.parent for path in (ROOT / "boardapp").glob("*/**/__init__.py"))
    near = [path.relative_to(ROOT) for path in folders if len(path.relative_to(ROOT).parts) < 4]
    assert near
    assert [str(path) for path in near if f"{path.name}/`" not in page] == []


def _folders() -> list[Path]:
    """The folders of the program, each of which lists its files at its head."""
    found = (path.parent for path in (ROOT / "boardapp").glob("*/**/__init__.py"))
    return sorted(folder for folder in found if folder.name != "cli")


@pytest.mark.parametrize("folder", _folders(), ids=lambda f: str(f.relative_to(ROOT)))
def test_a_folder_lists_its_files_once_and_no_others(folder: Path) -> None:
    head = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    listed = re.findall(r"^(\w+)/? +\S", head or "", re.MULTILINE)
    held = {path.stem for path in folder.iterdir() if path.suffix == ".py"} - {"__init__"}
    held |= {path.parent.name for path in folder.glob("*/__init__.py")}
    assert held - set(listed) == set()
    assert [name for name in held if listed.count(name) > 1] == []
    rows = re.findall(r"^([a-z_0-9]+)/?  +\S", head or "", re.MULTILINE)
    assert set(rows) - held == set()


def _needs() -> dict[str, set[str]]:
    """The modules of boardapp, each with those that it imports at whatever depth."""
    modules = {_module(path): path for path in sorted((ROOT / "boardapp").rglob("*.py"))}
    return {
        module: {
            name if name in modules else name.rpartition(".")[0]
            for name in _imports(path.read_text(encoding="utf-8"))
        }
        & set(modules) - {module}
        for module, path in modules.items()
    }


def _in_circles(needs: dict[str, set[str]]) -> list[str]:
    """Those that stand on a circle, or need one."""
    with_its_needs: set[str] = set()
    while free := {m for m in needs if m not in with_its_needs and needs[m] <= with_its_needs}:
        with_its_needs |= free
    return sorted(set(needs) - with_its_needs)


def _within(folder: str, other: str) -> bool:
    return f"{folder}.".startswith(f"{other}.")


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
