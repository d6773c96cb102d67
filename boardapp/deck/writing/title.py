"""The title of a slide, in the layout's title placeholder."""

from lxml.etree import SubElement
from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.stage import TITLE_INSETS, Manner, Stage
from boardapp.deck.markup.paragraphs import Look, add_paragraph, empty, emu
from boardapp.deck.markup.shapes import fill_shape, move_first, place_at, title_holder
from boardapp.deck.markup.xml import Element


def set_title(slide: Slide, text: str, points: float, manner: Manner, stage: Stage) -> None:
    """Set the title and make it the first shape in reading order."""
    holder = title_holder(slide)
    if holder is None:
        raise TypeError("the layout has no title")
    body = holder.text_frame._txBody  # noqa: SLF001 - paragraphs are written whole
    empty(body)
    look = Look(
        points=points,
        language=manner.language,
        colour=stage.title_look.colour,
        before=None if manner.is_own else 0,
        is_exact=not manner.is_own,
    )
    add_paragraph(body, text, look)
    if stage.title_frame is not None:
        _free(holder, body, stage.title_frame)
    if stage.title_look.fill:
        fill_shape(holder, stage.title_look.fill)


def _free(holder: Element, body: Element, place: Frame) -> None:
    """Take off what a template may do to a title: capitals, columns, shrinking, turning."""
    place_at(holder, place)
    move_first(holder)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = emu(TITLE_INSETS[0] / 2)
    frame.margin_top = frame.margin_bottom = emu(TITLE_INSETS[1] / 2)
    frame.word_wrap = True
    properties = body.find(qn("a:bodyPr"))
    for name, value in (("rot", "0"), ("vert", "horz"), ("numCol", "1")):
        properties.set(name, value)
    for child in list(properties):
        properties.remove(child)
    SubElement(properties, qn("a:normAutofit"))
    for run in body.iter(qn("a:rPr")):
        run.set("cap", "none")  # gene and protocol names keep their letters
