"""The marks of a chart as shapes: no font of the machine has a say in them."""

from boardapp.desktop.slides.canvas import Canvas, Place
from boardapp.figures.charts.key import DASHES, DOWN, UP
from boardapp.figures.palette import Marker

_OPEN_SIDE, _OPEN_WIDTH = 11.0, 1.75
_KEY_MARKER, _KEY_OPEN_SIDE, _KEY_DASHES = 8.0, 9.0, 18.0
_SYMBOLS: dict[str, Marker] = {
    "●": "circle", "■": "square", "◆": "diamond", "▲": "triangle",
}  # fmt: skip


def draw_marker(canvas: Canvas, marker: Marker, middle: Place, size: float, colour: str) -> None:
    """A filled mark of `size` points."""
    (x, y), half = middle, size / 2
    match marker:
        case "circle":
            canvas.disc(middle, size, colour)
        case "square":
            corners = ((x - half, y - half), (x + half, y - half),
                       (x + half, y + half), (x - half, y + half))  # fmt: skip
            canvas.shape(corners, colour)
        case "diamond":
            corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
            canvas.shape(corners, colour)
        case "triangle":
            canvas.shape(((x, y - half), (x + half, y + half), (x - half, y + half)), colour)


def draw_open(
    canvas: Canvas, middle: Place, colour: str, *, is_up: bool, side: float = _OPEN_SIDE
) -> None:
    """An open triangle: below what could be measured, or with `is_up` above it."""
    (x, y), half = middle, side / 2
    base, tip = (y + half, y - half) if is_up else (y - half, y + half)
    canvas.shape(((x - half, base), (x + half, base), (x, tip)), "", colour, _OPEN_WIDTH)


def draw_symbol(canvas: Canvas, symbol: str, middle: Place, colour: str) -> None:
    """The mark of an entry of the key."""
    if symbol in (DOWN, UP):
        draw_open(canvas, middle, colour, is_up=symbol == UP, side=_KEY_OPEN_SIDE)
    elif symbol in _SYMBOLS:
        draw_marker(canvas, _SYMBOLS[symbol], middle, _KEY_MARKER, colour)
    elif symbol == DASHES:
        (x, y), half = middle, _KEY_DASHES / 2
        canvas.line((x - half, y), (x + half, y), colour, 1.5, is_dashed=True)
    else:  # the bar of a stated range
        x, y = middle
        canvas.line((x, y - _KEY_MARKER / 2), (x, y + _KEY_MARKER / 2), colour, 3.0)
