"""Pictures as they come: each gives a sound deck with the picture, or a sentence and a deck."""

import io
import struct
import zlib
from pathlib import Path

import pptx
import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms
from pptx.shapes.picture import Picture

from boardapp.case.case import Case
from boardapp.case.case import Image as CaseImage
from boardapp.casefile.files import read_case
from boardapp.cli import main
from boardapp.deck.checks.package import check_package
from boardapp.deck.export import export_deck
from boardapp.deck.writing.writer import DeckReport

MOST_PIXELS = 2667
"""The width of a slide, 13.33 inches, at 200 dots an inch."""


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **more)
    return target.getvalue()


def plain(kind: str = "PNG", size: tuple[int, int] = (80, 60), mode: str = "RGB") -> bytes:
    return saved(Image.new(mode, size), kind)


def noisy_png() -> bytes:
    return saved(Image.effect_noise((300, 200), 80), "PNG")


def animated() -> bytes:
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "green", "blue")]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def from_a_phone(orientation: int = 6) -> bytes:
    """A photograph on its side, which names its maker and where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = orientation, "PhoneMaker", "Doe, Jane"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 31.0), 3: "E", 4: (16.0, 22.0, 1.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    half = Image.new("RGB", (80, 60), "white")
    half.paste("red", (0, 0, 80, 20))  # on top as stored, at the right as seen
    return saved(half, "JPEG", exif=exif, comment=b"Doe, Jane", icc_profile=profile, quality=95)


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A small PNG that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


DRAWN = {
    "a PNG named .jpg": ("scan.jpg", plain()),
    "a JPEG named .png": ("scan.png", plain("JPEG")),
    "a picture without an ending": ("scan", plain("TIFF")),
    "20,000 pixels wide": ("wide.png", plain(size=(20_000, 300), mode="L")),
    "20,000 pixels high": ("high.png", plain(size=(30, 20_000), mode="1")),
    "one pixel": ("dot.png", plain(size=(1, 1))),
    "CMYK": ("print.jpg", plain("JPEG", mode="CMYK")),
    "animated": ("loop.gif", animated()),
    "transparent": ("clear.png", saved(Image.new("RGBA", (80, 60), (0, 0, 0, 0)), "PNG")),
    "transparent palette": ("clear.gif", saved(Image.new("P", (80, 60)), "GIF", transparency=0)),
    "16 bits": ("deep.png", saved(Image.new("I;16", (80, 60), 4000), "PNG")),
    "on its side": ("phone.jpg", from_a_phone()),
    "bitmap": ("old.bmp", plain("BMP")),
}
REFUSED = {
    "text named .png": ("note.png", b"This is a note."),
    "a page named .jpg": ("page.jpg", b"<html><body>404</body></html>"),
    "a vector drawing": ("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "cut off": ("half.png", noisy_png()[:4000]),
    "cut off in the header": ("head.png", plain()[:20]),
    "a signature alone": ("sign.jpg", b"\xff\xd8\xff"),
    "empty": ("empty.png", b""),
    "a bomb": ("bomb.png", bomb()),
    "no width": ("flat.png", bomb(width=0)),
    "a folder's name": ("", b""),
    "not there": ("gone.png", None),
}


@pytest.fixture
def base(minimal_path: Path) -> Case:
    return read_case(minimal_path)


def exported(base: Case, folder: Path, file: str, data: bytes | None) -> DeckReport:
    """The report of a deck with one picture; the deck is sound."""
    if data is not None and file:
        (folder / file).write_bytes(data)
    image = CaseImage(caption="MRI of the head", file=file or "..", description="Enhancement")
    case = replace(base, images=(image,))
    report = export_deck(case, folder / "case.board.json", folder / "deck.pptx", "full")
    assert check_package(report.path.read_bytes()) == []
    return report


def drawn(report: DeckReport) -> list[Picture]:
    return [
        shape
        for slide in pptx.Presentation(str(report.path)).slides
        for shape in slide.shapes
        if isinstance(shape, Picture)
    ]


def told(report: DeckReport) -> list[str]:
    return [note for note in report.notes if "MRI of the head" in note]


@pytest.mark.parametrize(("file", "data"), DRAWN.values(), ids=DRAWN.keys())
def test_a_picture_that_can_be_drawn_is_drawn_in_its_shape(
    base: Case, tmp_path: Path, file: str, data: bytes
) -> None:
    report = exported(base, tmp_path, file, data)
    (shape,) = drawn(report)
    with Image.open(io.BytesIO(shape.image.blob)) as shown:
        assert shown.format in {"PNG", "JPEG"}
        assert shown.mode in {"L", "RGB"}
        assert getattr(shown, "n_frames", 1) == 1
        assert max(shown.size) <= MOST_PIXELS
        # Never stretched: less than a pixel off, and a point for the rounding of the frame.
        off = shape.width * shown.height - shape.height * shown.width
        assert abs(off) <= 12_700 * max(shown.size)
        assert not shown.getexif()
        assert not shown.info.keys() & {"exif", "comment", "icc_profile", "xmp", "transparency"}
    assert told(report) == []
    assert shape._element.nvPicPr.cNvPr.get("descr") == "Enhancement"


def test_a_photograph_is_turned_and_keeps_no_word_of_who_or_where(
    base: Case, tmp_path: Path
) -> None:
    report = exported(base, tmp_path, "phone.jpg", from_a_phone())
    (shape,) = drawn(report)
    blob = shape.image.blob
    with Image.open(io.BytesIO(blob)) as shown:
        assert shown.size == (60, 80)
        left, right = shown.getpixel((5, 40)), shown.getpixel((55, 40))
    assert min(left) > 200
    assert right[0] > 200
    assert max(right[1:]) < 60
    assert shape.height > shape.width
    for word in (b"Exif", b"PhoneMaker", b"Doe", b"GPS", b"ICC_PROFILE"):
        assert word not in blob


def test_a_wide_picture_travels_no_larger_than_its_slide_shows(base: Case, tmp_path: Path) -> None:
    data = saved(Image.effect_noise((6000, 200), 90), "PNG")
    (shape,) = drawn(exported(base, tmp_path, "wide.png", data))
    assert len(shape.image.blob) < len(data) / 3


@pytest.mark.parametrize(("file", "data"), REFUSED.values(), ids=REFUSED.keys())
def test_what_can_not_be_drawn_is_told_in_a_sentence_and_its_place_is_marked(
    base: Case, tmp_path: Path, file: str, data: bytes | None
) -> None:
    report = exported(base, tmp_path, file, data)
    assert drawn(report) == []
    (sentence,) = told(report)
    assert sentence.endswith(".")
    assert "Error" not in sentence
    words = " ".join(
        shape.text_frame.text
        for slide in pptx.Presentation(str(report.path)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert "To be shown by radiology" in words or "This picture could not be read" in words


@pytest.mark.parametrize("name", ["text named .png", "cut off", "a bomb", "empty"])
def test_the_command_line_writes_the_deck_all_the_same(
    base: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    from boardapp.casefile.files import write_case

    file, data = REFUSED[name]
    (tmp_path / file).write_bytes(data or b"")
    path = tmp_path / "case.board.json"
    write_case(path, replace(base, images=(CaseImage(caption="MRI of the head", file=file),)))
    assert main(["export", str(path)]) == 0
    out = capsys.readouterr()
    assert "MRI of the head" in out.out
    assert "Traceback" not in out.out + out.err
    assert out.err == ""


def test_a_picture_described_by_blanks_is_named_by_its_caption(base: Case, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(plain())
    image = CaseImage(caption="MRI of the head", file="scan.png", description="\u00a0 ")
    case = replace(base, images=(image,))
    report = export_deck(case, tmp_path / "case.board.json", tmp_path / "deck.pptx", "full")
    (shape,) = drawn(report)
    assert shape._element.nvPicPr.cNvPr.get("descr") == "MRI of the head"
