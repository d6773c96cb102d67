"""What people take for a picture: each is taken in right, or a sentence says why not."""

import io
import struct
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pixels
from PySide6.QtGui import QImage

from boardapp.desktop.panels.pictures.making import NotMadeError, taken_in

SIZE = (60, 40)


def _saved(kind: str, picture: Pixels.Image | None = None, **more: object) -> bytes:
    target = io.BytesIO()
    (picture or Pixels.linear_gradient("L").resize(SIZE).convert("RGB")).save(target, kind, **more)
    return target.getvalue()


def _wide_grey(order: str) -> bytes:
    """A TIFF of 16 bits a pixel, from 0 at the top to 39 × 600, in either order of bytes."""
    rows = np.repeat(np.arange(SIZE[1])[:, None] * 600, SIZE[0], axis=1)
    pixels = rows.astype(f"{order}u2").tobytes()
    short = ((256, SIZE[0]), (257, SIZE[1]), (258, 16), (259, 1), (262, 1), (277, 1), (278, 40))
    entries = [(tag, struct.pack(f"{order}HHIHH", tag, 3, 1, value, 0)) for tag, value in short]
    for tag, value in ((273, 8), (279, len(pixels))):
        entries.append((tag, struct.pack(f"{order}HHII", tag, 4, 1, value)))
    folder = struct.pack(f"{order}H", len(entries)) + b"".join(e for _, e in sorted(entries))
    head = b"MM\x00*" if order == ">" else b"II*\x00"
    return head + struct.pack(f"{order}I", 8 + len(pixels)) + pixels + folder + b"\x00" * 4


def _frames(kind: str) -> bytes:
    first, *rest = (Pixels.new("RGB", SIZE, colour) for colour in ("red", "green", "blue"))
    return _saved(kind, first, save_all=True, append_images=rest)


def _turned() -> bytes:
    picture = Pixels.new("RGB", SIZE, "white")
    picture.paste("red", (0, 0, 60, 10))
    exif = Pixels.Exif()
    exif[0x0112], exif[0x010E] = 6, "Jane Example"
    return _saved("JPEG", picture, exif=exif, quality=95)


def _made(tmp_path: Path, data: bytes, name: str = "x.png") -> Pixels.Image:
    (tmp_path / name).write_bytes(data)
    made = taken_in(tmp_path / name)
    assert b"Jane" not in made.data
    assert not QImage.fromData(made.data).isNull()
    picture = Pixels.open(io.BytesIO(made.data))
    picture.load()
    return picture


@pytest.mark.parametrize("order", ["<", ">"])
def test_sixteen_bits_are_spread_over_all_greys(order: str, tmp_path: Path) -> None:
    picture = _made(tmp_path, _wide_grey(order))
    assert picture.size == SIZE
    assert [picture.getpixel((0, row)) for row in (0, 20, 39)] == [0, 131, 255]


def test_colours_for_print_look_as_they_are(tmp_path: Path) -> None:
    cyan = Pixels.new("CMYK", SIZE, (255, 0, 0, 0))
    red, green, blue = _made(tmp_path, _saved("JPEG", cyan)).getpixel((9, 9))  # type: ignore[misc]
    assert red < 40
    assert min(green, blue) > 150


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    picture = _made(tmp_path, _turned())
    assert picture.size == (40, 60)
    assert picture.getpixel((37, 30))[1] < 60  # type: ignore[index]
    assert picture.getpixel((5, 30))[1] > 200  # type: ignore[index]


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "PNG"])
def test_of_several_pictures_in_a_file_the_first_is_taken_and_that_is_said(
    kind: str, tmp_path: Path
) -> None:
    assert _made(tmp_path, _frames(kind)).convert("RGB").getpixel((9, 9)) == (255, 0, 0)
    assert taken_in(tmp_path / "x.png").left_out == (
        "“x.png” holds 3 pictures; only the first was added."
    )


DICOM = b"\x00" * 128 + b"DICM" + b"\x10\x00\x10\x00PN\x0c\x00Example^Jane"
POSTSCRIPT = (
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n"
    b"(ran) print\nshowpage\n%%EOF\n"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (DICOM, "holds the name of the patient"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x01" * 90, "HEIC"),
        (b"%PDF-1.7\n", "is a document"),
        (POSTSCRIPT, "is a document"),
        (b"\n" + POSTSCRIPT, "is no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is no picture"),
        (_saved("JPEG")[:-200], "cut off"),
        (_saved("TIFF")[:-2000], "cut off"),
        (_saved("PNG", Pixels.new("1", (30_000, 30_000))), "far larger than any slide needs"),
        (_saved("PNG", Pixels.new("1", (9_000, 8_000))), "72 million pixels"),
    ],
)
def test_what_is_not_taken_in_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(data)
    with pytest.raises(NotMadeError, match=said) as refused:
        taken_in(tmp_path / "x.png")
    assert "Jane" not in str(refused.value)
    assert str(refused.value).startswith("“x.png” ")


SOUND = {
    "jpeg": _saved("JPEG"), "png": _saved("PNG"), "bmp": _saved("BMP"), "webp": _saved("WEBP"),
    "turned": _turned(), "16 bits": _wide_grey(">"), "gif": _frames("GIF"),
    "lzw": _saved("TIFF", compression="tiff_lzw"), "pages": _frames("TIFF"),
}  # fmt: skip


@pytest.mark.usefixtures("caplog")  # the library says in the log what is damaged
@settings(max_examples=150)
@given(st.sampled_from(sorted(SOUND)), st.randoms(use_true_random=False))
def test_a_damaged_file_is_taken_in_or_told_and_never_a_fault(
    tmp_path_factory: pytest.TempPathFactory, kind: str, chance: Random
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged"
    data = bytearray(SOUND[kind])
    for _ in range(chance.randint(1, 5)):
        data[chance.randrange(min(len(data), 400))] = chance.randrange(256)
    file.write_bytes(data[: chance.randint(len(data) // 2, len(data))])
    try:
        made = taken_in(file)
    except NotMadeError:
        return
    assert made.ending in {".png", ".jpg"}
