"""The pictures of a case are found, and nothing else is."""

import sys
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from boardapp.case.case import Image
from boardapp.casefile import images
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import write_case
from boardapp.casefile.images import check_images, read_image

from .builders import PNG, pictured

SIGNATURES = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case file in a folder of its own."""
    (tmp_path / "case" / "images").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(PNG)
    return tmp_path / "case" / "x.board.json"


def _fault(path: Path, file: str) -> str:
    faults = check_images(pictured(file), path)
    with pytest.raises(CaseFileError):
        read_image(path, Image(caption="x", file=file))
    (fault,) = faults
    assert fault.place == "images[0].file"
    return fault.what


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_picture_is_told_by_its_first_bytes(path: Path, signature: bytes) -> None:
    (path.parent / "images" / "a.png").write_bytes(signature + b"rest")
    image = Image(caption="x", file="images/a.png")
    assert read_image(path, image) == signature + b"rest"
    assert check_images(pictured("images/a.png"), path) == ()


def test_an_image_without_a_file_is_shown_by_radiology_and_no_fault(path: Path) -> None:
    assert check_images(pictured(""), path) == ()


def test_a_missing_picture_is_named(path: Path) -> None:
    assert _fault(path, "images/a.png").startswith('"images/a.png" is not there')


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<svg/>", b"\x89PN"])
def test_what_is_no_picture_is_named(path: Path, content: bytes) -> None:
    (path.parent / "a.png").write_bytes(content)
    assert _fault(path, "a.png") == '"a.png" is no picture in PNG, JPEG, GIF, BMP or TIFF'


def test_a_picture_over_the_limit_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_IMAGE_BYTES", 10)
    (path.parent / "a.png").write_bytes(PNG)
    assert "are the most it may have" in _fault(path, "a.png")


def test_a_folder_is_no_picture(path: Path) -> None:
    assert "is a folder" in _fault(path, "images")


@pytest.mark.parametrize("file", ["../outside.png", "images/../../outside.png", "/etc/passwd"])
def test_no_path_leads_out_of_the_folder(path: Path, file: str) -> None:
    assert "leads out of the case's folder" in _fault(path, file)


@pytest.mark.parametrize("file", ["C:/x.png", "C:x.png", "..\\outside.png", "images\\a.png"])
def test_no_path_of_another_system_is_taken(path: Path, file: str) -> None:
    assert "is no relative path" in _fault(path, file)


@pytest.mark.parametrize("file", [".", "./", "case.board.json"])
def test_a_folder_or_the_case_is_no_name_of_a_picture(path: Path, file: str) -> None:
    assert "is no name of a picture" in _fault(path, file)


@pytest.mark.skipif(sys.platform == "win32", reason="only on Linux")
def test_no_link_leads_out_of_the_folder(path: Path) -> None:
    (path.parent / "link.png").symlink_to(path.parent.parent / "outside.png")
    assert "leads out of the case's folder" in _fault(path, "link.png")


def test_one_bad_picture_leaves_the_others(path: Path) -> None:
    (path.parent / "b.png").write_bytes(PNG)
    faults = check_images(pictured("a.png", "b.png", "../c.png"), path)
    assert [fault.place for fault in faults] == ["images[0].file", "images[2].file"]


def test_a_packed_picture_is_read_from_the_package(path: Path) -> None:
    (path.parent / "a.png").write_bytes(PNG)
    package = path.with_name("x.board")
    write_case(package, pictured("./a.png"), images_from=path)
    (path.parent / "a.png").unlink()
    assert read_image(package, Image(caption="x", file="a.png")) == PNG
    assert check_images(pictured("b.png"), package)[0].what == '"b.png" is not in the packed case'


def test_pictures_of_a_case_that_is_not_there_are_missing(path: Path) -> None:
    assert "is not there" in _fault(path.with_name("gone.board"), "a.png")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("other", ["NFC", "NFD"])
def test_a_name_with_accents_is_found_however_it_is_composed(
    tmp_path: Path, form: Literal["NFC", "NFD"], other: Literal["NFC", "NFD"]
) -> None:
    name = "Bilder é/Knochenmark größer.png"
    picture = tmp_path / unicodedata.normalize(form, name)
    picture.parent.mkdir()
    picture.write_bytes(PNG)
    case = pictured(unicodedata.normalize(other, name))
    plain, package = tmp_path / "case.board.json", tmp_path / "case.board"
    write_case(plain, case)
    write_case(package, case, images_from=plain)

    assert read_image(plain, case.images[0]) == PNG
    assert read_image(package, case.images[0]) == PNG
    again = pictured(unicodedata.normalize(form, name))
    assert read_image(package, again.images[0]) == PNG
    assert check_images(again, package) == ()
