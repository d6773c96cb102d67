"""The guide reads offline: pages, links between them, search."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.desktop.guide.guide_window import GuideWindow
from boardapp.desktop.guide.pages import anchor_of, page_names, read_pages
from boardapp.desktop.window.workbench import Workbench

DOCS = Path(__file__).resolve().parents[3] / "docs"
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    made = GuideWindow()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_page_that_users_read_is_in_the_guide() -> None:
    there = {path.name for path in DOCS.glob("*.md")} - {"architecture.md"}
    assert there == set(page_names())


def test_every_link_leads_to_a_page_and_a_heading() -> None:
    pages = {page.name: page for page in read_pages()}
    for page in pages.values():
        for link in LINK.findall(page.text):
            assert "://" not in link
            name, _, anchor = link.partition("#")
            if name and name not in pages:
                assert (DOCS / name).exists(), link  # a file that only who builds it reads
                continue
            target = pages[name or page.name]
            headings = re.findall(r"^#+\s+(.+?)\s*$", target.text, re.MULTILINE)
            assert not anchor or anchor in map(anchor_of, headings), link


@pytest.mark.parametrize("name", page_names())
def test_each_page_is_shown_with_its_title_and_tables(guide: GuideWindow, name: str) -> None:
    guide.follow(QUrl(name))
    assert guide.page_name == name
    text = guide.page.toPlainText()
    assert text.startswith(guide.list.currentItem().text())
    assert "|---" not in text
    assert "**" not in text


def test_a_link_leads_to_the_heading_and_back_leads_home(guide: GuideWindow) -> None:
    guide.page.anchorClicked.emit(QUrl("window.md#keys"))
    assert guide.page_name == "window.md"
    assert guide.page.textCursor().block().text() == "Keys"
    assert guide.page.verticalScrollBar().value() > 0
    guide.back_button.click()
    assert guide.page_name == "first-case.md"
    assert not guide.back_button.isEnabled()


@pytest.mark.parametrize(
    "link", ["https://example.org/", "../boardapp/cli.py", "file:///etc/passwd"]
)
def test_a_link_out_of_the_guide_opens_nothing(guide: GuideWindow, link: str) -> None:
    guide.follow(QUrl(link))
    assert guide.page_name == "first-case.md"
    assert "opens nothing on the web" in guide.told.text()


def test_search_goes_through_the_page_then_through_the_others(
    qtbot: QtBot, guide: GuideWindow
) -> None:
    guide.search.setFocus()
    guide.search.setText("recovery copy")
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page.textCursor().selectedText().casefold() == "recovery copy"
    assert guide.page_name == "first-case.md"
    guide.search.setText("full screen; Esc leaves it")
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.page_name == "window.md"
    assert guide.page.textCursor().hasSelection()
    guide.search.setText("no such words")
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.told.text() == "“no such words” is nowhere in the guide."


def test_shift_f1_opens_it_beside_the_case_and_escape_closes_it(
    qtbot: QtBot, workbench: Workbench
) -> None:
    workbench.actions["guide"].trigger()
    [guide] = [w for w in QApplication.topLevelWidgets() if isinstance(w, GuideWindow)]
    assert guide.isVisible()
    assert not guide.isModal()
    workbench.actions["guide"].trigger()
    assert len([w for w in QApplication.topLevelWidgets() if isinstance(w, GuideWindow)]) == 1
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
