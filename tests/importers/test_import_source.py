"""The door of the importers: what is recognised, refused, watched and reported."""

import json
import sys
from pathlib import Path

import pytest

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.cli import main
from boardapp.importers import formats
from boardapp.importers.formats import Format
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_error import (
    ImportCancelled,
    SeveralPatientsError,
    SourceError,
    UnknownPatientError,
)
from boardapp.importers.source_files import Source

THIS = __name__


def read_source(source: Source, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """A format for these tests: a line is a record; "A: B" is one of patient A."""
    lines = [line for file in source.files for line in file.read().decode().splitlines()[1:]]
    patients = list(dict.fromkeys(line.partition(":")[0] for line in lines))
    ledger.patients = tuple(patients)
    if options.patient and options.patient not in patients:
        raise UnknownPatientError(source.name, options.patient, patients)
    if len(patients) > 1 and not options.patient:
        raise SeveralPatientsError(source.name, patients)
    ledger.patient = options.patient or patients[0]
    for done, line in enumerate(lines):
        watch.step(done, len(lines))
        ledger.read("line")
        if line.startswith(ledger.patient):
            ledger.kept("line")
        else:
            ledger.left_out("line", "of another patient")
    return Case(title="Invented", diagnosis=Diagnosis(disease=Coded(text="AML")))


@pytest.fixture(autouse=True)
def _lines_are_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Format("lines", "lines of a test", lambda head: head.startswith(b"#lines"), THIS)
    monkeypatch.setattr(formats, "FORMATS", (lines, *formats.FORMATS))
    monkeypatch.setattr(formats, "import_module", lambda _: sys.modules[THIS])


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "export.dat"
    path.write_text("#lines\nA: 1\nB: 2\nA: 3\n")
    return path


def test_a_format_is_told_by_its_content_and_its_report_adds_up(lines: Path) -> None:
    imported = import_source(lines, ImportOptions(patient="A"))
    assert imported.report.format == "lines"
    assert imported.report.patient == "A"
    assert imported.report.unaccounted == {}


def test_of_several_patients_one_is_asked_for(lines: Path) -> None:
    with pytest.raises(SeveralPatientsError) as told:
        import_source(lines)
    assert told.value.patients == ("A", "B")
    assert str(told.value) == ("export.dat holds 2 patients; choose one with --patient: A, B.")


def test_a_folder_is_one_source_and_its_hidden_files_are_not_looked_at(
    lines: Path, tmp_path: Path
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "other.dat").write_text("#lines\nA: 4\n")
    (tmp_path / ".hidden").write_text("#lines\nC: 5\n")
    imported = import_source(tmp_path, ImportOptions(patient="A"))
    assert imported.report.patients == ("A", "B")
    assert imported.report.read == {"line": 4}


def test_an_import_tells_how_far_it_is_and_can_be_ended(lines: Path) -> None:
    steps: list[tuple[int, int]] = []
    import_source(lines, ImportOptions(patient="A"), lambda *step: steps.append(step))
    assert steps == [(0, 3), (1, 3), (2, 3)]
    with pytest.raises(ImportCancelled):
        import_source(lines, ImportOptions(patient="A"), cancelled=lambda: True)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty; export it again"),
        (b"\xef\xbb\xbf \n", "is empty; export it again"),
        (b"Dear colleague,", "is in none of the formats that can be imported"),
        (b'<Patient xmlns="http://hl7.org/fhir"/>', "is FHIR as XML, which is not read"),
        (b"<html>", "is XML or HTML, which is not read"),
        (b'{"format": "boardapp-case"}', "is a case of boardapp already; open it"),
        (b"\x89PNG\r\n\x1a\n\x00", "is in none of the formats"),
    ],
)
def test_what_is_not_read_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "source"
    path.write_bytes(content)
    with pytest.raises(SourceError) as told:
        import_source(path)
    assert str(told.value).startswith(f"source {why}")
    assert str(told.value).count("\n") == 0


def test_a_source_that_is_not_there_or_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nothing\.json is not there"):
        import_source(tmp_path / "nothing.json")
    with pytest.raises(SourceError, match="is an empty folder"):
        import_source(tmp_path)


# The command


def test_the_command_writes_the_case_and_the_report(lines: Path, tmp_path: Path) -> None:
    case, report = tmp_path / "new.board.json", tmp_path / "report.json"
    asked = ["import", str(lines), "--patient", "A", "-o", str(case), "--report", str(report)]
    assert main(asked) == 0
    assert json.loads(case.read_text())["title"] == "Invented"
    told = json.loads(report.read_text())
    assert told["read"] == {"line": 3}
    assert told["left_out"] == [{"kind": "line", "count": 1, "why": "of another patient"}]


def test_without_a_name_for_the_case_nothing_is_written(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(lines), "--patient", "A"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["export.dat"]
    assert capsys.readouterr().out == (
        "No case was written; name one with -o: 2 of 3 records taken (lines)\n"
        "  In the case: nothing\n"
        "  Left out: 1 × line: of another patient\n"
    )


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--patient", "C"], 'export.dat holds no patient "C"; it holds: A, B.'),
        ([], "export.dat holds 2 patients; choose one with --patient: A, B."),
        (["--patient", "A", "-o", "old.board.json"], "old.board.json is there already"),
        (["--patient", "A", "-o", "case.txt"], "does not end in .board.json or .board"),
        (["--patient", "A", "-o", "no/x.board.json"], "is not there; make it"),
    ],
)
def test_what_can_not_be_done_is_one_sentence_and_writes_nothing(
    lines: Path,
    tmp_path: Path,
    more: list[str],
    why: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.board.json").write_text("mine")
    report = tmp_path / "report.json"
    assert main(["import", str(lines), *more, "--report", str(report)]) == 2
    told = capsys.readouterr()
    assert why in told.err
    assert told.err.count("\n") == 1
    assert (tmp_path / "old.board.json").read_text() == "mine"
    assert not report.exists()
