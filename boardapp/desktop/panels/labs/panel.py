"""Labs: every test with its chart and its results, and the work-ups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from boardapp.case.place import Place
from boardapp.desktop.charts.chart_view import ChartView
from boardapp.desktop.charts.timeline_view import TimelineKept
from boardapp.desktop.panels.chart_tips import lab_tip
from boardapp.desktop.panels.labs import derived_rows
from boardapp.desktop.panels.labs import rows as lab_rows
from boardapp.desktop.panels.labs.grid_tab import LabGridTab
from boardapp.desktop.panels.labs.timeline_above import LabTimeline
from boardapp.desktop.parts.panel import Follow, Panel
from boardapp.desktop.parts.place_match import match
from boardapp.desktop.parts.split import Part, beside, stacked
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable, TableKept
from boardapp.desktop.parts.tables.filter_line import filtered
from boardapp.desktop.parts.tables.ranks import by_name, by_time
from boardapp.desktop.parts.tables.tabbed_tables import restore_tables
from boardapp.desktop.session.session import Session
from boardapp.figures.charts.dates import dated
from boardapp.figures.charts.laboratory import lab_chart, result_point
from boardapp.figures.charts.own_dates import as_drawn
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.missing import stated
from boardapp.words.times import stated_time

if TYPE_CHECKING:
    from boardapp.desktop.grid.page import GridPage

RESULTS, GRID = "results", "grid"
"""Pages by their names."""
_WORK_UP = ("Question", "Test", "State", "Result", "Reference range", "When", "Meaning")
_NO_TEST = "No test is found."
_NO_RESULT = (
    "No laboratory result is stated.\nPaste results from a spreadsheet (Ctrl+Shift+V), type them "
    "into the grid (Ctrl+Shift+L), or add one by Insert: type “laboratory”, or “weight”."
)


LIST_LETTERS = 54
"""The least width of the list of tests: so wide that most names stand in it whole."""
MOST_LIST_WIDTH = 460
"""Pixels that it takes at most, however large the text: the results need room beside it."""


@dataclass(frozen=True, slots=True)
class LabsKept:
    """Where a user was: the key of a test, the stretch in view in months, and the tables."""

    test: str
    months: tuple[float, float] | None
    tables: tuple[TableKept, ...]
    timeline: TimelineKept | None = None


class LabsPanel(Panel):
    """A list of tests; the chosen one as a chart with its table beneath."""

    panel_id = "labs"
    title = "Labs"

    def __init__(
        self,
        session: Session | None = None,
        _exporter: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._named: tuple[tuple[LabSeries, str], ...] = ()
        self._shown: list[LabSeries] = []
        self._series: LabSeries | None = None
        self._is_listing = False
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Find a test")
        self.filter.setAccessibleName("Find a test")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._list_tests)
        self.tests = FactsTable("Tests", lab_rows.TESTS, self, empty=_NO_TEST)
        self.tests.row_chosen.connect(self._show_selected)
        self.tests.fact_selected.connect(self._tell_test)
        self.tests.fact_requested.connect(self._request_test)
        self.chart = ChartView("Chart of the chosen test", self)
        self.chart.point_chosen.connect(self._show_result)
        self.results = FactsTable(
            "Results of the chosen test", lab_rows.RESULTS, self, empty=_NO_RESULT
        )
        self.results.row_chosen.connect(self._mark_result)
        self.work_ups = FactsTable("Work-ups", _WORK_UP, self)
        empty = derived_rows.EMPTY
        self.derived = FactsTable("Derived values", derived_rows.COLUMNS, self, empty=empty)
        for table in (self.results, self.work_ups, self.derived):
            table.fact_selected.connect(self.fact_selected)
            table.fact_requested.connect(self.fact_requested)
        self.above = QPushButton("&Timeline above", self)
        self.above.setCheckable(True)
        self.above.setToolTip("Show the timeline over the chart, on one time axis with it")
        self.above.toggled.connect(self._show_timeline)
        self.timeline: LabTimeline | None = None
        self.grid_tab = LabGridTab(session, self) if session is not None else None
        self._lay_out()

    @property
    def grid(self) -> "GridPage | None":
        """The results as a grid, once they have been seen so."""
        return self.grid_tab.page if self.grid_tab is not None else None

    def show_review(self, review: Review | None) -> None:
        """Show the tests of another review; at first the first is chosen that a chart can show."""
        self._review = review
        self._named = lab_rows.in_order(review)
        work_ups = list(_work_up_rows(review))
        self.work_ups.show_rows(work_ups, (18, 22, 9, 16, 12, 11, 12))
        self._tabs.setTabVisible(self._tabs.indexOf(self.work_ups), bool(work_ups))
        derived = list(derived_rows.derived_rows(review))
        self.derived.show_rows(derived, derived_rows.SHARES)
        self._tabs.setTabVisible(self._tabs.indexOf(self.derived), bool(derived))
        self._list_tests()
        self._show_timeline()
        if review is None:
            self.filter.clear()

    def keep(self) -> LabsKept:
        """The chosen test, the stretch of its chart in view, and where its results stand."""
        chosen = self.tests.chosen_row()
        return LabsKept(
            chosen.key if chosen else "",
            self.chart.kept_range,
            tuple(table.keep() for table in self._tables()),
            self.timeline.view.keep() if self.timeline and self.above.isChecked() else None,
        )

    def restore(self, kept: object, follow: Follow) -> None:
        """Show the same of the test that is still chosen."""
        if not isinstance(kept, LabsKept):
            return
        restore_tables(self._tables(), kept.tables, follow)
        self._mark_result()  # a row that is still chosen tells nobody
        chosen = self.tests.chosen_row()
        if self.timeline is not None and self.above.isChecked():
            self.timeline.restore(kept.timeline, follow)
        elif chosen and chosen.key == kept.test:
            self.chart.restore(kept.months)

    def rate(self, place: str) -> int:
        """How well a result or a row of a work-up shows the fact at this place."""
        record = Place(place).record
        is_shown = any(p.place == record for s in self._all_series() for p in s.points)
        return max(match(place, record) if is_shown else 0, self.work_ups.rate(place))

    def reveal(self, place: str) -> bool:
        """Choose the test that this result belongs to and select its row."""
        if self.work_ups.select_place(place):
            self._tabs.setCurrentWidget(self.work_ups)
            return True
        if self.grid_tab is not None and self.grid_tab.isVisible() and self.grid_tab.reveal(place):
            return True
        return self._reveal_result(place)

    def _reveal_result(self, place: str) -> bool:
        wanted = Place(place).record
        for number, series in enumerate(self._all_series()):
            if any(point.place == wanted for point in series.points):
                self.filter.clear()
                self.tests.choose_own(number)
                self._tabs.setCurrentIndex(0)
                return self.results.select_place(place)
        return False

    def _tables(self) -> tuple[FactsTable, ...]:
        return (self.tests, self.results, self.work_ups, self.derived)

    def _show_result(self, place: str) -> None:
        """Lead from a mark of the chart to its row."""
        if self.results.select_place(place):
            self.fact_selected.emit(place)

    def _lay_out(self) -> None:
        results = filtered(self.results, self)
        self._figures = stacked(self, Part(self.chart, 3, 400), Part(results, 2, 260))
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(8, 8, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addWidget(self.above)
        column.addLayout(head)
        column.addWidget(self.tests)
        letters = self.fontMetrics().averageCharWidth() * LIST_LETTERS
        listed.setMinimumWidth(min(letters, MOST_LIST_WIDTH))
        both = beside(self, Part(listed, 2, 400), Part(self._figures, 3, 720))
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(both, "Results")
        if self.grid_tab is not None:
            self._tabs.addTab(self.grid_tab, "Grid")
            self._tabs.currentChanged.connect(self._turn)
        self._tabs.addTab(self.work_ups, "Work-ups")
        self._tabs.addTab(self.derived, "Derived values")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)

    def show_page(self, name: str) -> QWidget | None:
        """Open the results or the grid, by their names: what gets the keyboard."""
        if name == RESULTS:
            self._tabs.setCurrentIndex(0)
            return self.tests
        if name != GRID or self.grid_tab is None:
            return None
        self._tabs.setCurrentWidget(self.grid_tab)
        return self.grid.view if self.grid is not None else None

    def _turn(self, number: int) -> None:
        """From the grid to its results or back: the same result stays chosen."""
        tab = self.grid_tab
        if tab is not None and self._tabs.widget(number) is tab:
            tab.reveal(self.results.current_place())
        elif tab is not None and number == 0 and tab.place:
            self._reveal_result(tab.place)

    def _show_timeline(self) -> None:
        """Show the timeline above the chart where that is wanted, made when it first is."""
        is_wanted = self.above.isChecked()
        if self.timeline is None and is_wanted:
            self.timeline = LabTimeline(self._figures, self.chart)
            self.timeline.view.fact_selected.connect(self.fact_selected)
            self.timeline.view.fact_requested.connect(self.fact_requested)
        if self.timeline is not None and is_wanted:
            self.timeline.show(self._review)
        elif self.timeline is not None:
            self.timeline.hide()

    def _all_series(self) -> Sequence[LabSeries]:
        return [series for series, _ in self._named]

    def _chosen_series(self) -> LabSeries | None:
        """The test that is chosen, however the list of tests is sorted."""
        row = self.tests.chosen_row()
        return next((one for one in self._shown if row and one.test == row.key), None)

    def _list_tests(self) -> None:
        """List the tests that are looked for; the one that was chosen stays so where it can."""
        chosen, wanted = self.tests.chosen_row(), self.filter.text().casefold()
        found = [one for one in self._named if wanted in one[1].casefold()]
        self._shown = [series for series, _ in found]
        rows = lab_rows.rows_of_tests(found)
        keys = [row.key for row in rows]
        drawable = (n for n, series in enumerate(self._shown) if series.drawable)
        number = keys.index(chosen.key) if chosen and chosen.key in keys else next(drawable, 0)
        self._is_listing = True
        self.tests.show_rows(rows, lab_rows.TEST_SHARES)
        if rows:
            self.tests.choose_own(number)
        self._is_listing = False
        self._show_series(self._shown[number] if rows else None)

    def _show_selected(self) -> None:
        if not self._is_listing:
            self._show_series(self._chosen_series())

    def _tell_test(self, latest: str) -> None:
        """A test is chosen by the user: its latest result is the fact, or the one that is chosen.

        The list gets the keyboard too when the user comes to it from a result: that stays.
        """
        self._choose_latest()
        self.fact_selected.emit(self.results.current_place() or latest)

    def _request_test(self, latest: str) -> None:
        self.fact_requested.emit(self.results.current_place() or latest)

    def _choose_latest(self) -> None:
        """Choose the latest result of the test where none is, if the filter shows it."""
        number = self.results.order.number_of(0) if self.results.order.rows else -1
        if number >= 0 and not self.results.current_place():
            self.results.choose(number)

    def _show_series(self, series: LabSeries | None) -> None:
        self._series = series
        review = self._review
        chart = dated(lab_chart(series, review), review) if series and review else None
        self.chart.mark(None)
        self.chart.show_chart(chart)
        self.results.show_rows(lab_rows.result_rows(series), lab_rows.RESULT_SHARES)
        self._mark_result()  # the row may have stayed chosen

    def _mark_result(self) -> None:
        """Ring the chosen result in the chart, where it has a place there."""
        point = self._point_at(self.results.current_place())
        series = self._series
        is_drawn = point is not None and series is not None and point in series.drawable
        here = as_drawn(point, series) if point and series and is_drawn else None
        self.chart.mark(result_point(here) if here else None)

    def _point_at(self, place: str) -> LabPoint | None:
        points = self._series.points if self._series else ()
        return next((point for point in points if place and point.place == place), None)

    def mark_tip(self, key: str) -> str:
        """The result of a mark, with all that is known of it."""
        point = self._point_at(key)
        if point is None or self._series is None:
            return ""
        return lab_tip(self._series, point, self.documents)


def _work_up_rows(review: Review | None) -> Iterator[FactRow]:
    for table in review.work_ups if review else ():
        for row in table.rows:
            ranks = (None, by_name(row.test), by_name(row.state), None, None, by_time(row.when))
            cells = (
                table.question,
                row.test,
                row.state,
                row.result,
                stated(row.reference),
                stated_time(row.when),
                row.meaning,
            )
            yield FactRow(cells, row.place, source=row.source, ranks=ranks)
