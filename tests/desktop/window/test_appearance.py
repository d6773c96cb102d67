from typing import Literal

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from boardapp.desktop.parts.html import Colours as PageColours
from boardapp.desktop.system.settings import COLOURS, TEXT_SIZE, Settings
from boardapp.desktop.window.appearance import DARK, DISABLED, LIGHT, Appearance, palette

PAIRS = (
    ("WindowText", "Window"),
    ("Text", "Base"),
    ("Text", "AlternateBase"),
    ("WindowText", "Midlight"),
    ("ButtonText", "Button"),
    ("ToolTipText", "ToolTipBase"),
    ("Link", "Base"),
)


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(table: dict[str, str], text: str, ground: str) -> None:
    assert _contrast(table[text], table[ground]) >= 6


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_chosen_and_quiet_text_can_be_read(table: dict[str, str]) -> None:
    assert _contrast(table["HighlightedText"], table["Highlight"]) >= 4.5


@pytest.mark.parametrize("ground", ["Window", "Base", "AlternateBase", "Button"])
@pytest.mark.parametrize(("shade", "table"), [("light", LIGHT), ("dark", DARK)])
def test_disabled_text_and_hints_can_still_be_read(
    shade: str, table: dict[str, str], ground: str
) -> None:
    assert _contrast(DISABLED[shade], table[ground]) >= 4.5
    assert _contrast(table["PlaceholderText"], table[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["Window", "Base", "AlternateBase"])
@pytest.mark.parametrize(("shade", "table"), [("light", LIGHT), ("dark", DARK)])
def test_every_colour_of_a_page_can_be_read_on_every_ground(
    shade: Literal["light", "dark"], table: dict[str, str], ground: str
) -> None:
    colours = PageColours.of(palette(shade))
    for text in (colours.text, colours.muted, colours.accent, colours.warning):
        assert _contrast(text, table[ground]) >= 4.5


@pytest.mark.parametrize(("colours", "table"), [("dark", DARK), ("light", LIGHT)])
def test_the_chosen_colours_are_on_screen_and_kept(
    settings: Settings, colours: str, table: dict[str, str]
) -> None:
    appearance = Appearance(settings)
    appearance.choose_colours(colours)  # type: ignore[arg-type]
    assert QApplication.palette().color(QPalette.ColorRole.Base).name() == table["Base"]
    assert settings.get(COLOURS) == colours


def test_the_first_picture_has_the_stored_colours(settings: Settings) -> None:
    settings.put(COLOURS, "dark")
    Appearance(settings).prepare()
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK["Window"]


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_the_first_picture_follows_the_system(settings: Settings, shade: str) -> None:
    QApplication.setPalette(palette(shade))  # type: ignore[arg-type]  # as the system would
    Appearance(settings).prepare()
    expected = (LIGHT if shade == "light" else DARK)["Window"]
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == expected


def test_a_stored_word_that_is_no_colour_scheme_means_the_system(settings: Settings) -> None:
    settings.put(COLOURS, "pink")
    assert Appearance(settings).colours == "system"


def test_text_grows_and_shrinks_in_steps_and_stops_at_the_ends(settings: Settings) -> None:
    appearance = Appearance(settings)
    points = QApplication.font().pointSizeF()
    appearance.enlarge()
    assert settings.get(TEXT_SIZE) == 110
    assert QApplication.font().pointSizeF() == pytest.approx(points * 1.1, abs=0.1)
    for _ in range(10):
        appearance.enlarge()
    assert settings.get(TEXT_SIZE) == 200
    for _ in range(20):
        appearance.reduce()
    assert settings.get(TEXT_SIZE) == 80
    appearance.reset_text_size()
    assert QApplication.font().pointSizeF() == pytest.approx(points, abs=0.1)


def test_the_stored_text_size_is_that_of_the_first_picture(settings: Settings) -> None:
    points = QApplication.font().pointSizeF()
    settings.put(TEXT_SIZE, 150)
    Appearance(settings).prepare()
    assert QApplication.font().pointSizeF() == pytest.approx(points * 1.5, abs=0.1)
