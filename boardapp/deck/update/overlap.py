"""Whether what was brought up to date now lies over what stays as edited."""

from collections.abc import Sequence
from itertools import chain

from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.fitting.text import brief
from boardapp.deck.marking.marker import shapes_of
from boardapp.deck.markup.xml import Element

Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom in English metric units."""
_LEAST = 4 * 12700
"""Two shapes may share this much of an edge."""


def covered(
    slide: Slide, changed: Sequence[tuple[str, Sequence[Rectangle], Sequence[Rectangle]]]
) -> list[str]:
    """A sentence for each changed unit that lies over a shape it did not lie over before.

    Each unit comes with its name, the places of its new shapes and of its old ones.
    """
    own = set(chain.from_iterable(new for _, new, _ in changed))
    told = []
    for name, new, old in changed:
        for shape in shapes_of(slide):
            place = place_of(shape)
            if place is None or place in own or not _meet(place, new) or _meet(place, old):
                continue
            label = brief(shape.find(f"./*/{qn('p:cNvPr')}").get("name") or "a shape", 40)
            told.append(f"{name} now lies over “{label}”; move one of them.")
    return told


def places_of(shapes: Sequence[Element]) -> list[Rectangle]:
    """The places of those shapes that state theirs."""
    return [place for shape in shapes if (place := place_of(shape))]


def place_of(shape: Element) -> Rectangle | None:
    """Where a shape stands; None where the layout says it."""
    form = shape.find(qn("p:xfrm"))
    if form is None:
        form = shape.find(f"./*/{qn('a:xfrm')}")
    if form is None:
        return None
    offset, extent = form.find(qn("a:off")), form.find(qn("a:ext"))
    if offset is None or extent is None:
        return None
    left, top = int(offset.get("x")), int(offset.get("y"))
    return left, top, left + int(extent.get("cx")), top + int(extent.get("cy"))


def _meet(place: Rectangle, others: Sequence[Rectangle]) -> bool:
    return any(
        min(place[2], other[2]) - max(place[0], other[0]) > _LEAST
        and min(place[3], other[3]) - max(place[1], other[1]) > _LEAST
        for other in others
    )
