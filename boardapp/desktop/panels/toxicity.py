"""Toxicity: complications by term, time and cycle, ledgers, SOS/VOD, label and targets."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from boardapp.desktop.panels import by_cycle, complication_rows, toxicity_rows
from boardapp.desktop.panels.by_cycle import ByCycle
from boardapp.desktop.parts.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.tabbed_tables import restore_tables, reveal_in
from boardapp.review.model.review import Review

_LEDGERS = {
    "Bleeding": (
        "Nothing that bears on bleeding is stated.\nBleeding is added in the case file under "
        "“adverse_events”, platelets and coagulation under “labs”, work-ups under “work_ups”."
    ),
    "Liver": (
        "Nothing that bears on the liver is stated.\nLiver disease is added in the case file under "
        "“adverse_events”, liver values under “labs”."
    ),
    "Transfusions": (
        "No transfusion is stated.\nIt is added in the case file under “transfusions”."
    ),
    "Infections": "No infection is stated.\nIt is added in the case file under “infections”.",
    "Admissions": "No admission is stated.\nIt is added in the case file under “admissions”.",
    "Organ support": (
        "No support of an organ is stated.\nVentilation, dialysis and the like are added in the "
        "case file under “organ_support”."
    ),
}
"""The ledgers by the name that the review gives them, with what an empty one says."""
_NO_SOS = (
    "No checklist of SOS/VOD: neither SOS/VOD, defibrotide, a transplant nor a drug that causes "
    "it is stated.\nThey are added in the case file under “adverse_events” and “therapies”."
)
_NO_PARTS = (
    "No grade is computed: no CRS, ICANS, GvHD or SOS/VOD is stated with its parts.\nThey are "
    "added in the case file under “adverse_events”, in “parts”."
)
_NO_INOTUZUMAB = (
    "Inotuzumab ozogamicin is not stated as given.\nIt is added in the case file under "
    "“therapies”, its doses under “courses”."
)
_NO_ANTIGEN = (
    "Neither CD19 nor CD22 is named, and no drug against them.\nAntigens are added in the case "
    "file under “diagnosis”, in “immunophenotype”, and under “assessments”."
)


class ToxicityPanel(Panel):
    """What the therapy did to the patient, as stated, beside the rules that bear on it."""

    panel_id = "toxicity"
    title = "Toxicity"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.complications = self._table(
            "Complications", complication_rows.COLUMNS, complication_rows.EMPTY
        )
        self.by_cycle = ByCycle(self)
        for table in self.by_cycle.tables():
            table.fact_selected.connect(self.fact_selected)
            table.fact_requested.connect(self.fact_requested)
        self.grades = self._table("Grades by parts", toxicity_rows.GRADES, _NO_PARTS)
        self.sos = self._table("SOS/VOD", toxicity_rows.SOS, _NO_SOS)
        self.inotuzumab = self._table("Inotuzumab", toxicity_rows.INOTUZUMAB, _NO_INOTUZUMAB)
        self.antigens = self._table("CD19 and CD22", toxicity_rows.ANTIGENS, _NO_ANTIGEN)
        self.ledgers = {
            name: self._table(name, toxicity_rows.LEDGER, empty) for name, empty in _LEDGERS.items()
        }
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        for table in self._tables():
            self._tabs.addTab(table, table.accessibleName())
        self._tabs.insertTab(1, self.by_cycle, by_cycle.NAME)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)

    def show_review(self, review: Review | None) -> None:
        """Show the toxicity of another review."""
        rows = list(complication_rows.complication_rows(review))
        self.complications.show_rows(rows, complication_rows.SHARES)
        self.by_cycle.show_review(review)
        graded = list(toxicity_rows.grade_rows(review))
        self.grades.show_rows(graded, (16, 12, 13, 14, 8, 25, 12))
        self.sos.show_rows(list(toxicity_rows.sos_rows(review)), (9, 27, 17, 21, 26))
        rows = list(toxicity_rows.inotuzumab_rows(review))
        self.inotuzumab.show_rows(rows, (16, 16, 16, 12, 14, 13, 13))
        self.antigens.show_rows(list(toxicity_rows.antigen_rows(review)), (9, 27, 12, 24, 16, 12))
        asks_antigens = review is None or "CD19 and CD22" in review.disease.items
        has_antigens = asks_antigens or bool(review and review.antigen_ledger)
        self._tabs.setTabVisible(self._tabs.indexOf(self.antigens), has_antigens)
        has_label = asks_antigens or bool(review and review.inotuzumab)
        self._tabs.setTabVisible(self._tabs.indexOf(self.inotuzumab), has_label)
        for name, table in self.ledgers.items():
            table.show_rows(list(toxicity_rows.ledger_rows(review, name)), (24, 22, 12, 30, 12))

    def rate(self, place: str) -> int:
        """How well one of the tables shows the fact at this place, as `match` rates it."""
        return max(self.by_cycle.rate(place), *(table.rate(place) for table in self._tables()))

    def keep(self) -> tuple[TableKept, ...]:
        """The chosen row of each table and what it shows."""
        return tuple(table.keep() for table in self._all_tables())

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same rows again and bring the same into view."""
        restore_tables(self._all_tables(), kept, follow)

    def reveal(self, place: str) -> bool:
        """Open the table that holds this fact and select its row; a cycle has its figure."""
        if self.by_cycle.rate(place) == self.rate(place) and self.by_cycle.choose(place):
            self._tabs.setCurrentWidget(self.by_cycle)
            return True
        return reveal_in(self._tabs, self._tables(), place)

    def _all_tables(self) -> tuple[FactsTable, ...]:
        return (*self._tables(), *self.by_cycle.tables())

    def _tables(self) -> tuple[FactsTable, ...]:
        """In the order of the tabs: what happened, then the rules, then views by subject."""
        return (
            self.complications,
            self.grades,
            self.sos,
            self.inotuzumab,
            self.antigens,
            *self.ledgers.values(),
        )

    def _table(self, name: str, columns: tuple[str, ...], empty: str) -> FactsTable:
        table = FactsTable(name, columns, self, empty=empty)
        table.fact_selected.connect(self.fact_selected)
        table.fact_requested.connect(self.fact_requested)
        return table
