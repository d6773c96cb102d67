"""Footer, slide number and banner: copied from the layout, which python-pptx does not do.

Where a template has none, text boxes stand in.
"""

from collections.abc import Sequence
from copy import deepcopy

from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.fitting.design import AMBER, FOOTER_POINTS, INK
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.fitting.measure import LINE_PITCH
from boardapp.deck.fitting.stage import Manner, Stage, TextLook
from boardapp.deck.markup.markup import append, escape, quoteattr
from boardapp.deck.markup.paragraphs import Look, add_paragraph, colour_fill, empty
from boardapp.deck.markup.shapes import (
    PLACEHOLDER,
    add_box,
    edges,
    next_id,
    place,
    placeholder,
    shape_tree,
    text_body,
)
from boardapp.deck.markup.xml import Element

BANNER_INDEX = 20
"""The index of the banner's placeholder in our own template."""
BANNER_HEIGHT = 20.0
_SHAPE, _TEXT = qn("p:sp"), qn("a:t")
_SIZED = tuple(qn(f"a:{name}") for name in ("defRPr", "rPr", "endParaRPr"))
_FIELD = "{7A1C7A5E-52B1-4C55-9C0B-0A4E2D6B1F01}"


def add_footer(slide: Slide, text: str, number: int, manner: Manner, stage: Stage) -> None:
    """Append the layout's footer with `text`, and its slide number, last in reading order."""
    layout: Element = slide.slide_layout
    if text:
        _add_text(slide, placeholder(layout, "ftr"), text, manner, stage)
    holder = placeholder(layout, "sldNum")
    if holder is not None or not manner.is_own:
        _add_number(slide, holder, number, manner, stage)


def set_banner(slide: Slide, text: str, manner: Manner, width: float) -> None:
    """Fill the banner's placeholder, or draw the banner, if there is something to say."""
    if not text:
        return
    if not manner.is_own:
        _draw_banner(slide, text, manner, width)
        return
    for shape in slide.placeholders:
        if shape.placeholder_format.idx == BANNER_INDEX:
            shape.name = "Banner"
            element = shape._element  # noqa: SLF001
            element.getparent().append(element)
            _set_line(element, text, manner)


def remove_empty(slide: Slide) -> None:
    """Take away the placeholders that were not filled: they would say "Click to add text"."""
    tree = shape_tree(slide)
    for shape in tree.findall(_SHAPE):
        if shape.find(PLACEHOLDER) is None:
            continue
        if not "".join(text.text or "" for text in shape.iter(_TEXT)).strip():
            tree.remove(shape)


def _add_text(slide: Slide, holder: Element, text: str, manner: Manner, stage: Stage) -> None:
    if holder is not None:
        element = _copy(slide, holder, stage.footer_frame)
        _set_line(element, text, manner, stage.footer_look.colour)
    elif not manner.is_own:
        element = _box(slide, stage.footer, "Footer")
        _set_line(element, text, manner, stage.footer_look.colour or manner.palette.ink)
    else:
        return
    _fill(element, stage.footer_look)


def _add_number(slide: Slide, holder: Element, number: int, manner: Manner, stage: Stage) -> None:
    """The number as a field: PowerPoint counts anew, others show what stands here."""
    if holder is not None:
        element = _copy(slide, holder, None if manner.is_own else stage.number)
        field = element.find(f".//{qn('a:fld')}/{qn('a:t')}")
        if field is not None and manner.is_own:
            field.text = str(number)
            return
    else:
        element = _box(slide, stage.number, "Slide number")
    colour = stage.number_look.colour or ("" if holder is not None else manner.palette.ink)
    _fill(element, stage.number_look)
    body = element.find(qn("p:txBody"))
    empty(body)
    if not manner.is_own:
        _without_insets(body, ("tIns", "bIns"))
    is_aligned = holder is None or stage.number_look.fill
    align = ' algn="r"' if is_aligned else ""
    append(
        body,
        f'<a:p><a:pPr{align}/><a:fld id="{_FIELD}" type="slidenum">'
        f"{_run_properties(manner, colour)}<a:t>{number}</a:t></a:fld></a:p>",
    )


def _fill(element: Element, look: TextLook) -> None:
    """Lay a sheet under one line of text."""
    if look.fill:
        for old in element.spPr.findall(qn("a:noFill")):
            element.spPr.remove(old)
        append(element.spPr, colour_fill(look.fill))


def _draw_banner(slide: Slide, text: str, manner: Manner, width: float) -> None:
    """A strip along the upper edge."""
    box = add_box(slide, Frame(left=0, top=0, width=width, height=BANNER_HEIGHT), "Banner", AMBER)
    body = text_body(box, 7.2, 0, is_centred=True)
    look = Look(points=FOOTER_POINTS, language=manner.language, colour=INK, is_bold=True,
                align="ctr", is_exact=True)  # fmt: skip
    add_paragraph(body, text, look)


def _box(slide: Slide, frame: Frame, name: str) -> Element:
    box = slide.shapes.add_textbox(*edges(frame))
    box.name = name
    text_body(box, 0, 0, is_centred=True)
    return box._element  # noqa: SLF001


def _copy(slide: Slide, holder: Element, frame: Frame | None) -> Element:
    """Copy a placeholder to the slide; its place is inherited or `frame`, its id is new."""
    element = deepcopy(holder)
    element.nvSpPr.cNvPr.set("id", str(next_id(slide)))
    properties = element.spPr
    for child in list(properties):
        properties.remove(child)
    if frame is not None:
        append(properties, place("a:xfrm", frame))
    least = round(FOOTER_POINTS * 100)
    for sized in element.iter(*_SIZED):
        if sized.get("sz") and int(sized.get("sz")) < least:
            sized.set("sz", str(least))
    shape_tree(slide).append(element)
    return element


def _set_line(element: Element, text: str, manner: Manner, colour: str = "") -> None:
    """Set one line in the look of the layout."""
    body = element.find(qn("p:txBody"))
    empty(body)
    properties = "" if manner.is_own else _exact_lines(body)
    append(
        body,
        f"<a:p>{properties}<a:r>{_run_properties(manner, colour)}<a:t>{escape(text)}</a:t></a:r>"
        "</a:p>",
    )


def _exact_lines(body: Element) -> str:
    """Take the insets off a template's footer; lines of our own height, from the left."""
    _without_insets(body, ("lIns", "rIns", "tIns", "bIns"))
    height = round(FOOTER_POINTS * LINE_PITCH * 100)
    return f'<a:pPr algn="l" rtl="0"><a:lnSpc><a:spcPts val="{height}"/></a:lnSpc></a:pPr>'


def _without_insets(body: Element, sides: Sequence[str]) -> None:
    for side in sides:
        body.find(qn("a:bodyPr")).set(side, "0")


def _run_properties(manner: Manner, colour: str) -> str:
    fill = colour_fill(colour) if colour else ""
    size = "" if manner.is_own else f' sz="{round(FOOTER_POINTS * 100)}"'
    return f'<a:rPr lang={quoteattr(manner.language)} noProof="1"{size}>{fill}</a:rPr>'
