"""Native shapes without the theme's effects: boxes, lines and texts, placed in points.

The theme's style is taken off each shape, because its shadow and its colours would come with
it; what a shape looks like is written in the shape.
"""

from collections.abc import Sequence
from typing import Literal

from lxml.etree import SubElement
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_CONNECTOR_TYPE, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.connector import Connector
from pptx.slide import Slide
from pptx.util import Emu, Pt

from boardapp.deck.frame import Frame
from boardapp.deck.paragraphs import emu
from boardapp.deck.shapes import edges
from boardapp.deck.text import is_right_to_left
from boardapp.figures.palette import tint

LANGUAGE = "en-GB"
Align = Literal["left", "middle", "right"]

_ALIGNS = {"left": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


def add_box(
    slide: Slide,
    frame: Frame,
    fill: str | None,
    *,
    shape: MSO_SHAPE = MSO_SHAPE.RECTANGLE,
    outline: str | None = None,
    outline_width: float = 0.75,
    is_uncertain: bool = False,
    opacity: float = 1.0,
) -> Shape:
    """A filled shape; `is_uncertain` hatches it and dashes its outline. Colours as "0072B2"."""
    box = slide.shapes.add_shape(shape, *edges(frame))
    _take_style_off(box)
    _fill(box, fill, is_hatched=is_uncertain)
    if opacity < 1:
        colour = box._element.spPr.find(f".//{qn('a:srgbClr')}")  # noqa: SLF001 - nor for this
        SubElement(colour, qn("a:alpha")).set("val", str(round(opacity * 100_000)))
    if outline is None:
        box.line.fill.background()
    else:
        box.line.color.rgb = _colour(outline)
        box.line.width = Pt(outline_width)
        if is_uncertain:
            box.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    return box


def _colour(digits: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(digits))  # type: ignore[no-untyped-call]


def _fill(box: Shape, fill: str | None, *, is_hatched: bool) -> None:
    if fill is None:
        box.fill.background()
    elif is_hatched:
        box.fill.patterned()
        box.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        box.fill.fore_color.rgb = _colour(fill)
        box.fill.back_color.rgb = _colour(tint(fill, 0.25))
    else:
        box.fill.solid()
        box.fill.fore_color.rgb = _colour(fill)


def add_line(
    slide: Slide,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float = 1.0,
    *,
    is_dashed: bool = False,
) -> Connector:
    """A straight line between two places (left, top) in points."""
    line = slide.shapes.add_connector(
        MSO_CONNECTOR_TYPE.STRAIGHT, *(Emu(emu(place)) for place in (*start, *end))
    )
    _take_style_off(line)
    line.line.color.rgb = _colour(colour)
    line.line.width = Pt(width)
    if is_dashed:
        line.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    return line


def add_text(
    slide: Slide,
    frame: Frame,
    text: str,
    points: float,
    colour: str,
    *,
    align: Align = "left",
    is_bold: bool = False,
    paper: str | None = None,
) -> Shape:
    """One line of text in the middle of the frame's height; `paper` fills it."""
    box = add_runs(slide, frame, [(text, colour)], points, align=align, is_bold=is_bold)
    if paper is not None:
        _fill(box, paper, is_hatched=False)
    return box


def add_runs(
    slide: Slide,
    frame: Frame,
    runs: Sequence[tuple[str, str]],
    points: float,
    *,
    align: Align = "left",
    is_bold: bool = False,
) -> Shape:
    """One line of texts, each with its colour."""
    box = slide.shapes.add_textbox(*edges(frame))
    body = box.text_frame
    body.word_wrap = True  # LibreOffice centres what is not wrapped
    body.margin_left = body.margin_right = body.margin_top = body.margin_bottom = 0
    body.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = body.paragraphs[0]
    paragraph.alignment = _ALIGNS[align]
    if is_right_to_left("".join(text for text, _ in runs)):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - python-pptx has no call
    for text, colour in runs:
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(points)
        run.font.bold = is_bold
        run.font.color.rgb = _colour(colour)
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx has no call for it
        properties.set("lang", LANGUAGE)
        properties.set("noProof", "1")  # drug and protocol names
    return box


def _take_style_off(shape: BaseShape) -> None:
    element = shape._element  # noqa: SLF001 - nor for this
    style = element.find(qn("p:style"))
    if style is not None:
        element.remove(style)
