"""Pictures of figures: their texts stay texts, their bytes are the same each time."""

import io
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from boardapp.figures.charts.mrd import mrd_chart
from boardapp.figures.cycles.cycles import cycle_figure
from boardapp.figures.picture import WIDTH, Pictured, kind_of, picture
from boardapp.figures.timeline.course import course_timeline
from boardapp.review.model.review import Review

NOTE = "SYNTHETIC CASE"


@pytest.fixture(params=["chart", "timeline", "cycles"])
def figure(request: pytest.FixtureRequest, read: Callable[[str], Review]) -> Pictured:
    """A figure of each kind, of the synthetic case."""
    synthetic = read("synthetic")
    made: dict[str, Pictured | None] = {
        "chart": mrd_chart(synthetic),
        "timeline": course_timeline(synthetic),
        "cycles": next(
            filter(None, (cycle_figure(one, "CTCAE v5.0") for one in synthetic.toxicity.therapies))
        ),
    }
    found = made[request.param]
    assert found is not None
    return found


def _words(svg: bytes) -> str:
    return " ".join(text for text in ET.fromstring(svg).itertext() if text.strip())


def test_the_texts_of_a_drawing_stay_texts(figure: Pictured) -> None:
    svg = picture(figure, "svg", NOTE)
    words = _words(svg)
    assert NOTE in words
    assert "month" in words.lower() or "day" in words.lower()
    assert b"<image" not in svg


def test_the_same_figure_gives_the_same_bytes(figure: Pictured) -> None:
    assert picture(figure, "svg") == picture(figure, "svg")
    assert picture(figure, "pdf") == picture(figure, "pdf")


def test_a_page_is_as_wide_as_said(figure: Pictured) -> None:
    (page,) = PdfReader(io.BytesIO(picture(figure, "pdf", NOTE))).pages
    assert float(page.mediabox.width) == pytest.approx(WIDTH)
    assert NOTE in page.extract_text()
    with Image.open(io.BytesIO(picture(figure, "png"))) as image:
        assert image.width == WIDTH / 72 * 300
        darkest, lightest = image.convert("L").getextrema()
        assert darkest < 60
        assert lightest == 255


@pytest.mark.parametrize(
    ("ending", "kind"), [(".SVG", "svg"), (".pdf", "pdf"), (".png", "png"), (".txt", "svg")]
)
def test_the_ending_tells_the_kind(ending: str, kind: str) -> None:
    assert kind_of(ending) == kind
