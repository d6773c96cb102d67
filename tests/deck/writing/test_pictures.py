"""Pictures: encoded anew, never stretched, refused in words."""

import io

import pytest
from PIL import Image

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.writing.pictures import UnreadablePictureError, prepare
from tests.deck.sample_deck import picture

FRAME = Frame(left=0, top=0, width=360, height=180)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_large_picture_is_made_as_small_as_its_frame_needs() -> None:
    data, size = prepare(picture("PNG", (4000, 1000)), FRAME)
    assert size == (1000, 250)  # 360 points at 200 dots an inch
    assert opened(data).size == size


def test_a_small_picture_is_not_blown_up() -> None:
    assert prepare(picture("PNG", (80, 60)), FRAME)[1] == (80, 60)


@pytest.mark.parametrize(("kind", "expected"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("GIF", "PNG")])
def test_photographs_stay_photographs_and_the_rest_becomes_png(kind: str, expected: str) -> None:
    assert opened(prepare(picture(kind), FRAME)[0]).format == expected


def test_what_the_file_says_besides_the_picture_is_dropped() -> None:
    from PIL import PngImagePlugin

    said = PngImagePlugin.PngInfo()
    said.add_text("Patient", "Doe, Jane")
    data, _ = prepare(picture("PNG", pnginfo=said), FRAME)
    assert b"Doe" not in data


def test_a_picture_lying_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert prepare(picture("JPEG", (80, 60), exif=exif), FRAME)[1] == (60, 80)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_mode_is_read(mode: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (40, 30)).save(target, "TIFF")
    assert opened(prepare(target.getvalue(), FRAME)[0]).mode in {"L", "RGB"}


def test_sixteen_bits_of_grey_keep_their_contrast() -> None:
    deep = Image.new("I;16", (2, 1))
    deep.putpixel((0, 0), 1000)
    deep.putpixel((1, 0), 1400)
    target = io.BytesIO()
    deep.save(target, "PNG")
    shown = opened(prepare(target.getvalue(), FRAME)[0])
    assert (shown.getpixel((0, 0)), shown.getpixel((1, 0))) == (0, 255)


def test_transparency_falls_on_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (2, 2), (0, 0, 0, 0)).save(target, "PNG")
    assert opened(prepare(target.getvalue(), FRAME)[0]).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"no picture", picture(size=(400, 300))[:300]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePictureError):
        prepare(data, FRAME)


def test_a_picture_of_absurd_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(UnreadablePictureError, match="far larger than any slide needs"):
        prepare(picture("PNG", (50, 50)), FRAME)
