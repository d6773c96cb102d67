import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from boardapp.desktop.parts.icons import icon, window_icon
from boardapp.desktop.window.appearance import LIGHT, palette
from boardapp.resources import ResourceError, asset

NAMES = sorted(path.name for path in asset("icons").glob("*.svg") if path.name != "boardapp.svg")


def _colours(drawn: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The colours of the pixels that are fully painted."""
    image = drawn.pixmap(QSize(40, 40), mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_each_icon_is_drawn_in_the_colour_of_the_text(
    qapp: QApplication, name: str, shade: str
) -> None:
    colours = palette(shade)  # type: ignore[arg-type]
    assert _colours(icon(name, colours)) == {colours.text().color().name()}
    selected = _colours(icon(name, colours), QIcon.Mode.Selected)
    assert selected == {colours.highlightedText().color().name()}


def test_an_icon_made_while_its_widget_is_disabled_is_not_grey_for_ever(
    qapp: QApplication,
) -> None:
    colours = palette("light")
    colours.setCurrentColorGroup(QPalette.ColorGroup.Disabled)
    assert _colours(icon("labs.svg", colours)) == {LIGHT["Text"]}


def test_icons_are_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    drawn = icon("labs.svg", palette("light")).pixmap(QSize(20, 20), 2.0)
    assert (drawn.width(), drawn.height()) == (40, 40)


def test_the_window_icon_has_its_own_colours(qapp: QApplication) -> None:
    assert {QColor("#12617d").name(), "#ffffff"} <= _colours(window_icon())


def test_an_icon_that_is_missing_is_named(qapp: QApplication) -> None:
    with pytest.raises(ResourceError, match=r"icons/none\.svg is missing"):
        icon("none.svg", palette("light"))
