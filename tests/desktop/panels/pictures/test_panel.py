"""The panel of pictures in a window with a case: by keys, with files that are there or not."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.casefile.files import read_case, write_case
from boardapp.desktop.panels.pictures.panel import PicturesPanel
from boardapp.desktop.panels.pictures.reader import NO_FILE, NOT_SAVED
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench

CAPTIONS = (
    "Drawing of a marrow smear at relapse 1 (synthetic)",
    "Drawing of a head MRI section at relapse 2 (synthetic)",
    "Drawing of a liver ultrasound in SOS (synthetic)",
)


@pytest.fixture
def own_path(synthetic_path: Path, tmp_path: Path) -> Path:
    """A copy of the synthetic case with its pictures beside it."""
    shutil.copytree(synthetic_path.parent / "images", tmp_path / "images")
    return Path(shutil.copyfile(synthetic_path, tmp_path / "own.board.json"))


def _open(qtbot: QtBot, workbench: Workbench, path: Path) -> PicturesPanel:
    workbench.document.take(load(path))
    workbench.window.activateWindow()
    workbench.actions["panel-pictures"].trigger()
    panel = workbench.panels.panel
    assert isinstance(panel, PicturesPanel)
    qtbot.waitUntil(lambda: not panel.reader.is_busy)
    return panel


def _press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_pictures_stand_with_what_is_stated_of_them(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    panel = _open(qtbot, workbench, own_path)
    rows = [panel.model.index(n) for n in range(panel.model.rowCount())]
    assert tuple(index.data() for index in rows) == CAPTIONS
    assert rows[1].data(Qt.ItemDataRole.UserRole).startswith("MRI · 2022-08-30 (month 18.7;")
    assert rows[1].data(Qt.ItemDataRole.UserRole).endswith("[chart pictures]")
    assert all(isinstance(index.data(Qt.ItemDataRole.DecorationRole), QImage) for index in rows)


def test_the_arrow_keys_choose_a_picture_and_it_is_the_current_fact(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    panel = _open(qtbot, workbench, own_path)
    assert QApplication.focusWidget() is panel.list
    assert panel.caption.text() == CAPTIONS[0]
    _press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.view.picture is not None)
    assert panel.view.picture == QImage(
        str(own_path.parent / "images/synthetic-mri.png")
    ).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    assert panel.caption.text() == CAPTIONS[1]
    assert "bright rim" in panel.facts.text()
    assert workbench.facts.current.place == "images[1]"


def test_a_fact_elsewhere_leads_to_its_picture(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    workbench.document.take(load(own_path))
    for place in ("images[2]", "images[2].caption", "image-liver"):
        workbench.show_panel("overview")
        workbench.facts.lead_to(place)
        assert workbench.panels.panel_id == "pictures"
        panel = workbench.panels.panel
        assert isinstance(panel, PicturesPanel)
        assert panel.caption.text() == CAPTIONS[2]
        panel.list.choose(0)
        qtbot.waitUntil(lambda panel=panel: not panel.reader.is_busy)  # type: ignore[misc]


def test_the_list_of_panels_counts_the_pictures(
    workbench: Workbench, own_path: Path, minimal_path: Path
) -> None:
    workbench.document.take(load(own_path))
    item = workbench.panels.list.item(6)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Pictures, 3 pictures"
    workbench.document.take(load(minimal_path))
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Pictures"


def test_a_missing_picture_says_so_in_its_place_and_is_there_after_a_reload(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    picture = own_path.parent / "images/synthetic-mri.png"
    picture.rename(picture.with_suffix(".away"))
    panel = _open(qtbot, workbench, own_path)
    _press(qtbot, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not panel.reader.is_busy)
    assert panel.view.message.startswith('"images/synthetic-mri.png" ')
    assert "then reload" in panel.view.message
    assert panel.model.index(0).data(Qt.ItemDataRole.DecorationRole) is not None
    picture.with_suffix(".away").rename(picture)
    workbench.actions["reload"].trigger()
    qtbot.waitUntil(lambda: panel.view.picture is not None)
    assert panel.view.message == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a picture", "is no picture in PNG, JPEG, GIF, BMP or TIFF"),
        (b"\x89PNG\r\n\x1a\n" + b"broken", "is damaged, or larger than can be shown"),
        (b"", "is no picture"),
    ],
)
def test_a_file_that_is_no_picture_says_what_to_do(
    qtbot: QtBot, workbench: Workbench, own_path: Path, content: bytes, said: str
) -> None:
    (own_path.parent / "images/synthetic-marrow.png").write_bytes(content)
    panel = _open(qtbot, workbench, own_path)
    qtbot.waitUntil(lambda: not panel.reader.is_busy)
    assert said in panel.view.message
    assert panel.view.picture is None


def test_a_picture_without_a_file_is_shown_by_radiology(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    case = read_case(own_path)
    write_case(own_path, replace(case, images=(replace(case.images[0], file=""),)))
    panel = _open(qtbot, workbench, own_path)
    assert panel.view.message == NO_FILE


def test_a_packed_case_brings_its_pictures(
    qtbot: QtBot, workbench: Workbench, own_path: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "elsewhere" / "own.board"
    packed.parent.mkdir()
    write_case(packed, read_case(own_path), images_from=own_path)
    panel = _open(qtbot, workbench, packed)
    assert panel.view.picture is not None


def test_a_case_without_a_file_says_that_it_must_be_saved(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    loaded = load(own_path)
    workbench.document.take_unsaved(type(loaded)(None, loaded.case, loaded.review))
    workbench.actions["panel-pictures"].trigger()
    panel = workbench.panels.panel
    assert isinstance(panel, PicturesPanel)
    qtbot.waitUntil(lambda: not panel.reader.is_busy)
    assert panel.view.message == NOT_SAVED


def test_a_case_without_pictures_says_how_one_comes_in(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path
) -> None:
    panel = _open(qtbot, workbench, minimal_path)
    assert panel.empty.isVisible()
    assert "beside the case file" in panel.empty.text()
    assert workbench.window.focusWidget() is panel.empty


def test_nothing_of_one_case_is_shown_in_the_next(
    qtbot: QtBot, workbench: Workbench, own_path: Path, tmp_path: Path
) -> None:
    """The other case names the same files, in a folder where they are not."""
    other = tmp_path / "other" / "other.board.json"
    other.parent.mkdir()
    shutil.copyfile(own_path, other)
    panel = _open(qtbot, workbench, own_path)
    panel.list.choose(1)  # being read
    workbench.document.take(load(other))
    qtbot.waitUntil(lambda: not panel.reader.is_busy)
    QApplication.processEvents()
    assert panel.view.picture is None
    assert "synthetic-marrow" in panel.view.message
    rows = [panel.model.index(n) for n in range(panel.model.rowCount())]
    assert [index.data(Qt.ItemDataRole.DecorationRole) for index in rows] == [None] * 3


def test_an_edit_leaves_the_chosen_picture_chosen(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    panel = _open(qtbot, workbench, own_path)
    _press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    case = workbench.document.case
    assert isinstance(case, Case)
    workbench.document.apply("edit", case, replace(case, images=case.images[1:]))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert panel.caption.text() == CAPTIONS[2]


def test_a_picture_is_zoomed_and_scrolled_by_keys_and_shown_whole_again(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    panel = _open(qtbot, workbench, own_path)
    view = panel.view
    view.setFocus()
    fitted = view.scale
    qtbot.keyClicks(view, "++++++++")
    assert view.scale == pytest.approx(fitted * 1.25**8)
    before = view.horizontalScrollBar().value()
    _press(qtbot, Qt.Key.Key_Right)
    assert view.horizontalScrollBar().value() > before
    qtbot.keyClicks(view, "-")
    assert view.scale == pytest.approx(fitted * 1.25**7)
    qtbot.keyClicks(view, "1")
    assert view.scale == pytest.approx(1)
    qtbot.keyClicks(view, "0")
    assert view.is_fitted
    assert view.scale == fitted
    assert view.horizontalScrollBar().maximum() == view.verticalScrollBar().maximum() == 0


def _turn(view: QApplication, modifiers: Qt.KeyboardModifier) -> None:
    where = QPointF(100, 100)
    event = QWheelEvent(
        where,
        where,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)  # type: ignore[attr-defined]


def test_the_wheel_zooms_only_with_ctrl(qtbot: QtBot, workbench: Workbench, own_path: Path) -> None:
    view = _open(qtbot, workbench, own_path).view
    fitted = view.scale
    _turn(view, Qt.KeyboardModifier.NoModifier)  # type: ignore[arg-type]
    assert view.scale == fitted
    _turn(view, Qt.KeyboardModifier.ControlModifier)  # type: ignore[arg-type]
    assert view.scale == pytest.approx(fitted * 1.25)


def test_the_picture_is_copied_as_its_file_holds_it(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    panel = _open(qtbot, workbench, own_path)
    panel.view.setFocus()
    workbench.actions["copy"].trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == QImage(str(own_path.parent / "images/synthetic-marrow.png")).size()


def test_a_picture_is_read_aloud_by_its_caption(
    qtbot: QtBot, workbench: Workbench, own_path: Path
) -> None:
    panel = _open(qtbot, workbench, own_path)
    told = QAccessible.queryAccessibleInterface(panel.view)
    assert told.text(QAccessible.Text.Name) == f"Picture: {CAPTIONS[0]}"
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(CAPTIONS[0])
