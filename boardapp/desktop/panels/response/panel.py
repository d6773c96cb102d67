"""Therapy response: lines, relapses, studies as tables; MRD, donor's share or sizes drawn."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from boardapp.desktop.charts.chart_view import ChartView
from boardapp.desktop.panels import tissue_rows
from boardapp.desktop.panels.chart_tips import response_tips
from boardapp.desktop.panels.response import (
    chimerism_rows,
    dose_rows,
    imaging_rows,
    rows,
    total_rows,
)
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.split import Part, stacked
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.tabbed_tables import restore_tables, reveal_in
from boardapp.figures.charts.chart import Chart
from boardapp.figures.charts.chimerism import chimerism_chart
from boardapp.figures.charts.dates import dated
from boardapp.figures.charts.genetics import allele_fraction_chart
from boardapp.figures.charts.imaging import imaging_courses
from boardapp.figures.charts.mrd import response_chart
from boardapp.review.model.course import MrdPoint
from boardapp.review.model.imaging import StudyEntry
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised

_LINES = (
    "Line",
    "Therapy",
    "Intent",
    "Given",
    "Cycles",
    "Best response",
    "MRD",
    "Ended by",
)
_RELAPSES = ("No.", "Sites", "When", "From diagnosis", "From line start", "Marrow", "CNS")
_REMISSIONS = ("Remission", "From", "Until", "Length", "Evidence")
_LOOKS = ("When", "Found", "Line", "Says")
_MRD = ("When", "Result", "Method", "Specimen")
_NO_THERAPY = "No line of therapy is stated.\nInsert adds one: type “therapy”, and state its line."
_NO_TURN = "is reported.\nInsert adds one: type “relapse” or “progression”."
_NO_REMISSION = "No remission is reported.\nInsert adds one: type “remission”."
_NO_LOOK = "No look at the disease is reported.\nInsert adds one: type “assessment”."
_NO_MRD = (
    "No MRD result is reported.\nIt stands in an assessment, in “Marrow”. Insert adds one: type "
    "“MRD”."
)
_NO_OTHER = (
    "No supportive care is stated, and no therapy that was planned and not given.\nInsert adds "
    "one: type “therapy”."
)
_JUDGED = ("What", "At", "Stated", "Computed", "They", "Missing", "Rule")
_NO_JUDGEMENT = (
    "Nothing is stated that a rule could be laid beside.\nInsert adds an assessment with a "
    "response, or a relapse."
)
_OTHER = ("Therapy", "Kind", "Intent", "Given", "Details", "Outcome")


@dataclass(frozen=True, slots=True)
class ResponseKept:
    """Where a user was: in each table, and in the chart where it was zoomed, in months."""

    tables: tuple[TableKept, ...]
    months: tuple[float, float] | None


class ResponsePanel(Panel):
    """What was given, what came of it, and how deep the response was."""

    panel_id = "response"
    title = "Therapy response"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._tips: dict[str, Callable[[], str]] | None = None
        self.lines = self._table("Lines of therapy", _LINES, _NO_THERAPY)
        self.looks = self._table("Looks", _LOOKS, _NO_LOOK)
        self.relapses = self._table("Relapses", _RELAPSES)
        self.remissions = self._table("Remissions", _REMISSIONS, _NO_REMISSION)
        self.mrd = self._table("MRD results", _MRD, _NO_MRD)
        self.imaging = self._table("Imaging", imaging_rows.COLUMNS, imaging_rows.EMPTY)
        self.donor = self._table("Donor share", chimerism_rows.COLUMNS, chimerism_rows.EMPTY)
        self.other = self._table("Supportive, not given", _OTHER, _NO_OTHER)
        self.genetics = self._table("Genetics", tissue_rows.GENETICS, tissue_rows.NO_GENETICS)
        self.doses = self._table("Doses", dose_rows.COLUMNS, dose_rows.EMPTY)
        self.totals = self._table("Dose totals", total_rows.COLUMNS, total_rows.EMPTY)
        self.judged = self._table("Stated and computed", _JUDGED, _NO_JUDGEMENT)
        self.chart = ChartView("MRD over time", self)
        self.chart.point_chosen.connect(self._show_result)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        for table in self._tables():
            self._tabs.addTab(table, table.accessibleName())
        self._tabs.currentChanged.connect(self._show_chart)
        self._lay_out()

    def show_review(self, review: Review | None) -> None:
        """Show the lines and their responses of another review."""
        self._review, self._tips = review, None
        self._ask(review)
        self.lines.show_rows(list(rows.line_rows(review)), (5, 20, 9, 21, 8, 12, 12, 13))
        self.looks.show_rows(list(rows.look_rows(review)), (26, 34, 8, 32))
        self.relapses.show_rows(list(rows.relapse_rows(review)), (5, 17, 24, 12, 12, 20, 10))
        self.remissions.show_rows(list(rows.remission_rows(review)), (15, 25, 18, 14, 28))
        self.mrd.show_rows(list(rows.mrd_rows(review)), (30, 40, 15, 15))
        self.imaging.show_rows(list(imaging_rows.imaging_rows(review)), imaging_rows.SHARES)
        self.donor.show_rows(list(chimerism_rows.chimerism_rows(review)), chimerism_rows.SHARES)
        self.other.show_rows(list(rows.other_rows(review)), (20, 12, 12, 20, 20, 16))
        self.genetics.show_rows(list(tissue_rows.genetic_rows(review)), tissue_rows.GENETIC_SHARES)
        self.doses.show_rows(list(dose_rows.dose_rows(review)), dose_rows.SHARES)
        self.totals.show_rows(list(total_rows.total_rows(review)), total_rows.SHARES)
        self.judged.show_rows(list(rows.judged_rows(review)), (13, 13, 18, 20, 9, 14, 13))
        self._show_chart()

    def _ask(self, review: Review | None) -> None:
        """Show what belongs to this disease, and what this case states beside it."""
        asks_mrd = review is None or "MRD" in review.disease.items
        has_mrd = asks_mrd or any(line.best_mrd for line in (review.lines if review else ()))
        self.lines.show_columns({name for name in _LINES if name != "MRD" or has_mrd})
        is_tab = asks_mrd or bool(review and review.mrd)
        self._tabs.setTabVisible(self._tabs.indexOf(self.mrd), is_tab)
        is_imaged = bool(review and (review.studies or review.is_followed_by_imaging))
        self._tabs.setTabVisible(self._tabs.indexOf(self.imaging), is_imaged)
        has_donor = review is None or bool(review.donor_shares) or _has_transplant(review)
        self._tabs.setTabVisible(self._tabs.indexOf(self.donor), has_donor)
        hidden = set(rows.hidden_columns(review)) if review else set()
        self.relapses.show_columns(set(_RELAPSES) - hidden)
        turn = review.disease.words.turn if review else "relapse"
        self.relapses.say_if_empty(f"No {turn} {_NO_TURN}")
        self._tabs.setTabText(self._tabs.indexOf(self.relapses), f"{capitalised(turn)}s")

    def reveal(self, place: str) -> bool:
        """Open the table that holds this fact and select its row."""
        return reveal_in(self._tabs, self._tables(), place)

    def rate(self, place: str) -> int:
        """How well one of the tables shows the fact at this place, as `match` rates it."""
        return max(table.rate(place) for table in self._tables())

    def keep(self) -> ResponseKept:
        """The chosen row of each table, what it shows, and the stretch of the chart in view."""
        return ResponseKept(tuple(t.keep() for t in self._tables()), self.chart.kept_range)

    def restore(self, kept: object, follow: Follow) -> None:
        """Choose the same rows again and bring the same into view."""
        if isinstance(kept, ResponseKept):
            restore_tables(self._tables(), kept.tables, follow)
            self.chart.restore(kept.months)

    def _tables(self) -> tuple[FactsTable, ...]:
        first = (self.lines, self.relapses, self.remissions, self.imaging, self.mrd)
        facts = (self.donor, self.looks, self.other, self.genetics, self.doses)
        return (*first, *facts, self.totals, self.judged)

    def _show_chart(self) -> None:
        """The chart of the table in front, else that of the response, else that of genetics."""
        chart, name = next(filter(_is_drawn, self._charts()), (None, _RESPONSE))
        self.chart.setAccessibleName(name)
        self.chart.setVisible(chart is not None)
        if chart != self.chart.chart:
            self.chart.show_chart(chart)

    def _charts(self) -> Iterator[tuple[Chart | None, str]]:
        """The charts that may be shown, with their names, the one most asked for first."""
        front = self._tabs.currentWidget()
        if front is self.donor:
            yield _drawn(chimerism_chart, self._review), "Donor share over time"
        if front is self.imaging:
            yield _drawn(_imaging_chart, self._review), _IMAGING
        if front is self.genetics:
            yield _drawn(allele_fraction_chart, self._review), _FRACTIONS
        yield _drawn(response_chart, self._review), _RESPONSE
        yield _drawn(_imaging_chart, self._review), _IMAGING
        yield _drawn(allele_fraction_chart, self._review), _FRACTIONS

    def mark_tip(self, key: str) -> str:
        """What the mark of a result tells, made when the first is asked for."""
        if self._tips is None:
            self._tips = response_tips(self._review, self.documents) if self._review else {}
        return self._tips[key]() if key in self._tips else ""

    def _show_result(self, key: str) -> None:
        """Lead from a mark of the chart to its row."""
        shown = list[MrdPoint | StudyEntry]()
        if self._review:
            shown += [*self._review.mrd, *self._review.studies]
        place = next((one.place for one in shown if one.key == key), key)
        self.reveal(place)

    def _table(self, name: str, columns: tuple[str, ...], empty: str = "") -> FactsTable:
        table = FactsTable(name, columns, self, empty=empty)
        table.fact_selected.connect(self.fact_selected)
        table.fact_requested.connect(self.fact_requested)
        return table

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(stacked(self, Part(self._tabs, 3, 400), Part(self.chart, 2, 320)))


_RESPONSE, _FRACTIONS = "MRD over time", "Allele fractions over time"
_IMAGING = "Sizes and scores over time"


def _is_drawn(named: tuple[Chart | None, str]) -> bool:
    return named[0] is not None


def _drawn(make: Callable[[Review], Chart | None], review: Review | None) -> Chart | None:
    return dated(make(review), review) if review else None


def _imaging_chart(review: Review) -> Chart | None:
    """The course by which the response is judged."""
    return next((course.chart for course in imaging_courses(review)), None)


def _has_transplant(review: Review) -> bool:
    return any(phase.therapy_class == "transplant" for phase in review.all_phases)
