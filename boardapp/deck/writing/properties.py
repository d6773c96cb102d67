"""Properties of the written file: whose it is, from which case, and nothing else."""

from datetime import UTC, datetime

from lxml import etree
from lxml.etree import SubElement
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.presentation import Presentation

import boardapp
from boardapp.deck.markup.xml import Element
from boardapp.deck.slides import Deck
from boardapp.today import source_date

AUTHOR = "boardapp"
UNTITLED = "Untitled case"
"""The title of a deck whose case has none: who can't see is read it when the file opens."""
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of every deck, so that the same case gives the same bytes."""

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PROPERTY_LENGTH = 255


def set_properties(presentation: Presentation, deck: Deck) -> None:
    """Set title, subject, author, dates and language, and the two properties of our own."""
    date = stated_date()
    core = presentation.core_properties
    core.title = (deck.title.strip() or UNTITLED)[:_PROPERTY_LENGTH]
    core.subject = deck.subject[:_PROPERTY_LENGTH]
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = date.replace(tzinfo=None)
    core.language = deck.language
    core.revision = 1
    _add_custom(presentation, _own(deck))


def renew_properties(presentation: Presentation, deck: Deck) -> None:
    """Set our two properties in a deck that people edited; all others stay as they are."""
    package = presentation.part.package
    for relation in package._rels.values():  # noqa: SLF001 - there is no call for it
        if relation.reltype == _RELATION:
            root: Element = parse_xml(relation.target_part.blob)
            for item in root:
                if len(item) and item.get("name") in _own(deck):
                    item[0].text = _own(deck)[item.get("name")]
            relation.target_part._blob = _packed(root)  # noqa: SLF001


def _own(deck: Deck) -> dict[str, str]:
    return {"Case content hash": deck.content_hash, "boardapp version": boardapp.__version__}


def stated_date() -> datetime:
    """The date from SOURCE_DATE_EPOCH (seconds since 1970), else a fixed one."""
    return source_date() or FIXED_DATE


def _add_custom(presentation: Presentation, values: dict[str, str]) -> None:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})
    # Numbers 0 and 1 are taken by the format.
    for number, (name, value) in enumerate(values.items(), start=2):
        item = SubElement(root, f"{{{_CUSTOM}}}property")
        item.set("fmtid", _FORMAT_ID)
        item.set("pid", str(number))
        item.set("name", name)
        SubElement(item, f"{{{_TYPES}}}lpwstr").text = value
    package = presentation.part.package
    part = Part(PackURI("/docProps/custom.xml"), _KIND, package, _packed(root))
    package.relate_to(part, _RELATION)


def _packed(root: Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
