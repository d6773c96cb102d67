"""Icons from assets/icons, drawn in the colours of the palette."""

from functools import cache, lru_cache

from PySide6.QtGui import QIcon, QPalette, QPixmap

from boardapp.resources import asset

# The size in use, on a screen of single and of double density.
SIDES = (20, 40)

# Named, because a palette by itself answers for the state its widget is in just now.
ACTIVE = QPalette.ColorGroup.Active
DISABLED = QPalette.ColorGroup.Disabled


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon `name` ("labs.svg"), in the colours of text: plain, chosen and disabled."""
    modes = {
        QIcon.Mode.Normal: palette.color(ACTIVE, QPalette.ColorRole.Text),
        QIcon.Mode.Selected: palette.color(ACTIVE, QPalette.ColorRole.HighlightedText),
        QIcon.Mode.Disabled: palette.color(DISABLED, QPalette.ColorRole.Text),
    }
    made = QIcon()
    for mode, colour in modes.items():
        for side in SIDES:
            made.addPixmap(_pixmap(name, colour.name(), side), mode)
    return made


def window_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    made = QIcon()
    for side in (16, 32, 64, 128):
        made.addPixmap(_pixmap("boardapp.svg", "black", side))
    return made


@lru_cache(maxsize=400)
def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    start = f'<svg width="{side}" height="{side}"'
    sized = _drawing(name).replace("<svg", start, 1).replace("currentColor", colour)
    # From bytes and not from a device made in Python: Qt reads that under a lock and asks Python
    # for each piece, while another thread that reads a picture has Python and waits for the lock.
    made = QPixmap()
    made.loadFromData(sized.encode(), "SVG")
    return made


@cache
def _drawing(name: str) -> str:
    return asset(f"icons/{name}").read_text(encoding="utf-8")
