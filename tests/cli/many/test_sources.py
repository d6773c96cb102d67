"""Which files are meant, and where the result of each goes."""

from pathlib import Path

import pytest

from boardapp.cli.many.sources import ManyError, gathered, targets

ENDINGS = (".board.json", ".board")


def _made(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def test_a_folder_gives_its_cases_and_those_of_its_folders(tmp_path: Path) -> None:
    _made(tmp_path, "a.board.json", "sub/b.board", "notes.txt", ".hidden.board", ".git/c.board")
    found = gathered([tmp_path], ENDINGS, tmp_path / "out")
    assert [str(place) for place in found.values()] == ["a.board.json", "sub/b.board"]


def test_what_lies_where_the_results_go_is_no_source(tmp_path: Path) -> None:
    _made(tmp_path, "a.board.json", "out/old.board.json")
    assert list(gathered([tmp_path], ENDINGS, tmp_path / "out")) == [tmp_path / "a.board.json"]


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    named = tmp_path / "none.json"
    assert list(gathered([named, named], ENDINGS, tmp_path)) == [named]


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ManyError, match=r"no file in it ends in .board.json or .board"):
        gathered([tmp_path], ENDINGS, tmp_path / "out")


def test_results_lie_as_their_files_do(tmp_path: Path) -> None:
    _made(tmp_path, "a.board.json", "sub/a.board.json")
    places = targets(gathered([tmp_path], ENDINGS, tmp_path / "o"), Path("out"), ".pptx")
    assert [str(place) for place in places.values()] == ["out/a.pptx", "out/sub/a.pptx"]


def test_two_files_of_one_name_keep_their_endings(tmp_path: Path) -> None:
    _made(tmp_path, "a.board", "a.board.json", "b.board")
    places = targets(gathered([tmp_path], ENDINGS, tmp_path / "o"), Path("out"), ".txt")
    names = [place.name for place in places.values()]
    assert names == ["a.board.txt", "a.board.json.txt", "b.txt"]


def test_two_files_of_one_name_in_two_folders_keep_these(tmp_path: Path) -> None:
    _made(tmp_path, "x/a.board", "y/a.board")
    files = [tmp_path / "x" / "a.board", tmp_path / "y" / "a.board"]
    places = targets(gathered(files, ENDINGS, tmp_path), Path("out"), ".txt")
    assert [str(place) for place in places.values()] == [
        "out/x/a.board.txt",
        "out/y/a.board.txt",
    ]


def test_results_that_would_be_one_file_are_refused(tmp_path: Path) -> None:
    _made(tmp_path, "x/n/a.board", "y/n/a.board")
    files = [tmp_path / "x" / "n" / "a.board", tmp_path / "y" / "n" / "a.board"]
    with pytest.raises(ManyError, match="2 of the files are called"):
        targets(gathered(files, ENDINGS, tmp_path), Path("out"), ".txt")
