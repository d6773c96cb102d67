"""What a person may have changed of a shape's look, beside what its digest counts.

Kept apart from the digest, so that decks that an older boardapp marked are still known:
legends, gridlines and labels of charts, styles of tables, margins, the spacing of lines. The
heights of rows are kept as numbers, since PowerPoint itself lets a row grow; and of a timeline
what it is wherever it stands, so that one that was merely moved is known.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import msgspec
from pptx.opc.package import Part

from boardapp.deck.marking.digest import short_digest
from boardapp.deck.marking.shapes import chart_part, local_name, root_of, shape_digest
from boardapp.deck.markup.xml import Element

_LENGTH = 6
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MARGINS = {"marL": "91440", "marR": "91440", "marT": "45720", "marB": "45720",
            "lIns": "91440", "rIns": "91440", "tIns": "45720", "bIns": "45720",
            "numCol": "1", "wrap": "square"}  # fmt: skip
"""Margins and columns with what holds where they are not stated."""
_SPACES = ("lnSpc", "spcBef", "spcAft")
_LABELS = ("showVal", "showCatName", "showSerName", "showPercent", "showLegendKey")
_EMU = 12700
_ROW_SPARE = 4
"""A row may grow or shrink by this, in points, before somebody is taken to have done it."""


class ShapeLook(msgspec.Struct, frozen=True, array_like=True):
    """The further look of a shape as written; of an older mark nothing is known.

    `place_free` is the digest of a group without its place, `rows` are the heights of a table's
    rows in points.
    """

    digest: str = ""
    place_free: str = ""
    rows: tuple[int, ...] = ()


def look_of(element: Element, part: Part) -> ShapeLook:
    """The look of a shape as it stands; `part` is the slide's."""
    digest = short_digest("\n".join(_items(element, part)), _LENGTH)
    is_group = local_name(element) == "grpSp"
    free = _place_free(element, part) if is_group else ""
    heights = (int(row.get("h", "0")) for row in element.iter(f"{_A}tr"))
    return ShapeLook(digest, free, tuple(round(height / _EMU) for height in heights))


def has_other_rows(written: ShapeLook, present: ShapeLook) -> bool:
    """Whether the rows of a table have other heights than boardapp gave them."""
    pairs = zip_longest(written.rows, present.rows, fillvalue=0)
    return bool(written.rows) and any(abs(a - b) > _ROW_SPARE for a, b in pairs)


def places_of_groups(element: Element) -> Sequence[Element]:
    """The elements that say where a group stands; empty for what is none."""
    found = element.find("{*}grpSpPr/{*}xfrm") if local_name(element) == "grpSp" else None
    return [] if found is None else [child for child in found if local_name(child) in _PLACE]


_PLACE = ("off", "ext", "chOff", "chExt")


def _place_free(element: Element, part: Part) -> str:
    """The digest of a group as if it stood at the corner of the slide."""
    places = places_of_groups(element)
    stated = [dict(place.attrib) for place in places]
    for place in places:
        place.attrib.clear()
    digest = shape_digest(element, part)
    for place, values in zip(places, stated, strict=True):
        place.attrib.update(values)
    return digest


def _items(element: Element, part: Part) -> Iterator[str]:
    for item in element.iter():
        name = local_name(item)
        if name in {"tcPr", "bodyPr"}:
            yield from (
                f"{key}={item.get(key)}"
                for key, usual in _MARGINS.items()
                if item.get(key, usual) != usual
            )
        elif name == "tableStyleId":
            yield f"style {item.text}"
        elif name in _SPACES:
            yield f"{name} {' '.join(child.get('val', '') for child in item)}"
    chart = chart_part(element, part)
    if chart is not None:
        yield from _of_chart(root_of(chart))


def _of_chart(root: Element) -> Iterator[str]:
    legend = root.find(f"{_C}chart/{_C}legend")
    if legend is not None:
        place = legend.find(f"{_C}legendPos")
        yield f"legend {'' if place is None else place.get('val', 'r')}"
        yield from (f"without {item.get('val')}" for item in legend.iter(f"{_C}idx"))
    for item in root.iter(*(f"{_C}{name}" for name in (*_LABELS, "delete"))):
        if item.get("val", "1") in {"1", "true"}:
            yield local_name(item)
    yield from (local_name(i) for i in root.iter(f"{_C}majorGridlines", f"{_C}minorGridlines"))
