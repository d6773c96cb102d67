"""Sections of a deck, for which python-pptx has no call."""

from collections.abc import Sequence
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from lxml.etree import SubElement
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from boardapp.deck.markup.xml import Element

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def add_sections(presentation: Presentation, names: Sequence[str]) -> None:
    """Part the slides into sections; `names` has the section of each slide, in order."""
    element: Element = presentation.element
    # A slide asked for its number looks through all others.
    slides = [item.get("id") for item in element.iterfind(f"{qn('p:sldIdLst')}/{qn('p:sldId')}")]
    if not slides:
        return
    # The list of extensions is the last child of the presentation, by the schema, and only one.
    extensions = element.find(qn("p:extLst"))
    if extensions is None:
        extensions = SubElement(element, qn("p:extLst"))
    listed = SubElement(extensions, qn("p:ext"))
    listed.set("uri", _URI)
    sections = parse_xml(f'<p14:sectionLst xmlns:p14="{_P14}"/>')
    listed.append(sections)
    pairs = zip(names, slides, strict=True)
    for number, (name, group) in enumerate(groupby(pairs, key=lambda pair: pair[0]), start=1):
        section = SubElement(sections, f"{{{_P14}}}section")
        section.set("name", name)
        section.set("id", f"{{{str(uuid5(NAMESPACE_URL, f'{number} {name}')).upper()}}}")
        ids = SubElement(section, f"{{{_P14}}}sldIdLst")
        for _, slide in group:
            SubElement(ids, f"{{{_P14}}}sldId").set("id", slide)
