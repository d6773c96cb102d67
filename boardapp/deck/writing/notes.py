"""Speaker notes: what to say, what was shortened, where every statement stands."""

from lxml.etree import SubElement
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide

from boardapp.deck.fitting.design import NOTES_POINTS
from boardapp.deck.fitting.page import Page
from boardapp.deck.markup.markup import append
from boardapp.deck.markup.paragraphs import Look, empty, paragraph
from boardapp.deck.markup.shapes import placeholder


def add_notes(slide: Slide, page: Page, language: str) -> None:
    """Write the notes of a page, if it has any."""
    if not page.notes:
        return
    holder = placeholder(slide.notes_slide, "body")
    if holder is None:
        raise TypeError("the template's notes master has no body")
    body = holder.find(qn("p:txBody"))
    empty(body)
    looks = [
        Look(points=NOTES_POINTS, language=language, is_bold=is_heading)
        for is_heading in (False, True)
    ]
    lines = (paragraph(line.text, looks[line.is_heading]) for line in page.notes)
    append(body, "".join(lines))


def list_master(presentation: Presentation) -> None:
    """List the master of the notes in the presentation, which python-pptx does not.

    Where a template has none, the first notes bring one along; a program that finds it by a
    relationship alone refuses the file.
    """
    part, element = presentation.part, presentation.element
    masters = [r.rId for r in part.rels.values() if r.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    listed = element.find(qn("p:notesMasterIdLst"))
    if not masters:
        return
    if listed is None:
        listed = element.makeelement(qn("p:notesMasterIdLst"), {})
        SubElement(listed, qn("p:notesMasterId")).set(qn("r:id"), masters[0])
    element.find(qn("p:sldMasterIdLst")).addnext(listed)  # some programs write it at the end
