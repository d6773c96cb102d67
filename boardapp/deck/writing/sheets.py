"""Light sheets under what is drawn for white paper, on a template that is not light."""

from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.fitting.design import FONT, WHITE
from boardapp.deck.fitting.frame import Frame, inset
from boardapp.deck.marking.shapes import chart_part, root_of
from boardapp.deck.markup.markup import append
from boardapp.deck.markup.shapes import add_box, set_decorative
from boardapp.deck.markup.xml import Element

EDGE = 8.0
_TEXT_PROPERTIES = tuple(qn(f"a:{name}") for name in ("rPr", "defRPr", "endParaRPr"))
_BEFORE_FONT = tuple(qn(f"a:{name}") for name in ("ln", "noFill", "solidFill", "effectLst"))


def add_sheet(slide: Slide, frame: Frame, edge: float = EDGE) -> None:
    """Lay a white sheet under `frame`, larger by an edge in points; an ornament."""
    set_decorative(add_box(slide, inset(frame, -edge), "Sheet", fill=WHITE))


def set_measured_font(slide: Slide, first: int) -> None:
    """Set the shapes from number `first` on in the font that their texts were measured with."""
    for shape in list(slide.shapes)[first:]:
        element = shape._element  # noqa: SLF001 - python-pptx has no call for it
        _set_font(element)
        if (chart := chart_part(element, slide.part)) is not None:
            _set_font(root_of(chart))


def _set_font(root: Element) -> None:
    for properties in root.iter(*_TEXT_PROPERTIES):
        for old in properties.findall(qn("a:latin")):
            properties.remove(old)
        append(properties, f'<a:latin typeface="{FONT}"/>')
        font = properties[-1]
        place = sum(1 for child in properties if child.tag in _BEFORE_FONT)
        properties.insert(place, font)
