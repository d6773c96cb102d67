"""Paragraphs and runs of text, as PowerPoint stores them."""

import msgspec
from lxml.etree import SubElement
from pptx.oxml.ns import qn

from boardapp.deck.language import pieces
from boardapp.deck.text import is_right_to_left
from boardapp.deck.xml import Element

EMU_PER_POINT = 12700


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a paragraph looks: points of type, a colour of the theme, bullet and spaces.

    `bullet` None: as the placeholder has it; empty: none. `before` and `indent` are points.
    """

    points: float
    language: str
    colour: str = ""
    is_bold: bool = False
    level: int = 0
    bullet: str | None = None
    indent: float | None = None
    before: float | None = None
    align: str = ""


def add_paragraph(body: Element, text: str, look: Look, *, label: str = "") -> None:
    """Append a paragraph to a text body (`p:txBody` or `a:txBody`); `label` is set bold."""
    paragraph = SubElement(body, qn("a:p"))
    _add_properties(paragraph, look, is_from_right=is_right_to_left(f"{label} {text}"))
    if label:
        _add_runs(paragraph, f"{label} " if text else label, look, is_bold=True)
    _add_runs(paragraph, text, look, is_bold=look.is_bold)
    if not label and not text:
        _add_run_properties(paragraph, "a:endParaRPr", look, is_bold=look.is_bold)


def empty(body: Element) -> None:
    """Take all paragraphs out of a text body."""
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)


def emu(points: float) -> int:
    """Points as English metric units, the unit of the format."""
    return round(points * EMU_PER_POINT)


def _add_properties(paragraph: Element, look: Look, *, is_from_right: bool) -> None:
    properties = SubElement(paragraph, qn("a:pPr"))
    if look.indent is not None:
        hanging = emu(18) if look.bullet else 0
        properties.set("marR" if is_from_right else "marL", str(emu(look.indent)))
        if is_from_right:
            properties.set("marL", "0")
        properties.set("indent", str(-hanging))
    if look.level:
        properties.set("lvl", str(look.level))
    if look.align or is_from_right:
        properties.set("algn", look.align or "r")
    if is_from_right:
        properties.set("rtl", "1")
    if look.before is not None:
        space = SubElement(properties, qn("a:spcBef"))
        SubElement(space, qn("a:spcPts")).set("val", str(round(look.before * 100)))
    _add_bullet(properties, look.bullet)


def _add_bullet(properties: Element, bullet: str | None) -> None:
    if bullet == "":
        SubElement(properties, qn("a:buNone"))
    elif bullet:
        colour = SubElement(properties, qn("a:buClr"))
        SubElement(colour, qn("a:schemeClr")).set("val", "accent1")
        SubElement(properties, qn("a:buFont")).set("typeface", "Arial")
        SubElement(properties, qn("a:buChar")).set("char", bullet)


def _add_runs(paragraph: Element, text: str, look: Look, *, is_bold: bool) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            SubElement(paragraph, qn("a:br"))
        for piece, is_unproofed in pieces(line):
            run = SubElement(paragraph, qn("a:r"))
            properties = _add_run_properties(run, "a:rPr", look, is_bold=is_bold)
            if is_unproofed:
                properties.set("noProof", "1")
            SubElement(run, qn("a:t")).text = piece


def _add_run_properties(parent: Element, tag: str, look: Look, *, is_bold: bool) -> Element:
    properties = SubElement(parent, qn(tag))
    properties.set("lang", look.language)
    properties.set("sz", str(round(look.points * 100)))
    if is_bold:
        properties.set("b", "1")
    if look.colour:
        fill = SubElement(properties, qn("a:solidFill"))
        SubElement(fill, qn("a:schemeClr")).set("val", look.colour)
    return properties
