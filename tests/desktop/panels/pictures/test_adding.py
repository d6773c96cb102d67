"""Pictures brought into a case: dropped, pasted or chosen; what lies on the disk is read back."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image as Pixels
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from boardapp.case.case import Image
from boardapp.casefile.files import read_case, write_case
from boardapp.cli import main
from boardapp.desktop.panels.pictures.adding import NO_PICTURE
from boardapp.desktop.panels.pictures.panel import PicturesPanel
from boardapp.desktop.parts.dialogs import NewPictureChooser
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench
from tests.desktop.opened import case_of

GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


@pytest.fixture
def path(minimal_path: Path, tmp_path: Path) -> Path:
    """A case of its own, without pictures."""
    (tmp_path / "case").mkdir()
    return Path(shutil.copyfile(minimal_path, tmp_path / "case" / "own.board.json"))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph on its side, whose file names its maker."""
    picture = Pixels.new("RGB", (60, 40), (200, 30, 30))
    exif = Pixels.Exif()
    exif[MAKER], exif[ORIENTATION] = "Camera of Dr. Example", 6
    file = tmp_path / "Example, Jane 2019-03-14.jpg"
    picture.save(file, exif=exif, comment=b"Jane Example")
    return file


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard that Qt would take down after Python."""
    yield
    QGuiApplication.clipboard().clear()


def _open(workbench: Workbench, path: Path) -> PicturesPanel:
    workbench.document.take(load(path))
    workbench.window.activateWindow()
    workbench.actions["panel-pictures"].trigger()
    panel = workbench.panels.panel
    assert isinstance(panel, PicturesPanel)
    return panel


def _mime(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def _drop(panel: PicturesPanel, *files: Path) -> bool:
    """Drop files on the panel; whether it takes them."""
    mime, copy = _mime(*files), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(90, 90), copy, mime, *held)
    enter.ignore()
    QApplication.sendEvent(panel, enter)
    if enter.isAccepted():
        QApplication.sendEvent(panel, QDropEvent(QPointF(90, 90), copy, mime, *held))
    return enter.isAccepted()


def _wait_for(qtbot: QtBot, panel: PicturesPanel, count: int) -> None:
    qtbot.waitUntil(lambda: panel.model.rowCount() == count)
    qtbot.waitUntil(lambda: not panel.reader.is_busy)


def _wait_told(qtbot: QtBot, panel: PicturesPanel) -> str:
    qtbot.waitUntil(lambda: bool(panel.notice.text()))
    return panel.notice.text()


def test_a_dropped_photograph_lies_beside_the_case_upright_and_says_nothing_else(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path
) -> None:
    panel = _open(workbench, path)
    assert _drop(panel, photo)
    _wait_for(qtbot, panel, 1)
    written = path.parent / "picture-1.jpg"
    assert [image.file for image in case_of(workbench).images] == [written.name]
    data = written.read_bytes()
    assert b"Example" not in data
    with Pixels.open(io.BytesIO(data)) as again:
        assert again.size == (40, 60)
        assert not again.getexif()
        assert "comment" not in again.info
    assert photo.exists()
    assert panel.view.picture is not None


def test_the_caption_is_asked_for_and_nothing_is_made_up(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path
) -> None:
    panel = _open(workbench, path)
    _drop(panel, photo)
    _wait_for(qtbot, panel, 1)
    assert case_of(workbench).images[0].caption == ""
    assert panel.caption.text() == "no caption yet"
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    qtbot.keyClicks(box, "Skin of the back, day 12")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.caption.text() == "Skin of the back, day 12")
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not workbench.document.is_modified)
    saved = read_case(path).images
    assert [(image.caption, image.file) for image in saved] == [
        ("Skin of the back, day 12", "picture-1.jpg")
    ]


def test_several_pictures_are_one_step_to_undo_and_no_file_is_overwritten(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path, tmp_path: Path
) -> None:
    other = path.parent / "picture-1.jpg"
    other.write_bytes(b"of another case")
    scan = tmp_path / "scan.bmp"
    Pixels.new("L", (8, 8), 90).save(scan)
    panel = _open(workbench, path)
    _drop(panel, photo, scan)
    _wait_for(qtbot, panel, 2)
    assert [image.file for image in case_of(workbench).images] == ["picture-2.jpg", "picture-1.png"]
    assert other.read_bytes() == b"of another case"
    assert workbench.actions["undo"].text() == "&Undo add 2 pictures"
    workbench.actions["undo"].trigger()
    _wait_for(qtbot, panel, 0)
    assert not workbench.document.is_modified
    workbench.actions["redo"].trigger()
    _wait_for(qtbot, panel, 2)


def test_an_image_of_the_clipboard_is_pasted_by_its_key(
    qtbot: QtBot, workbench: Workbench, path: Path
) -> None:
    panel = _open(workbench, path)
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    _wait_for(qtbot, panel, 1)
    with Pixels.open(path.parent / "picture-1.png") as again:
        assert (again.size, again.getpixel((3, 3))) == ((20, 10), (0, 255, 0))
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    _wait_for(qtbot, panel, 2)


def test_a_copied_file_is_pasted_too_and_a_clipboard_without_a_picture_is_told(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path
) -> None:
    panel = _open(workbench, path)
    QGuiApplication.clipboard().setText("words")
    panel.paste()
    assert NO_PICTURE in panel.notice.text()
    QGuiApplication.clipboard().setMimeData(_mime(photo))
    panel.paste()
    _wait_for(qtbot, panel, 1)
    assert not panel.notice.isVisible()


def test_a_picture_is_chosen_by_the_button(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewPictureChooser, "ask", lambda *_: [photo])
    panel = _open(workbench, path)
    button = panel.add_buttons[1]
    assert button.isVisible()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    _wait_for(qtbot, panel, 1)
    assert panel.add_buttons[0].isVisible()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 no picture", "is a document"),
        (b"", "is no picture"),
        (b"\x89PNG\r\n\x1a\nbroken", "damaged"),
    ],
)
def test_what_is_no_picture_is_told_and_nothing_is_written(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path, content: bytes, said: str
) -> None:
    other = photo.with_name("other.png")
    other.write_bytes(content)
    panel = _open(workbench, path)
    _drop(panel, photo, other)
    told = _wait_told(qtbot, panel)
    assert "“other.png”" in told
    assert said in told
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert not workbench.document.is_modified


def test_a_missing_file_a_folder_and_a_huge_one_are_told(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path
) -> None:
    panel = _open(workbench, path)
    huge = photo.with_name("huge.png")
    with huge.open("wb") as file:
        file.truncate(60_000_000)
    for file_, said in (
        (photo.with_name("gone.png"), "is not there"),
        (photo.parent, "is a folder"),
        (huge, "60.0 MB"),
    ):
        panel.tell("")
        _drop(panel, file_)
        assert said in _wait_told(qtbot, panel)
    assert not workbench.document.is_modified


def test_a_folder_that_can_not_be_written_is_told(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    panel = _open(workbench, path)
    monkeypatch.setattr("boardapp.casefile.new_images.write_atomic", refuse)
    _drop(panel, photo)
    assert "you lack the permission" in _wait_told(qtbot, panel)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_case_that_is_dropped_is_the_windows(workbench: Workbench, path: Path) -> None:
    panel, mime = _open(workbench, path), _mime(path)
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(90, 90), Qt.DropAction.CopyAction, mime, *held)
    enter.ignore()
    panel.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_picture_without_a_caption_is_saved_and_goes_into_a_deck(
    path: Path, photo: Path, tmp_path: Path
) -> None:
    shutil.copyfile(photo, path.parent / "picture-1.jpg")
    case = read_case(path)
    write_case(path, replace(case, images=(Image(caption="", file="picture-1.jpg"),)))
    assert main(["export", str(path), "-o", str(tmp_path / "deck.pptx")]) == 0
    assert read_case(path).images[0].caption == ""


def _with_picture(qtbot: QtBot, workbench: Workbench, path: Path) -> PicturesPanel:
    """A case with a picture of red, 60 wide and 40 high, all of whose file is its own."""
    Pixels.new("RGB", (60, 40), (200, 30, 30)).save(path.parent / "scan.jpg", comment=b"Jane")
    case = read_case(path)
    write_case(path, replace(case, images=(Image(caption="Scan", file="scan.jpg"),)))
    panel = _open(workbench, path)
    qtbot.waitUntil(lambda: panel.view.picture is not None)
    return panel


def _drag(qtbot: QtBot, panel: PicturesPanel, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag from one pixel of the picture to another."""
    view = panel.view
    corner, scale = view._shown().topLeft(), view.scale
    points = [
        QPoint(round(corner.x() + (x + 0.5) * scale), round(corner.y() + (y + 0.5) * scale))
        for x, y in (start, end)
    ]
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), left, pos=points[0])
    qtbot.mouseMove(view.viewport(), points[1])
    qtbot.mouseRelease(view.viewport(), left, pos=points[1])


def test_what_is_blacked_out_is_gone_from_the_new_file_and_the_old_is_told_of(
    qtbot: QtBot, workbench: Workbench, path: Path
) -> None:
    panel = _with_picture(qtbot, workbench, path)
    qtbot.keyClick(panel.mark_bar.mark, Qt.Key.Key_Space)
    _drag(qtbot, panel, (10, 5), (29, 14))
    assert panel.view.box.getRect() == (10, 5, 20, 10)
    qtbot.keyClick(panel.mark_bar.black, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: case_of(workbench).images[0].file == "picture-1.png")
    with Pixels.open(path.parent / "picture-1.png") as again:
        again.load()
        assert again.size == (60, 40)
        assert again.crop((10, 5, 30, 15)).getcolors() == [(200, (0, 0, 0))]
        assert again.getpixel((9, 5)) != (0, 0, 0)
        assert again.getpixel((30, 14)) != (0, 0, 0)
        assert not again.info
    assert b"Jane" not in (path.parent / "picture-1.png").read_bytes()
    assert (path.parent / "scan.jpg").exists()
    assert "“scan.jpg” still lies beside the case" in panel.notice.text()
    assert workbench.actions["undo"].text() == "&Undo black out a part of Scan"
    workbench.actions["undo"].trigger()
    assert case_of(workbench).images[0].file == "scan.jpg"
    assert not workbench.document.is_modified


def test_a_picture_is_cropped_by_keys_alone(qtbot: QtBot, workbench: Workbench, path: Path) -> None:
    panel = _with_picture(qtbot, workbench, path)
    qtbot.keyClick(panel.mark_bar.mark, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is panel.view
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.view.box.size().toTuple() == (30, 21)
    qtbot.keyClick(panel.mark_bar.crop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: case_of(workbench).images[0].file == "picture-1.png")
    with Pixels.open(path.parent / "picture-1.png") as again:
        assert again.size == (30, 21)
    qtbot.waitUntil(lambda: panel.view.picture is not None and panel.view.picture.width() == 30)


def test_esc_takes_the_rectangle_away(qtbot: QtBot, workbench: Workbench, path: Path) -> None:
    panel = _with_picture(qtbot, workbench, path)
    qtbot.keyClick(panel.mark_bar.mark, Qt.Key.Key_Space)
    assert panel.mark_bar.black.isVisible()
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.view.box.isEmpty()
    assert not panel.mark_bar.black.isVisible()


def test_the_order_of_pictures_is_changed_by_keys(
    qtbot: QtBot, workbench: Workbench, path: Path, photo: Path, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.bmp"
    Pixels.new("L", (8, 8), 90).save(scan)
    panel = _open(workbench, path)
    _drop(panel, photo, scan)
    _wait_for(qtbot, panel, 2)
    panel.list.setFocus()
    panel.list.choose(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [image.file for image in case_of(workbench).images] == ["picture-1.png", "picture-1.jpg"]
    qtbot.waitUntil(lambda: workbench.document.case is workbench.document.reviewed_case)
    assert panel.model.entries[panel.list.currentIndex().row()].file == "picture-1.png"


def test_a_picture_is_added_and_blacked_out_by_keys_of_the_window_from_another_panel(
    qtbot: QtBot,
    workbench: Workbench,
    path: Path,
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(NewPictureChooser, "ask", lambda *_: [photo])
    control = Qt.KeyboardModifier.ControlModifier
    both = control | Qt.KeyboardModifier.ShiftModifier
    workbench.document.take(load(path))
    workbench.window.activateWindow()
    workbench.show_panel("overview")
    qtbot.keyClick(workbench.window, Qt.Key.Key_P, both)
    panel = workbench.panels.panel
    assert isinstance(panel, PicturesPanel)
    _wait_for(qtbot, panel, 1)
    qtbot.waitUntil(lambda: panel.view.picture is not None)
    qtbot.keyClick(workbench.window, Qt.Key.Key_B, both)
    assert "Mark a part" in workbench.window.statusBar().currentMessage()
    qtbot.keyClick(workbench.window, Qt.Key.Key_M, control)
    assert QApplication.focusWidget() is panel.view
    qtbot.keyClick(workbench.window, Qt.Key.Key_B, both)
    qtbot.waitUntil(lambda: case_of(workbench).images[0].file == "picture-1.png")
    with Pixels.open(path.parent / "picture-1.png") as again:
        assert again.getpixel((20, 30)) == (0, 0, 0)
        assert again.getpixel((1, 1)) != (0, 0, 0)


def test_the_palette_finds_what_is_done_with_pictures(
    qtbot: QtBot, workbench: Workbench, path: Path
) -> None:
    _open(workbench, path)
    workbench.actions["palette"].trigger()
    line = workbench.finding.finder.line
    qtbot.keyClicks(line, "black out")
    found = workbench.finding.finder.list.item(0)
    assert "Black Out the Marked Part" in found.text()
    workbench.finding.finder.leave()


def test_the_menu_of_a_picture_offers_to_mark_it(
    qtbot: QtBot, workbench: Workbench, path: Path
) -> None:
    panel = _with_picture(qtbot, workbench, path)
    assert [row.text for row in panel.menu_rows("images[0]")] == ["Mark a Part"]
    panel.switch_marking()
    assert [row.text for row in panel.menu_rows("images[0]")][1:] == ["Crop to It", "Black It Out"]
