"""Pictures of packed cases and of cases without a file: kept until saving, and nowhere after it."""

import errno
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image as Pixels
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from boardapp.case.case import Image
from boardapp.casefile.files import read_case, write_case
from boardapp.casefile.images import read_image
from boardapp.casefile.recovery_copy import read_copy, read_pictures
from boardapp.desktop.panels.pictures.panel import PicturesPanel
from boardapp.desktop.parts.dialogs import CaseChooser, NewPictureChooser, ProblemDialog, Question
from boardapp.desktop.session import recovery
from boardapp.desktop.session.document import Loaded, load
from boardapp.desktop.system.folders import recovery_folder, recovery_place
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.desktop.opened import case_of

RED, BOX = (200, 30, 30), QRect(10, 5, 20, 10)
Choose = Callable[[Path], None]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "EVERY_MS", 20)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A picture that lies elsewhere."""
    file = tmp_path / "scan of Jane.png"
    Pixels.new("RGB", (60, 40), RED).save(file)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's folder of cases."""
    made = tmp_path / "cases"
    made.mkdir()
    return made


@pytest.fixture
def packed(folder: Path, scan: Path, minimal_path: Path) -> Path:
    """A packed case with one picture."""
    shutil.copyfile(scan, folder / "scan.png")
    case = replace(read_case(minimal_path), images=(Image(caption="Scan", file="scan.png"),))
    path = folder / "own.board"
    write_case(path, case, images_from=folder / "x.board.json")
    (folder / "scan.png").unlink()
    return path


def _open(workbench: Workbench, path: Path) -> PicturesPanel:
    workbench.document.take(load(path))
    return _panel(workbench)


def _open_unsaved(workbench: Workbench) -> PicturesPanel:
    case = read_case(example_case("minimal"))
    workbench.document.take_unsaved(Loaded(None, case, review_case(case)))
    return _panel(workbench)


def _panel(workbench: Workbench) -> PicturesPanel:
    workbench.window.activateWindow()
    workbench.actions["panel-pictures"].trigger()
    panel = workbench.panels.panel
    assert isinstance(panel, PicturesPanel)
    return panel


def _add(qtbot: QtBot, panel: PicturesPanel, *files: Path) -> None:
    count = panel.model.rowCount() + len(files)
    assert panel.adding is not None
    panel.adding.add(files)
    qtbot.waitUntil(lambda: panel.model.rowCount() == count)
    _wait_seen(qtbot, panel)


def _wait_seen(qtbot: QtBot, panel: PicturesPanel) -> None:
    qtbot.waitUntil(lambda: not panel.reader.is_busy and panel.view.picture is not None)


def _cut(qtbot: QtBot, workbench: Workbench, panel: PicturesPanel) -> None:
    """Black out a part of the chosen picture."""
    before = case_of(workbench)
    panel._cut(BOX, "black out")
    qtbot.waitUntil(lambda: workbench.document.case is not before)
    qtbot.waitUntil(lambda: workbench.document.case is workbench.document.reviewed_case)


def _save(qtbot: QtBot, workbench: Workbench) -> None:
    workbench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not workbench.document.is_modified)
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy() and not _kept_files())


def _save_as(
    qtbot: QtBot, workbench: Workbench, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CaseChooser, "ask_save_as", lambda *_: path)
    workbench.actions["save-as"].trigger()
    qtbot.waitUntil(lambda: workbench.document.path == path)


def _kept_files() -> list[Path]:
    """All that the recovery folder holds."""
    return sorted(path for path in recovery_place().rglob("*") if path.is_file())


def _kept_pictures() -> list[str]:
    return [path.name for path in _kept_files() if path.parent.suffix == ".pictures"]


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _blackened(data: bytes) -> bool:
    with Pixels.open(io.BytesIO(data)) as picture:
        box = (BOX.left(), BOX.top(), BOX.left() + BOX.width(), BOX.top() + BOX.height())
        return picture.crop(box).getcolors() == [(BOX.width() * BOX.height(), (0, 0, 0))]


def test_a_picture_of_a_packed_case_goes_into_the_package_when_that_is_saved(
    qtbot: QtBot, workbench: Workbench, packed: Path, scan: Path
) -> None:
    panel, before = _open(workbench, packed), packed.read_bytes()
    _add(qtbot, panel, scan)
    assert packed.read_bytes() == before
    new = case_of(workbench).images[1]
    assert "Jane" not in new.file
    assert workbench.actions["undo"].text() == "&Undo add a picture"
    _save(qtbot, workbench)
    assert set(_members(packed)) == {"case.board.json", "scan.png", new.file}
    assert read_image(packed, new).startswith(b"\x89PNG")
    assert list(packed.parent.iterdir()) == [packed]
    _open(workbench, packed)
    _wait_seen(qtbot, panel)


def test_undone_and_redone_over_a_saving_it_is_there_each_time(
    qtbot: QtBot, workbench: Workbench, packed: Path, scan: Path
) -> None:
    panel = _open(workbench, packed)
    _add(qtbot, panel, scan)
    new = case_of(workbench).images[1]
    workbench.actions["undo"].trigger()
    assert not workbench.document.is_modified
    workbench.actions["redo"].trigger()
    _save(qtbot, workbench)
    workbench.actions["undo"].trigger()
    _save(qtbot, workbench)
    assert new.file not in _members(packed)
    workbench.actions["redo"].trigger()
    _save(qtbot, workbench)
    assert new.file in _members(packed)


def test_a_deleted_picture_is_brought_back_by_undo_after_saving(
    qtbot: QtBot, workbench: Workbench, packed: Path
) -> None:
    panel = _open(workbench, packed)
    _wait_seen(qtbot, panel)
    old = case_of(workbench)
    workbench.document.apply("Delete", old, replace(old, images=()))
    _save(qtbot, workbench)
    assert set(_members(packed)) == {"case.board.json"}
    workbench.actions["undo"].trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    _wait_seen(qtbot, panel)
    qtbot.waitUntil(lambda: _kept_pictures() == ["scan.png"])
    _save(qtbot, workbench)
    assert set(_members(packed)) == {"case.board.json", "scan.png"}


@pytest.mark.parametrize("ending", [".board", ".board.json"])
def test_a_case_without_a_file_takes_its_pictures_along_when_it_gets_one(
    qtbot: QtBot,
    workbench: Workbench,
    folder: Path,
    scan: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    other = folder / "picture-1.png"  # of another case
    other.write_bytes(b"another's")
    panel = _open_unsaved(workbench)
    _add(qtbot, panel, scan, scan)
    files = [image.file for image in case_of(workbench).images]
    qtbot.waitUntil(lambda: sorted(_kept_pictures()) == sorted(files))
    path = folder / f"mine{ending}"
    _save_as(qtbot, workbench, path, monkeypatch)
    qtbot.waitUntil(lambda: not _kept_files())
    for image in read_case(path).images:
        assert read_image(path, image).startswith(b"\x89PNG")
    assert other.read_bytes() == b"another's"
    beside = {name.name for name in folder.iterdir()} - {path.name, other.name}
    assert beside == (set() if ending == ".board" else set(files))
    panel.read_again()
    _wait_seen(qtbot, panel)


def test_an_example_is_not_written_beside(
    qtbot: QtBot, workbench: Workbench, minimal_path: Path, scan: Path
) -> None:
    before = sorted(minimal_path.parent.iterdir())
    _add(qtbot, _open(workbench, minimal_path), scan)
    assert sorted(minimal_path.parent.iterdir()) == before


@pytest.mark.parametrize("is_new", [True, False])
def test_what_is_blacked_out_is_in_no_copy_after_saving(
    qtbot: QtBot,
    workbench: Workbench,
    packed: Path,
    scan: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_new: bool,
) -> None:
    if is_new:
        panel = _open_unsaved(workbench)
        _add(qtbot, panel, scan)
    else:
        panel = _open(workbench, packed)
        _wait_seen(qtbot, panel)
    old = case_of(workbench).images[0].file
    _cut(qtbot, workbench, panel)
    [new] = case_of(workbench).images
    assert "until the case is saved" in panel.notice.text()
    qtbot.waitUntil(lambda: _kept_pictures() == [new.file])  # the whole one has left the copy
    assert _blackened(next(p for p in _kept_files() if p.name == new.file).read_bytes())
    workbench.actions["undo"].trigger()
    qtbot.waitUntil(lambda: workbench.document.case is workbench.document.reviewed_case)
    _wait_seen(qtbot, panel)
    assert panel.view.picture is not None
    assert panel.view.picture.pixelColor(15, 8).getRgb()[:3] == RED
    workbench.actions["redo"].trigger()
    if is_new:
        _save_as(qtbot, workbench, packed, monkeypatch)
    else:
        _save(qtbot, workbench)
    qtbot.waitUntil(lambda: not _kept_files())
    members = _members(packed)
    assert set(members) == {"case.board.json", new.file}
    assert _blackened(members[new.file])
    assert old not in workbench.document.album.waiting
    # Undoing brings the record back, says why it has no picture, and still can be saved.
    workbench.actions["undo"].trigger()
    qtbot.waitUntil(lambda: "pixels are gone" in panel.view.message)
    _save(qtbot, workbench)
    assert set(_members(packed)) == {"case.board.json"}
    workbench.actions["redo"].trigger()
    qtbot.waitUntil(lambda: panel.view.picture is not None)
    _save(qtbot, workbench)
    assert _blackened(_members(packed)[new.file])


def test_another_record_of_the_same_file_is_told_of(
    qtbot: QtBot, workbench: Workbench, packed: Path
) -> None:
    case = read_case(packed)
    twice = (*case.images, Image(caption="The same", file="scan.png"))
    write_case(packed, replace(case, images=twice))
    panel = _open(workbench, packed)
    _wait_seen(qtbot, panel)
    _cut(qtbot, workbench, panel)
    assert "Another record of the case still shows it: “The same”" in panel.notice.text()


def test_a_saving_that_fails_keeps_the_picture(
    qtbot: QtBot,
    workbench: Workbench,
    packed: Path,
    scan: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(ProblemDialog, "tell", lambda _, head, lines: told.append(head + lines[0]))
    panel, before = _open(workbench, packed), packed.read_bytes()
    _add(qtbot, panel, scan)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("boardapp.casefile.files.write_atomic", full)
        workbench.actions["save"].trigger()
        qtbot.waitUntil(lambda: bool(told))
    assert "the disk is full" in told[0]
    assert packed.read_bytes() == before
    qtbot.waitUntil(lambda: len(_kept_pictures()) == 1)
    panel.read_again()
    _wait_seen(qtbot, panel)
    _save(qtbot, workbench)
    assert len(_members(packed)) == 3


@pytest.mark.parametrize("is_new", [True, False])
def test_a_program_that_was_killed_gives_the_pictures_back(
    qtbot: QtBot,
    workbench: Workbench,
    packed: Path,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_new: bool,
) -> None:
    panel = _open_unsaved(workbench) if is_new else _open(workbench, packed)
    _add(qtbot, panel, scan)
    new = case_of(workbench).images[-1]
    qtbot.waitUntil(lambda: _kept_pictures() == [new.file] and not workbench.jobs.is_busy())
    [copy] = recovery_place().glob("*.json")
    assert read_copy(copy).read_case(copy).images[-1] == new
    assert set(read_pictures(copy)) == {new.file}
    # What a kill leaves: the same files, and nobody who holds them.
    left = tmp_path / "left"
    shutil.copytree(recovery_place(), left, ignore=shutil.ignore_patterns("*.lock"))
    monkeypatch.setattr(Question, "ask_save", lambda *_: "discard")
    workbench.actions["close"].trigger()
    qtbot.waitUntil(lambda: not _kept_files())
    shutil.copytree(left, recovery_folder(), dirs_exist_ok=True)
    workbench.session.kept_copies.look()
    qtbot.waitUntil(lambda: bool(workbench.session.kept_copies.copies))
    workbench.session.kept_copies.recover(workbench.session.kept_copies.copies[0])
    qtbot.waitUntil(lambda: panel.model.rowCount() == (1 if is_new else 2))
    panel.list.choose(panel.model.rowCount() - 1)
    _wait_seen(qtbot, panel)
    assert workbench.document.is_modified
    if is_new:
        _save_as(qtbot, workbench, packed, monkeypatch)
    else:
        _save(qtbot, workbench)
    qtbot.waitUntil(lambda: not _kept_files())
    assert new.file in _members(packed)


def test_pictures_without_a_copy_are_swept(qtbot: QtBot, workbench: Workbench) -> None:
    orphan = recovery_folder() / "00ff.pictures"
    orphan.mkdir()
    (orphan / "picture-1.png").write_bytes(b"of a patient")
    workbench.session.kept_copies.look()
    assert list(recovery_place().iterdir()) == []


def test_the_deck_shows_a_picture_of_a_case_that_was_never_saved(
    qtbot: QtBot, workbench: Workbench, scan: Path, tmp_path: Path
) -> None:
    from boardapp.deck.export import export_deck

    stranger = Path.home() / "case.png"  # what lies where the case will be proposed to be saved
    Pixels.new("RGB", (9, 9)).save(stranger)
    panel = _open_unsaved(workbench)
    _add(qtbot, panel, scan)
    case = case_of(workbench)
    workbench.document.apply(
        "x", case, replace(case, images=(*case.images, Image(caption="Other", file="case.png")))
    )
    origin = workbench.exporter.origin
    assert origin is not None
    report = export_deck(origin.case, origin.album, tmp_path / "deck.pptx")
    assert any("Other: left out, since the case was never saved" in note for note in report.notes)
    media = [n for n in _members(tmp_path / "deck.pptx") if n.startswith("ppt/media/")]
    assert len(media) == 1


def test_a_picture_is_chosen_for_a_packed_case(
    qtbot: QtBot,
    workbench: Workbench,
    packed: Path,
    scan: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(NewPictureChooser, "ask", lambda *_: [scan])
    panel = _open(workbench, packed)
    panel.choose_file()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
