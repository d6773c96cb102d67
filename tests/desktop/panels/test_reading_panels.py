"""Overview and History: what is read on screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.desktop.panels.history import HistoryPanel
from boardapp.desktop.panels.overview import OverviewPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.reading_panel import ReadingPanel
from boardapp.desktop.parts.unit_breaks import release_units
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

ShowPanel = Callable[[type[Panel], Review | None], Panel]


@pytest.fixture
def read(on_screen: ShowPanel) -> Callable[[type[Panel], Review], str]:
    def text(kind: type[Panel], review: Review) -> str:
        panel = on_screen(kind, review)
        assert isinstance(panel, ReadingPanel)
        return release_units(panel.page.toPlainText()).lstrip()

    return text


Read = Callable[[type[Panel], Review], str]


def test_the_overview_of_the_letter_begins_with_its_one_liner_and_question(
    read: Read, letter: Review
) -> None:
    text = read(OverviewPanel, letter)
    assert text.startswith(letter.about)
    order = [
        text.index(heading)
        for heading in (
            "Question for the board",
            "Current status",
            "Doubts and faults",
            "What is missing",
            "Goals of patient and family",
            "Options for discussion (unranked)",
            "Recommendation of the board",
        )
    ]
    assert order == sorted(order)
    assert letter.question.value in text
    assert "[letter ¶10]" in text


def test_overview_and_history_begin_with_what_the_patient_has_beside_the_disease(
    read: Read,
) -> None:
    review = review_case(read_case(example_case("sarcoma")))
    order = (
        "Earlier malignancy",
        "Li-Fraumeni syndrome, germline",
        "allergy to latex",
        "Family history",
    )
    for kind, next_heading in (
        (OverviewPanel, "Question for the board"),
        (HistoryPanel, "Performance status"),
    ):
        text = read(kind, review)
        places = [text.index(words) for words in (*order, next_heading)]
        assert places == sorted(places)


def test_the_overview_tells_the_question_once(read: Read, letter: Review) -> None:
    text = " ".join(read(OverviewPanel, letter).split())
    assert text.count(letter.question.value) == 1


def test_a_goal_stands_in_a_paragraph_with_its_time_below(
    on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)
    document = panel.page.document()
    for goal in letter.goals:
        cursor = document.find(goal.text[:40])
        assert cursor.currentTable() is None


def test_the_overview_has_two_columns_where_there_is_room(
    on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)

    def tops() -> list[int]:
        cursors = (
            panel.page.document().find(name)
            for name in ("Current status, as of", "Goals of patient and family")
        )
        return [panel.page.cursorRect(cursor).top() for cursor in cursors]

    narrow = panel.page.toPlainText()
    status, goals = tops()
    assert goals > status
    panel.resize(1400, 700)
    QApplication.processEvents()
    status, goals = tops()
    assert goals < status
    assert sorted(panel.page.toPlainText().split()) == sorted(narrow.split())
    panel.resize(900, 700)
    QApplication.processEvents()
    assert panel.page.toPlainText() == narrow


@pytest.mark.parametrize("width", [900, 1400])
def test_a_fact_is_marked_alone_in_either_layout(
    on_screen: ShowPanel, letter: Review, width: int
) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)
    panel.resize(width, 700)
    QApplication.processEvents()
    assert panel.reveal("goals[0]")
    marked = " ".join(s.cursor.selectedText() for s in panel.page.extraSelections())
    assert letter.goals[0].text[:40] in marked
    assert letter.question.value not in marked


def test_the_overview_leads_to_the_pictures(
    on_screen: ShowPanel, synthetic: Review, letter: Review
) -> None:
    panel = on_screen(OverviewPanel, synthetic)
    assert isinstance(panel, OverviewPanel)
    assert 'href="fact:images"' in panel.page.toHtml()
    assert "Show 3 pictures in Pictures" in panel.page.toPlainText()
    panel.show_review(letter)
    assert "Pictures" not in panel.page.toPlainText()


def test_a_case_without_conditions_has_no_row_of_them(read: Read, letter: Review) -> None:
    first = read(OverviewPanel, letter).split("Question for the board")[0]
    assert first.strip() == letter.about


def test_the_overview_tells_a_goal_once(read: Read, letter: Review) -> None:
    text = read(OverviewPanel, letter)
    for goal in letter.goals:
        assert text.count(goal.text.rstrip(".")) == 1


def test_the_overview_of_the_minimal_case_says_what_is_missing_and_where_to_add_it(
    read: Read, minimal: Review
) -> None:
    text = read(OverviewPanel, minimal)
    assert "No goal of the family is stated. Insert adds it: type “goal”." in text
    assert "No option is stated. Insert adds it: type “option”." in text
    assert "as of not reported" not in text
    assert "None were found." in text


def test_the_time_of_the_status_has_one_preposition(read: Read) -> None:
    look = Assessment(when=When.parse("dx"), finding="evaluation", response="improved")
    disease = Diagnosis(when=When.parse("age 60 y"), disease=Coded(text="lung cancer"))
    text = read(OverviewPanel, review_case(Case(title="x", diagnosis=disease, assessments=(look,))))
    assert "Current status, at diagnosis" in text


def test_the_overview_leads_to_the_checks(
    qtbot: QtBot, on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)
    assert 'href="fact:doubts"' in panel.page.toHtml()
    with qtbot.waitSignal(panel.fact_requested) as heard:
        panel.page.anchorClicked.emit(QUrl("fact:doubts"))
    assert heard.args == ["doubts"]


def test_a_link_that_is_no_fact_leads_nowhere(
    qtbot: QtBot, on_screen: ShowPanel, letter: Review
) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)
    with qtbot.assertNotEmitted(panel.fact_requested):
        panel.page.anchorClicked.emit(QUrl("https://example.org"))


def test_the_history_tells_every_event_with_its_doubts(read: Read, letter: Review) -> None:
    text = " ".join(read(HistoryPanel, letter).split())
    for entry in letter.course:
        assert " ".join(entry.title.split()) in text
        for doubt in entry.doubts:
            assert " ".join(f"Doubt: {doubt}".split()) in text


def test_the_history_says_where_the_transfusions_are(read: Read, synthetic: Review) -> None:
    text = read(HistoryPanel, synthetic)
    assert "24 transfusions are listed in Toxicity, Complications." in text


def test_the_history_of_the_minimal_case_says_how_to_add_to_it(read: Read, minimal: Review) -> None:
    text = read(HistoryPanel, minimal)
    assert "Nothing is stated after the diagnosis." in text
    assert "Insert adds a therapy, an assessment or a complication" in text


@pytest.mark.parametrize(
    ("kind", "place", "told"),
    [
        (OverviewPanel, "meeting.question", "Bleeding under long"),
        (OverviewPanel, "options[0].risks", "Inotuzumab ozogamicin as a bridge"),
        (HistoryPanel, "therapies[8].cycles", "after relapse 4"),
        (HistoryPanel, "diagnosis.cns", "CNS"),
        (HistoryPanel, "references[3].cited_for", ""),
    ],
)
def test_a_fact_is_led_to_and_marked(
    on_screen: ShowPanel, letter: Review, kind: type[Panel], place: str, told: str
) -> None:
    panel = on_screen(kind, letter)
    assert isinstance(panel, ReadingPanel)
    assert panel.reveal(place)
    marks = panel.page.extraSelections()
    assert marks
    assert told in marks[0].cursor.selectedText()  # type: ignore[attr-defined]
    seen = panel.page.cursorRect(panel.page.textCursor())
    assert panel.page.viewport().rect().contains(QPoint(seen.left(), seen.center().y()))


def test_a_row_is_marked_in_all_its_cells(on_screen: ShowPanel, letter: Review) -> None:
    panel = on_screen(HistoryPanel, letter)
    assert isinstance(panel, HistoryPanel)
    panel.reveal("therapies[10]")
    told = " ".join(m.cursor.selectedText() for m in panel.page.extraSelections())  # type: ignore[attr-defined]
    assert "Cranial radiation" in told
    assert "1200 Gy" in told
    assert "bleeding" not in told


def test_an_unknown_fact_is_not_led_to(on_screen: ShowPanel, letter: Review) -> None:
    panel = on_screen(HistoryPanel, letter)
    assert not panel.reveal("therapies[99]")


def test_selected_text_is_copied(qtbot: QtBot, on_screen: ShowPanel, letter: Review) -> None:
    panel = on_screen(OverviewPanel, letter)
    assert isinstance(panel, OverviewPanel)
    qtbot.keyClick(panel.page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().lstrip().startswith(letter.about)


def test_text_of_the_case_is_never_read_as_html(on_screen: ShowPanel, letter: Review) -> None:
    import msgspec

    hostile = msgspec.structs.replace(letter, about="<b>platelets</b> < 50 & falling")
    panel = on_screen(OverviewPanel, hostile)
    assert isinstance(panel, OverviewPanel)
    assert panel.page.toPlainText().lstrip().startswith("<b>platelets</b> < 50 & falling")


@pytest.mark.parametrize(("kind", "letters"), [(HistoryPanel, 115), (OverviewPanel, 2 * 100)])
def test_lines_stay_short_enough_to_read(
    on_screen: ShowPanel, letter: Review, kind: type[ReadingPanel], letters: int
) -> None:
    panel = on_screen(kind, letter)
    assert isinstance(panel, ReadingPanel)
    panel.resize(2400, 700)
    QApplication.processEvents()
    longest = letters * panel.page.fontMetrics().horizontalAdvance("n")
    assert panel.page.document().textWidth() <= longest
    panel.resize(600, 700)
    QApplication.processEvents()
    assert panel.page.document().textWidth() <= 600


def test_the_overview_says_what_the_disease_is_read_as_and_why(read: Read, letter: Review) -> None:
    text = " ".join(read(OverviewPanel, letter).split())
    assert "Read as acute lymphoblastic leukemia of infancy" in text
    assert "by its name; disease profile by code or name, version 1" in text
