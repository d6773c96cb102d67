"""Speaker notes: what the timeline can't say, what was shortened, where every statement stands."""

from lxml.etree import SubElement
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide

from boardapp.deck.fitting.page import Page
from boardapp.deck.markup.markup import append
from boardapp.deck.markup.paragraphs import Look, empty, paragraph
from boardapp.deck.markup.shapes import placeholder
from boardapp.deck.native.timeline_place import picture_notes
from boardapp.deck.slides import Note

NOTES_POINTS = 12.0


def add_notes(slide: Slide, page: Page, language: str) -> None:
    """Write the notes of a page, if it has any."""
    lines = note_lines(page)
    if not lines:
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
    append(body, "".join(paragraph(text, looks[is_heading]) for text, is_heading in lines))


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


def note_lines(page: Page) -> list[tuple[str, bool]]:
    """The notes of a page, line by line, each with whether it is a heading."""
    lines: list[tuple[str, bool]] = []
    lines.extend((text, False) for text in picture_notes(page))
    if page.full_texts:
        lines.append(("In full", True))
        lines.extend((text, False) for text in page.full_texts)
    if page.slide.notes:
        lines.append(("Sources", True))
        lines.extend((note_line(note), False) for note in page.slide.notes)
    return lines


def note_line(note: Note) -> str:
    """A statement with where it stands: "text [source; place]"."""
    where = "; ".join(part for part in (note.source, note.place) if part)
    return f"{note.text} [{where}]" if where else note.text
