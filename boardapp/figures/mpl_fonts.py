"""The fonts of what matplotlib draws: that of the deck, and one for the signs it lacks."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from boardapp.resources import asset

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

Weight = Literal["normal", "bold"]

POINTS_PER_INCH = 72.0

_MEASURED = 48.0  # points: so large that rounding to pixels moves no letter
_FAMILY = "Carlito"
_WEIGHTS: dict[Weight, str] = {
    "normal": "fonts/Carlito-Regular.ttf",
    "bold": "fonts/Carlito-Bold.ttf",
}
_FALLBACK = "DejaVu Sans"  # comes with matplotlib


def figure_font(points: float, weight: Weight = "normal") -> "FontProperties":
    """The font of a figure in this size."""
    from matplotlib.font_manager import FontProperties

    _font_files()
    return FontProperties(family=[_FAMILY, _FALLBACK], size=points, weight=weight)


def measure_text(text: str, size: float, weight: Weight = "normal") -> float:
    """The width of a text in the fonts of the figures, in points."""
    return _unit_width(text, weight) * size


@lru_cache(maxsize=20_000)
def _unit_width(text: str, weight: Weight) -> float:
    """The width of a text in font sizes; each took 2 ms, a thousand times for a figure."""
    from matplotlib.font_manager import get_font

    font = get_font(_font_files()[weight])
    font.set_size(_MEASURED, POINTS_PER_INCH)
    font.set_text(text)
    return float(font.get_width_height()[0]) / 64 / _MEASURED


@cache
def _font_files() -> dict[Weight, tuple[str, str]]:
    """For each weight the bundled font, and one that has the signs it lacks, such as "▽".

    matplotlib looks for a font by its name among those of the machine too. A Carlito that is
    installed there, whole or in part, would change what is drawn: ours takes the place of all.
    Several threads may come here at once, so the list is never without one.
    """
    from matplotlib.font_manager import findfont, fontManager

    files = {weight: str(asset(name)) for weight, name in _WEIGHTS.items()}
    for file in files.values():
        fontManager.addfont(file)
    ours = set(files.values())
    fontManager.ttflist = [
        font for font in fontManager.ttflist if font.name != _FAMILY or font.fname in ours
    ]
    fallback = str(findfont(_FALLBACK))
    return {weight: (file, fallback) for weight, file in files.items()}
