"""The presentation as a package: opened from our own template, saved as bytes."""

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.serialized import PackageWriter
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from boardapp.deck.errors import DeckError
from boardapp.deck.fitting.design import LAYOUTS
from boardapp.deck.markup.archive import zip_parts
from boardapp.deck.markup.xml import Element
from boardapp.resources import asset

TEMPLATE = "template.pptx"


def new_presentation() -> Presentation:
    """A presentation without slides, in our design."""
    return pptx.Presentation(str(asset(TEMPLATE)))


def layouts(presentation: Presentation) -> dict[str, SlideLayout]:
    """The template's layouts by the layout of a `Slide`. Raises DeckError if one is missing."""
    named = {layout.name: layout for layout in presentation.slide_layouts}
    missing = [name for name in LAYOUTS.values() if name not in named]
    if missing:
        raise DeckError(
            "The slide template", f"lacks the layout “{missing[0]}”.", "Install boardapp again."
        )
    return {layout: named[name] for layout, name in LAYOUTS.items()}


def to_bytes(presentation: Presentation) -> bytes:
    """The presentation as a file: the same bytes for the same slides."""
    return zip_parts(parts_of(presentation))


def parts_of(presentation: Presentation) -> dict[str, bytes]:
    """The parts of the presentation by name, as they are packed: the same for the same slides."""
    package = presentation.part.package
    for relation in list(package._rels.values()):  # noqa: SLF001 - there is no call for it
        if relation.reltype in {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}:
            package._rels.pop(relation.rId)  # noqa: SLF001
    parts = _Parts()
    writer: Element = PackageWriter("", package._rels, tuple(package.iter_parts()))  # noqa: SLF001
    writer._write_content_types_stream(parts)  # noqa: SLF001 - packed once, and by ourselves
    writer._write_pkg_rels(parts)  # noqa: SLF001
    writer._write_parts(parts)  # noqa: SLF001
    return parts.found


def trees(presentation: Presentation) -> dict[str, Element]:
    """The roots of the parts that python-pptx keeps as XML and writes from it, by their names."""
    parts = presentation.part.package.iter_parts()
    found = {part.partname.membername: getattr(part, "_element", None) for part in parts}
    return {name: root for name, root in found.items() if root is not None}


class _Parts:
    """Takes the parts that python-pptx writes, in place of a zip archive."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def write(self, place: Element, data: bytes) -> None:
        name = str(place.membername)
        if name in self.found:
            raise DeckError("The presentation", f"holds “{name}” twice.", "Please report this.")
        self.found[name] = data
