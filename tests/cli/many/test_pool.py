"""Processes that do the jobs: one that dies takes no other with it."""

import os
import signal
import sys
from argparse import Namespace
from pathlib import Path

from boardapp.cli.many.job import Job
from boardapp.cli.many.pool import DIED, by_processes


def run(options: Namespace) -> int:
    """A command that writes its file, ends its process, fails, or raises."""
    match options.how:
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        case "raises":
            raise RuntimeError("a fault")
        case "errs":
            sys.stdout.write("with errors\n")
            return 1
    options.output.write_text(options.how, encoding="utf-8")
    sys.stdout.write(f"{options.output}: written\n")
    return 0


def _job(folder: Path, number: int, how: str) -> Job:
    target = folder / f"{number}.txt"
    options = Namespace(how=how, output=target)
    return Job(Path(f"{number}.csv"), target, run, options, is_printed=False)


def test_every_job_has_its_outcome_though_processes_die(tmp_path: Path) -> None:
    ways = ["ok", "dies", "ok", "raises", "ok", "errs", "dies", *["ok"] * 5]
    jobs = [_job(tmp_path, number, how) for number, how in enumerate(ways)]
    found = {one.source.name: one for one in by_processes(jobs, 2)}
    assert len(found) == len(ways)
    results = {"ok": "done", "dies": "failed", "raises": "failed", "errs": "has errors"}
    for number, how in enumerate(ways):
        one = found[f"{number}.csv"]
        assert one.result == results[how]
        assert (tmp_path / f"{number}.txt").exists() == (how == "ok")
    assert found["1.csv"].told == DIED
    assert found["0.csv"].told == "written"
    assert "RuntimeError: a fault" in found["3.csv"].told
