"""What a picture's file says besides its pixels is left out, and the pixels stay as they are."""

import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image as Pixels
from PIL import ImageCms, PngImagePlugin

from boardapp.case.case import Image
from boardapp.casefile.files import read_case, write_case
from boardapp.casefile.images import read_image
from boardapp.casefile.picture_metadata import without_metadata

NAME = b"Jane Example"
ORIENTATION = 274


def _saved(kind: str, mode: str = "RGB", **more: object) -> bytes:
    picture = Pixels.linear_gradient("L").resize((60, 40)).convert(mode)
    target = io.BytesIO()
    picture.save(target, kind, **more)
    return target.getvalue()


def _exif(turn: int = 6) -> Pixels.Exif:
    exif = Pixels.Exif()
    exif[0x010E], exif[ORIENTATION] = NAME.decode(), turn
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\x00\x00\x00" + NAME
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0), 29: "2019:03:14"}
    read = Pixels.Exif()  # as one that was read, which alone a TIFF takes
    read.load(exif.tobytes())
    return read


def _text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Patient", NAME.decode())
    info.add_itxt("Comment", NAME.decode(), zip=True)
    return info


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FILES = {
    "jpeg": _saved("JPEG", exif=_exif(), comment=NAME, icc_profile=PROFILE, xmp=b"<x>%s" % NAME),
    "progressive": _saved("JPEG", exif=_exif(), progressive=True) + b"behind the end " + NAME,
    "cmyk": _saved("JPEG", "CMYK", exif=_exif()),
    "png": _saved("PNG", pnginfo=_text(), exif=_exif(), icc_profile=PROFILE) + NAME,
    "gif": _saved("GIF", "P", comment=NAME),
    "animation": _saved("GIF", "P", comment=NAME, save_all=True, loop=3,
                        append_images=[Pixels.new("P", (60, 40), 7)]),
    "tiff": _saved("TIFF", tiffinfo={270: NAME.decode(), 315: NAME.decode(), 274: 6}),
    "lzw": _saved("TIFF", compression="tiff_lzw", tiffinfo={270: NAME.decode()}),
    "tiff from a camera": _saved("TIFF", exif=_exif()),
    "pages": _saved("TIFF", tiffinfo={270: NAME.decode()}, save_all=True,
                    append_images=[Pixels.new("RGB", (60, 40), "red")]),
}  # fmt: skip


def _opened(data: bytes) -> Pixels.Image:
    picture = Pixels.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("kind", FILES)
def test_the_words_go_and_the_pixels_stay(kind: str) -> None:
    data = FILES[kind]
    assert NAME in data
    clean = without_metadata(data)
    assert NAME not in clean
    assert b"2019:03:14" not in clean
    before, after = _opened(data), _opened(clean)
    assert after.tobytes() == before.tobytes()
    assert getattr(after, "n_frames", 1) == getattr(before, "n_frames", 1)
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert after.info.get("loop") == before.info.get("loop")
    assert after.getexif().get(ORIENTATION) == before.getexif().get(ORIENTATION)
    assert without_metadata(clean) == clean


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP"])
def test_a_picture_that_says_nothing_is_left_byte_by_byte(kind: str) -> None:
    data = _saved(kind, "P" if kind == "GIF" else "RGB")
    assert without_metadata(data) == data


def test_a_profile_of_a_name_is_no_reason_to_lose_the_colours() -> None:
    assert _opened(without_metadata(FILES["jpeg"])).info["icc_profile"] == PROFILE


@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False))
def test_damaged_files_are_taken_as_they_are_or_cleaned_and_never_fail(
    kind: str, chance: Random
) -> None:
    data = bytearray(FILES[kind])
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for damaged in (bytes(data), bytes(data[: chance.randrange(len(data))])):
        assert isinstance(without_metadata(damaged), bytes)


def test_a_package_holds_no_word_of_a_file_that_was_referred_to_by_hand(
    minimal_path: Path, tmp_path: Path
) -> None:
    for kind, data in FILES.items():
        (tmp_path / f"{kind}.img").write_bytes(data)
    images = tuple(Image(caption=kind, file=f"{kind}.img") for kind in FILES)
    case = replace(read_case(minimal_path), images=images)
    packed = tmp_path / "own.board"
    write_case(packed, case, images_from=tmp_path / "own.board.json")
    assert NAME not in packed.read_bytes()
    for image, data in zip(images, FILES.values(), strict=True):
        assert _opened(read_image(packed, image)).tobytes() == _opened(data).tobytes()
        assert (tmp_path / image.file).read_bytes() == data  # what lies elsewhere is the user's
