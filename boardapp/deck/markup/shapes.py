"""Shapes on a slide: text boxes, filled boxes, alt text, reading order."""

from lxml.etree import SubElement
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide
from pptx.util import Length

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.markup import append, quoteattr
from boardapp.deck.markup.paragraphs import colour_fill, empty, emu
from boardapp.deck.markup.xml import Element

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""In a shape's properties: a mark for an ornament, which a screen reader passes over."""
_TITLES = {"title", "ctrTitle"}
ALT_TEXT_LENGTH = 250
PLACEHOLDER = f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}"
"""Where a shape says that it is a placeholder."""
_SHAPE, _TEXT_BODY = qn("p:sp"), qn("p:txBody")


def place_at(shape: BaseShape, frame: Frame) -> None:
    """Put a shape into its frame."""
    shape.left, shape.top, shape.width, shape.height = edges(frame)


def add_text_box(slide: Slide, frame: Frame, name: str, down: float = 0) -> Element:
    """Add a text box and return its empty text body; `down` is the inset above and below."""
    tree, edge = shape_tree(slide), emu(down)
    append(
        tree,
        f'<p:sp><p:nvSpPr><p:cNvPr id="{next_id(slide)}" name={quoteattr(name)}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{place("a:xfrm", frame)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="square" lIns="0" rIns="0" tIns="{edge}" bIns="{edge}" anchor="t">'
        "<a:normAutofit/></a:bodyPr><a:lstStyle/></p:txBody></p:sp>",
    )
    return tree[-1].find(_TEXT_BODY)


def add_box(slide: Slide, frame: Frame, name: str, fill: str = "", line: str = "") -> Shape:
    """Add a flat rectangle; `fill` and `line` are colours of the theme, or none."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *edges(frame))
    shape.name = name
    style = shape._element.find(qn("p:style"))  # noqa: SLF001 - it would bring a shadow
    shape._element.remove(style)  # noqa: SLF001
    properties = shape._element.spPr  # noqa: SLF001
    _add_fill(properties, fill)
    outline = SubElement(properties, qn("a:ln"))
    if line:
        outline.set("w", "12700")
    _add_fill(outline, line)
    return shape


def fill_shape(shape: BaseShape, colour: str) -> None:
    """Fill a placeholder, whose place must be stated and whose form is inherited."""
    append(shape._element.spPr, colour_fill(colour))  # noqa: SLF001


def text_body(shape: Shape, across: float, down: float, *, is_centred: bool = False) -> Element:
    """The emptied text body of a shape, with insets in points; the text wraps."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = emu(across)
    frame.margin_top = frame.margin_bottom = emu(down)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if is_centred else MSO_ANCHOR.TOP
    body = frame._txBody  # noqa: SLF001 - paragraphs are written whole, see paragraphs.py
    properties = body.find(qn("a:bodyPr"))
    for child in list(properties):
        properties.remove(child)
    if shape.is_placeholder:  # a template may turn its text or set it in columns
        for name, value in (("rot", "0"), ("vert", "horz"), ("numCol", "1")):
            properties.set(name, value)
    SubElement(properties, qn("a:normAutofit"))
    empty(body)
    return body


def set_alt_text(shape: BaseShape, text: str) -> None:
    """Say what a visual shows, for those who cannot see it."""
    properties(shape).set("descr", alt_text(text))


def alt_text(text: str) -> str:
    """A text as alt text: on one line and not too long."""
    short = text if len(text) <= ALT_TEXT_LENGTH else text[: ALT_TEXT_LENGTH - 2].rstrip() + " …"
    return " ".join(short.split())


def set_decorative(shape: BaseShape) -> None:
    """Mark a shape as ornament, which a screen reader passes over."""
    properties(shape).append(parse_xml(DECORATIVE))


def properties(shape: BaseShape) -> Element:
    """The element that holds a shape's id, name and alt text."""
    return shape._element._nvXxPr.cNvPr  # noqa: SLF001


def move_last(shape: BaseShape) -> None:
    """Make a shape the last in reading order so far."""
    element = shape._element  # noqa: SLF001
    parent = element.getparent()
    if parent is not None:
        parent.append(element)


def shape_tree(slide: Slide) -> Element:
    """The element that holds the shapes of a slide, in reading order."""
    return slide.shapes._spTree  # noqa: SLF001


def placeholder(page: Element, kind: str) -> Element:
    """The placeholder of a kind on a layout or a page of notes, None without one.

    Looked for in the XML: python-pptx needs 0.3 ms to tell the kinds of all, on each slide.
    """
    for shape in shape_tree(page).iterchildren(_SHAPE):
        stated = shape.find(PLACEHOLDER)
        if stated is not None and stated.get("type") == kind:
            return shape
    return None


def title_holder(slide: Slide) -> Shape | None:
    """The placeholder of a slide's title: by its kind, since a template may give it any number.

    Looked for in the XML, as in `placeholder`.
    """
    for element in shape_tree(slide).iterchildren(_SHAPE):
        stated = element.find(PLACEHOLDER)
        if stated is not None and stated.get("type") in _TITLES:
            return SlidePlaceholder(element, slide.shapes)
    return None


def next_id(slide: Slide) -> int:
    """An id that no shape of the slide has, and that no later one will be given."""
    shapes = slide.shapes
    if not shapes.turbo_add_enabled:
        shapes.turbo_add_enabled = True  # counts on, where python-pptx would search anew
    return shapes._next_shape_id  # noqa: SLF001


def place(tag: str, frame: Frame) -> str:
    """A frame as XML, in an element such as `a:xfrm`."""
    left, top, width, height = edges(frame)
    return f'<{tag}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def move_first(shape: BaseShape) -> None:
    """Make a shape the first in reading order, after the two elements that a tree begins with."""
    element = shape._element  # noqa: SLF001
    parent = element.getparent()
    if parent is not None:
        parent.insert(2, element)


def edges(frame: Frame) -> tuple[Length, Length, Length, Length]:
    """Left, top, width and height in English metric units, as python-pptx takes them."""
    return (
        Length(emu(frame.left)),
        Length(emu(frame.top)),
        Length(emu(frame.width)),
        Length(emu(frame.height)),
    )


def _add_fill(parent: Element, colour: str) -> None:
    if not colour:
        SubElement(parent, qn("a:noFill"))
        return
    append(parent, colour_fill(colour))
