"""Toxicity laid along the cycles of a chosen therapy: a figure, and the same as tables."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from boardapp.desktop.charts.cycle_view import CycleView
from boardapp.desktop.panels.toxicity import by_cycle_rows
from boardapp.desktop.parts.panel import Follow
from boardapp.desktop.parts.split import Part, stacked
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.late_page import LatePage
from boardapp.desktop.parts.tables.tabbed_tables import restore_tables
from boardapp.figures.cycles.cycles import cycle_figure
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import TherapyToxicity, ToxicityByTherapy

NAME = "By cycle"
NO_CAUSE = "Order of time only: nothing here says that a therapy caused a complication."
NO_THERAPY = (
    "No therapy of a line is stated as given, so there are no cycles to lay complications along. "
    "Insert adds a therapy; the days on which its cycles began, and those of its doses, stand in "
    "it, in “Cycles”."
)
_NO_COMPLICATION = (
    "No complication is stated that began under a therapy shown here.\nInsert adds one: "
    "type “complication” or “infection”, and state its onset."
)
_NO_GRADE = (
    "No cycle with a stated time is shown, so no result can be counted to one.\nThe days on "
    "which cycles began stand in the therapy, in “Cycles”."
)
_LIST_WIDTH = 24


@dataclass(frozen=True, slots=True)
class ByCycleKept:
    """Where a user was: the key of the therapy that is shown, and the tables beneath it."""

    therapy: str
    tables: tuple[TableKept, ...]


class ByCycle(QWidget):
    """One therapy at a time: figure above, complications and worst grades beneath."""

    fact_selected = Signal(str)
    fact_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toxicity: ToxicityByTherapy | None = None
        self.therapies = QComboBox(self)
        self.therapies.setAccessibleName("Therapy whose cycles are shown")
        self.therapies.view().setAccessibleName(self.therapies.accessibleName())
        self.therapies.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.therapies.setMinimumContentsLength(_LIST_WIDTH)
        self.therapies.currentIndexChanged.connect(self._show_therapy)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.view = CycleView("Complications by cycle", self)
        self.copy = QPushButton("Copy picture", self)
        self.copy.setAccessibleName("Copy the figure as a picture")
        self.copy.clicked.connect(self.view.copy)
        self.complications = FactsTable(
            "Complications by cycle as a table",
            by_cycle_rows.COMPLICATIONS,
            self,
            empty=_NO_COMPLICATION,
        )
        self.grades = FactsTable(
            "Worst laboratory grades by cycle", by_cycle_rows.GRADES, self, empty=_NO_GRADE
        )
        for table in self.tables():
            table.fact_selected.connect(self.fact_selected)
            table.fact_requested.connect(self.fact_requested)
        self.view.mark_chosen.connect(self.reveal)
        self._lay_out()

    @property
    def shown(self) -> TherapyToxicity | None:
        """The therapy that is shown."""
        therapies = self._toxicity.therapies if self._toxicity else ()
        number = self.therapies.currentIndex()
        return therapies[number] if 0 <= number < len(therapies) else None

    def tables(self) -> tuple[FactsTable, ...]:
        """The tables beneath the figure."""
        return self.complications, self.grades

    def show_review(self, review: Review | None) -> None:
        """Show another review; the therapy that was chosen stays so where it is still there."""
        before = self.shown.key if self.shown else ""
        self._toxicity = review.toxicity if review else None
        found = self._toxicity.therapies if self._toxicity else ()
        self.therapies.blockSignals(True)
        self.therapies.clear()
        self.therapies.addItems([by_cycle_rows.title(one) for one in found])
        keys = [one.key for one in found]
        self.therapies.setCurrentIndex(keys.index(before) if before in keys else _first(found))
        self.therapies.blockSignals(False)
        self.therapies.setEnabled(len(found) > 1)
        self._show_therapy()

    def reveal(self, place: str) -> bool:
        """Select the row of this fact in the therapy that is shown."""
        for table in self.tables():
            if table.select_place(place):
                self._tabs.setCurrentWidget(table)
                return True
        return False

    def choose(self, place: str) -> bool:
        """Show the therapy with the cycle that shows this fact best; False if none does."""
        number, _ = by_cycle_rows.cycle_of(self._toxicity, place)
        if number >= 0:
            self.therapies.setCurrentIndex(number)
        return number >= 0

    def keep(self) -> ByCycleKept:
        """The therapy that is shown, and the chosen row of each table with what is in view."""
        shown = self.shown
        return ByCycleKept(shown.key if shown else "", tuple(t.keep() for t in self.tables()))

    def restore(self, kept: object, follow: Follow) -> None:
        """Show the same therapy again, and the same in its tables."""
        if not isinstance(kept, ByCycleKept):
            return
        keys = [one.key for one in (self._toxicity.therapies if self._toxicity else ())]
        # A therapy without a key of its own is known by its place, which an edit may move.
        wanted = (kept.therapy, follow(kept.therapy))
        number = next((keys.index(key) for key in wanted if key in keys), -1)
        if number >= 0:
            self.therapies.setCurrentIndex(number)
            restore_tables(self.tables(), kept.tables, follow)

    def _show_therapy(self) -> None:
        one, all_of = self.shown, self._toxicity
        rule = all_of.grade_rule if all_of else ""
        figure = cycle_figure(one, rule) if one else None
        self.note.setText(_note(one, all_of))
        self.view.setVisible(figure is not None)
        self.copy.setVisible(figure is not None)
        self.view.show_figure(figure)
        self.complications.show_rows(
            list(by_cycle_rows.complication_rows(one, all_of)), by_cycle_rows.COMPLICATION_SHARES
        )
        self.grades.show_rows(list(by_cycle_rows.grade_rows(one, rule)), by_cycle_rows.GRADE_SHARES)
        if one is None or not one.cycles:
            self._tabs.setCurrentWidget(self.complications)
        self._tabs.setTabText(1, f"Worst grades, {rule} (lab)" if rule else "Worst grades")

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        label = QLabel("&Therapy:", self)
        label.setBuddy(self.therapies)
        bar.addWidget(label)
        bar.addWidget(self.therapies, 1)
        bar.addWidget(self.copy)
        bar.setContentsMargins(12, 8, 12, 0)
        self.note.setContentsMargins(12, 4, 12, 4)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.complications, "Complications")
        self._tabs.addTab(self.grades, "Worst grades")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.note)
        layout.addWidget(stacked(self, Part(self.view, 1, 330), Part(self._tabs, 1, 260)), 1)


class ByCyclePage(LatePage[ByCycle]):
    """The same on a page of tabs, made when it is first seen: its figure takes long to measure."""

    def rate(self, place: str) -> int:
        """How well one of the cycles shows the fact at this place, as `match` rates it."""
        return by_cycle_rows.cycle_of(self._review.toxicity if self._review else None, place)[1]

    def reveal(self, place: str) -> bool:
        """Show the therapy with the cycle that shows this fact best; False if none does."""
        return self.rate(place) > 0 and self.content.choose(place)

    def _make(self) -> ByCycle:
        made = ByCycle(self)
        made.fact_selected.connect(self.fact_selected)
        made.fact_requested.connect(self.fact_requested)
        return made

    def _fill(self, content: ByCycle, review: Review | None) -> None:
        content.show_review(review)

    def _keep(self, content: ByCycle) -> object:
        return content.keep()

    def _restore(self, content: ByCycle, kept: object, follow: Follow) -> None:
        content.restore(kept, follow)


def _first(therapies: tuple[TherapyToxicity, ...]) -> int:
    """The therapy to begin with: the last that has most of what the picture shows."""
    for wanted in (
        [any(c.doses for c in one.cycles) and bool(one.complications) for one in therapies],
        [bool(one.cycles and one.complications) for one in therapies],
        [bool(one.complications) for one in therapies],
        [bool(one.cycles) for one in therapies],
    ):
        if any(wanted):
            return len(wanted) - 1 - wanted[::-1].index(True)
    return 0 if therapies else -1


def _note(one: TherapyToxicity | None, all_of: ToxicityByTherapy | None) -> str:
    if one is None or all_of is None:
        return NO_THERAPY
    parts = [one.why_not] if one.why_not else [f"Placed by {all_of.rule}."]
    return " ".join((*parts, NO_CAUSE))
