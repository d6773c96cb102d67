"""What the tests of the desktop share: the cases, settings, a document, a window."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.casefile.files import read_case
from boardapp.desktop.session.document import Document
from boardapp.desktop.system import reach
from boardapp.desktop.system.errors import Errors
from boardapp.desktop.system.jobs import Jobs
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.appearance import Appearance
from boardapp.desktop.window.main_window import MainWindow
from boardapp.desktop.window.workbench import Workbench
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case


@cache
def _review(name: str) -> Review:
    return review_case(read_case(example_case(name)))


@pytest.fixture
def letter() -> Review:
    """The published case: no dates, many doubts."""
    return _review("letter")


@pytest.fixture
def synthetic() -> Review:
    """The invented case with dates and series."""
    return _review("synthetic")


@pytest.fixture
def minimal() -> Review:
    """A diagnosis and a question."""
    return _review("minimal")


@pytest.fixture(autouse=True)
def _appearance_restored(request: pytest.FixtureRequest) -> Iterator[None]:
    """Undo what a test does to the looks of the one application."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    app: QApplication = request.getfixturevalue("qapp")
    palette, font, name = app.palette(), app.font(), app.applicationName()
    yield
    app.styleHints().unsetColorScheme()
    app.setPalette(palette)
    app.setFont(font)
    app.setApplicationName(name)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk of a busy machine, so that what a dialog says comes at once."""
    monkeypatch.setattr(reach, "PATIENCE_S", 10)


@pytest.fixture
def settings(qapp: QApplication) -> Settings:
    """Fresh settings."""
    return Settings()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Jobs that are over when the test is."""
    made = Jobs()
    yield made
    assert made.stop()


@pytest.fixture
def document(jobs: Jobs) -> Document:
    """A document without a case."""
    return Document(jobs)


@pytest.fixture
def faults() -> list[tuple[str, str]]:
    """What the user was told of faults of the program: sentence and details."""
    return []


@pytest.fixture
def workbench(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    settings: Settings,
    faults: list[tuple[str, str]],
) -> Iterator[Workbench]:
    """A workbench in a window on screen, with no case open."""
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=_close_unasked)
    errors = Errors(lambda sentence, details: faults.append((sentence, details)))
    made = Workbench(window, settings, Appearance(settings, window), errors)
    window.resize(1200, 760)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    made.jobs.stop()
    if faults and "faults" not in request.fixturenames:
        pytest.fail("\n".join(details for _, details in faults))


def _close_unasked(window: MainWindow) -> None:
    """Let the window go at the end of its test, whatever was edited in it."""
    window.may_close = lambda: True


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """What the user was told is wrong with files: heading and sentences."""
    from boardapp.desktop.parts.dialogs import ProblemDialog

    heard: list[tuple[str, list[str]]] = []

    def tell(parent: Any, heading: str, sentences: list[str]) -> None:
        heard.append((heading, list(sentences)))

    monkeypatch.setattr(ProblemDialog, "tell", tell)
    return heard
