"""A zip is read with distrust."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.casefile.encode import encode_case
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case
from boardapp.casefile.package import packed

from .builders import PNG, case

CASE = encode_case(case())
Fill = Callable[[zipfile.ZipFile], None]


def _write(path: Path, fill: Fill) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("case.board.json", CASE)
        fill(package)
    return path


def _sentence(path: Path) -> str:
    with pytest.raises(CaseFileError) as caught:
        read_case(path)
    return str(caught.value)


def _link(package: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("link.png")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    package.writestr(entry, "/etc/passwd")


def _twice(package: zipfile.ZipFile) -> None:
    package.writestr("a.png", PNG)
    with pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("a.png", PNG)


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (lambda package: package.writestr("../out.png", PNG), "a name that leads out of it"),
        (lambda package: package.writestr("/out.png", PNG), "a name that leads out of it"),
        (lambda package: package.writestr("C:\\out.png", PNG), "a name that leads out of it"),
        (lambda package: package.writestr("a\\b.png", PNG), "a name that leads out of it"),
        (_link, "holds a link"),
        (_twice, "a name stands twice"),
        (
            lambda package: package.writestr("x.png", PNG, zipfile.ZIP_LZMA),
            "compressed in a way that boardapp does not read",
        ),
        (
            lambda package: [package.writestr(f"{i}.png", b"") for i in range(1000)],
            "of more than 1000 files",
        ),
    ],
)
def test_an_odd_package_is_refused(tmp_path: Path, fill: Fill, words: str) -> None:
    sentence = _sentence(_write(tmp_path / "x.board", fill))
    assert sentence.startswith("x.board is a package ")
    assert words in sentence


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "x.board"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("case.board.json", b" " * 120_000_000)
    assert path.stat().st_size < 200_000
    assert _sentence(path) == "x.board has 120.0 MB, and 100 MB are the most it may have."


def test_a_package_that_lies_about_sizes_is_damaged(tmp_path: Path) -> None:
    data = bytearray(packed(b" " * 100_000, {}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    path = tmp_path / "x.board"
    path.write_bytes(data)
    assert "is a damaged package" in _sentence(path)


def test_an_encrypted_package_is_not_opened(tmp_path: Path) -> None:
    data = bytearray(packed(CASE, {}))
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    path = tmp_path / "x.board"
    path.write_bytes(data)
    assert _sentence(path) == ("x.board is an encrypted package, which this boardapp can't open.")


def test_a_zip_without_a_case_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert _sentence(path) == (
        "x.docx is no boardapp case: there is no case.board.json in this package."
    )


def test_folders_and_other_files_in_a_package_do_no_harm(tmp_path: Path) -> None:
    def fill(package: zipfile.ZipFile) -> None:
        package.mkdir("images")
        package.writestr("images/readme.txt", "hello")

    assert read_case(_write(tmp_path / "x.board", fill)) == case()


def test_the_zip_is_fixed_to_the_byte() -> None:
    package = zipfile.ZipFile(io.BytesIO(packed(CASE, {"b.png": PNG, "a.png": PNG})))
    assert package.namelist() == ["case.board.json", "a.png", "b.png"]
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in package.infolist()} == {3}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("package") / "x.board"


@settings(max_examples=200)
@given(data=st.data())
def test_any_edit_of_a_package_gives_a_case_or_a_sentence(
    broken: Path, data: st.DataObject
) -> None:
    content = packed(CASE, {"a.png": PNG})
    start = data.draw(st.integers(2, len(content)))
    end = data.draw(st.integers(start, min(start + 4, len(content))))
    broken.write_bytes(content[:start] + data.draw(st.binary(max_size=4)) + content[end:])
    try:
        sentence = f"x.board {read_case(broken).title}"
    except CaseFileError as error:
        sentence = str(error)
    assert sentence.startswith("x.board ")
