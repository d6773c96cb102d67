"""Open the template of an institution: a file that others made, refused where it may do harm.

What it holds beside masters, layouts and themes is left behind: sample slides, comments,
properties, printer settings, custom shows.
"""

import io
from pathlib import Path

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part, PartFactory
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.package import Package
from pptx.parts.presentation import PresentationPart
from pptx.presentation import Presentation

from boardapp.casefile.disk import read_limited, reason
from boardapp.casefile.faults import Refusal
from boardapp.deck.errors import DeckError
from boardapp.deck.markup.screening import UnsafePackageError, screen
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.cleaning import clean_package

MOST_BYTES = 50_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPENED = {
    CONTENT_TYPE.PML_PRESENTATION_MAIN,
    CONTENT_TYPE.PML_TEMPLATE_MAIN,
    CONTENT_TYPE.PML_SLIDESHOW_MAIN,
}
_SIDES = (914_400, 51_206_400)
"""The least and the greatest width and height of a slide, by the format, in its units."""
_KEPT_OF_PACKAGE = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_LEFT_OF_PRESENTATION = {RELATIONSHIP_TYPE.COMMENT_AUTHORS, RELATIONSHIP_TYPE.PRINTER_SETTINGS}
_LEFT_ELEMENTS = ("p:custShowLst", "p:photoAlbum", "p:modifyVerifier", "p:custDataLst")
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
CHOOSE = "Choose another template, or export without one."


def read_template(path: Path) -> bytes:
    """The bytes of a template, none of which may do harm.

    Raises DeckError with a sentence for the user; what zipfile and lxml raise passes through.
    """
    try:
        data = read_limited(path, MOST_BYTES)
    except OSError as error:
        raise DeckError(f"The template {path}", f"{reason(error)}.", CHOOSE) from error
    except Refusal as error:
        raise DeckError(f"The template {path}", f"{error}.", CHOOSE) from error
    if data.startswith(_OLE):
        raise DeckError(
            f"The template {path.name}",
            "is protected by a password, or in the format before 2007.",
            "Open it in PowerPoint and save it without a password as .pptx or .potx.",
        )  # fmt: skip
    try:
        screen(data)
    except UnsafePackageError as error:
        raise DeckError(f"The template {path.name}", error.why, error.remedy) from error
    return data


def opened_template(data: bytes) -> Presentation:
    """The template without its slides, and without all that boardapp does not know.

    What python-pptx raises for a damaged one passes through: `writing/opening.py` words it.
    """
    presentation = _opened(data)
    _leave_behind(presentation)
    clean_package(presentation.part.package)
    width, height = presentation.slide_width or 0, presentation.slide_height or 0
    if not all(_SIDES[0] <= side <= _SIDES[1] for side in (width, height)):
        raise ValueError(f"slides of {width} by {height}")
    return presentation


def _opened(data: bytes) -> Presentation:
    for kind in _OPENED:
        PartFactory.part_type_for[kind] = PresentationPart
    part: Element = Package.open(io.BytesIO(data)).main_document_part
    if part._content_type not in _OPENED:  # noqa: SLF001 - content_type would be remembered
        raise ValueError(part._content_type)  # noqa: SLF001
    part.partname = PackURI("/ppt/presentation.xml")
    part._content_type = CONTENT_TYPE.PML_PRESENTATION_MAIN  # noqa: SLF001 - saved as .pptx
    presentation: Presentation = part.presentation
    return presentation


def _leave_behind(presentation: Presentation) -> None:
    """Take out slides and whatever speaks of people, printers or slides."""
    part, element = presentation.part, presentation.element
    for listed in element.findall(f"{qn('p:sldIdLst')}/{qn('p:sldId')}"):
        part.drop_rel(listed.rId)
        listed.getparent().remove(listed)
    for tag in _LEFT_ELEMENTS:
        for found in element.findall(qn(tag)):
            element.remove(found)
    for extension in element.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if extension.get("uri") == _SECTIONS:
            extension.getparent().remove(extension)
    for attribute in ("firstSlideNum", "removePersonalInfoOnSave"):
        element.attrib.pop(attribute, None)
    used = set(element.xpath("//@r:id | //@r:embed"))
    for relation in list(part.rels.values()):
        is_left = relation.reltype in _LEFT_OF_PRESENTATION
        is_unused = relation.reltype.endswith(("/slide", "/customXml", "/tags", "/commentAuthors"))
        if (is_left or is_unused) and relation.rId not in used:
            part.rels.pop(relation.rId)
    _drop_unfit_notes_master(presentation)
    _empty_view(presentation)
    _keep_of_package(part.package)


def _drop_unfit_notes_master(presentation: Presentation) -> None:
    """Without a body no notes could be written; python-pptx then makes a master of its own."""
    element, part = presentation.element, presentation.part
    listed = element.find(qn("p:notesMasterIdLst"))
    for relation in list(part.rels.values()):
        if relation.reltype != RELATIONSHIP_TYPE.NOTES_MASTER:
            continue
        master: Element = relation.target_part
        if listed is None or not master._element.xpath(".//p:nvPr/p:ph[@type='body']"):  # noqa: SLF001
            part.rels.pop(relation.rId)
            if listed is not None:
                element.remove(listed)


def _empty_view(presentation: Presentation) -> None:
    """The view properties may name slides that are gone; PowerPoint repairs a file without any."""
    part = presentation.part
    for relation in list(part.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.VIEW_PROPS:
            part.rels.pop(relation.rId)
    view = Part(PackURI("/ppt/viewProps.xml"), _VIEW_KIND, part.package, _EMPTY_VIEW)
    part.relate_to(view, RELATIONSHIP_TYPE.VIEW_PROPS)


_VIEW_KIND = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
_EMPTY_VIEW = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:viewPr '
    b'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
)


def _keep_of_package(package: Package) -> None:
    """Properties of others, thumbnails and signatures stay behind."""
    for relation in list(package._rels.values()):  # noqa: SLF001 - there is no call for it
        if relation.reltype not in _KEPT_OF_PACKAGE:
            package._rels.pop(relation.rId)  # noqa: SLF001
    core: Element = package.core_properties._element  # noqa: SLF001 - nor for this
    for child in list(core):
        core.remove(child)
