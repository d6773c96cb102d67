"""Many files: how much two processes save, and that a table of any length takes the same memory.

Both are ratios of one run. What two processes save is told by the processor's time, since the clock
on the wall tells more of what else the machine does: cases are handed out one by one, so that two
processes are as fast as all their work, shared in two, lets them be.
"""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from boardapp.resources import example_case

pytestmark = pytest.mark.bench

ROOT = Path(__file__).resolve().parents[2]
CASES = 60
SPEED_UP = 1.7
"""Two processes on two cores against one: twice the work of one, by that of both together."""
ROWS = (20_000, 200_000)
MEMORY = 1.25
"""The memory for ten times as many rows."""


def _program(*words: str) -> float:
    """Seconds of the processor that the program and its processes take with these words."""
    import resource

    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "boardapp", *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime


def test_two_processes_are_nearly_twice_as_fast(tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    for number in range(CASES):
        (cases / f"{number}.board.json").write_bytes(example_case("letter").read_bytes())
    took = {
        jobs: _program("export", str(cases), "-o", str(tmp_path / jobs), "--jobs", jobs)
        for jobs in ("1", "2")
    }
    ratio = 2 * took["1"] / took["2"]
    print(f"{CASES} cases: {took['1']:.1f} s by one process, {ratio:.2f} × as fast by two")  # noqa: T201
    assert ratio >= SPEED_UP


def test_a_table_of_any_length_is_graded_in_the_same_memory(tmp_path: Path) -> None:
    peaks = []
    for rows in ROWS:
        table = tmp_path / f"{rows}.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            written = csv.writer(file)
            written.writerow(["test", "value", "unit", "note"])
            written.writerows(["PLT", n % 400, "K/uL", "as printed " * 5] for n in range(rows))
        peaks.append(_peak("grade", str(table), "-o", str(tmp_path / f"{rows}.graded.csv")))
    print(f"{ROWS[1]} rows: {peaks[1] / peaks[0]:.2f} × the memory of {ROWS[0]}")  # noqa: T201
    assert peaks[1] <= peaks[0] * MEMORY


def _peak(*words: str) -> int:
    """The most memory that the program took, in the units of the system."""
    program = (
        "import resource, sys; from boardapp.cli import main; main(sys.argv[1:]); "
        "sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return int(done.stderr)
