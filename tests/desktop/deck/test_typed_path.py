"""Files as they are typed: what is meant, and what is said where no file can be meant."""

import sys
from pathlib import Path

import pytest

from boardapp.desktop.deck.typed_path import (
    TypedPathError,
    is_folder,
    name_fault,
    typed_file,
    typed_path,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("b", "b.pptx"),
        ("b.pptx", "b.pptx"),
        ("b.PPTX", "b.PPTX"),
        ("sub/b", "sub/b.pptx"),
        ("~b/c", None),
        (".hidden", ".hidden.pptx"),
        ("100 %", "100 %.pptx"),
        ("Fälle & Söhne", "Fälle & Söhne.pptx"),
    ],
)
def test_a_name_is_a_file_in_the_folder(tmp_path: Path, typed: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(TypedPathError):
            typed_file(typed, tmp_path, ".pptx")
    else:
        assert typed_file(typed, tmp_path, ".pptx") == tmp_path / meant


def test_a_path_from_the_root_or_from_home_stays_there(tmp_path: Path) -> None:
    assert typed_file("/x/y", tmp_path, ".pptx") == Path("/x/y.pptx")
    assert typed_file("~/y", tmp_path, ".pptx") == Path.home() / "y.pptx"
    assert typed_path("~/t.potx", tmp_path) == Path.home() / "t.potx"


@pytest.mark.parametrize("typed", ["/", "//", "/x/", "~", "~/", ".", "..", "x/.", "x/..", "sub/"])
def test_what_can_only_be_a_folder_asks_for_a_name(tmp_path: Path, typed: str) -> None:
    with pytest.raises(TypedPathError, match=r"is a folder\. Add the name of the file\."):
        typed_file(typed, tmp_path, ".pptx")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("~nobody-of-this-name/x", "no user whose folder “~nobody-of-this-name” could be"),
        ("x" * 256, "is too long"),
        ("ä" * 128, "is too long"),
        ("x" * 251, "is too long"),  # with its ending
        ("x" * 300 + "/y", "is too long"),
        ("a\nb", "control character"),
        ("a\0b", "control character"),
        ("a\ud83d", "half a letter"),
    ],
)
def test_what_is_no_file_is_said(tmp_path: Path, typed: str, said: str) -> None:
    with pytest.raises(TypedPathError, match=said):
        typed_file(typed, tmp_path, ".pptx")


def test_the_longest_name_is_taken(tmp_path: Path) -> None:
    assert typed_file("x" * 250, tmp_path, ".pptx").name == "x" * 250 + ".pptx"


@pytest.mark.parametrize("typed", ["C:", "C:\\", "c:/decks/a", "\\\\server\\share", "\\\\s\\d\\x"])
def test_a_path_of_windows_is_told_as_such_elsewhere(tmp_path: Path, typed: str) -> None:
    if sys.platform == "win32":
        pytest.skip("only on Linux")
    with pytest.raises(TypedPathError, match="is a path of Windows"):
        typed_path(typed, tmp_path)
    with pytest.raises(TypedPathError, match=r"is a path of Windows|is a folder"):
        typed_file(typed, tmp_path, ".pptx")


# On Windows itself, by the same functions


@pytest.mark.parametrize(
    "typed", ["C:", "C:\\", "\\", "\\\\server\\share", "\\\\server\\share\\", "a\\", "a/", "a\\.."]
)
def test_windows_folders_ask_for_a_name(typed: str) -> None:
    assert is_folder(typed, is_windows=True)


@pytest.mark.parametrize("typed", ["C:\\a", "\\\\server\\share\\a", "a", "sub\\a", "sub/a.pptx"])
def test_windows_files_are_taken(typed: str) -> None:
    assert not is_folder(typed, is_windows=True)
    assert name_fault(typed, is_windows=True) == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('C:\\a"b', "can't hold “\"”"),
        ("a?b", "can't hold “?”"),
        ("12:30", "can't hold “:”"),
        ("C:\\CON", "keeps the name “CON” for itself"),
        ("nul.pptx", "keeps the name “nul.pptx”"),
        ("C:\\" + "x" * 256, "is too long"),
    ],
)
def test_windows_names_that_can_not_be(typed: str, said: str) -> None:
    assert said in name_fault(typed, is_windows=True)
