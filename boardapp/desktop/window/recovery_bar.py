"""Lines below the header for unsaved work that an earlier run left: recover it, or discard it.

They never stand in the way: who wants to do something else first does it.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from boardapp.desktop.session.kept_copies import KeptCopies, KeptCopy
from boardapp.desktop.system.folders import recovery_place

MOST_SHOWN = 3
_DAY_AND_TIME = "d MMM yyyy HH:mm"
Choice = tuple[str, Callable[[], object]]


class RecoveryBar(QFrame):
    """One line for each copy, with its buttons; `show_wanted` asks for the folder of the copies."""

    show_wanted = Signal()

    def __init__(self, copies: KeptCopies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies = copies
        self._discarding: KeptCopy | None = None
        self._labels: list[QLabel] = []
        self._buttons: list[QPushButton] = []
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(16, 6, 16, 6)
        self._layout.setColumnStretch(0, 1)
        copies.changed.connect(self._fill)
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as the lines need in the width of the moment: no room of lines not wrapped."""
        hint, width = super().sizeHint(), self.width()
        return QSize(hint.width(), self._layout.totalHeightForWidth(width)) if width else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def texts(self) -> list[str]:
        """What it says, line by line."""
        return [label.text() for label in self._labels]

    def button(self, label: str) -> QPushButton:
        """The first button with this label. Raises KeyError if there is none."""
        return {b.text().replace("&", ""): b for b in reversed(self._buttons)}[label]

    def _fill(self) -> None:
        """Show what is to be decided, in place of what was shown before."""
        for widget in (*self._labels, *self._buttons):
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._labels, self._buttons = [], []
        copies = self._copies.copies
        for row, kept in enumerate(reversed(copies[-MOST_SHOWN:])):
            self._add(row, kept)
        self._layout.addWidget(self._text(_notice(len(copies)), is_quiet=True), MOST_SHOWN, 0, 1, 4)
        self.setVisible(bool(copies))
        if copies:
            self.setAccessibleName(" ".join(self.texts))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _add(self, row: int, kept: KeptCopy) -> None:
        is_asked = kept is self._discarding
        self._layout.addWidget(self._text(_asked(kept) if is_asked else told(kept)), row, 0)
        choices: list[Choice] = []
        if is_asked:
            choices = [
                ("Discard for &Good", partial(self._copies.discard, kept)),
                ("&Keep It", partial(self._ask_discard, None)),
            ]
        else:
            choices = [
                ("Disca&rd…", partial(self._ask_discard, kept)),
                ("Show &Where", self.show_wanted.emit),
            ]
            if kept.copy is not None:
                choices.insert(0, ("&Recover", partial(self._copies.recover, kept)))
        for column, (label, act) in enumerate(choices, start=1):
            button = QPushButton(label, self)
            button.setAccessibleName(f"{label.replace('&', '').rstrip('…')}: {kept.name}")
            button.clicked.connect(partial(_act, act))
            self._layout.addWidget(button, row, column)
            self._buttons.append(button)
        if is_asked:
            button.show()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_discard(self, kept: KeptCopy | None) -> None:
        self._discarding = kept
        self._fill()

    def _text(self, text: str, *, is_quiet: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if is_quiet:
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._labels.append(label)
        return label


def told(kept: KeptCopy) -> str:
    """Which case has unsaved work, and from when."""
    if kept.kept_at is None:
        return f"Unsaved work was left, but its copy can't be read: {kept.fault}"
    at = QDateTime.fromSecsSinceEpoch(round(kept.kept_at.timestamp()))
    when = QLocale().toString(at, _DAY_AND_TIME)
    text = f"“{kept.name}” has work that was not saved when boardapp ended, kept {when}."
    newer = " Its file was written later than that: look at both before you save."
    return text + newer if kept.is_file_newer else text


def _asked(kept: KeptCopy) -> str:
    return f"Discard the unsaved work in “{kept.name}”? It can't be brought back."


def _notice(count: int) -> str:
    more = f"{count - MOST_SHOWN} older ones follow. " if count > MOST_SHOWN else ""
    return (
        f"{more}A recovery copy is patient data. It lies in {recovery_place()}, for your account "
        "only, until it is recovered or discarded."
    )


def _act(action: Callable[[], object], _checked: bool = False) -> None:
    action()
