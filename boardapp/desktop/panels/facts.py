"""All facts: the file record by record, with each field that it states."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from boardapp.case.place import Place
from boardapp.desktop.parts.facts_model import FactRow
from boardapp.desktop.parts.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.filter_line import filtered
from boardapp.desktop.parts.lazy_rows import LazyRows
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import best_match
from boardapp.desktop.parts.ranks import by_name
from boardapp.review.model.base import Moment
from boardapp.review.model.register import RegisterEntry, RegisterFact
from boardapp.review.model.review import Review
from boardapp.review.register import places_of
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
        self._places: Sequence[Place] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(filtered(self.table, self))

    def show_review(self, review: Review | None) -> None:
        """Show the records of another case."""
        entries = review.register if review else ()
        self._places = places_of(entries)
        places = self._places
        self.table.show_rows(
            LazyRows(
                len(entries),
                lambda n: _row(entries[n]),
                {0: lambda n: by_name(kind_name(places[n].collection))},
                lambda n: places[n],
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
        return min(best_match(place, self._places)[1], 1)

    def reveal(self, place: str) -> bool:
        """Select the record that holds this place."""
        found, _ = best_match(place, self._places)
        if found >= 0:
            self.table.choose_own(found)
        return found >= 0


def _row(entry: RegisterEntry) -> FactRow:
    told = "; ".join(f"{field_name(fact.parts)}: {_value(fact)}" for fact in entry.facts)
    cells = (capitalised(kind_name(entry.kind)), told, entry.source)
    return FactRow(cells, entry.place, source=entry.source)


def _value(fact: RegisterFact) -> str:
    if isinstance(fact.value, Moment):
        return short_text(fact.value)
    return stated_text(fact.value, fact.unit)
