"""Toxicity: complications worst first, by cycle, SOS/VOD, label, grades by parts, targets."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from boardapp.desktop.panels.toxicity import by_cycle, complications, rows
from boardapp.desktop.panels.toxicity.by_cycle import ByCyclePage
from boardapp.desktop.panels.toxicity.complications import Complications
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.tables.late_page import Columns, LatePage, LateTable, RowsOf
from boardapp.review.model.review import Review

_NO_BLEEDING = (
    "Nothing that bears on bleeding is stated.\nInsert adds a complication, a "
    "laboratory result or a work-up."
)
_NO_LIVER = (
    "Nothing that bears on the liver is stated.\nInsert adds a complication or a laboratory result."
)
_NO_SOS = (
    "No checklist of SOS/VOD: neither SOS/VOD, defibrotide, a transplant nor a drug that causes "
    "it is stated.\nInsert adds a complication or a therapy."
)
_NO_PARTS = (
    "No grade is computed: no CRS, ICANS, GvHD or SOS/VOD is stated with its parts.\nThey stand "
    "in the complication, in “Signs”."
)
_NO_INOTUZUMAB = (
    "Inotuzumab ozogamicin is not stated as given.\nInsert adds a therapy; its doses "
    "stand in it, in “Cycles”."
)
_NO_ANTIGEN = (
    "Neither CD19 nor CD22 is named, and no drug against them.\nAntigens stand in the "
    "diagnosis, in “Immunophenotype”, and in an assessment, in “Antigens”."
)


class ToxicityPanel(Panel):
    """What the therapy did to the patient, as stated, beside the rules that bear on it.

    Of its tabs only the one that is seen is built: what a hidden one shows is found all the same.
    """

    panel_id = "toxicity"
    title = "Toxicity"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.complications = Complications(self)
        self.by_cycle = ByCyclePage(by_cycle.NAME, self)
        self.sos = self._table("SOS/VOD", rows.SOS, rows.sos_rows, _NO_SOS)
        self.inotuzumab = self._table(
            "Inotuzumab", rows.INOTUZUMAB, rows.inotuzumab_rows, _NO_INOTUZUMAB
        )
        self.grades = self._table("Grades by parts", rows.GRADES, rows.grade_rows, _NO_PARTS)
        self.antigens = self._table("CD19 and CD22", rows.ANTIGENS, rows.antigen_rows, _NO_ANTIGEN)
        self.on_bleeding = self._table(
            "On bleeding", rows.LEDGER, partial(rows.ledger_rows, name="Bleeding"), _NO_BLEEDING
        )
        self.on_liver = self._table(
            "On the liver", rows.LEDGER, partial(rows.ledger_rows, name="Liver"), _NO_LIVER
        )
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName("Views of toxicity")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.complications, complications.NAME)
        for page in self._late():
            self._tabs.addTab(page, page.name)
            page.fact_selected.connect(self.fact_selected)
            page.fact_requested.connect(self.fact_requested)
        self.complications.table.fact_selected.connect(self.fact_selected)
        self.complications.table.fact_requested.connect(self.fact_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)

    def show_review(self, review: Review | None) -> None:
        """Show the toxicity of another review."""
        for page in self._pages():
            page.show_review(review)
        asks_antigens = review is None or "CD19 and CD22" in review.disease.items
        has_antigens = asks_antigens or bool(review and review.antigen_ledger)
        self._tabs.setTabVisible(self._tabs.indexOf(self.antigens), has_antigens)
        has_label = asks_antigens or bool(review and review.inotuzumab)
        self._tabs.setTabVisible(self._tabs.indexOf(self.inotuzumab), has_label)

    def rate(self, place: str) -> int:
        """How well one of the tabs shows the fact at this place, as `match` rates it."""
        return max(page.rate(place) for page in self._pages())

    def keep(self) -> tuple[object, ...]:
        """What the user has in view in each tab."""
        return tuple(page.keep() for page in self._pages())

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same again and bring the same into view."""
        if isinstance(kept, tuple):
            for page, one in zip(self._pages(), kept, strict=True):
                page.restore(one, follow)

    def reveal(self, place: str) -> bool:
        """Open the tab that shows this fact best and select its row; a cycle has its figure."""
        pages = (self.by_cycle, *self._pages())
        best = max(pages, key=lambda page: page.rate(place))
        if not best.reveal(place):
            return False
        self._tabs.setCurrentWidget(best)
        return True

    def _pages(self) -> tuple[Complications | LatePage[Any], ...]:
        return (self.complications, *self._late())

    def _late(self) -> tuple[LatePage[Any], ...]:
        """In the order of the tabs: along the cycles, then the rules, then views by subject."""
        rules = (self.sos, self.inotuzumab, self.grades)
        return (self.by_cycle, *rules, self.antigens, self.on_bleeding, self.on_liver)

    def _table(self, name: str, columns: Columns, rows_of: RowsOf, empty: str) -> LateTable:
        return LateTable(name, columns, rows_of, self, empty=empty)
