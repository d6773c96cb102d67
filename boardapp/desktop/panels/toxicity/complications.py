"""The complications of a case in one table, worst first, with chips that choose among them."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardapp.desktop.panels.toxicity import complication_rows
from boardapp.desktop.panels.toxicity.complication_chips import ALL, CHIPS, by_chip
from boardapp.desktop.parts.chips import Chips
from boardapp.desktop.parts.panel import Follow
from boardapp.desktop.parts.tables.facts_model import FactRow, best_row
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.filter_line import filtered
from boardapp.review.model.review import Review

NAME = "Complications"


class Complications(QWidget):
    """What befell the patient. The chosen chip stays until the case is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, list[FactRow]] = {}
        self.chips = Chips("Which complications are shown", CHIPS, self)
        self.chips.chosen.connect(self._choose)
        self.table = FactsTable(
            NAME, complication_rows.COLUMNS, self, empty=complication_rows.EMPTY
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.chips)
        layout.addWidget(filtered(self.table, self), 1)

    def show_review(self, review: Review | None) -> None:
        """Show the complications of another review; without one all are chosen again."""
        found = by_chip(review)
        order = complication_rows.worst_first(found[ALL])
        rows = dict(
            zip(
                (event.place for event in order),
                complication_rows.complication_rows(order),
                strict=True,
            )
        )
        for key, events in found.items():
            places = {event.place for event in events}
            self._rows[key] = [row for place, row in rows.items() if place in places]
        self.chips.show_counts({key: len(rows) for key, rows in self._rows.items()})
        self._fill()

    def rate(self, place: str) -> int:
        """How well a row shows the fact at this place, whatever chip is chosen."""
        return best_row(place, self._rows.get(ALL, ()))[1]

    def reveal(self, place: str) -> bool:
        """Select the row of this fact; where the chosen chip leaves it out, among all."""
        if self.table.rate(place) < self.rate(place):
            self.chips.choose(ALL)
        return self.table.select_place(place)

    def keep(self) -> TableKept:
        """The chosen row, and what is in view."""
        return self.table.keep()

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same row again and bring the same into view."""
        if isinstance(kept, TableKept):
            self.table.restore(kept, follow)

    def _choose(self) -> None:
        """Show what the chosen chip has; a row that is among it stays chosen."""
        chosen = self.table.current_place()
        # Or Qt would choose a neighbour of a row that goes, and so a fact that nobody chose.
        self.table.setCurrentIndex(QModelIndex())
        self._fill()
        if not chosen or not self.table.select_place(chosen):
            self.table.scrollToTop()

    def _fill(self) -> None:
        rows = self._rows[self.chips.current]
        self.table.show_rows(rows, complication_rows.SHARES)
        told = {
            name
            for number, name in enumerate(complication_rows.COLUMNS)
            if any(row.cells[number] for row in rows)
        }
        # Of stays no cause or grade is ever told: a column without a word is left out.
        self.table.show_columns(told or set(complication_rows.COLUMNS))
