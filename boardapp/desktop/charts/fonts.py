"""The font of charts and slides: the bundled Carlito, which has the widths of Calibri.

What is painted is set in the font that was measured, whatever fonts the machine has.
"""

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from boardapp.desktop.charts.scene_painter import Face
from boardapp.resources import ResourceError, asset

FAMILY = "Carlito"
FILES = ("fonts/Carlito-Regular.ttf", "fonts/Carlito-Bold.ttf")
UNIT = 100
"""The size of a face in pixels: large, so that no rounding to pixels moves a letter."""

ASCENT, DESCENT = 0.952, 0.269
"""From the baseline to the top and to the foot of a line, in font sizes (Carlito 1.103)."""


@cache
def load_fonts() -> None:
    """Load the bundled font; call it on the GUI thread before another thread paints.

    Raises ResourceError if it is missing or can't be read.
    """
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(asset(name))) < 0:
            raise ResourceError(f"{name} can't be read. Install boardapp again.")


@cache
def slide_face() -> Face:
    """The face of the slides at `UNIT` pixels."""
    load_fonts()
    return Face(_font(is_bold=False), _font(is_bold=True), UNIT, ASCENT, DESCENT)


def _font(*, is_bold: bool) -> QFont:
    """A font without ligatures: a "ti" in one glyph can't be searched for."""
    font = QFont(FAMILY)
    font.setPixelSize(UNIT)
    font.setBold(is_bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig", "dlig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def advance(text: str, points: float, *, is_bold: bool = False) -> float:
    """How far the pen moves on over a text, in points."""
    return _unit_advance(text, is_bold) * points


@lru_cache(maxsize=20_000)
def _unit_advance(text: str, is_bold: bool) -> float:
    """The same in font sizes: a layout asks for the same few hundred texts again and again."""
    return slide_face().advance(text, 1.0, is_bold=is_bold)
