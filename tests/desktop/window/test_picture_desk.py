"""Saving a picture: by its action, on a thread, with the figure of the open panel."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.dialogs import PictureChooser
from boardapp.desktop.session.document import load
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[Path]:
    asked: list[Path] = []

    def ask(_parent: object, proposal: Path) -> Path | None:
        asked.append(proposal)
        return path

    monkeypatch.setattr(PictureChooser, "ask", ask)
    return asked


def _save(workbench: Workbench, panel: str) -> None:
    workbench.window.show()
    workbench.show_panel(panel)
    workbench.actions.by_id["save-picture"].trigger()


@pytest.mark.parametrize(("panel", "ending"), [("timeline", "svg"), ("labs", "pdf")])
def test_the_figure_of_the_panel_is_written(
    panel: str,
    ending: str,
    workbench: Workbench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    workbench.document.take(load(example_case("synthetic")))
    target = tmp_path / f"figure.{ending}"
    asked = _choose(monkeypatch, target)
    _save(workbench, panel)
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy("picture"), timeout=30_000)
    data = target.read_bytes()
    assert data.startswith(b"%PDF" if ending == "pdf" else b"<?xml")
    if ending == "svg":
        assert "SYNTHETIC CASE" in data.decode()
    assert workbench.window.statusBar().currentMessage() == f"figure.{ending} is written."
    assert asked[0].name == f"synthetic-{panel}.svg"


def test_a_panel_without_a_figure_says_so(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch, letter_path: Path
) -> None:
    workbench.document.take(load(letter_path))
    asked = _choose(monkeypatch, None)
    _save(workbench, "checks")
    assert asked == []
    said = workbench.window.statusBar().currentMessage()
    assert said == "This panel shows no chart and no timeline."


def test_a_place_that_takes_no_file_is_said(
    workbench: Workbench,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    letter_path: Path,
) -> None:
    workbench.document.take(load(letter_path))
    _choose(monkeypatch, tmp_path / "none" / "figure.png")
    _save(workbench, "timeline")
    qtbot.waitUntil(lambda: not workbench.jobs.is_busy("picture"), timeout=30_000)
    assert "The picture is not there" in workbench.window.statusBar().currentMessage()
