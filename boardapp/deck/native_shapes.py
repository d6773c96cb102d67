"""Native shapes without the theme's effects: boxes, lines and texts, placed in points.

The theme's style is taken off each shape, because its shadow and its colours would come with
it; what a shape looks like is written in the shape.
"""

from typing import Literal

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_CONNECTOR_TYPE, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.connector import Connector
from pptx.slide import Slide
from pptx.util import Emu, Pt

from boardapp.deck.frame import Frame
from boardapp.figures.palette import tint

EMU_PER_POINT = 12700
LANGUAGE = "en-GB"
Align = Literal["left", "middle", "right"]

_ALIGNS = {"left": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def emu(points: float) -> Emu:
    """Points as English Metric Units."""
    return Emu(round(points * EMU_PER_POINT))


def add_box(
    slide: Slide,
    frame: Frame,
    fill: str | None,
    *,
    shape: MSO_SHAPE = MSO_SHAPE.RECTANGLE,
    outline: str | None = None,
    outline_width: float = 0.75,
    is_uncertain: bool = False,
) -> Shape:
    """A filled shape; `is_uncertain` hatches it and dashes its outline. Colours as "0072B2"."""
    box = slide.shapes.add_shape(shape, *_place(frame))
    _take_style_off(box)
    _fill(box, fill, is_hatched=is_uncertain)
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
        MSO_CONNECTOR_TYPE.STRAIGHT, emu(start[0]), emu(start[1]), emu(end[0]), emu(end[1])
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
    box = slide.shapes.add_textbox(*_place(frame))
    if paper is not None:
        _fill(box, paper, is_hatched=False)
    body = box.text_frame
    body.word_wrap = True  # LibreOffice centres what is not wrapped
    body.margin_left = body.margin_right = body.margin_top = body.margin_bottom = 0
    body.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = body.paragraphs[0]
    paragraph.alignment = _ALIGNS[align]
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(points)
    run.font.bold = is_bold
    run.font.color.rgb = _colour(colour)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx has no call for it
    properties.set("lang", LANGUAGE)
    properties.set("noProof", "1")  # drug and protocol names
    return box


def mark_decorative(shape: BaseShape) -> None:
    """Tell readers of the screen to pass a shape over: it says nothing that is not said nearby."""
    properties = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - nor for this
    properties.append(parse_xml(_DECORATIVE))


def describe(shape: BaseShape, text: str, name: str) -> None:
    """Set the alt text and the name of a shape, a chart's frame or a group."""
    properties = shape._element.xpath("./*/p:cNvPr")[0]  # noqa: SLF001 - nor for this
    properties.set("descr", text)
    shape.name = name


def _take_style_off(shape: BaseShape) -> None:
    element = shape._element  # noqa: SLF001 - nor for this
    style = element.find(qn("p:style"))
    if style is not None:
        element.remove(style)


def _place(frame: Frame) -> tuple[Emu, Emu, Emu, Emu]:
    # PowerPoint repairs a shape of negative extent.
    return (
        emu(frame.left),
        emu(frame.top),
        emu(max(frame.width, 0.0)),
        emu(max(frame.height, 0.0)),
    )
