"""The presentation as a package: opened from our own template, saved as bytes."""

import msgspec
import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from boardapp.deck.errors import DeckError
from boardapp.deck.fitting.design import LAYOUTS
from boardapp.deck.markup.archive import zip_parts
from boardapp.deck.markup.listings import content_types, relations
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


class Packed(msgspec.Struct, frozen=True):
    """A presentation as it is packed: its parts by name, the same bytes for the same slides.

    `trees` has the roots of those that python-pptx keeps as XML and that were written from it.
    """

    parts: dict[str, bytes]
    trees: dict[str, Element]


def to_bytes(presentation: Presentation) -> bytes:
    """The presentation as a file: the same bytes for the same slides."""
    return zip_parts(packed(presentation).parts)


def packed(presentation: Presentation) -> Packed:
    """The presentation in parts. Raises DeckError where two of them have one name."""
    package = presentation.part.package
    for relation in list(package._rels.values()):  # noqa: SLF001 - there is no call for it
        if relation.reltype in {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}:
            package._rels.pop(relation.rId)  # noqa: SLF001
    parts = tuple(package.iter_parts())
    found = {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relations(package._rels),  # noqa: SLF001
    }
    trees = dict[str, Element]()
    for part in parts:
        name = part.partname.membername
        if name in found:
            raise DeckError("The presentation", f"holds “{name}” twice.", "Please report this.")
        found[name] = part.blob
        if (root := getattr(part, "_element", None)) is not None:
            trees[name] = root
        if len(part.rels):
            found[part.partname.rels_uri.membername] = relations(part.rels)
    return Packed(found, trees)
