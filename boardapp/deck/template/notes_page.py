"""The room that a template leaves for notes on a printed page of them."""

from collections.abc import Iterator

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.theme_colours import A, P

_EMU = 12700
_INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
"""From the edge of a text to its letters where nothing else is stated (ECMA-376, 21.1.2.1.1)."""
_BROUGHT_ALONG = Frame(left=61.2, top=345.6, width=417.6, height=316.8)
"""The room on the notes master that python-pptx adds to a template without one."""
_LEAST = (200.0, 100.0)
"""A smaller one holds no notes: then that of `_BROUGHT_ALONG` is measured by, and they run over."""


def notes_room(presentation: Presentation) -> Frame:
    """Where the text of the notes stands on their page, in points of paper, without its insets."""
    masters: Iterator[Element] = (
        relation.target_part
        for relation in presentation.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER
    )
    for master in masters:
        tree: Element = master._element  # noqa: SLF001 - python-pptx makes one where it is asked for
        for shape in tree.iter(f"{P}sp"):
            holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if holder is not None and holder.get("type") == "body":
                return _inner(shape) or _BROUGHT_ALONG
    return _BROUGHT_ALONG


def _inner(shape: Element) -> Frame | None:
    """The room within a shape; None where it has no size of its own, or is too small."""
    place, size = (shape.find(f"{P}spPr/{A}xfrm/{A}{name}") for name in ("off", "ext"))
    if place is None or size is None:
        return None
    stated = shape.find(f"{P}txBody/{A}bodyPr")
    given = {} if stated is None else dict(stated.attrib)
    left, top, right, bottom = (int(given.get(name, usual)) for name, usual in _INSETS.items())
    room = Frame(
        left=(int(place.get("x")) + left) / _EMU,
        top=(int(place.get("y")) + top) / _EMU,
        width=(int(size.get("cx")) - left - right) / _EMU,
        height=(int(size.get("cy")) - top - bottom) / _EMU,
    )
    return room if room.width >= _LEAST[0] and room.height >= _LEAST[1] else None
