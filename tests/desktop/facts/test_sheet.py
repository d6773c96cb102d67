"""A fact as a page: each field once, the fields of one drug in one row, escaped."""

from PySide6.QtGui import QGuiApplication, QTextDocument
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value
from boardapp.desktop.facts.sheet import sheet_page
from boardapp.desktop.parts.html import Colours
from boardapp.review.fact import fact_sheet
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _text(case: Case, place: str) -> list[str]:
    page = QTextDocument()
    sheet = fact_sheet(case, review_case(case), place)
    colours = Colours.of(QGuiApplication.palette())
    page.setHtml(sheet_page(sheet, [("labs", "Labs")], colours))
    return page.toPlainText().replace("\u2060", "").split("\n")


def test_the_fields_of_one_drug_stand_in_one_row(qtbot: QtBot) -> None:
    agents = (
        Agent(name="vincristine", dose=Value(1.5), unit="mg/m2", route="IV"),
        Agent(name="doxorubicin", share=Value(75)),
    )
    told = _text(
        a_case(therapies=(Therapy(name="VAC <b>", line=1, agents=agents),)), "therapies[0]"
    )
    assert told[0] == "VAC <b>"
    assert told[told.index("Drug 1") + 1] == "vincristine; dose 1.5 mg/m²; route IV"
    assert told[told.index("Drug 2") + 1] == "doxorubicin; share 75 %"
    assert told[told.index("Line") + 1] == "1"
    assert told[-2:] == ["Also seen in", "Labs"]


def test_without_a_fact_the_page_says_how_to_choose_one(qtbot: QtBot) -> None:
    assert "Choose a fact" in _text(a_case(), "therapies[0]")[0]
