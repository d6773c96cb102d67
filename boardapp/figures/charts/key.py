"""The key of a chart: what its marks and lines mean, in words."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from boardapp.figures.charts.chart import Chart, Level, Series
from boardapp.figures.charts.look import (
    CAP,
    FORMS,
    LEVEL_WIDTH,
    LIMIT_SHARE,
    OPEN_WIDTH,
    SIGN_DASHES,
    SIGN_MARK,
    SIGN_OPEN,
)
from boardapp.figures.charts.places import is_bounded, is_timed
from boardapp.figures.lanes import Box
from boardapp.figures.palette import LIGHT, PENS, Marker
from boardapp.figures.scene import Curve, Form, Shape, Stroke, square, straight
from boardapp.figures.text_width import Measure

Symbol = Literal[
    "▽", "△", "– –", "●", "■", "◆", "▲", "○", "□", "◇", "▵", "┃", "▬", "▨", "├┤"
]  # fmt: skip
DOWN: Symbol = "▽"
UP: Symbol = "△"
"""What stands for a result below or above what could be measured."""

DASHES: Symbol = "– –"
"""What stands for a dashed line."""
RANGE: Symbol = "┃"
"""What stands for a stated range."""
LIMIT: Symbol = "▬"
"""What stands for a limit of detection."""
HATCHED: Symbol = "▨"
"""What stands for a bar whose edges are not known."""

SPAN: Symbol = "├┤"
"""What stands for the stretch in which a result was found, bounded on both sides."""

_SHARE = 0.85  # symbols come from fonts that are wider than measured
_SYMBOLS: dict[Marker, Symbol] = {"circle": "●", "square": "■", "diamond": "◆", "triangle": "▲"}
_HOLLOW: dict[Marker, Symbol] = {"circle": "○", "square": "□", "diamond": "◇", "triangle": "▵"}
_HOLLOW_FORMS: dict[Symbol, Form] = {s: FORMS[marker] for marker, s in _HOLLOW.items()}
_FORMS: dict[Symbol, Form] = {symbol: FORMS[marker] for marker, symbol in _SYMBOLS.items()}


class KeyEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of mark, in words; `colour` is that of the symbol."""

    symbol: Symbol
    text: str
    colour: str


def key_entries(chart: Chart) -> tuple[KeyEntry, ...]:
    """What the marks mean, each kind once, then the rules of lines.

    A single plain kind of mark needs no word: the axis names it.
    """
    entries: dict[tuple[str, str], KeyEntry] = {}
    for entry in map(_of_series, chart.series):
        kind = (entry.symbol, entry.text)
        known = entries.get(kind, entry)
        # One symbol in several colours, as each method has its own: named once, in ink.
        colour = entry.colour if known.colour == entry.colour else LIGHT.ink
        entries[kind] = msgspec.structs.replace(entry, colour=colour)
    is_plain = len(entries) == 1 and next(iter(entries))[0] in _SYMBOLS.values()
    marks = () if is_plain else tuple(entries.values())
    rules = tuple(dict.fromkeys(_of_rule(level) for level in chart.levels if level.rule))
    return (*marks, *rules, *_of_times(chart), *_of_bars(chart))


def key_rows(chart: Chart, width: float, size: float, measure: Measure) -> list[list[KeyEntry]]:
    """The entries in rows that `width` points hold."""
    rows: list[list[KeyEntry]] = []
    used = width
    for entry in key_entries(chart):
        need = measure(f"{entry.symbol} {entry.text}    ", size)
        if used + need > _SHARE * width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += need
    return rows


def sign_scene(symbol: Symbol, colour: str, scale: float) -> tuple[Shape | Curve, ...]:
    """The mark that a symbol stands for, about (0, 0), at `scale` times its usual size."""
    middle = (0.0, 0.0)
    if symbol in (DOWN, UP):
        form: Form = "triangle" if symbol == UP else "down triangle"
        stroke = Stroke(colour, OPEN_WIDTH * scale)
        return (Shape(form=form, box=square(middle, SIGN_OPEN * scale), stroke=stroke),)
    if symbol in _FORMS:
        return (Shape(form=_FORMS[symbol], box=square(middle, SIGN_MARK * scale), fill=colour),)
    if symbol in _HOLLOW_FORMS:
        stroke = Stroke(colour, OPEN_WIDTH * scale)
        return (Shape(form=_HOLLOW_FORMS[symbol], box=square(middle, SIGN_OPEN * scale),
                      stroke=stroke),)  # fmt: skip
    if symbol == HATCHED:
        box = square(middle, SIGN_OPEN * scale)
        return (Shape(box=box, fill=colour, stroke=Stroke(colour), is_hatched=True),)
    if symbol == DASHES:
        half = SIGN_DASHES * scale / 2
        return (straight((-half, 0.0), (half, 0.0), Stroke(colour, LEVEL_WIDTH, is_dashed=True)),)
    if symbol == SPAN:
        half, cap = SIGN_DASHES * scale / 2, CAP * scale
        stroke = Stroke(colour, LEVEL_WIDTH)
        ends = (straight((x, -cap), (x, cap), stroke) for x in (-half, half))
        return (straight((-half, 0.0), (half, 0.0), stroke), *ends)
    if symbol == LIMIT:
        length = SIGN_MARK * scale
        box = Box(-length / 2, -length * LIMIT_SHARE / 2, length, length * LIMIT_SHARE)
        return (Shape(box=box, fill=colour),)
    half = SIGN_MARK * scale / 2  # the bar of a stated range
    return (straight((0.0, -half), (0.0, half), Stroke(colour, 3.0 * scale)),)


def _of_series(series: Series) -> KeyEntry:
    pen = PENS[series.role]
    symbol, text = _SYMBOLS[pen.marker], series.meaning or series.name
    if series.is_hollow:
        symbol = _HOLLOW[pen.marker]
    if series.is_open:
        symbol = UP if series.is_above else DOWN
    elif series.is_limit:
        symbol = LIMIT
    elif series.is_range:
        symbol = RANGE
    return KeyEntry(symbol=symbol, text=text, colour=pen.colour)


def _of_times(chart: Chart) -> Iterator[KeyEntry]:
    """What the lines through results mean whose time is not known, or they read as limits."""
    points = [point for s in chart.series if not s.is_limit for point in s.points]
    wide = [p for p in points if not is_timed(chart, p)]
    colour = PENS["muted"].colour
    if any(is_bounded(point) for point in wide):
        yield KeyEntry(symbol=SPAN, text="possible time of a result", colour=colour)
    if any(not is_bounded(point) for point in wide):
        yield KeyEntry(symbol=DASHES, text="possible time, open ended", colour=colour)


def _of_bars(chart: Chart) -> tuple[KeyEntry, ...]:
    """What a hatched bar above the plot means, where there is one."""
    if not any(shade.is_uncertain for shade in chart.shades):
        return ()
    return (KeyEntry(symbol=HATCHED, text="times not exact", colour=PENS["therapy"].colour),)


def _of_rule(level: Level) -> KeyEntry:
    return KeyEntry(symbol=DASHES, text=level.rule, colour=PENS[level.role].colour)
