"""The trial of slips finds what the tests don't hold, and nothing where they do."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "tools" / "mutants.py"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux")

RULE = """\
LOW = 50


def is_low(count: float, unit: str) -> bool:
    return count < LOW and unit == "10*9/L"
"""
WEAK = """\
from rules.platelets import is_low


def test_low() -> None:
    assert is_low(20, "10*9/L")
    assert not is_low(90, "10*9/L")
    assert not is_low(20, "g/L")
"""
STRONG = f"""{WEAK}

def test_the_limit() -> None:
    assert is_low(49.9, "10*9/L")
    assert not is_low(50, "10*9/L")
"""


@pytest.fixture(scope="module")
def mutants() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutants", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutants"] = module
    spec.loader.exec_module(module)
    return module


def _told(tmp_path: Path, tests: str) -> str:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "__init__.py").touch()
    (tmp_path / "rules" / "platelets.py").write_text(RULE, encoding="utf-8")
    (tmp_path / "test_platelets.py").write_text(tests, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCRIPT, "rules/platelets.py", "--tests", "test_platelets.py",
         "--root", tmp_path],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (tmp_path / "rules" / "platelets.py").read_text(encoding="utf-8") == RULE
    return done.stdout


def test_slips_that_no_test_notices_are_told_with_their_line(tmp_path: Path) -> None:
    told = _told(tmp_path, WEAK)
    assert "rules/platelets.py:5: Lt to LtE\n    return count < LOW and unit" in told
    assert "rules/platelets.py:1: 50 to 51\n    LOW = 50\n" in told
    assert "rules/platelets.py:1: 50 to 49\n" in told
    assert told.endswith("rules/platelets.py: 12 slips, 3 not noticed\n")


def test_tests_on_both_sides_of_a_limit_notice_all(tmp_path: Path) -> None:
    told = _told(tmp_path, STRONG)
    assert told == "rules/platelets.py: 12 slips, 0 not noticed\n"


def test_tests_that_fail_anyway_try_nothing(tmp_path: Path) -> None:
    told = _told(tmp_path, "def test_wrong() -> None:\n    assert False\n")
    assert told == "rules/platelets.py: the tests fail without any slip\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 5", ["5 to 6", "5 to 4"]),
        ("x = 0.2", ["0.2 to 0.202", "0.2 to 0.198"]),
        ('x = "75.0"', ["'75.0' to '75.05'", "'75.0' to '74.95'"]),
        ('x = ">=1 ULN"', ["'>=1 ULN' to '>=1.5 ULN'", "'>=1 ULN' to '>=0.5 ULN'",
                           "'>=1 ULN' to '1 ULN'"]),
        ("x = True", ["True to False"]),
        ("x = a >= b", ["GtE to Gt"]),
        ("x = a and b", ["And to Or", "without: a", "without: b"]),
        ("x = [a for a in b if a]", ["without: if a"]),
        ('"""Rule 1."""', []),
        ('RULE = "version 1"', []),
        ("def f(a: 5) -> 6: ...", []),
        ('x = f"{a:.2f} of 5"', []),
    ],
)  # fmt: skip
def test_what_is_tried(mutants: ModuleType, source: str, expected: list[str]) -> None:
    assert [slip.what for slip in mutants.slips(ast.parse(source))] == expected


def test_every_rule_and_its_tests_are_there(mutants: ModuleType) -> None:
    named = {*mutants.TESTS, *(test for tests in mutants.TESTS.values() for test in tests)}
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
