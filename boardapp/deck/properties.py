"""Properties of the written file: whose it is, from which case, and nothing else."""

import os
from datetime import UTC, datetime

from lxml.etree import Element, SubElement, tostring
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

import boardapp
from boardapp.deck.slides import Deck

AUTHOR = "boardapp"
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
    core.title = deck.title[:_PROPERTY_LENGTH]
    core.subject = deck.subject[:_PROPERTY_LENGTH]
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = date.replace(tzinfo=None)
    core.language = deck.language
    core.revision = 1
    _add_custom(
        presentation,
        {"Case content hash": deck.content_hash, "boardapp version": boardapp.__version__},
    )


def stated_date() -> datetime:
    """The date from SOURCE_DATE_EPOCH (seconds since 1970), else a fixed one."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(stated), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return FIXED_DATE


def _add_custom(presentation: Presentation, values: dict[str, str]) -> None:
    root = Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})
    # Numbers 0 and 1 are taken by the format.
    for number, (name, value) in enumerate(values.items(), start=2):
        item = SubElement(root, f"{{{_CUSTOM}}}property")
        item.set("fmtid", _FORMAT_ID)
        item.set("pid", str(number))
        item.set("name", name)
        SubElement(item, f"{{{_TYPES}}}lpwstr").text = value
    package = presentation.part.package
    data = tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.relate_to(Part(PackURI("/docProps/custom.xml"), _KIND, package, data), _RELATION)
