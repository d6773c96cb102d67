"""What a killed program left beside a file is swept; what is being written is not."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from boardapp.casefile.disk import write_atomic
from boardapp.casefile.leftovers import part_beside, sweep_leftovers

posix = pytest.mark.skipif(sys.platform == "win32", reason="only on Linux")

_SAVES_AND_STOPS = """
import sys, time
from pathlib import Path
from boardapp.casefile import disk

def stop(*_):
    print("ready", flush=True)
    time.sleep(600)

disk._replace = stop
disk.write_atomic(Path(sys.argv[1]), b"new")
"""


@posix
def test_what_a_killed_save_left_is_swept_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "case.board.json"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", _SAVES_AND_STOPS, str(path)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as saving:
        assert saving.stdout is not None
        assert saving.stdout.readline() == b"ready\n"
        (part,) = tmp_path.glob(".*.part")
        sweep_leftovers(tmp_path)
        assert part.exists()  # its program runs
        saving.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"

    write_atomic(tmp_path / "another", b"data")

    assert sorted(file.name for file in tmp_path.iterdir()) == ["another", "case.board.json"]


def test_files_of_others_and_of_this_program_stay(tmp_path: Path) -> None:
    other = tmp_path / f".boardapp-00000000-1-{'0' * 16}.part"
    mine = part_beside(tmp_path / "case")
    strange = tmp_path / ".0123456789abcdef.part"
    for file in (other, mine, strange):
        file.write_bytes(b"data")
    sweep_leftovers(tmp_path)
    assert all(file.exists() for file in (other, mine, strange))

    long_ago = time.time() - 2 * 24 * 3600
    os.utime(other, (long_ago, long_ago))
    sweep_leftovers(tmp_path)
    assert not other.exists()
    assert strange.exists()


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    sweep_leftovers(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []
