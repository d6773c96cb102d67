"""Copy what is selected, whatever kind of widget holds it."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from boardapp.desktop.parts.unit_breaks import release_units


class Copyable:
    """Mixed into a widget that knows best how it is copied: a chart as a picture, say."""

    def copy(self) -> None:
        """Put what is selected, or else all, on the clipboard."""
        raise NotImplementedError


def copy_selection(widget: QWidget | None) -> bool:
    """Copy what is selected in `widget`, or the `Copyable` around it; False if there is none."""
    if around := _copyable_around(widget):
        around.copy()
        return True
    text = selected_text(widget)
    if text:
        QGuiApplication.clipboard().setText(text)
    return bool(text)


def selected_text(widget: QWidget | None) -> str:
    """What is selected in `widget`: of a table, cells parted by tabs and rows by lines."""
    match widget:
        case QLineEdit() | QLabel():
            return widget.selectedText()
        case QTextEdit() | QPlainTextEdit():
            return release_units(widget.textCursor().selection().toPlainText())
        case QAbstractItemView():
            return _cells(widget.selectedIndexes())
    return ""


def as_line(cells: Iterable[str]) -> str:
    """The cells of a row as one line that a spreadsheet reads as one row.

    A cell of several lines becomes one with semicolons; one that begins with a quotation mark
    is quoted, since a spreadsheet would read on to the next mark, over the ends of rows.
    """
    return "\t".join(_as_cell(cell) for cell in cells)


def _as_cell(text: str) -> str:
    lines = (" ".join(line.split("\t")).strip() for line in text.splitlines())
    cell = "; ".join(filter(None, lines))
    quoted = cell.replace('"', '""')
    return f'"{quoted}"' if cell.startswith('"') else cell


def _copyable_around(widget: QWidget | None) -> Copyable | None:
    """The widget itself or the nearest one around it that copies itself."""
    while widget is not None:
        if isinstance(widget, Copyable):
            return widget
        widget = widget.parentWidget()
    return None


def _cells(indexes: list[QModelIndex]) -> str:
    rows: dict[int, dict[int, str]] = {}
    for index in indexes:
        rows.setdefault(index.row(), {})[index.column()] = str(index.data() or "")
    lines = [as_line(text for _, text in sorted(row.items())) for _, row in sorted(rows.items())]
    return "\n".join(lines)
