"""Bad input on the command line: a sentence with its place, exit code 2 (or check's 1), no harm."""

import errno
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from boardapp import cli

COMMANDS = ("export", "show", "check")
MINIMAL: dict[str, Any] = {
    "format": "boardapp-case",
    "version": 1,
    "title": "A case",
    "privacy": {"status": "synthetic"},
    "meeting": {"question": {"text": "Which treatment?"}},
    "diagnosis": {"when": "2020-02-07", "disease": {"text": "B-ALL"}},
}


def _text(**more: object) -> str:
    return json.dumps(MINIMAL | more)


def _with_title(title: str) -> str:
    """The minimal case with a title written into the JSON as it is."""
    return _text().replace('"A case"', title)


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "bad.board.json is empty."),
    "blank": (b" \n\t\n", "bad.board.json is empty."),
    "prose": (b"Dear board, \n", "is not valid JSON in line 1, column 1"),
    "truncated": (_text().encode()[:120], "ends in line 1 before the case is complete"),
    "not a case": (b'{"resourceType": "Bundle"}', 'is no boardapp case: "format"'),
    "a list": (b"[1, 2, 3]", 'is no boardapp case: "format"'),
    "utf-16": (_text().encode("utf-16"), "is not encoded in UTF-8 but in UTF-16"),
    "latin-1": (
        _with_title('"H\xe4matologie"').encode("latin-1"),
        "holds a character in line 1 that is not encoded in UTF-8",
    ),
    "repeated key": (
        _text().replace('"title"', '"title": "Another", "title"').encode(),
        "title: stands more than once; keep one of them.",
    ),
    "NaN": (
        _text(labs=[{"test": "ALT", "value": float("nan")}]).encode(),
        'labs[0].value: "NaN" is no number that can be kept',
    ),
    "endless number": (
        _text(labs=[{"test": "ALT", "value": 0}])
        .replace('"value": 0', f'"value": {"9" * 5000}')
        .encode(),
        "labs[0].value: ",
    ),
    "100,000 brackets": (b"[" * 100_000, "bad.board.json "),
    "deep": (_text(extra=0).replace("0}", "[" * 5000 + "]" * 5000 + "}").encode(), "nests "),
    "lone surrogate": (
        _with_title('"half a \\ud83d sign"').encode(),
        "title: holds a control character (U+D83D)",
    ),
    "control character": (
        _with_title('"bell \\u0007"').encode(),
        "title: holds a control character (U+0007) after 5 others",
    ),
    "newer version": (
        _text(version=99).encode(),
        "was written by a newer boardapp: its version is 99",
    ),
    "version in words": (_text(version="one").encode(), "version: expected a whole number"),
    "unknown event": (
        _text(assessments=[{"when": "after car-t"}]).encode(),
        'assessments[0].when: "car-t" is no event of this case',
    ),
    "time out of grammar": (
        _text(assessments=[{"when": "5 months after dx"}]).encode(),
        "assessments[0].when: ",
    ),
    "range upside down": (
        _text(labs=[{"test": "ALT", "value": "50..40"}]).encode(),
        'labs[0].value: "50..40" is a range upside down',
    ),
    "damaged package": (b"PK\x03\x04 and no more", "is a damaged package"),
}


def _assert_refused(code: int, capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    told = capsys.readouterr()
    assert code == 2
    assert sentence in told.err
    assert told.err.startswith("boardapp: ")
    assert told.err.rstrip().endswith((".", "?"))
    assert "Traceback" not in told.err
    assert "fault of boardapp itself" not in told.err
    assert len(told.err) < 2000
    assert told.out == ""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused_with_its_reason(
    name: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, sentence = BAD_FILES[name]
    path = tmp_path / "bad.board.json"
    path.write_bytes(data)

    code = cli.main([command, str(path)])

    _assert_refused(code, capsys, sentence)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_file_is_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.board.json"
    _assert_refused(cli.main([command, str(missing)]), capsys, "none.board.json is not there")
    many = "Name the folder for the results of many files"
    _assert_refused(cli.main([command, str(tmp_path)]), capsys, many)
    below_file = Path(__file__) / "case.board.json"
    _assert_refused(cli.main([command, str(below_file)]), capsys, "lies in a folder that is none")
    long_name = tmp_path / ("a" * 300)
    _assert_refused(cli.main([command, str(long_name)]), capsys, "has a name that is too long")


@pytest.mark.skipif(sys.platform == "win32", reason="only on Linux")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_device_is_no_case(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    _assert_refused(cli.main([command, "/dev/zero"]), capsys, "is a device and no file")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_over_the_limit_is_refused_unread(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "large.board.json"
    with path.open("wb") as file:
        file.truncate(10**11)  # Sparse: takes no room.

    _assert_refused(cli.main([command, str(path)]), capsys, "100000.0 MB, and ")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_without_permission_is_refused(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = _case(tmp_path)

    def denied(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "open", denied)

    _assert_refused(cli.main([command, str(path)]), capsys, "you lack the permission")


# What can be read, and is told


def _case(folder: Path, **more: object) -> Path:
    path = folder / "one.board.json"
    path.write_text(_text(**more), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, '"scan.png" is not there'),
        (b"%PDF-1.7", '"scan.png" is no picture in PNG, JPEG, GIF, BMP or TIFF'),
        (b"", '"scan.png" is no picture'),
    ],
)
def test_a_picture_that_is_none_is_an_error_of_check_and_left_out_of_the_deck(
    data: bytes | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case(tmp_path, images=[{"caption": "CT of the skull", "file": "scan.png"}])
    if data is not None:
        (tmp_path / "scan.png").write_bytes(data)

    assert cli.main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "error: images[0].file: Image" in told
    assert sentence in told

    assert cli.main(["show", str(path)]) == 0
    capsys.readouterr()

    assert cli.main(["export", str(path)]) == 0
    assert f"CT of the skull: left out. one.board.json has 1 fault: image: {sentence}" in (
        capsys.readouterr().out
    )
    assert (tmp_path / "one.pptx").exists()


CONTRADICTION = {
    "therapies": [
        {"id": "car-t", "name": "CAR-T", "start": "dx + 10 mo", "end": "dx + 8 mo"},
    ]
}


def test_contradictory_times_are_an_error_of_check_with_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case(tmp_path, **CONTRADICTION)

    assert cli.main(["check", str(path)]) == 1

    told = " ".join(capsys.readouterr().out.split())
    assert "error: therapies[0].start: Times contradict each other" in told
    assert "therapy 1, start says “dx + 10 mo”; therapy 1, end says “dx + 8 mo”." in told
    assert "Basis: boardapp time conventions 1." in told


def test_contradictory_times_do_not_stop_the_review_or_the_deck(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _case(tmp_path, **CONTRADICTION)

    assert cli.main(["show", str(path)]) == 0
    assert "Times contradict each other" in capsys.readouterr().out

    assert cli.main(["export", str(path)]) == 0
    assert (tmp_path / "one.pptx").read_bytes()[:2] == b"PK"


# A deck that can't be written


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _denied(*_: object) -> int:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@pytest.mark.parametrize(
    ("name", "failure", "sentence"),
    [
        ("os.fsync", _full, "the disk is full"),
        ("pathlib.Path.replace", _denied, "can't be written. Close it in PowerPoint"),
    ],
)
def test_a_failed_write_leaves_the_old_deck(
    name: str,
    failure: Callable[..., int],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, deck = _case(tmp_path), tmp_path / "one.pptx"
    before = path.read_bytes()
    deck.write_bytes(b"the deck of last week")
    monkeypatch.setattr(name, failure)

    code = cli.main(["export", str(path)])

    _assert_refused(code, capsys, sentence)
    assert deck.read_bytes() == b"the deck of last week"
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path, deck]


def test_a_write_protected_deck_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, deck = _case(tmp_path), tmp_path / "one.pptx"
    deck.write_bytes(b"signed off")
    deck.chmod(0o444)

    _assert_refused(cli.main(["export", str(path)]), capsys, f"{deck}: can't be written.")

    assert deck.read_bytes() == b"signed off"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = _case(tmp_path), tmp_path / "locked"
    folder.mkdir(mode=0o500)

    code = cli.main(["export", str(path), "-o", str(folder / "deck.pptx")])

    _assert_refused(code, capsys, "can't be written.")
    assert list(folder.iterdir()) == []
