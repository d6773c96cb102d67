"""All facts: the file record by record, with each field that it states."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardapp.case.place import Place
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.filter_line import filtered
from boardapp.desktop.parts.tables.lazy_rows import LazyRows
from boardapp.review.model.base import Moment
from boardapp.review.model.register import Register, RegisterEntry, RegisterFact
from boardapp.review.model.review import Review
from boardapp.review.register import number_of, place_at
from boardapp.words.capitals import capitalised
from boardapp.words.facts import field_name, kind_name, stated_text
from boardapp.words.times import short_text

_COLUMNS = ("Record", "As stated", "Source")
_SHARES = (16, 66, 18)
_EMPTY = "No case is open."


class FactsPanel(Panel):
    """One row for each record of the case, so that nothing of the file stays unseen."""

    panel_id = "facts"
    title = "All facts"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FactsTable("All facts", _COLUMNS, self, empty=_EMPTY)
        self.table.fact_selected.connect(self.fact_selected)
        self.table.fact_requested.connect(self.fact_requested)
        self._register: Register = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(filtered(self.table, self))

    def show_review(self, review: Review | None) -> None:
        """Show the records of another case."""
        self._register = entries = review.register if review else ()
        self.table.show_rows(
            LazyRows(
                len(entries),
                lambda n: _row(entries[n]),
                name=lambda n: place_at(entries, n),
                find=self._number_of,
            ),
            _SHARES,
        )

    def keep(self) -> TableKept:
        """The chosen record, and which are in view."""
        return self.table.keep()

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same record again, if there still is one."""
        if isinstance(kept, TableKept):
            self.table.restore(kept, follow)

    def rate(self, place: str) -> int:
        """The least that counts: here stands what no other panel shows."""
        return int(self._number_of(place) >= 0)

    def reveal(self, place: str) -> bool:
        """Select the record that holds this place."""
        found = self._number_of(place)
        if found >= 0:
            self.table.choose_own(found)
        return found >= 0

    def _number_of(self, place: str) -> int:
        """The number of the record that holds this place; −1: there is none."""
        found = number_of(self._register, Place(place).record)
        return -1 if found is None else found


def _row(entry: RegisterEntry) -> FactRow:
    told = "; ".join(f"{field_name(fact.parts)}: {_value(fact)}" for fact in entry.facts)
    cells = (capitalised(kind_name(entry.kind)), told, entry.source)
    return FactRow(cells, entry.place, source=entry.source)


def _value(fact: RegisterFact) -> str:
    if isinstance(fact.value, Moment):
        return short_text(fact.value)
    return stated_text(fact.value, fact.unit)
