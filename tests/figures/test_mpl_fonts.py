"""The fonts of the figures are the bundled ones, whatever the machine has."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure

from boardapp.figures import mpl_fonts
from boardapp.resources import asset

REGULAR = str(asset("fonts/Carlito-Regular.ttf"))
BOLD = str(asset("fonts/Carlito-Bold.ttf"))


@pytest.fixture(params=["none", "a regular one", "a bold one", "both"])
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """A machine on which some weights of the font are installed, before any figure is drawn."""
    names = {
        "none": (),
        "a regular one": (REGULAR,),
        "a bold one": (BOLD,),
        "both": (REGULAR, BOLD),
    }
    manager = font_manager.fontManager
    others = [font for font in manager.ttflist if font.name != "Carlito"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manager, "ttflist", others)
        for bundled in map(Path, names[request.param]):
            copy = tmp_path / bundled.name
            copy.write_bytes(bundled.read_bytes())
            manager.addfont(copy)
        mpl_fonts._font_files.cache_clear()
        yield
    mpl_fonts._font_files.cache_clear()  # which belonged to that machine


@pytest.mark.usefixtures("installed")
def test_both_weights_are_the_bundled_ones_on_any_machine() -> None:
    for weight, file in (("normal", REGULAR), ("bold", BOLD)):
        found = font_manager.fontManager._find_fonts_by_props(mpl_fonts.figure_font(10, weight))
        assert found[0] == file
        assert "DejaVu" in found[1]


@pytest.mark.usefixtures("installed")
def test_bold_text_is_drawn_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    figure = Figure()
    figure.text(0.1, 0.1, "Relapse 2 ▽", fontproperties=mpl_fonts.figure_font(10, "bold"))
    with caplog.at_level(logging.WARNING):
        figure.canvas.draw()
    assert not caplog.records


def test_bold_letters_are_wider() -> None:
    assert mpl_fonts.measure_text("Relapse", 10, "bold") > mpl_fonts.measure_text("Relapse", 10)
