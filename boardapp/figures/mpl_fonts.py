"""The fonts of what matplotlib draws: that of the deck, and one for the signs it lacks."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from boardapp.resources import asset

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

SCREEN_POINTS = 10.0
"""The size of text in a panel."""

POINTS_PER_INCH = 72.0

_MEASURED = 48.0  # points: so large that rounding to pixels moves no letter
_FALLBACK = "DejaVu Sans"  # comes with matplotlib


def figure_font(points: float) -> "FontProperties":
    """The font of a figure in this size."""
    from matplotlib.font_manager import FontProperties

    _font_files()
    return FontProperties(family=["Carlito", _FALLBACK], size=points)


def measure_text(text: str, size: float) -> float:
    """The width of a text in the fonts of the figures, in points."""
    return _unit_width(text) * size


@lru_cache(maxsize=20_000)
def _unit_width(text: str) -> float:
    """The width of a text in font sizes; each took 2 ms, a thousand times for a figure."""
    from matplotlib.font_manager import get_font

    font = get_font(_font_files())
    font.set_size(_MEASURED, POINTS_PER_INCH)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64 / _MEASURED


@cache
def _font_files() -> tuple[str, str]:
    """The font of the deck, and one that has the signs it lacks, such as "▽"."""
    from matplotlib.font_manager import findfont, fontManager

    deck = str(asset("fonts/Carlito-Regular.ttf"))
    fontManager.addfont(deck)
    return deck, str(findfont(_FALLBACK))
