"""Several tables of facts on the pages of one panel."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget

from boardapp.desktop.parts.panel import Follow
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept


def reveal_in(tabs: QTabWidget, tables: Sequence[FactsTable], place: str) -> bool:
    """Open the table that shows a fact best, the first of equals, and select its row."""
    best = max(tables, key=lambda table: table.rate(place))
    if not best.select_place(place):
        return False
    tabs.setCurrentWidget(best)
    return True


def restore_tables(tables: Sequence[FactsTable], kept: object, follow: Follow) -> None:
    """Bring each table back to what it was asked to keep."""
    if isinstance(kept, tuple):
        for table, one in zip(tables, kept, strict=True):
            if isinstance(one, TableKept):
                table.restore(one, follow)
