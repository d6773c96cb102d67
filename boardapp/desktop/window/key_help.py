"""All keys in one list: those of the menus, and those of each widget from its own table."""

from collections.abc import Iterable, Iterator
from html import escape
from importlib import import_module
from typing import Any, NamedTuple

from PySide6.QtGui import QKeySequence

from boardapp.desktop.window.action_row import ActionRow

_WIDGETS = (
    ("In a table", "boardapp.desktop.parts.tables.facts_table"),
    ("In the grid of results", "boardapp.desktop.grid.view"),
    ("On a page that is read", "boardapp.desktop.parts.reading_page"),
    ("In the timeline", "boardapp.desktop.charts.timeline_view"),
    ("In a chart", "boardapp.desktop.charts.chart_view"),
    ("On chips", "boardapp.desktop.parts.chips"),
    ("On a picture", "boardapp.desktop.panels.pictures.view"),
    ("Among the pictures", "boardapp.desktop.panels.pictures.panel"),
    ("While finding", "boardapp.desktop.find.finder"),
    ("Among the slides of the deck", "boardapp.desktop.deck.picker.view"),
    ("On a large slide", "boardapp.desktop.deck.large_slide"),
)
"""What has keys of its own, and the module whose `KEYS` they are; loaded when the list is."""
_DECK = "boardapp.desktop.deck.picker.actions"
_WHEEL = "In the timeline, a chart and a picture, Ctrl with the wheel zooms and the wheel scrolls."


class Line(NamedTuple):
    """What is done, and by which keys."""

    text: str
    keys: list[QKeySequence]


def shortcuts_text(rows: Iterable[ActionRow[Any]]) -> str:
    """All keys as a table: what is done, and the keys; the menus first."""
    sections = [("In the menus", _of_menus(rows)), *_of_widgets()]
    body = "".join(_section(title, lines) for title, lines in sections)
    return f"<table cellspacing=4>{body}</table><p>{escape(_WHEEL)}</p>"


def _of_menus(rows: Iterable[ActionRow[Any]]) -> list[Line]:
    return [Line(row.text.replace("&", "").rstrip("…"), row.shortcuts) for row in rows]


def _of_widgets() -> Iterator[tuple[str, list[Line]]]:
    for title, module in _WIDGETS:
        yield title, [Line(row.text, row.shortcuts) for row in import_module(module).KEYS]
    yield (
        "On the chosen slide of the deck",
        [Line(row.tip, QKeySequence.listFromString(row.key)) for row in import_module(_DECK).ROWS],
    )


def _section(title: str, lines: Iterable[Line]) -> str:
    told = "".join(_line(line) for line in lines if line.keys)
    return f"<tr><td colspan=2><b>{escape(title)}</b></td></tr>{told}" if told else ""


def _line(line: Line) -> str:
    """Keys as they stand on this system's keyboards."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = " or ".join(key.toString(native) for key in line.keys)
    style = "padding-right: 24px"
    return f"<tr><td style='{style}'>{escape(line.text)}</td><td>{escape(keys)}</td></tr>"
