from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from boardapp.case.patient import Measurement
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.desktop.panels.labs.panel import LabsPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case, result

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@pytest.fixture
def show_labs(on_screen: ShowPanel) -> Callable[[Review], LabsPanel]:
    def show(review: Review) -> LabsPanel:
        made = on_screen(LabsPanel, review)
        assert isinstance(made, LabsPanel)
        return made

    return show


ShowLabs = Callable[[Review], LabsPanel]


def _cells(table: FactsTable) -> list[tuple[str, ...]]:
    return [table.facts.row(number).cells for number in range(table.facts.rowCount())]


def test_the_letter_shows_its_results_as_stated(show_labs: ShowLabs, letter: Review) -> None:
    tests = {row[0]: row for row in _cells(show_labs(letter).tests)}
    when = "during inotuzumab ozogamicin (resumed)"
    assert tests["platelets"] == (
        "platelets", "40–50 ×10⁹/L", "grade 3 (worst of range)", when,
    )  # fmt: skip
    assert tests["aPTT"] == ("aPTT", "45 s", "↑ high, grade 1", when)
    assert tests["bilirubin"][1] == "normal"


def test_the_first_test_that_a_chart_can_show_is_chosen(
    show_labs: ShowLabs, letter: Review
) -> None:
    panel = show_labs(letter)
    row = panel.tests.selectionModel().selectedRows()[0].row()
    assert _cells(panel.tests)[row][0] == "platelets"
    assert panel.chart.chart is not None
    assert _cells(panel.results) == [
        ("during inotuzumab ozogamicin (resumed)", "40–50", "×10⁹/L", "not reported",
         "no range", "3 (worst of range)", "letter ¶7")
    ]  # fmt: skip


def test_a_chosen_test_shows_all_its_results(show_labs: ShowLabs, synthetic: Review) -> None:
    panel = show_labs(synthetic)
    number = [row[0] for row in _cells(panel.tests)].index(synthetic.labs[1].test)
    panel.tests.choose(number)
    series = synthetic.labs[1]
    newest_first = [point.value for point in reversed(series.points)]
    assert [row[1] for row in _cells(panel.results)] == newest_first
    assert panel.chart.chart is not None
    assert series.test in panel.chart.accessibleDescription()


def test_a_test_that_is_chosen_leads_to_its_latest_result(
    qtbot: QtBot, show_labs: ShowLabs, synthetic: Review
) -> None:
    panel = show_labs(synthetic)
    panel.tests.setFocus()
    told: list[str] = []
    panel.fact_selected.connect(told.append)
    qtbot.keyClick(panel.tests, Qt.Key.Key_Down)
    chosen = panel.tests.chosen_row()
    assert chosen is not None
    series = next(one for one in synthetic.labs if one.test == chosen.key)
    latest = series.points[-1]
    assert told == [latest.place]
    assert panel.results.current_place() == latest.place
    ring = panel.chart.canvas.ringed
    assert ring is not None
    assert ring.key == latest.place


def test_the_list_of_tests_leaves_a_chosen_result_chosen(
    qtbot: QtBot, show_labs: ShowLabs, synthetic: Review
) -> None:
    panel = show_labs(synthetic)
    panel.results.setFocus()
    panel.results.choose(3)
    chosen = panel.results.current_place()
    told: list[str] = []
    panel.fact_selected.connect(told.append)
    panel.tests.setFocus()
    assert told == [chosen]


def test_tests_are_found_by_name(qtbot: QtBot, show_labs: ShowLabs, synthetic: Review) -> None:
    panel = show_labs(synthetic)
    qtbot.keyClicks(panel.filter, "NEUTRO")
    assert [row[0] for row in _cells(panel.tests)] == ["neutrophils"]
    panel.filter.setText("no such test")
    assert (_cells(panel.tests), _cells(panel.results)) == ([], [])
    assert panel.chart.chart is None
    panel.filter.clear()
    assert len(_cells(panel.tests)) == len(synthetic.labs) + len(synthetic.measurements)


def test_a_result_is_led_to_even_if_its_test_was_filtered_away(
    show_labs: ShowLabs, synthetic: Review
) -> None:
    panel = show_labs(synthetic)
    panel.filter.setText("ALT")
    place = synthetic.labs[0].points[7].place
    assert panel.reveal(f"{place}.value")
    assert panel.filter.text() == ""
    assert panel.results.current_place() == place


def test_a_work_up_is_led_to_in_its_own_tab(show_labs: ShowLabs, letter: Review) -> None:
    panel = show_labs(letter)
    row = letter.work_ups[0].rows[1]
    assert panel.reveal(row.place)
    assert panel.work_ups.isVisible()
    assert panel.work_ups.current_place() == row.place
    states = {row[1]: row[2] for row in _cells(panel.work_ups)}
    assert "not done" in states.values()


def test_a_result_leads_to_its_fact(qtbot: QtBot, show_labs: ShowLabs, letter: Review) -> None:
    panel = show_labs(letter)
    panel.results.setCurrentIndex(panel.results.facts.index(0, 0))
    with qtbot.waitSignal(panel.fact_requested) as heard:
        qtbot.keyClick(panel.results, Qt.Key.Key_Return)
    assert heard.args == [letter.labs[1].points[0].place]


def test_a_mark_of_the_chart_leads_to_its_row(show_labs: ShowLabs, synthetic: Review) -> None:
    panel = show_labs(synthetic)
    place = synthetic.labs[0].points[30].place
    panel.chart.point_chosen.emit(place)
    assert panel.results.current_place() == place


def test_a_case_without_results_says_how_to_add_them(show_labs: ShowLabs, minimal: Review) -> None:
    panel = show_labs(minimal)
    assert "Insert: type “laboratory”" in panel.results.accessibleDescription()
    assert panel.chart.message == "There is no result that a chart could show."


def test_measures_stand_in_a_group_of_their_own_with_their_grades(show_labs: ShowLabs) -> None:
    measures = tuple(
        Measurement(
            name="ejection fraction", value=Value(value), unit="%", when=When.parse(when),
            source="echo",
        )
        for value, when in ((62, "dx"), (48, "dx + 75 d"))
    )  # fmt: skip
    therapy = Therapy(name="ADE", line=1, start=When.parse("dx + 3 d"))
    case = a_case(measurements=measures, therapies=(therapy,), labs=(result(90),))
    panel = show_labs(review_case(case))
    assert [row[0] for row in _cells(panel.tests)] == [
        "ejection fraction\nvital and body", "platelets",
    ]  # fmt: skip
    panel.filter.setText("vital")
    assert [row[1] for row in _cells(panel.tests)] == ["48 % ↘"]
    assert [row[5] for row in _cells(panel.results)] == ["2", "0"]
    hint = panel.results.facts.row(0).tip
    assert hint == (
        "Grade by the value and its baseline of 62 %, CTCAE v5.0: Ejection fraction decreased"
    )
    assert panel.chart.chart is not None


def test_a_mark_tells_the_whole_result_with_its_grade_and_source(
    show_labs: ShowLabs, synthetic: Review, letter: Review
) -> None:
    panel = show_labs(synthetic)
    panel.documents = {"lab": "Made-up laboratory of the synthetic case."}
    assert panel.reveal("labs[2]")
    assert panel.mark_tip("labs[2]").split("\n") == [
        "leukocytes: 387.7 ×10⁹/L",
        "2021-02-08 (at diagnosis)",
        "↑ high; reference 6–17.5 ×10⁹/L",
        "Grade 3; CTCAE v5.0: Leukocytosis; White blood cell decreased",
        "Source: lab: Made-up laboratory of the synthetic case.",
    ]
    other = show_labs(letter)
    place = letter.labs[1].points[0].place
    assert other.reveal(place)
    told = other.mark_tip(place).split("\n")
    assert told[0] == "platelets: 40–50 ×10⁹/L"
    assert told[-1] == "Source: letter ¶7"
    assert other.mark_tip("labs[999]") == ""


def test_the_chosen_row_is_ringed_in_the_chart_and_a_click_on_a_mark_chooses_its_row(
    qtbot: QtBot, show_labs: ShowLabs, synthetic: Review
) -> None:
    panel = show_labs(synthetic)
    canvas = panel.chart.canvas
    assert canvas.ring_place() is None
    panel.results.choose(40)
    place = panel.results.current_place()
    point = next(p for p in synthetic.labs[0].points if p.place == place)
    ringed = canvas.ring_place()
    assert ringed is not None
    assert canvas.month_at(ringed[0]) == pytest.approx((point.day or 0.0) / 30.436875, abs=0.01)
    x, y = canvas.place_at(0)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    first = panel.results.current_place()
    assert first == canvas.key_at(QPoint(round(x), round(y)))
    assert canvas.ring_place() == pytest.approx((x, y))
    panel.tests.choose(4)
    assert canvas.ring_place() is None


def test_a_dated_case_has_dates_under_its_charts_and_another_has_months(
    show_labs: ShowLabs, synthetic: Review, letter: Review
) -> None:
    dated, undated = show_labs(synthetic), show_labs(letter)
    chart = dated.chart.chart
    assert chart is not None
    assert (str(chart.origin), chart.x_title) == ("2021-02-08", "Date")
    chart = undated.chart.chart
    assert chart is not None
    assert (chart.origin, chart.x_title) == (None, "Months from diagnosis")


def test_the_timeline_stands_above_the_chart_on_demand_with_every_result_in_reach(
    qtbot: QtBot, show_labs: ShowLabs, synthetic: Review, letter: Review
) -> None:
    panel = show_labs(synthetic)
    assert panel.timeline is None
    panel.above.setFocus()
    qtbot.keyClick(panel.above, Qt.Key.Key_Space)
    assert panel.timeline is not None
    view = panel.timeline.view
    qtbot.waitUntil(lambda: view.isVisible() and view.is_laid_out)
    days = [p.day for s in synthetic.labs for p in s.points if p.day is not None]
    layout = view.placed
    assert layout is not None
    assert layout.days[0] <= min(days)
    assert layout.days[1] >= max(days)
    low, high = panel.chart.range
    assert low <= min(days) / 30.436875 < max(days) / 30.436875 <= high
    panel.tests.choose(3)
    assert panel.chart.range == (low, high)
    view.setFocus()
    with qtbot.waitSignal(panel.fact_selected) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert heard.args[0]
    panel.show_review(None)
    assert view.placed is None
    panel.show_review(letter)
    qtbot.waitUntil(lambda: view.placed is not None)
    qtbot.keyClick(panel.above, Qt.Key.Key_Space)
    assert not view.isVisible()
    chart = panel.chart.chart
    assert chart is not None
    assert panel.chart.range == chart.x_range


def test_results_without_a_day_of_diagnosis_are_drawn_by_their_dates(show_labs: ShowLabs) -> None:
    dates = ("2021-02-03", "2021-03-05")
    labs = tuple(result(40, day) for day in dates)
    panel = show_labs(review_case(a_case(diagnosed="not reported", labs=labs)))
    assert panel.chart.chart is not None
    assert panel.chart.chart.x_title == "Date"
    panel.results.choose_own(1)
    assert panel.chart.canvas.ring_place() is not None
    panel.above.setChecked(True)
    low, high = panel.chart.range
    assert (low, high) == panel.chart.chart.x_range
