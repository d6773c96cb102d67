"""Pictures: encoded anew, never stretched, refused in words."""

import io

import pytest
from PIL import Image

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.writing.pictures import prepare
from boardapp.deck.writing.pixels import UnreadablePictureError
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


def _deep(mode: str, values: list[float], kind: str = "TIFF") -> bytes:
    image = Image.new(mode, (len(values), 1))
    for place, value in enumerate(values):
        image.putpixel((place, 0), value)
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def _greys(data: bytes) -> list[object]:
    shown = opened(prepare(data, FRAME)[0])
    return [shown.getpixel((place, 0)) for place in range(shown.width)]


@pytest.mark.parametrize("mode", ["I;16", "I;16B", "I", "F"])
def test_greys_of_either_order_of_bytes_are_spread_alike(mode: str) -> None:
    import numpy as np
    from PIL import TiffImagePlugin

    assert TiffImagePlugin
    values = [1000, 1200, 1400]
    if mode == "I;16B":  # written by hand: Pillow writes the order of the machine
        data = b"MM\x00*" + (14).to_bytes(4, "big")
        data += np.array(values, dtype=">u2").tobytes()
        tags = [(256, 3), (257, 1), (258, 16), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1),
                (279, 6)]  # fmt: skip
        data += len(tags).to_bytes(2, "big")
        for tag, value in tags:
            kind, size = (4, 4) if tag in {273, 279} else (3, 2)
            data += tag.to_bytes(2, "big") + kind.to_bytes(2, "big") + (1).to_bytes(4, "big")
            data += value.to_bytes(size, "big").ljust(4, b"\x00")
        data += bytes(4)
    else:
        data = _deep(mode, [float(v) for v in values] if mode == "F" else list(values))
    assert _greys(data) == [0, 128, 255]


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), float("-inf")])
def test_one_pixel_that_is_no_number_leaves_the_others_as_they_are(odd: float) -> None:
    assert _greys(_deep("F", [odd, 1.0, 2.0])) == [0, 0, 255]


def test_a_picture_of_no_numbers_is_refused() -> None:
    with pytest.raises(UnreadablePictureError):
        prepare(_deep("F", [float("nan")] * 2), FRAME)


def test_colours_are_those_of_the_profile_of_the_file() -> None:
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    other = bytearray(lab.tobytes())
    red, green = other.index(b"rXYZ"), other.index(b"gXYZ")
    other[red : red + 4], other[green : green + 4] = b"gXYZ", b"rXYZ"  # red and green swapped
    target = io.BytesIO()
    Image.new("RGB", (4, 4), (250, 20, 20)).save(target, "PNG", icc_profile=bytes(other))
    shown = opened(prepare(target.getvalue(), FRAME)[0])
    red_now, green_now, _ = shown.getpixel((0, 0))
    assert green_now > 200
    assert red_now < 60
    assert "icc_profile" not in shown.info


def test_a_profile_that_can_not_be_read_is_passed_over() -> None:
    target = io.BytesIO()
    Image.new("RGB", (4, 4), (250, 20, 20)).save(target, "PNG", icc_profile=b"nonsense" * 30)
    assert opened(prepare(target.getvalue(), FRAME)[0]).getpixel((0, 0)) == (250, 20, 20)
