"""Try whether the tests would notice a slip in a clinical rule: mutation testing.

    make mutants                                          # all rules, about ten minutes
    make mutants ARGS=boardapp/clinical/marrow_class.py   # one of them, some seconds

Each slip (`<` for `<=`, `and` for `or`, 5 for 6, "75.0" for "75.05", a condition left out) is
made in memory, and the tests of that module must fail. What survives is printed: at a threshold
or a decision it wants a test on both sides, or shows that the code says more than it needs.

mutmut 3 changes functions only; here most thresholds stand in tables and constants. Needs fork,
thus Linux or macOS. No file is touched.
"""

import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT_S = 90
CLINICAL, REVIEW = "boardapp/clinical", "boardapp/review"
GATE = f"{REVIEW}/plausibility"
LEUKEMIA = (
    *("cns_status", "marrow_class", "response_criteria", "mrd_class", "relapse_marrow"),
    *("relapse_site", "relapse_timing", "leukemia_bounds", "leukemia_remission_number"),
)
CTCAE = ("ctcae", "ctcae_criteria", "ctcae_grading", "ctcae_limits", "ctcae_ranges")
TESTS_OF_CTCAE = tuple(
    f"tests/clinical/test_{name}.py"
    for name in ("ctcae", "ctcae_criteria", "ctcae_limits", "ctcae_ranges", "ctcae_boundaries")
)
BESIDE = {
    "test_recist": ("recist", "target_lesions"),
    "test_lugano": ("lugano",),
    "test_engraftment": ("engraftment", "chimerism"),
    "test_tumor_lysis": ("tumor_lysis",),
    "test_dose_totals": ("dose_totals", "anthracycline_equivalents", "alkylator_dose"),
    "test_derived_values": ("derived", "neutrophil_count", "schwartz_gfr", "qt_correction",
                            "mrd_fall"),
    "test_risk_groups": ("nci_risk", "interfant_risk"),
}  # fmt: skip
"""Rules that stand beside what is stated, by the tests that hold them."""
FAMILIES = ("citations", "future", "grades", "label", "magnitude", "results", "series")
BY_PARTS = ("crs_grade", "icans_grade", "acute_gvhd", "chronic_gvhd", "sos_severity", "icaht",
            "performance", "grade_systems")  # fmt: skip
TESTS: dict[str, tuple[str, ...]] = {
    **{f"{CLINICAL}/{name}.py": ("tests/clinical/test_leukemia_rules.py",) for name in LEUKEMIA},
    f"{CLINICAL}/relapse_marrow.py": (
        "tests/clinical/test_leukemia_rules.py",
        "tests/review/judged/test_stated_and_computed.py",
    ),
    f"{CLINICAL}/sos_criteria.py": ("tests/clinical/test_toxicity_rules.py",),
    **{f"{CLINICAL}/{name}.py": (f"tests/clinical/test_{name}.py",) for name in BY_PARTS},
    f"{CLINICAL}/part_grades.py": tuple(f"tests/clinical/test_{name}.py" for name in BY_PARTS),
    f"{CLINICAL}/mrd_units.py": ("tests/clinical/test_mrd_units.py",),
    **{f"{CLINICAL}/{name}.py": ("tests/clinical/test_ctcae_further.py",)
       for name in ("ctcae_further", "ctcae_conditions")},
    f"{CLINICAL}/magnitude.py": ("tests/importers/test_graded_table.py",
                                 "tests/review/plausibility/test_magnitude.py"),
    f"{CLINICAL}/inotuzumab_label.py": ("tests/clinical/test_toxicity_rules.py",),
    **{f"{CLINICAL}/diseases/{name}.py": ("tests/clinical/diseases/test_recognition.py",
                                          "tests/clinical/diseases/test_written_names.py")
       for name in ("codes", "recognition", "written_names")},
    f"{CLINICAL}/radiation.py": ("tests/clinical/test_radiation.py",),
    **{f"{CLINICAL}/{name}.py": TESTS_OF_CTCAE for name in CTCAE},
    **{f"{CLINICAL}/{name}.py": ("tests/clinical/test_ctcae_boundaries.py",
                                 "tests/clinical/test_ctcae.py",
                                 "tests/clinical/test_ctcae_ranges.py")
       for name in ("ctcae_v5", "ctcae_v6")},
    f"{CLINICAL}/lab_result.py": ("tests/clinical/test_lab_result.py",
                                  "tests/clinical/test_ctcae.py"),
    **{f"{CLINICAL}/{name}.py": (f"tests/clinical/{tests}.py",)
       for tests, names in BESIDE.items() for name in names},
    **{f"{CLINICAL}/{name}.py": (f"tests/clinical/test_{name}.py",)
       for name in ("staging_systems", "stain_results")},
    f"{CLINICAL}/units.py": ("tests/clinical/test_units.py",),
    **{f"{GATE}/{name}.py": (f"tests/review/plausibility/test_{name}.py",
                             "tests/review/plausibility/test_rules.py")
       for name in FAMILIES},
    f"{GATE}/radiation.py": ("tests/review/plausibility/test_results.py",),
    f"{GATE}/responses.py": ("tests/review/plausibility/test_responses.py",
                             "tests/review/plausibility/test_letter.py"),
    f"{REVIEW}/judged/stated_and_computed.py": (
        "tests/review/judged/test_stated_and_computed.py",
        "tests/review/plausibility/test_responses.py",
    ),
    f"{REVIEW}/toxicity/sos.py": ("tests/review/toxicity/test_toxicity_views.py",),
}  # fmt: skip
"""The rules with thresholds, and the tests that hold each of them."""

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt,),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_NUMBER = re.compile(r"\d+(?:\.(\d+))?")
_LONGEST_LIMIT = 24
"""Texts up to this length may be a limit with its number, such as ">=1.5 baseline"."""


@dataclass(frozen=True)
class Slip:
    """One change of one node: where, what, and how."""

    node: int
    line: int
    what: str
    change: Callable[[Any], None]


def slips(tree: ast.Module) -> Iterator[Slip]:
    """Every slip to be tried in a module; names, annotations, docstrings and messages are left."""
    silent = {id(inner) for outer in ast.walk(tree) for part in _left_out(outer)
              for inner in ast.walk(part)}  # fmt: skip
    line = 0
    for number, node in enumerate(ast.walk(tree)):
        line = getattr(node, "lineno", line)
        if id(node) not in silent:
            for what, change in _changes(node):
                yield Slip(number, line, what, change)


def mutated(source: str, slip: Slip, path: str) -> CodeType:
    """The code of the module with this slip."""
    tree = ast.parse(source)
    slip.change(list(ast.walk(tree))[slip.node])
    return compile(ast.fix_missing_locations(tree), path, "exec")


def _left_out(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.FunctionDef(returns=returns, decorator_list=decorators):
            yield from filter(None, (returns, *decorators))
        case ast.ClassDef(decorator_list=decorators):
            yield from decorators
        case ast.arg(annotation=ast.expr() as annotation):
            yield annotation
        case ast.AnnAssign(annotation=annotation):
            yield annotation
        case ast.Expr(value=ast.Constant(value=str())):
            yield node
        case ast.JoinedStr(values=values):
            yield from (part for part in values if isinstance(part, ast.Constant))
        case ast.FormattedValue(format_spec=ast.expr() as spec):
            yield spec
        case ast.Assign(targets=[ast.Name(id="RULE" | "SOURCE")]):
            yield node.value


_Change = tuple[str, Callable[[Any], None]]


def _changes(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare(ops=ops):
            for at, old in enumerate(ops):
                for new in _COMPARED[type(old)]:
                    yield f"{type(old).__name__} to {new.__name__}", _put("ops", at, new)
        case ast.BoolOp():
            yield from _of_operands(node)
        case ast.If(test=test) | ast.IfExp(test=test):
            text = ast.unparse(test)
            yield f"always: {text}", _set("test", lambda: ast.Constant(value=True))
            yield f"never: {text}", _set("test", lambda: ast.Constant(value=False))
        case ast.comprehension(ifs=ifs):
            for at, condition in enumerate(ifs):
                yield f"without: if {ast.unparse(condition)}", _drop("ifs", at)
        case ast.Constant(value=value):
            for other in _others(value):
                yield f"{value!r} to {other!r}", _set("value", lambda other=other: other)


def _of_operands(node: ast.BoolOp) -> Iterator[_Change]:
    new = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield f"{type(node.op).__name__} to {new.__name__}", _set("op", new)
    for at, value in enumerate(node.values):
        yield f"without: {ast.unparse(value)}", _drop("values", at)


def _others(value: object) -> Iterator[object]:
    """What might stand in a constant's place by a slip."""
    match value:
        case bool():
            yield not value
        case int():
            yield from (value + 1, value - 1)
        case float():
            yield from (value * 1.01, value * 0.99)
        case str() if len(value) <= _LONGEST_LIMIT:
            for found in _NUMBER.finditer(value):
                step = 0.5 * 10.0 ** -len(found[1] or "")
                for number in (float(found[0]) + step, float(found[0]) - step):
                    yield f"{value[: found.start()]}{number:.10g}{value[found.end() :]}"
            if value[:2] in (">=", "<="):
                yield value[2:]


def _set(field: str, make: Callable[[], Any]) -> Callable[[Any], None]:
    return lambda node: setattr(node, field, make())


def _put(field: str, at: int, make: Callable[[], Any]) -> Callable[[Any], None]:
    return lambda node: getattr(node, field).__setitem__(at, make())


def _drop(field: str, at: int) -> Callable[[Any], None]:
    return lambda node: getattr(node, field).pop(at)


class _Loader(importlib.machinery.SourceFileLoader, importlib.abc.MetaPathFinder):
    """Gives a module other code than its file holds."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def find_spec(
        self, fullname: str, _path: object = None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, _name: str) -> CodeType:
        return self._code


class Trial:
    """Runs the chosen tests once for each slip, in a fork made before they are collected."""

    def __init__(self, module: Path, root: Path) -> None:
        self._module, self._root = module, root
        self._source = module.read_text(encoding="utf-8")

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Fork for each slip; only the forks go on to collect and run."""
        shown = self._module.relative_to(self._root)
        verdict = self._in_fork(None)
        if verdict is None:
            return
        if verdict != 0:
            _tell(f"{shown}: the tests fail without any slip")
            os._exit(2)
        survived = tried = 0
        for slip in slips(ast.parse(self._source)):
            tried += 1
            verdict = self._in_fork(slip)
            if verdict is None:
                return
            if verdict == 0:
                survived += 1
                text = self._source.splitlines()[slip.line - 1].strip()
                _tell(f"{shown}:{slip.line}: {slip.what}\n    {text}")
        _tell(f"{shown}: {tried} slips, {survived} not noticed")
        os._exit(0)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """End the fork with the verdict of its tests."""
        os._exit(int(exitstatus))

    def _in_fork(self, slip: Slip | None) -> int | None:
        """The exit code of the tests; None in the fork itself, which must go on."""
        child = os.fork()
        if child == 0:
            self._prepare(slip)
            return None
        ends_at = time.monotonic() + TIMEOUT_S
        while time.monotonic() < ends_at:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.005)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return 1  # a test that never ends has noticed it

    def _prepare(self, slip: Slip | None) -> None:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        package = self._module.relative_to(self._root).parts[0]
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]
        if slip is not None:
            path = str(self._module)
            name = ".".join(self._module.relative_to(self._root).with_suffix("").parts)
            sys.meta_path.insert(0, _Loader(name, path, mutated(self._source, slip, path)))


def _tell(line: str) -> None:
    # pytest holds what is printed while it collects.
    os.write(sys.__stdout__.fileno() if sys.__stdout__ else 1, f"{line}\n".encode())


def _try(module: Path, tests: list[str], root: Path) -> None:
    """Try one module in a process of its own, since pytest keeps what it has loaded."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    sys.path.insert(0, str(root))
    os.chdir(root)
    options = ["-x", "-q", "-s", "-n0", "-p", "no:cacheprovider", "--rootdir", str(root)]
    os._exit(pytest.main([*options, *tests], plugins=[Trial(module, root)]))


def main() -> None:
    """Try the named modules, else all rules."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="default: all rules")
    parser.add_argument("--tests", nargs="+", help="default: those that hold the module")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = [name for name in options.modules if name not in TESTS and not options.tests]
    if unknown:
        sys.exit(f"{', '.join(unknown)}: no rule of the list; name its tests with --tests")
    for name in options.modules or TESTS:
        _try(options.root / name, list(options.tests or TESTS[name]), options.root)


if __name__ == "__main__":
    main()
