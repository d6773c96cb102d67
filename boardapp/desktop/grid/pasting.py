"""Pasting into the grid: one cell at once, a block after a look at it, a table by the assistant."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from boardapp.desktop.grid.block import (
    Block,
    BlockReading,
    CellReading,
    parse_block,
    read_cells,
)
from boardapp.desktop.grid.cell_typing import CellTyping, keep_unread
from boardapp.desktop.grid.edits import typed_value
from boardapp.desktop.grid.model import FAULT
from boardapp.desktop.grid.paste_strip import PasteStrip
from boardapp.desktop.grid.pasted import pasted_edit
from boardapp.desktop.grid.work import GridWork
from boardapp.review.labs.grid import Cell
from boardapp.words import edits as words
from boardapp.words.grids import HEADS_FOUND, paste_text, unread_text

SLICE_S = 0.015
"""A large block is read in slices of so many seconds, so that the window goes on."""
MOST_LINES = 500
"""So many cells are told one by one."""


class Pasting(QObject):
    """Pastes what is on the clipboard; `import_wanted` asks for the assistant instead."""

    import_wanted = Signal()

    def __init__(self, work: GridWork, typing: CellTyping, strip: PasteStrip) -> None:
        super().__init__(work.view)
        self._work, self._typing, self._strip = work, typing, strip
        self._block: Block = ()
        self._corner: Cell = (0, 0)
        self._cells: Iterator[CellReading] = iter(())
        self._read: list[CellReading] = []
        self._reading: BlockReading | None = None
        self._is_applying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        work.view.paste_wanted.connect(self.paste)
        strip.applied.connect(self._apply)
        strip.assisted.connect(self._assist)
        strip.left.connect(self.cancel)

    @property
    def is_open(self) -> bool:
        """Whether a paste waits for an answer."""
        return not self._strip.isHidden()

    def paste(self) -> None:
        """Paste from the current cell on."""
        text = QGuiApplication.clipboard().text()
        block, view = parse_block(text), self._work.view
        if not any(map(any, block)) or min(view.cell) < 0:
            self._work.teller.tell_fault("The clipboard holds no text to paste.")
            return
        chosen = view.chosen if view.cell in view.chosen else []
        is_single = len(block) == len(block[0]) == 1
        if is_single and len(chosen) < 2 and self._work.model.is_in_grid(view.cell):
            self._typing.enter(view.cell, block[0][0])
            return
        self._corner = _corner(chosen) if chosen else view.cell
        if is_single and chosen:
            block = _repeated(block[0][0], chosen)
        self._block = block
        if _has_heads(text, block):
            self._strip.offer_assistant(HEADS_FOUND)
        else:
            self._begin()

    def cancel(self) -> None:
        """Paste nothing."""
        if self.is_open:
            self.forget()

    def forget(self) -> None:
        """Let go of what was to be pasted."""
        self._timer.stop()
        self._reading = None
        focused = QApplication.focusWidget()
        if focused is not None and self._strip.isAncestorOf(focused):
            self._work.view.setFocus()  # before Qt looks for another place for the keyboard
        self._strip.hide()
        self._work.model.show_pasted(())

    def case_changed(self) -> None:
        """What was read for the case of before doesn't hold any more."""
        if self.is_open and not self._is_applying:
            self.cancel()
            self._work.teller.tell_fault("Nothing was pasted: the case has changed. Paste again.")

    def _begin(self) -> None:
        work = self._work
        self._cells = read_cells(work.case, work.grid, self._corner, self._block)
        self._read, self._reading = [], None
        self._strip.expect()
        self._go_on()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE_S
        for reading in self._cells:
            self._read.append(reading)
            if perf_counter() > until:
                self._timer.start(0)
                return
        self._show(BlockReading(tuple(self._read)))

    def _show(self, reading: BlockReading) -> None:
        self._reading = reading
        self._work.model.show_pasted(reading.cells)
        outside = sum(not one.is_in_grid for one in reading.unread)
        said = " ".join(
            filter(
                None,
                (
                    paste_text(len(reading.entering), len(reading.replacing), reading.unchanged),
                    unread_text(len(reading.unread) - outside, outside),
                ),
            )
        )
        may_apply = bool(reading.entering) or len(reading.unread) > outside
        self._strip.show_paste(said, self._lines(reading), may_apply=may_apply)

    def _lines(self, reading: BlockReading) -> list[str]:
        # Those in the grid first: what lies outside of it is soon understood.
        unread = sorted(reading.unread, key=lambda one: not one.is_in_grid)
        told = [f"{FAULT} {self._named(one)}: {one.fault}" for one in unread]
        told += [f"{self._named(one)}: enters as words, no number" for one in reading.as_words]
        told += [
            f"{self._named(one)} in the place of {typed_value(one.before)}"
            for one in reading.replacing
            if one.before is not None
        ]
        if len(told) > MOST_LINES:
            told = [*told[:MOST_LINES], f"and {len(told) - MOST_LINES} more"]
        return told

    def _named(self, one: CellReading) -> str:
        row, column = one.cell
        if not one.is_in_grid:
            return f"“{one.text}”"
        model = self._work.model
        return f"{model.name_of(row)}, {model.short_time_of(column)}: “{one.text}”"

    def _apply(self) -> None:
        if self._reading is None:
            self._begin()  # cell by cell, though it has heads
            return
        work, reading = self._work, self._reading
        why = ""
        if reading.entering:
            self._is_applying = True
            name = words.pasted_results(len(reading.entering))
            why = work.make(pasted_edit(work.case, reading, name))
            self._is_applying = False
        self.forget()
        keep_unread(work, reading)
        if why:
            work.teller.tell_fault(why)

    def _assist(self) -> None:
        self.forget()
        self.import_wanted.emit()


def _corner(cells: list[Cell]) -> Cell:
    """The upper left corner of the block around cells."""
    return min(row for row, _ in cells), min(column for _, column in cells)


def _repeated(text: str, cells: list[Cell]) -> Block:
    """One text for each chosen cell, in the block around them."""
    chosen = set(cells)
    rows, columns = [row for row, _ in cells], [column for _, column in cells]
    return tuple(
        tuple(
            text if (row, column) in chosen else ""
            for column in range(min(columns), max(columns) + 1)
        )
        for row in range(min(rows), max(rows) + 1)
    )


def _has_heads(text: str, block: Block) -> bool:
    """Whether the assistant would read the block as a table of results."""
    heads = [*block[0], *(row[0] for row in block)]
    if len(block) < 2 or not any(any(map(str.isalpha, head)) for head in heads):
        return False
    from boardapp.importers.tables.understanding import is_table_of_results

    return is_table_of_results(text.encode())
