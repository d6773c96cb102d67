from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from boardapp.desktop.session.document import load
from boardapp.desktop.window.header import Header
from boardapp.desktop.window.workbench import Workbench
from boardapp.review.model.review import Review


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    made = Header()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def review(letter_path: Path) -> Review:
    return load(letter_path).review


@pytest.mark.parametrize(
    ("privacy", "tip"),
    [
        ("published", "Published"),
        ("de-identified", "De-identified"),
        ("identified", "may show who the patient is"),
        ("not stated", "Treat it as identified"),
    ],
)
def test_privacy_is_a_word_with_an_explanation(
    header: Header, review: Review, privacy: str, tip: str
) -> None:
    header.show_review(replace(review, privacy=privacy))
    assert header.privacy.text() == f"Privacy: {privacy}"
    assert tip in header.privacy.toolTip()


def test_only_what_needs_care_is_painted(header: Header, review: Review) -> None:
    window = QPalette.ColorRole.Window
    header.show_review(replace(review, privacy="identified"))
    assert header.privacy.palette().color(window).name() == "#b3261e"
    header.show_review(replace(review, privacy="published"))
    assert header.privacy.backgroundRole() == QPalette.ColorRole.Midlight


def test_a_long_title_is_shortened_on_screen_and_whole_in_the_tip(
    header: Header, review: Review
) -> None:
    title = "A very long title. " * 30
    header.show_review(replace(review, title=title))
    assert header.minimumSizeHint().width() < 600
    assert header.title.toolTip() == title


def test_a_title_is_never_read_as_markup(header: Header, review: Review) -> None:
    header.show_review(replace(review, title="<b>x</b>"))
    assert header.title.textFormat() == header.title.textFormat().PlainText
    assert header.title.text() == "<b>x</b>"


def test_without_a_case_nothing_is_claimed(header: Header, review: Review) -> None:
    header.show_review(review)
    header.show_review(None)
    assert header.title.text() == ""
    assert not header.privacy.isVisible()
    assert not header.banner.isVisible()


def test_reading_is_announced_by_the_name_of_the_file(header: Header) -> None:
    header.show_reading("case.board.json")
    assert header.title.text() == "Reading case.board.json …"


def test_the_title_keeps_its_proportion_when_the_text_grows(header: Header) -> None:
    font = header.font()
    font.setPointSizeF(20)
    header.setFont(font)
    assert header.title.font().pointSizeF() == pytest.approx(26, abs=0.1)


def test_what_the_overview_begins_with_is_not_said_above_it_too(
    workbench: Workbench, letter_path: Path
) -> None:
    loaded = load(letter_path)
    workbench.document.take(loaded)
    assert workbench.header.summary.text() == ""
    height = workbench.header.sizeHint().height()
    workbench.show_panel("labs")
    assert workbench.header.summary.text() == loaded.review.one_liner
    assert workbench.header.sizeHint().height() == height
    workbench.show_panel("overview")
    assert workbench.header.summary.text() == ""
