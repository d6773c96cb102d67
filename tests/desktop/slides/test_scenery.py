"""Slides painted on an institution's template look like the written deck."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.util import Pt
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from boardapp.casefile.files import read_case
from boardapp.deck.export import deck_of, export_deck
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.slides import ChartBlock, TimelineBlock
from boardapp.deck.writing.opening import look_of
from boardapp.desktop.handout.content import Content
from boardapp.desktop.handout.handout import export_handout, ready_to_paint
from boardapp.desktop.slides.painter import paint_slide
from boardapp.desktop.slides.scenery import TemplateScenery
from tests.desktop.slides.sheet import SCALE, Sheet

GROUND, BAND, LOGO = "102030", "C8102E", "00A0B0"
_NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dark template in 4:3, with a band, a word and a logo on its master."""
    deck = Presentation()
    master = deck.slide_master
    ground = (
        f'<p:bg {_NAMES}><p:bgPr><a:solidFill><a:srgbClr val="{GROUND}"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
    sheet: Any = master._element.cSld
    for old in sheet.findall("{*}bg"):
        sheet.remove(old)
    sheet.insert(0, parse_xml(ground))
    maker = deck.slides.add_slide(deck.slide_layouts[6])
    band = maker.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(0), Pt(520), Pt(720), Pt(8))
    band.fill.solid()
    band.fill.fore_color.rgb = RGBColor.from_string(BAND)
    word = maker.shapes.add_textbox(Pt(600), Pt(2), Pt(100), Pt(18))
    word.text_frame.text = "Our Hospital"
    tree: Any = master._element.cSld.spTree
    for shape in (band, word):
        tree.append(shape._element)
    picture = BytesIO()
    Image.new("RGB", (8, 8), f"#{LOGO}").save(picture, "PNG")
    _, relation = master.part.get_or_add_image_part(picture)  # type: ignore[attr-defined]
    tree.append(parse_xml(
        f'<p:pic {_NAMES} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"><p:nvPicPr><p:cNvPr id="99" name="Logo"/><p:cNvPicPr/><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="{Pt(680)}" y="{Pt(480)}"/>'
        f'<a:ext cx="{Pt(30)}" cy="{Pt(30)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:pic>"
    ))  # fmt: skip
    slides: Any = deck.slides._sldIdLst
    deck.part.drop_rel(slides[0].rId)
    slides.remove(slides[0])
    path = tmp_path_factory.mktemp("template") / "house.pptx"
    deck.save(str(path))
    return path


@pytest.fixture(scope="module")
def scenery(template: Path) -> TemplateScenery:
    return TemplateScenery(look_of(template, has_banner=True))


@pytest.fixture
def painted(qapp: QApplication, scenery: TemplateScenery, synthetic_path: Path) -> Any:
    """Paints the first slide that `is_meant`, and gives its sheet and its page."""
    deck, _ = deck_of(read_case(synthetic_path), synthetic_path, "short")
    fitted = paginate(deck, style=scenery.look.style)
    sheets: list[Sheet] = []

    def paint(kind: type | None = None) -> tuple[Sheet, FittedDeck, int]:
        number = next(
            n for n, page in enumerate(fitted.pages)
            if kind is None or any(isinstance(item.block, kind) for item in page.placed)
        )  # fmt: skip
        size = round(scenery.width * SCALE), round(scenery.height * SCALE)
        sheet = Sheet(QImage(*size, QImage.Format.Format_RGB32))
        sheets.append(sheet)
        paint_slide(sheet, fitted, number, scenery)
        return sheet, fitted, number

    yield paint
    for sheet in sheets:
        sheet.painter.end()


def test_ground_ornaments_and_pictures_of_the_template_are_painted(painted: Any) -> None:
    sheet, _, _ = painted()
    assert sheet.colour_at(5, 300) == GROUND
    assert sheet.colour_at(5, 524) == BAND
    assert sheet.colour_at(695, 495) == LOGO
    assert "Our Hospital" in sheet.texts


def test_texts_have_the_colours_that_the_written_deck_has(
    painted: Any, scenery: TemplateScenery
) -> None:
    sheet, fitted, number = painted()
    look = scenery.look.slides[fitted.pages[number].slide.layout]
    title = next(
        line for line in sheet.written if line.text.strip() in fitted.pages[number].slide.title
    )
    assert title.colour == look.title_colour == "FFFFFF"
    assert look.palette.ink in {line.colour for line in sheet.written}
    assert look.palette.ink == "FFFFFF"


def test_banner_footer_and_number_stand_where_the_written_deck_has_them(
    painted: Any, scenery: TemplateScenery
) -> None:
    sheet, fitted, number = painted()
    stage = scenery.look.style.stages[fitted.pages[number].slide.layout]
    assert sheet.colour_at(3, 10) == "F6C944"
    assert sheet.find(fitted.deck.banner).baseline < 20
    foot = next(line for line in sheet.written if fitted.deck.footer.startswith(line.text.strip()))
    assert foot.left == pytest.approx(stage.footer.left)
    assert stage.footer.top < foot.baseline < stage.footer.bottom
    numbers = [line.left for line in sheet.written if line.text.strip() == str(number + 1)]
    assert stage.number.left <= numbers[-1] <= stage.number.right


def test_a_figure_lies_on_a_light_card(painted: Any) -> None:
    sheet, fitted, number = painted(TimelineBlock)
    placed = next(
        item for item in fitted.pages[number].placed
        if isinstance(item.block, TimelineBlock | ChartBlock)
    )  # fmt: skip
    assert sheet.colour_at(placed.frame.left - 4, placed.frame.top - 4) == "FFFFFF"


def test_a_pdf_has_the_size_of_the_template_and_as_many_slides_as_its_deck(
    qapp: QApplication, template: Path, minimal_path: Path, tmp_path: Path
) -> None:
    ready_to_paint()
    case, target = read_case(minimal_path), tmp_path / "a.pdf"
    report = export_handout(case, minimal_path, target, Content("short", template=template))
    pages = PdfReader(target).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {
        (720, 540)
    }
    written = export_deck(case, minimal_path, tmp_path / "a.pptx", "short", template=template)
    assert report.slides == written.slides == len(pages)
