"""Case files on disk, plain and packed, with their pictures."""

import errno
import zipfile
from pathlib import Path

import pytest

from boardapp.casefile import files
from boardapp.casefile.encode import encode_case
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case, write_case
from boardapp.casefile.images import check_images, read_image
from boardapp.resources import example_case

from .builders import PNG, case, pictured


def _sentence(path: Path) -> str:
    with pytest.raises(CaseFileError) as caught:
        read_case(path)
    return str(caught.value)


@pytest.mark.parametrize("name", ["letter", "synthetic", "minimal"])
@pytest.mark.parametrize("suffix", [".board.json", ".board"])
def test_an_example_comes_back_from_both_forms(tmp_path: Path, name: str, suffix: str) -> None:
    read = read_case(example_case(name))
    path = tmp_path / f"copy{suffix}"
    write_case(path, read, images_from=example_case(name))
    assert read_case(path) == read
    assert check_images(read, path) == ()


def test_the_plain_form_is_the_canonical_bytes(tmp_path: Path) -> None:
    write_case(tmp_path / "x.board.json", case())
    assert (tmp_path / "x.board.json").read_bytes() == encode_case(case())


def test_what_is_not_there_or_no_file_is_a_sentence(tmp_path: Path) -> None:
    assert _sentence(tmp_path / "x.board.json") == (
        "x.board.json is not there; check the name and whether its folder or drive is connected."
    )
    (tmp_path / "folder.board").mkdir()
    assert _sentence(tmp_path / "folder.board") == (
        "folder.board is a folder, not a file; choose a file."
    )


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.board.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert _sentence(path) == (
        "large.board.json has 200.0 MB, and 100 MB are the most it may have."
    )


@pytest.mark.parametrize("suffix", [".board.json", ".board"])
def test_a_failed_save_is_a_sentence_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"x{suffix}"
    write_case(path, case())
    old = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CaseFileError) as caught:
        write_case(path, case(title="Another"))
    assert "the disk is full; free some space" in str(caught.value)
    assert path.read_bytes() == old
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_case_that_does_not_encode_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.board.json"
    write_case(path, case())
    with pytest.raises(CaseFileError, match="control character"):
        write_case(path, case(title="\x00"))
    assert read_case(path) == case()


def test_pictures_are_packed_and_unpacked(tmp_path: Path) -> None:
    plain, package = tmp_path / "plain" / "x.board.json", tmp_path / "x.board"
    (plain.parent / "images").mkdir(parents=True)
    (plain.parent / "images" / "ct.png").write_bytes(PNG)
    shown = pictured("images/ct.png")
    write_case(plain, shown)
    write_case(package, shown, images_from=plain)
    assert read_image(package, shown.images[0]) == PNG
    write_case(tmp_path / "again" / ".." / "y.board.json", shown, images_from=package)
    assert (tmp_path / "images" / "ct.png").read_bytes() == PNG


def test_a_packed_file_keeps_its_pictures_when_it_is_saved_again(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(PNG + b"b")
    package = tmp_path / "x.board"
    write_case(package, pictured("a.png", "b.png"), images_from=tmp_path / "x.board.json")
    write_case(package, pictured("a.png"))
    assert zipfile.ZipFile(package).namelist() == ["case.board.json", "a.png"]
    assert read_image(package, pictured("a.png").images[0]) == PNG


def test_a_packed_file_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("b.png", "a.png"):
        (tmp_path / name).write_bytes(PNG)
    for name in ("x.board", "y.board"):
        write_case(tmp_path / name, pictured("b.png", "a.png"), images_from=tmp_path / "x.json")
    assert (tmp_path / "x.board").read_bytes() == (tmp_path / "y.board").read_bytes()


def test_a_missing_picture_stays_a_reference_and_does_not_stop_the_save(tmp_path: Path) -> None:
    package = tmp_path / "x.board"
    write_case(package, pictured("gone.png", "../outside.png"))
    assert read_case(package) == pictured("gone.png", "../outside.png")
    assert zipfile.ZipFile(package).namelist() == ["case.board.json"]
    assert [str(fault) for fault in check_images(read_case(package), package)] == [
        'images[0].file: "gone.png" is not in the packed case',
        (
            'images[1].file: "../outside.png" leads out of the case\'s folder; '
            "put the picture beside the case file"
        ),
    ]


def test_unpacking_overwrites_no_other_picture(tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a.png").write_bytes(PNG)
    write_case(tmp_path / "x.board", pictured("a.png"), images_from=tmp_path / "from" / "x.json")
    (tmp_path / "a.png").write_bytes(b"another")
    with pytest.raises(CaseFileError, match=r'another file named "a\.png" lies beside it'):
        write_case(tmp_path / "x.board.json", pictured("a.png"), images_from=tmp_path / "x.board")
    assert (tmp_path / "a.png").read_bytes() == b"another"
    assert not (tmp_path / "x.board.json").exists()


def test_a_picture_that_is_too_large_stops_the_save_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("boardapp.casefile.images.MAX_IMAGE_BYTES", 10)
    (tmp_path / "a.png").write_bytes(PNG)
    with pytest.raises(CaseFileError, match=r'the picture "a\.png" has 0\.0 MB'):
        write_case(tmp_path / "x.board", pictured("a.png"), images_from=tmp_path / "x.json")
    assert not (tmp_path / "x.board").exists()


def test_the_form_is_told_by_the_first_bytes_and_not_by_the_name(tmp_path: Path) -> None:
    write_case(tmp_path / "x.board", case())
    (tmp_path / "x.board").rename(tmp_path / "x.board.json")
    assert read_case(tmp_path / "x.board.json") == case()
    (tmp_path / "y.board").write_bytes(encode_case(case()))
    assert read_case(tmp_path / "y.board") == case()


def test_faults_inside_a_package_are_listed_like_any_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "encode_case", lambda *_: b'{"format": "labelme"}')
    write_case(tmp_path / "x.board", case())
    assert _sentence(tmp_path / "x.board") == (
        'x.board is no boardapp case: its format is "labelme".'
    )


@pytest.mark.parametrize("name", ["newer.board.json", "newer.board"])
def test_a_file_of_a_newer_version_is_not_replaced(
    name: str, tmp_path: Path, minimal_path: Path
) -> None:
    path = tmp_path / name
    case = read_case(minimal_path)
    write_case(path, case)
    if name.endswith(".json"):
        path.write_text(path.read_text("utf-8").replace('"version": 2', '"version": 99'), "utf-8")
    else:
        text = '{"title": "x", "version": 99, "format": "boardapp-case"}'
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("case.board.json", text)
    before = path.read_bytes()
    with pytest.raises(CaseFileError, match="newer boardapp"):
        write_case(path, case)
    assert path.read_bytes() == before
