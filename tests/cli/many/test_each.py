"""One command for many files: each by itself, told in one table, gone on with where it stopped."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pptx import Presentation

from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.resources import example_case

ROOT = Path(__file__).resolve().parents[3]


def _results(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "results.csv").read_text("utf-8"))))


def _cases(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        data = example_case("minimal").read_bytes()
        (folder / f"{name}.board.json").write_bytes(data)
    return folder


def test_each_case_of_a_folder_has_its_deck_and_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, out = _cases(tmp_path / "cases", "a", "b"), tmp_path / "out"
    assert main(["export", str(cases), "-o", str(out), "--preset", "short"]) == 0
    decks = [len(Presentation(str(out / f"{name}.pptx")).slides) for name in "ab"]
    assert decks[0] == decks[1] > 0
    rows = _results(out)
    assert [Path(row["file"]).name for row in rows] == ["a.board.json", "b.board.json"]
    assert {row["result"] for row in rows} == {"done"}
    assert rows[0]["told"] == f"{decks[0]} slides"
    assert capsys.readouterr().out == f"{out / 'results.csv'}: 2 files: 2 done\n"


def test_a_bad_file_ends_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases, out = _cases(tmp_path / "cases", "a", "c"), tmp_path / "out"
    (cases / "b.board.json").write_text("{", encoding="utf-8")
    assert main(["export", str(cases), "-o", str(out), "--jobs", "1"]) == 1
    assert [row["result"] for row in _results(out)] == ["done", "failed", "done"]
    told = capsys.readouterr()
    assert "b.board.json ends in line 1" in told.err
    assert told.out.endswith("3 files: 2 done, 1 failed\n")
    assert not (out / "b.pptx").exists()


def test_what_a_command_prints_is_written_for_each_case(tmp_path: Path) -> None:
    cases, out = _cases(tmp_path / "cases", "a"), tmp_path / "out"
    letter = example_case("letter")
    assert main(["show", str(cases), str(letter), "-o", str(out / "words")]) == 0
    assert "the least a case can be" in (out / "words" / "a.txt").read_text("utf-8")
    assert main(["check", str(letter), str(cases), "--json", "-o", str(out / "json")]) == 0
    assert len(json.loads((out / "json" / "letter.json").read_text("utf-8"))) > 10


def test_the_same_command_again_does_only_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, out = _cases(tmp_path / "cases", "a", "b", "c"), tmp_path / "out"
    command = ["check", str(cases), "-o", str(out)]
    main(command)
    written = {name: (out / f"{name}.txt").stat().st_mtime_ns for name in "abc"}
    capsys.readouterr()
    changed = cases / "b.board.json"
    text = changed.read_text("utf-8").replace("the least", "about the least")
    (cases / "b.board.json").write_text(
        text.replace("the least", "about the least"), encoding="utf-8"
    )
    (out / "c.txt").unlink()
    assert main(command) == 0
    assert capsys.readouterr().out.endswith("3 files: 3 done; 1 of them before\n")
    assert (out / "a.txt").stat().st_mtime_ns == written["a"]
    assert (out / "b.txt").stat().st_mtime_ns > written["b"]
    assert (out / "c.txt").exists()
    assert main([*command, "--json"]) == 0
    assert capsys.readouterr().out.endswith("3 files: 3 done\n")


def test_a_line_that_was_torn_is_done_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, out = _cases(tmp_path / "cases", "a", "b"), tmp_path / "out"
    command = ["check", str(cases), "-o", str(out)]
    main(command)
    table = out / "results.csv"
    table.write_bytes(table.read_bytes()[:-8])
    capsys.readouterr()
    assert main(command) == 0
    assert capsys.readouterr().out.endswith("2 files: 2 done; 1 of them before\n")
    assert len(_results(out)) == 2


def test_tables_are_graded_side_by_side(tmp_path: Path) -> None:
    for name, value in (("a", "40"), ("b", "400")):
        text = f"test,value,unit\nPLT,{value},K/uL\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["grade", str(tmp_path), "-o", str(out)]) == 0
    graded = list(csv.DictReader(io.StringIO((out / "a.csv").read_text("utf-8"))))
    assert [row["grade"] for row in graded] == ["3"]
    assert _results(out)[0]["told"] == "1 of 1 rows graded by CTCAE v5.0"


def test_each_export_becomes_a_case_with_its_report(tmp_path: Path) -> None:
    sources, out = tmp_path / "exports", tmp_path / "out"
    sources.mkdir()
    for name, value in (("a", 40), ("b", 400)):
        text = f"date,test,value,unit\n2021-03-14,Platelets,{value},10*9/L\n"
        (sources / f"{name}.csv").write_text(text, encoding="utf-8")
    out.mkdir()
    command = ["import", str(sources), "-o", str(out), "--report", "report.json", "--keep-dates"]
    assert main(command) == 0
    values = [read_case(out / f"{name}.board.json").labs[0].value for name in "ab"]
    assert [value.text for value in values] == ["40", "400"]
    report = json.loads((out / "a.report.json").read_text("utf-8"))
    assert report["case"]["labs"] == 1
    (sources / "a.csv").write_text(text, encoding="utf-8")
    assert main(command) == 0
    assert read_case(out / "a.board.json").labs[0].value.text == "400"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ([], "Name the folder for the results of many files with -o FOLDER."),
        (["-o", "{file}"], "is a file; name a folder"),
        (["-o", "{out}", "--update", "deck.pptx"], "--update goes with one case"),
    ],
)
def test_what_cant_be_begun_is_a_sentence(
    more: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = _cases(tmp_path / "cases", "a")
    names = {"file": str(cases / "a.board.json"), "out": str(tmp_path / "out")}
    given = [word.format(**names) for word in more]
    assert main(["export", str(cases), *given]) == 2
    assert sentence in capsys.readouterr().err


def test_a_run_that_is_stopped_leaves_what_it_knows(tmp_path: Path) -> None:
    cases, out = _cases(tmp_path / "cases", *(f"c{n:02}" for n in range(60))), tmp_path / "out"
    words = [sys.executable, "-m", "boardapp", "export", str(cases), "-o", str(out), "--jobs", "1"]
    process = subprocess.Popen(
        words,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # What a shell begins in the background ignores Ctrl-C, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    until = time.monotonic() + 60
    while time.monotonic() < until and len(list(out.glob("*.pptx"))) < 3:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
    rows = _results(out)
    assert 2 <= len(rows) < 60
    assert all((out / f"{Path(r['file']).name[:3]}.pptx").is_file() for r in rows)
