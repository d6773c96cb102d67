"""The Help menu: keys, log, what is kept where, and what this program is."""

import platform
from collections.abc import Iterable
from functools import cached_property
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

import PySide6
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QTextBrowser, QVBoxLayout, QWidget

from boardapp import __version__
from boardapp.desktop.parts.button_box import button_box
from boardapp.desktop.parts.dialogs import ProblemDialog
from boardapp.desktop.parts.open_file import open_file
from boardapp.desktop.system.folders import (
    cache_place,
    data_place,
    log_file,
    recovery_place,
)
from boardapp.desktop.system.logs import no_log
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.action_row import ActionRow
from boardapp.desktop.window.key_help import shortcuts_text

if TYPE_CHECKING:
    from boardapp.desktop.guide.guide_window import GuideWindow

LICENCES = (
    ("PySide6-Essentials", "Qt for Python", "LGPL 3"),
    ("matplotlib", "matplotlib", "Matplotlib licence"),
    ("python-pptx", "python-pptx", "MIT"),
    ("lxml", "lxml", "BSD 3-clause"),
    ("Pillow", "Pillow", "MIT-CMU"),
    ("msgspec", "msgspec", "BSD 3-clause"),
)

LETTERS = 88
"""The length of a line of help."""
SLACK = QSize(60, 110)
"""For edges, the bar at the side and the buttons below, in device-independent pixels."""
SHARE_OF_SCREEN = 0.85


class Help(QObject):
    """Opens the help dialogs of one window."""

    def __init__(self, settings: Settings, rows: Iterable[ActionRow[Any]], window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._rows = tuple(rows)
        self._window = window

    def show_guide(self) -> None:
        """Open the guide in a window of its own, or bring it to the front."""
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    @cached_property
    def _guide(self) -> "GuideWindow":
        """The window of the guide, made when it is first wanted."""
        from boardapp.desktop.guide.guide_window import GuideWindow

        return GuideWindow(self._window)

    def show_shortcuts(self) -> None:
        """List all keys."""
        HelpDialog.tell(self._window, "Keyboard Shortcuts", shortcuts_text(self._rows))

    def show_places(self) -> None:
        """Name every file that the program writes."""
        HelpDialog.tell(self._window, "Where Data Are Kept", places_text(self._settings.file))

    def show_about(self) -> None:
        """Versions, licences, and what the program is not."""
        HelpDialog.tell(self._window, "About boardapp", about_text())

    def show_log(self) -> None:
        """Open the log with the system's own program."""
        try:
            log_file().touch()
            fault = open_file(log_file())
        except OSError as error:
            fault = no_log(error)
        if fault:
            ProblemDialog.tell(self._window, "The log can't be shown.", [fault])


class HelpDialog(QDialog):
    """Shows a text that can be selected and copied."""

    def __init__(self, title: str, html: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(title)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setHtml(html)
        buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(self.page)
        layout.addWidget(buttons)
        self._fit()

    def _fit(self) -> None:
        """As large as the text, as far as the screen has room; the rest is scrolled."""
        room = self.screen().availableSize() * SHARE_OF_SCREEN
        width = min(LETTERS * self.fontMetrics().averageCharWidth(), room.width())
        text = self.page.document().clone(self)
        text.setTextWidth(width)
        self.page.setMinimumWidth(width)
        needed = QSize(width, round(text.size().height())) + SLACK
        self.resize(needed.boundedTo(room))

    @classmethod
    def tell(cls, parent: QWidget | None, title: str, html: str) -> None:
        """Show the text until it is closed."""
        cls(title, html, parent).exec()


def places_text(settings_file: str) -> str:
    """Every place the program writes to, and what it never does."""
    rows = (
        ("Case files", "where you put them; boardapp writes only where you say so"),
        ("Settings and names of recent files", settings_file),
        ("Log (counts and kinds, nothing of a case)", str(data_place())),
        ("Recovery copies (patient data, while work is not saved)", str(recovery_place())),
        ("Lists of fonts, to start faster", str(cache_place())),
    )
    table = "".join(_table_row(name, place) for name, place in rows)
    return (
        f"<table cellspacing=6>{table}</table>"
        "<p>Nothing is sent anywhere: boardapp has no network access of its own.</p>"
    )


def about_text() -> str:
    """Versions, licences, and what the program is not."""
    table = "".join(_table_row(*_licence_row(*licence)) for licence in LICENCES)
    return (
        f"<h3>boardapp {__version__}</h3>"
        "<p>Prepares tumor-board presentations from one case file, offline.</p>"
        "<p><b>Not a medical device.</b> It shows and orders what a case file states and names "
        "the rules it applies; it gives no diagnosis and no recommendation.</p>"
        f"<p>Python {platform.python_version()}, Qt {PySide6.__version__}. "
        "boardapp is under the MIT licence and stands on:</p>"
        f"<table cellspacing=4>{table}</table>"
    )


def _licence_row(package: str, name: str, licence: str) -> tuple[str, str]:
    try:
        return f"{name} {version(package)}", licence
    except PackageNotFoundError:  # a bundle may leave out what describes its packages
        return name, licence


def _table_row(name: str, value: str) -> str:
    return f"<tr><td style='padding-right: 24px'>{escape(name)}</td><td>{escape(value)}</td></tr>"
