"""How the program looks: light or dark, its colours, the size of its text."""

from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from boardapp.desktop.system.settings import COLOURS, TEXT_SIZE, Settings

Colours = Literal["light", "dark", "system"]
Shade = Literal["light", "dark"]

# Names, because the namespace Qt takes 15 ms to load, and the first picture rarely needs it.
SCHEMES = {"light": "Light", "dark": "Dark", "system": "Unknown"}
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # per cent

# Contrast of text on its ground is at least 7:1, of disabled and muted text 4.5:1, in both tables.
LIGHT = {
    "Window": "#f3f6f8",
    "WindowText": "#1b2a33",
    "Base": "#ffffff",
    "AlternateBase": "#f2f6f8",
    "Text": "#1b2a33",
    "Button": "#fafcfd",
    "ButtonText": "#1b2a33",
    "BrightText": "#ffffff",
    "ToolTipBase": "#ffffff",
    "ToolTipText": "#1b2a33",
    "PlaceholderText": "#596973",
    "Highlight": "#12617d",
    "HighlightedText": "#ffffff",
    "Accent": "#12617d",
    "Link": "#0c5874",
    "LinkVisited": "#5a4a80",
    "Light": "#ffffff",
    "Midlight": "#e6ecf0",
    "Mid": "#c3ced5",
    "Dark": "#97a6af",
    "Shadow": "#5b6a73",
}
DARK = {
    "Window": "#1d252b",
    "WindowText": "#e3eaee",
    "Base": "#161d22",
    "AlternateBase": "#1b2329",
    "Text": "#e3eaee",
    "Button": "#29333a",
    "ButtonText": "#e3eaee",
    "BrightText": "#ffffff",
    "ToolTipBase": "#29333a",
    "ToolTipText": "#e3eaee",
    "PlaceholderText": "#9aabb5",
    "Highlight": "#1f6f8b",
    "HighlightedText": "#ffffff",
    "Accent": "#3d9dbd",
    "Link": "#7cc4de",
    "LinkVisited": "#b9a8e6",
    "Light": "#3a464e",
    "Midlight": "#313c43",
    "Mid": "#3b4850",
    "Dark": "#12181c",
    "Shadow": "#0b0f12",
}
QUIET_HIGHLIGHT = {"light": "#4f7283", "dark": "#42555f"}
"""The ground of a chosen row while the keyboard is elsewhere, under the same text."""
EDGES = {"light": "#73828b", "dark": "#8496a1"}
"""The outline of fields, tick boxes and radio buttons: 3:1 and more on every ground."""
EDGED = (
    "QCheckBox",
    "QRadioButton",
    "QLineEdit",
    "QPlainTextEdit",
    "QComboBox",
    "QAbstractSpinBox",
)
_DARKER = 140
"""Fusion draws an outline in the window's colour made darker by this much, in per cent."""
DISABLED = {"light": "#596973", "dark": "#9aaab4"}


class Appearance(QObject):
    """Applies and remembers the choice of colours and text size."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._base_points = QApplication.font().pointSizeF()

    def prepare(self) -> None:
        """Give the first picture its colours and its text, with the least of Qt."""
        if self.colours == "system":
            is_dark = _is_dark(QApplication.palette())
        else:
            is_dark = self.colours == "dark"
        QApplication.setPalette(palette("dark" if is_dark else "light"))
        if self.text_size != TEXT_SIZE.default:
            self._apply_text_size()

    def begin(self) -> None:
        """Bring the stored choice to the screen, and follow the system from now on."""
        QApplication.styleHints().colorSchemeChanged.connect(self._paint)
        self._apply_colours()

    @property
    def colours(self) -> str:
        """The user's choice: "light", "dark" or "system"."""
        stored = self._settings.get(COLOURS)
        return stored if stored in SCHEMES else COLOURS.default

    @property
    def is_dark(self) -> bool:
        """Whether the screen is dark now, whoever chose so."""
        if self.colours != "system":  # some systems don't take what they are asked for
            return self.colours == "dark"
        return QApplication.styleHints().colorScheme().name == "Dark"

    @property
    def text_size(self) -> int:
        """The size of the text, in per cent of the system's."""
        stored = self._settings.get(TEXT_SIZE)
        return stored if stored in TEXT_SIZES else TEXT_SIZE.default

    def choose_colours(self, colours: Colours) -> None:
        """Use light or dark colours, or the system's choice, from now on."""
        self._settings.put(COLOURS, colours)
        self._apply_colours()

    def enlarge(self) -> None:
        """Make the text one step larger, down to the last step."""
        self._choose_text_size(+1)

    def reduce(self) -> None:
        """Make the text one step smaller, down to the last step."""
        self._choose_text_size(-1)

    def choose_text_size(self, size: int) -> None:
        """Use this size, one of `TEXT_SIZES`, from now on."""
        self._settings.put(TEXT_SIZE, size)
        self._apply_text_size()

    def reset_text_size(self) -> None:
        """Go back to the size the system gives."""
        self._settings.put(TEXT_SIZE, TEXT_SIZE.default)
        self._apply_text_size()

    def _choose_text_size(self, step: int) -> None:
        place = TEXT_SIZES.index(self.text_size) + step
        self._settings.put(TEXT_SIZE, TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])
        self._apply_text_size()

    def _apply_colours(self) -> None:
        from PySide6.QtCore import Qt

        QApplication.styleHints().setColorScheme(Qt.ColorScheme[SCHEMES[self.colours]])
        self._paint()

    def _apply_text_size(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(self._base_points * self.text_size / 100)
        QApplication.setFont(font)

    def _paint(self) -> None:
        shade: Shade = "dark" if self.is_dark else "light"
        QApplication.setPalette(palette(shade))
        for name in EDGED:
            QApplication.setPalette(edged(shade), name)  # type: ignore[arg-type]


def _is_dark(colours: QPalette) -> bool:
    ground = colours.color(QPalette.ColorRole.Window)
    return ground.lightness() < colours.color(QPalette.ColorRole.WindowText).lightness()


def edged(shade: Shade) -> QPalette:
    """The palette of what has an outline that must be seen (`EDGED`).

    Fusion takes it from the window's colour, which is as dark as the page in the dark; these
    widgets draw nothing else in that colour.
    """
    made = palette(shade)
    made.setColor(QPalette.ColorRole.Window, QColor(EDGES[shade]).lighter(_DARKER))
    if shade == "dark":  # else the edge of the field that has the keyboard is the darker one
        accent = made.color(QPalette.ColorRole.Accent)
        made.setColor(QPalette.ColorRole.Accent, accent.lighter(_DARKER))
    return made


def palette(shade: Shade) -> QPalette:
    """The program's palette."""
    made = QPalette()
    for name, colour in (LIGHT if shade == "light" else DARK).items():
        made.setColor(QPalette.ColorRole[name], QColor(colour))
    for name in ("WindowText", "Text", "ButtonText"):
        made.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole[name], QColor(DISABLED[shade])
        )
    quiet = QColor(QUIET_HIGHLIGHT[shade])
    made.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, quiet)
    return made
