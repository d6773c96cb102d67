"""Whether everything can be read and seen, in both themes: by the numbers of WCAG 2."""

from collections.abc import Iterator
from itertools import product
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from boardapp.desktop.parts.html import Colours as PageColours
from boardapp.desktop.parts.html import mixed
from boardapp.desktop.parts.reading_panel import WASH
from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.system.settings import Settings
from boardapp.desktop.window.appearance import Appearance, Shade, palette
from boardapp.desktop.window.header import BANNER_COLOURS, PRIVACY_COLOURS
from boardapp.figures.palette import BARS, DARK, LIGHT

SHADES = ("light", "dark")
TEXT, SEEN = 4.5, 3.0
Role = QPalette.ColorRole
Group = QPalette.ColorGroup


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor | str, other: QColor | str) -> float:
    """The contrast of two colours, 1 to 21."""
    found = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (found[0] + 0.05) / (found[1] + 0.05)


GROUNDS = (Role.Window, Role.Base, Role.AlternateBase, Role.Button, Role.Midlight)
PAIRS = [
    *product(
        (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText, Role.Link), GROUNDS
    ),
    (Role.LinkVisited, Role.Base),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.HighlightedText, Role.Highlight),
]


@pytest.mark.parametrize("group", [Group.Active, Group.Inactive, Group.Disabled])
@pytest.mark.parametrize("shade", SHADES)
def test_every_text_of_the_palette_can_be_read_on_every_ground(
    shade: Shade, group: QPalette.ColorGroup
) -> None:
    colours = palette(shade)
    faint = {
        (text.name, ground.name): round(found, 2)
        for text, ground in PAIRS
        if (found := contrast(colours.color(group, text), colours.color(group, ground))) < TEXT
    }
    assert faint == {}


@pytest.mark.parametrize("shade", SHADES)
def test_every_text_of_a_page_can_be_read_also_where_a_fact_was_led_to(shade: Shade) -> None:
    ground = palette(shade)
    page = PageColours.of(ground)
    base = ground.color(Role.Base)
    marked = mixed(ground.color(Role.Highlight), base, WASH)
    texts = (page.text, page.muted, page.accent, page.warning)
    faint = [
        (text, on.name())
        for text in texts
        for on in (base, QColor(page.card), marked)
        if contrast(text, on) < TEXT
    ]
    assert faint == []


@pytest.mark.parametrize("colours", [BANNER_COLOURS, *PRIVACY_COLOURS.values()])
def test_what_is_painted_alike_in_both_themes_can_be_read(colours: tuple[str, str]) -> None:
    assert contrast(*colours) >= TEXT


def test_the_text_on_every_bar_of_the_timeline_can_be_read() -> None:
    faint = {
        role: round(found, 2)
        for role, paint in BARS.items()
        if (found := contrast(f"#{paint.fill}", f"#{paint.text}")) < TEXT
    }
    assert faint == {}


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=SHADES)
def test_ink_and_muted_text_of_a_drawing_can_be_read_on_paper_and_lanes(page: object) -> None:
    for text in (page.ink, page.muted):  # type: ignore[attr-defined]
        for ground in (page.paper, page.lane):  # type: ignore[attr-defined]
            assert contrast(f"#{text}", f"#{ground}") >= TEXT


def test_supportive_care_is_not_the_brightest_in_the_dark() -> None:
    bright = {role: _luminance(QColor(f"#{paint.fill}")) for role, paint in BARS.items()}
    drawn = {role: light for role, light in bright.items() if role != "goal"}
    assert max(drawn, key=drawn.__getitem__) != "supportive"


@pytest.mark.parametrize("shade", SHADES)
def test_the_ring_of_the_keyboard_is_seen_on_every_ground(shade: Shade) -> None:
    colours = palette(shade)
    for ground in (Role.Window, Role.Base, Role.AlternateBase):
        assert contrast(colours.color(Role.Accent), colours.color(ground)) >= SEEN


# What is drawn


def _across(image: QImage, y: int) -> Iterator[QColor]:
    return (image.pixelColor(x, y) for x in range(image.width()))


def _most_seen(widget: QWidget, ground: QColor) -> float:
    """The strongest contrast with the ground of any pixel at the left edge of a field."""
    image = widget.grab().toImage()
    middle = image.height() // 2
    return max(contrast(colour, ground) for colour in list(_across(image, middle))[:4])


@pytest.fixture(params=SHADES)
def shade(request: pytest.FixtureRequest, settings: Settings, qapp: QApplication) -> Shade:
    """Each theme, on screen."""
    qapp.setStyle("fusion")
    appearance = Appearance(settings)
    appearance.choose_colours(request.param)
    return cast(Shade, request.param)


FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox)


@pytest.mark.parametrize("kind", FIELDS)
def test_the_edge_of_a_field_is_seen(qtbot: QtBot, shade: Shade, kind: type[QWidget]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = kind(page)
    QVBoxLayout(page).addWidget(field)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    ground = page.palette().color(Role.Window)
    assert ground == palette(shade).color(Role.Window)
    assert _most_seen(field, ground) >= SEEN


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_field_that_has_the_keyboard_is_told_by_its_edge(
    qtbot: QtBot, shade: Shade, kind: type[QWidget]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, other = kind(page), QLineEdit(page)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    ground = page.palette().color(Role.Window)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    without = field.grab().toImage()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.grab().toImage() != without
    assert _most_seen(field, ground) >= SEEN


@pytest.mark.parametrize("kind", [QRadioButton, QCheckBox])
def test_a_button_that_is_not_ticked_is_seen(
    qtbot: QtBot, shade: Shade, kind: type[QWidget]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = kind(page)  # without a text: what is drawn is the circle or the box
    QVBoxLayout(page).addWidget(button)
    with qtbot.waitExposed(page):
        page.show()
    page.setFocus()
    ground = page.palette().color(Role.Window)
    image = button.grab().toImage()
    strongest = max(contrast(colour, ground) for colour in _across(image, image.height() // 2))
    assert strongest >= SEEN


def test_a_chosen_row_tells_whether_the_keyboard_is_in_its_table(
    qtbot: QtBot, shade: Shade
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    table, field = FactsTable("Facts", ("A",), page), QLineEdit(page)
    column = QVBoxLayout(page)
    column.addWidget(table)
    column.addWidget(field)
    table.show_rows([FactRow(("one",), "labs[0]"), FactRow(("two",), "labs[1]")], (1,))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    table.choose(0)
    middle = table.visualRect(table.model().index(0, 0)).center()
    right = QPoint(table.viewport().width() - 6, middle.y())

    def ground() -> QColor:
        QApplication.processEvents()
        return table.viewport().grab().toImage().pixelColor(right)

    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert ground() == palette(shade).color(Group.Active, Role.Highlight)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ground() == palette(shade).color(Group.Inactive, Role.Highlight)
    assert contrast(ground(), palette(shade).color(Role.HighlightedText)) >= TEXT
