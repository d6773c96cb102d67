"""What must hold for every file of the project, and for the tools it stands on."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import boardapp
from boardapp.desktop.guide.pages import page_names

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# In pieces, so that this file does not find itself.
REGISTRY_HOSTS = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "ana" + "conda.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "registry.yarn" + "pkg.com",
    "cra" + "tes.io",
    "ruby" + "gems.org",
    "index" + "-url",
]
OTHER_MACHINES = re.compile(r"(?<![\w./~-])/(?:home|Users|root|work|mnt)/\w|\b[A-Z]:\\+Users\b")

NONE_REFERENCES = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for _ in range(2000):
    label.setText("x")
print(before - sys.getrefcount(None))
"""


def _project_files() -> list[Path]:
    """The files under version control; without git or a repository, those an sdist ships."""
    if shutil.which("git") and (ROOT / ".git").exists():
        paths = _tracked()
    else:
        paths = [Path(file.path) for file in SdistBuilder(str(ROOT)).recurse_included_files()]
    return sorted(path for path in paths if path.is_file())


def _tracked() -> list[Path]:
    # A container's checkout may belong to another user, which git refuses to read unasked.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.split("\0") if name]


def _texts() -> Iterator[tuple[str, str]]:
    """Name and content of each text file."""
    for path in _project_files():
        data = path.read_bytes()
        if b"\0" not in data:
            yield path.relative_to(ROOT).as_posix(), data.decode("utf-8")


def _python_files() -> list[Path]:
    return sorted((ROOT / "boardapp").rglob("*.py"))


def _lines_with(found: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in _texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if found.search(line)
    ]


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)), re.IGNORECASE)
    assert _lines_with(hosts) == []


def test_no_file_points_into_somebodys_machine() -> None:
    assert _lines_with(OTHER_MACHINES) == []


@pytest.mark.parametrize("path", ["/ho" + "me/eva/x", "see /ro" + "ot/x", "C:" + r"\Users\eva"])
def test_a_path_into_a_machine_is_recognised(path: str) -> None:
    assert OTHER_MACHINES.search(path)


@pytest.mark.parametrize("path", ["~/home/x", "./work/x", "patient/home/diary", "/usr/bin/env"])
def test_an_innocent_path_is_let_be(path: str) -> None:
    assert not OTHER_MACHINES.search(path)


def test_text_to_translate_is_literal() -> None:
    """Qt's lupdate reads the source: it stores an f-string with its braces and never matches it."""
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in _python_files()
        for call in _untranslatable(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


def _untranslatable(source: str) -> list[ast.Call]:
    """Calls for a translation whose text is no literal."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [call for call in calls if not _is_literal(_to_translate(call))]


def _to_translate(call: ast.Call) -> list[ast.expr]:
    """The text in tr(text) and QCoreApplication.translate(context, text); else nothing."""
    called = ast.unparse(call.func)
    if called == "tr" or called.endswith(".tr"):
        return call.args[:1]
    if called.endswith("Application.translate"):
        return call.args[1:2]
    return []


def _is_literal(arguments: list[ast.expr]) -> bool:
    return all(
        isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        for argument in arguments
    )


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('self.tr("Save {0}").format(name)', 0),
        ('QCoreApplication.translate("Window", "Save")', 0),
        ('rect.translate(left, top)', 0),
        ('QCoreApplication.translate("Window", title)', 1),
        ('self.tr(f"Save {name}")', 1),
        ('self.tr("a" if n else "b")', 1),
        ('tr(title)', 1),
    ],
)  # fmt: skip
def test_untranslatable_text_is_recognised(source: str, count: int) -> None:
    assert len(_untranslatable(source)) == count


def test_qt_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 drops one per call, until Python 3.11 aborts; hence the bound on it."""
    done = subprocess.run(
        [sys.executable, "-c", NONE_REFERENCES], capture_output=True, text=True, check=True
    )
    assert abs(int(done.stdout)) < 100


@pytest.mark.parametrize("folder", ["assets", "cases"])
def test_the_wheel_holds_every_asset_and_example(folder: str) -> None:
    tracked = {path.relative_to(ROOT).as_posix() for path in _project_files()}
    expected = {f"boardapp/{name}" for name in tracked if name.startswith(f"{folder}/")}
    packed = {
        Path(file.distribution_path).as_posix()
        for file in WheelBuilder(str(ROOT)).recurse_included_files()
    }
    assert expected
    assert expected - packed == set()


def test_the_wheel_holds_the_guide_and_nothing_else_of_the_docs() -> None:
    packed = (
        Path(file.distribution_path) for file in WheelBuilder(str(ROOT)).recurse_included_files()
    )
    pages = {path.name for path in packed if path.parent.as_posix() == "boardapp/docs"}
    assert pages == set(page_names())


def test_the_wheel_holds_every_module() -> None:
    packed = {Path(file.path) for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert set(_python_files()) - packed == set()


def _requirements() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for line in sum(extras, PROJECT["dependencies"])]


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize("requirement", _requirements(), ids=str)
def test_every_dependency_is_bounded_and_pinned(requirement: Requirement) -> None:
    assert {specifier.operator for specifier in requirement.specifier} & {"<", "=="}
    assert requirement.specifier.contains(_pins()[canonicalize_name(requirement.name)])


def test_the_changelog_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"[{boardapp.__version__}]" in changelog
