"""The same jobs on a cluster of two workers that is there already."""

import csv
import io
import subprocess
import sys
from pathlib import Path

from boardapp.cli import main
from boardapp.resources import example_case

ROOT = Path(__file__).resolve().parents[3]
# In a program of its own: a cluster talks over the network of this computer, and keeps threads.
_PROGRAM = """
import sys
from distributed import LocalCluster
from boardapp.cli import main

if __name__ == "__main__":
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        code = main([*sys.argv[1:], "--dask", cluster.scheduler_address])
    print("code", code)
"""


def test_a_cluster_does_the_same(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases", tmp_path / "out"
    cases.mkdir()
    for name in "abc":
        (cases / f"{name}.board.json").write_bytes(example_case("minimal").read_bytes())
    (cases / "d.board.json").write_text("{", encoding="utf-8")
    program = tmp_path / "cluster.py"
    program.write_text(_PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program), "check", str(cases), "-o", str(out)],
        cwd=tmp_path,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.endswith("4 files: 3 done, 1 failed\ncode 1\n"), done.stderr
    rows = list(csv.DictReader(io.StringIO((out / "results.csv").read_text("utf-8"))))
    assert [row["result"] for row in rows] == ["done", "done", "done", "failed"]
    alone = tmp_path / "alone"
    main(["check", str(cases), "-o", str(alone)])
    assert (out / "a.txt").read_bytes() == (alone / "a.txt").read_bytes()


def test_a_cluster_that_does_not_answer_is_said(tmp_path: Path) -> None:
    words = ["check", str(example_case("minimal")), "-o", str(tmp_path), "--dask", "no-address"]
    done = subprocess.run(
        [sys.executable, "-m", "boardapp", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("boardapp: No cluster answers at no-address")
