"""The command line as its users know it: help, exit codes, sentences, JSON, odd consoles."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from boardapp import __version__, cli

COMMANDS = ("export", "board", "show", "check", "schema")


def _process(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "boardapp", *map(str, arguments)],
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture
def case(minimal_path: Path, tmp_path: Path) -> Path:
    """A case in a folder of its own, whose deck may lie beside it."""
    return Path(shutil.copy(minimal_path, tmp_path / "one.board.json"))


@pytest.fixture
def faulty(case: Path) -> Path:
    """A case that reads, and in which check finds an error."""
    stated = json.loads(case.read_bytes())
    stated["therapies"] = [{"id": "rt", "name": "radiation", "radiation": [RADIATION]}]
    case.write_text(json.dumps(stated), encoding="utf-8")
    return case


RADIATION = {"site": "cranium", "dose": 1200, "unit": "Gy"}


# Help and version


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_the_commands_and_the_exit_codes(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([option]) == 0

    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("usage: boardapp [CASE] | boardapp COMMAND …")
    assert all(f" {command} " in told for command in COMMANDS)
    assert "Exit codes: 0 done, 1 check found errors or board left a case out, 2 the in" in told
    assert "Not a medical device." in told


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_help_of_its_own(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "--help"]) == 0

    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith(f"usage: boardapp {command} [-h]")
    assert "Exit codes: 0 done" in told


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"boardapp {__version__}\n"


def test_python_m_boardapp_is_the_same_program() -> None:
    done = _process("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"boardapp {__version__}{os.linesep}")


# Slips


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "shwo",
            'boardapp: "shwo" is no command, and no such file is here; did you mean "show"?\n',
        ),
        ("exprt", '"exprt" is no command, and no such file is here; did you mean "export"?\n'),
        ("two.board.json", 'such file is here; did you mean "one.board.json"?\n'),
        ("xyz", '"xyz" is no command, and no such file is here; boardapp --help lists'),
    ],
)
def test_a_slip_of_the_keyboard_is_met_with_what_was_meant(
    typed: str,
    sentence: str,
    case: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(case.parent)

    assert cli.main([typed]) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_is_not_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(tmp_path)]) == 2
    assert (
        capsys.readouterr().err == f'boardapp: "{tmp_path}" is a folder; name a case file in it.\n'
    )


def test_the_window_opens_one_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(case), "show"]) == 2
    assert "The window opens one case; too much was named: show." in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed", [["show"], ["show", "--jsn", "x"], ["export", "x", "--preset", "long"], ["--nonsense"]]
)
def test_wrong_options_end_with_2_and_the_usage(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(typed) == 2
    assert capsys.readouterr().err.startswith("usage: boardapp")


# Exit codes


def test_check_ends_with_0_where_nothing_is_wrong(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(case)]) == 0
    assert capsys.readouterr().out == "No doubts and no faults.\n"


def test_check_ends_with_0_where_there_are_only_doubts(
    letter_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(letter_path)]) == 0
    assert capsys.readouterr().out.endswith("\n19 findings, no errors among them.\n")


def test_check_ends_with_1_where_there_are_errors(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(faulty)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("error: therapies[0].radiation[0].dose: Radiation: dose\n")
    assert told.endswith("\n1 finding, with errors among them.\n")


@pytest.mark.parametrize("command", ["export", "show", "check"])
def test_a_missing_case_ends_with_2_and_a_sentence(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, str(tmp_path / "none.board.json")]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("boardapp: none.board.json is not there; check the name")
    assert told.out == ""


def test_an_interruption_ends_with_130_and_no_traceback(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("boardapp.casefile.files.read_case", interrupted)

    assert cli.main(["show", str(case)]) == 130
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_program_is_told_in_a_sentence(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("boardapp.review.review_case.review_case", broken)

    assert cli.main(["show", str(case)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("boardapp: A fault of boardapp itself")
    assert "ZeroDivisionError: division by zero (test_cli.py, line " in told
    assert "Traceback" not in told


# What is printed


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
def test_show_prints_json_with_the_keys_of_the_review(
    name: str, letter_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["show", "--json", str(letter_path.with_name(f"{name}.board.json"))]) == 0

    review = json.loads(capsysbinary.readouterr().out)
    keys = ["place", "source", "title", "label", "privacy", "is_synthetic", "one_liner"]
    assert list(review)[:7] == keys
    assert {"as_of", "lines", "relapses", "status", "labs", "findings", "clock"} <= set(review)


def test_check_prints_each_finding_as_json(
    faulty: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["check", "--json", str(faulty)]) == 1
    (found,) = json.loads(capsysbinary.readouterr().out)
    assert found.pop("fix")["text"].startswith("Read 1200 Gy as 12 Gy")
    assert [found] == [
        {
            "place": "therapies[0].radiation[0].dose",
            "source": "",
            "severity": "error",
            "title": "Radiation: dose",
            "sentence": "1200 Gy to the cranium is more than any course of radiation gives; "
            "1200 cGy would be 12 Gy.",
            "basis": "radiation dose plausibility, version 4: 1 Gy = 100 cGy; "
            "contemporary cranial doses are 12 to 18 Gy",
            "to_do": "Look up the dose and its unit; if the source prints it so, add a doubt.",
            "event": "rt",
            "rule": "radiation dose plausibility",
            "also_at": [],
            "acknowledged": "",
        }
    ]


def test_check_prints_an_empty_list_where_nothing_is_wrong(
    case: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["check", "--json", str(case)]) == 0
    assert capsysbinary.readouterr().out == b"[]\n"


def test_the_schema_is_a_json_schema(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["schema"]) == 0
    schema = json.loads(capsysbinary.readouterr().out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "diagnosis" in json.dumps(schema)


# Export


def test_a_deck_lies_beside_its_case_by_default(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(case), "--preset", "short"]) == 0

    deck = case.with_name("one.pptx")
    assert deck.read_bytes()[:2] == b"PK"
    assert capsys.readouterr().out.startswith(f"{deck}: ")


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("none/deck.pptx", "The folder {folder}/none is not there; make it, or choose another"),
        ("one.board.json", "{folder}/one.board.json is the case itself; choose another name"),
        (".", "{folder} is a folder; name the file too, such as -o {folder}/deck.pptx."),
        ("deck.txt", "{folder}/deck.txt does not end in .pptx, as PowerPoint needs it"),
    ],
)
def test_a_target_that_can_hold_no_deck_is_refused(
    target: str, sentence: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = case.read_bytes()

    assert cli.main(["export", str(case), "-o", str(case.parent / target)]) == 2

    assert sentence.format(folder=case.parent) in capsys.readouterr().err
    assert case.read_bytes() == before
    assert list(case.parent.iterdir()) == [case]


def test_a_link_to_the_case_is_no_target(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = case.with_name("deck.pptx")
    link.symlink_to(case)
    before = case.read_bytes()

    assert cli.main(["export", str(case), "-o", str(link)]) == 2
    assert "is the case itself" in capsys.readouterr().err
    assert case.read_bytes() == before


# Which slides


@pytest.mark.parametrize("words", ["recommendation,-question", "-question,-diagnosis,-missing"])
def test_slides_are_named_or_left_out(
    words: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(case), "--slides", words]) == 0
    first, check = capsys.readouterr().out.splitlines()
    assert first == f"{case.with_name('one.pptx')}: 1 slide"
    assert check.strip().endswith("nothing found.")


def test_the_backup_that_was_split_is_told_in_a_line_and_one_by_one_if_asked(
    letter_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", str(letter_path), "--preset", "full", "-o", str(tmp_path / "a.pptx")]
    assert cli.main(command) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("  “History in order of time: 33 entries” did not fit one slide")
    gathered = re.fullmatch(
        r"  \w+ backup slides did not fit and were split: (.+) and (\d+) more\.", lines[2]
    )
    assert gathered
    assert "“15 remarks of the source, as its …” over 2" in gathered[1]
    assert lines[3].startswith("  Checked: ")
    assert cli.main([*command, "-v"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == lines[:3]
    one_by_one = [line for line in told[3:] if "did not fit one slide and was split over" in line]
    assert len(one_by_one) == gathered[1].count(" over ") + int(gathered[2])


def test_a_slide_that_is_none_is_answered_with_what_was_meant(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(case), "--slides", "qestion"]) == 2
    assert capsys.readouterr().err == (
        "boardapp: The choice of slides: there is no slide “qestion”. Did you mean “question”?\n"
    )
    assert list(case.parent.iterdir()) == [case]


def test_a_minute_takes_no_slides(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", str(case), "--minute", "--slides", "labs"]) == 2
    assert "the minute is always the same sheet" in capsys.readouterr().err


# A meeting


def test_the_cases_of_a_meeting_become_one_deck(
    case: Path, letter_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = case.with_name("board.pptx")
    words = ["board", str(case), str(letter_path), "-o", str(target), "--preset", "short"]
    assert cli.main(words) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"{target}: ")
    assert " slides, 2 cases\n" in told.out
    assert told.err == ""
    assert target.exists()


def test_a_case_left_out_is_told_and_ends_with_1(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = case.with_name("board.pptx")
    gone = case.with_name("gone.json")
    assert cli.main(["board", str(gone), str(case), "-o", str(target), "--minutes", "4"]) == 1
    told = capsys.readouterr()
    assert " slides, 1 case\n" in told.out
    assert told.err.startswith("boardapp: left out: gone.json is not there;")
    assert target.exists()


def test_a_meeting_without_any_case_writes_nothing(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = case.with_name("board.pptx")
    assert cli.main(["board", str(case.with_name("gone.json")), "-o", str(target)]) == 2
    assert "The agenda: has no case that can be shown." in capsys.readouterr().err
    assert not target.exists()


def test_the_deck_of_a_meeting_never_replaces_a_case(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = case.read_bytes()
    assert cli.main(["board", str(case), "-o", str(case)]) == 2
    assert "is the case itself" in capsys.readouterr().err
    assert case.read_bytes() == before


@pytest.mark.parametrize("minutes", ["0", "121", "-3", "2.5", "soon", "9" * 5000])
def test_minutes_are_a_whole_number(
    minutes: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["board", str(case), "-o", "x.pptx", f"--minutes={minutes}"]) == 2
    assert "write a whole number from 1 to 120" in capsys.readouterr().err


# Odd surroundings


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_console_without_unicode_gets_question_marks_and_no_crash(
    command: str, letter_path: Path
) -> None:
    done = _process(
        command, letter_path, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"[letter ?2]" in done.stdout or b"(letter ?5)" in done.stdout
    assert done.stdout.isascii()


def test_json_is_utf_8_on_every_console(letter_path: Path) -> None:
    done = _process("check", "--json", letter_path, LC_ALL="C", PYTHONIOENCODING="ascii")

    assert json.loads(done.stdout.decode("utf-8"))[0]["source"] == "letter ¶5"


@pytest.mark.skipif(sys.platform == "win32", reason="only on Linux")
def test_a_reader_who_leaves_early_is_no_error(synthetic_path: Path) -> None:
    shell = f'"{sys.executable}" -m boardapp show --json "{synthetic_path}" | head -c 100'
    done = subprocess.run(
        ["bash", "-c", f"{shell}; exit ${{PIPESTATUS[0]}}"], capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert len(done.stdout) == 100


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux")
def test_a_full_disk_behind_the_output_is_told(case: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "boardapp", "show", str(case)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert b"the disk is full" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_commands_never_load_qt(case: Path) -> None:
    program = (
        "import sys; from boardapp.cli import main\n"
        f"case = {str(case)!r}\n"
        "codes = [main(a) for a in (['show', case], ['check', case], ['schema'],"
        " ['export', case, '--preset', 'short'])]\n"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "print(codes, loaded, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert done.stderr.decode().strip() == "[0, 0, 0, 0] []"
