"""Pictures as they are read: upright, and never in the way of the window."""

import io
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from boardapp.casefile.album import Album
from boardapp.desktop.panels.pictures.reader import PictureReader, Wanted, read_picture
from boardapp.desktop.parts.icons import icon
from boardapp.desktop.window.appearance import palette

_COLOURS = [
    *((255, 0, 0), (0, 255, 0), (0, 0, 255)),
    *((255, 255, 0), (0, 255, 255), (255, 0, 255)),
]


def _written(folder: Path, turn: int) -> bytes:
    picture, tags, file = Image.new("RGB", (3, 2)), Image.Exif(), io.BytesIO()
    picture.putdata(_COLOURS)
    tags[274] = turn
    picture.save(file, "PNG", exif=tags)
    (folder / "a.png").write_bytes(file.getvalue())
    return file.getvalue()


def _colours(picture: QImage) -> list[tuple[int, int, int]]:
    places = [(x, y) for y in range(picture.height()) for x in range(picture.width())]
    found = (picture.pixelColor(x, y) for x, y in places)
    return [(colour.red(), colour.green(), colour.blue()) for colour in found]


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(turn: int, tmp_path: Path) -> None:
    with Image.open(io.BytesIO(_written(tmp_path, turn))) as stored:
        upright = ImageOps.exif_transpose(stored).convert("RGB")
    picture = read_picture(Album(tmp_path / "case.board.json"), Wanted("images[0]", "a.png"))
    assert (picture.width(), picture.height()) == upright.size
    pixels = upright.load()
    assert pixels is not None
    wide, high = upright.size
    assert _colours(picture) == [pixels[x, y] for y in range(high) for x in range(wide)]


@pytest.mark.usefixtures("qapp")
def test_icons_are_made_while_pictures_are_read(tmp_path: Path) -> None:
    """Both once waited for each other without end: a lock of Qt's against that of Python."""
    _written(tmp_path, 6)
    wanted = Wanted("images[0]", "a.png")

    def read() -> None:
        for _ in range(150):
            read_picture(Album(tmp_path / "case.board.json"), wanted)

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(150):
        colours = palette("light" if number % 2 else "dark")
        icon("labs.svg", colours)
    for reader in readers:
        reader.join(30)
        assert not reader.is_alive()


def test_a_strip_of_pixels_has_a_thumbnail_that_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("L", (70_000, 2), 77).save(tmp_path / "strip.png")
    parent, found = QObject(), list[QImage]()
    reader = PictureReader(parent)
    reader.small.connect(lambda _, picture: found.append(picture))
    reader.read_all(Album(tmp_path / "case.board.json"), [Wanted("images[0]", "strip.png")])
    qtbot.waitUntil(lambda: bool(found))
    assert (found[0].width(), found[0].height()) == (192, 1)


@pytest.mark.parametrize("name", ["a.png", "a.tif"])
def test_more_greys_than_a_screen_has_are_spread_as_in_the_deck(name: str, tmp_path: Path) -> None:
    dark = np.array([[0, 1000, 4000]], dtype=np.uint16)  # of 65,536: all but black
    Image.fromarray(dark).save(tmp_path / name)
    picture = read_picture(Album(tmp_path / "case.board.json"), Wanted("images[0]", name))
    assert [picture.pixelColor(x, 0).red() for x in range(3)] == [0, 64, 255]


@pytest.mark.qt_log_ignore("compression", extend=True)  # Qt says that it can't read it
def test_what_only_the_deck_reads_is_shown_too(tmp_path: Path) -> None:
    Image.new("RGB", (16, 16), (200, 30, 30)).save(tmp_path / "a.tif", compression="jpeg")
    picture = read_picture(Album(tmp_path / "case.board.json"), Wanted("images[0]", "a.tif"))
    assert picture.size().toTuple() == (16, 16)
    assert picture.pixelColor(8, 8).red() > 180
