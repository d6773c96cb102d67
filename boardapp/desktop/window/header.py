"""The strip above the panels: whose case it is, and whether it may be shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from boardapp.desktop.parts.elided_label import ElidedLabel
from boardapp.desktop.parts.hairline import hairline
from boardapp.words.banner import SYNTHETIC_BANNER

if TYPE_CHECKING:
    from boardapp.review.model.review import Review

Role = QPalette.ColorRole
TITLE_SIZE = 1.3  # times the text's
_LINE_SPACING = 2

# Fixed in light and dark, so that a warning looks the same wherever it is met: ground, text.
BANNER_COLOURS = ("#ffc94d", "#2b2000")
PRIVACY_COLOURS = {
    "identified": ("#b3261e", "#ffffff"),
    "not stated": ("#8a5a00", "#ffffff"),
}
PRIVACY_TIPS = {
    "published": "Published: the case stands in the literature.",
    "synthetic": "Synthetic: the case was made up and describes no patient.",
    "de-identified": "De-identified: the file says that it names nobody.",
    "identified": "Identified: the file may show who the patient is. Share it with care.",
    "not stated": "The file does not say whether it may be shown. Treat it as identified.",
}


class Header(QFrame):
    """Title, one-line summary, privacy badge, and a banner above a synthetic case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(self)
        self.summary = ElidedLabel(self)
        self.privacy = _Badge(self)
        self._summary, self._is_told_below = "", False
        self.banner = _Banner(SYNTHETIC_BANNER, self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(Role.Base)
        self._lay_out()
        self._fit()

    def show_review(self, review: "Review | None") -> None:
        """Show whose case is open."""
        self.title.setText(review.title if review else "")
        self._summary = review.one_liner if review else ""
        self._tell_summary()
        self.privacy.show_status(review.privacy if review else "")
        self.banner.setVisible(bool(review and review.is_synthetic))

    def leave_out_summary(self, is_left_out: bool) -> None:
        """Leave its line out while the open panel begins with what it says; the strip stays."""
        self._is_told_below = is_left_out
        self._tell_summary()

    def _tell_summary(self) -> None:
        self.summary.setText("" if self._is_told_below else self._summary)
        self.summary.setVisible(bool(self._summary) and not self._is_told_below)
        lines = (self.title, self.summary) if self._summary else (self.title,)
        height = sum(line.sizeHint().height() for line in lines) + _LINE_SPACING * (len(lines) - 1)
        self._room.setMinimumHeight(height)

    def show_reading(self, name: str) -> None:
        """Say that a case is being read."""
        self.show_review(None)
        self.title.setText(f"Reading {name} …")

    def changeEvent(self, event: QEvent) -> None:
        """Keep the title in proportion when the size of the text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * TITLE_SIZE)
        font.setBold(True)
        self.title.setFont(font)
        self._tell_summary()

    def _lay_out(self) -> None:
        self._room = QWidget(self)
        words = QVBoxLayout(self._room)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(_LINE_SPACING)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        strip = QHBoxLayout()
        strip.setContentsMargins(16, 10, 16, 10)
        strip.setSpacing(16)
        strip.addWidget(self._room, 1)
        strip.addWidget(self.privacy, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(strip)
        whole.addWidget(hairline(QFrame.Shape.HLine, self))
        self.banner.hide()
        self.summary.hide()


class _Badge(QLabel):
    """The privacy status as a word on a ground; the tip says what it means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setMargin(6)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_status(self, status: str) -> None:
        self.setVisible(bool(status))
        self.setText(f"Privacy: {status}")
        key = status.partition(":")[0].strip().lower()
        self.setToolTip(PRIVACY_TIPS.get(key, ""))
        colours = PRIVACY_COLOURS.get(key)
        self.setPalette(_painted(*colours) if colours else QPalette())
        self.setBackgroundRole(Role.Window if colours else Role.Midlight)


class _Banner(QLabel):
    """A line across the window that can't be overlooked."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAutoFillBackground(True)
        self.setPalette(_painted(*BANNER_COLOURS))
        self.setBackgroundRole(Role.Window)
        self.setMargin(4)
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _painted(ground: str, text: str) -> QPalette:
    made = QPalette()
    made.setColor(Role.Window, QColor(ground))
    made.setColor(Role.WindowText, QColor(text))
    return made
