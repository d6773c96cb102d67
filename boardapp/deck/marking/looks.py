"""What a person may have changed of a shape's look, beside what its digest counts.

Kept apart from the digest, so that decks that an older boardapp marked are still known:
legends, gridlines and labels of charts, styles of tables, margins, the spacing of lines. The
heights of rows are kept as numbers, since PowerPoint itself lets a row grow; and of a timeline
what it is wherever it stands, so that one that was merely moved is known.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

import msgspec
from pptx.opc.package import Part

from boardapp.deck.marking.digest import short_digest
from boardapp.deck.marking.shapes import (
    Form,
    chart_part,
    form_digest,
    local_name,
    root_of,
    shape_form,
)
from boardapp.deck.markup.xml import Element

_LENGTH = 6
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MARGINS = {"marL": "91440", "marR": "91440", "marT": "45720", "marB": "45720",
            "lIns": "91440", "rIns": "91440", "tIns": "45720", "bIns": "45720",
            "numCol": "1", "wrap": "square"}  # fmt: skip
"""Margins and columns with what holds where they are not stated."""
_SPACES = ("lnSpc", "spcBef", "spcAft")
_WITH_LOOK = tuple(f"{{*}}{name}" for name in ("tcPr", "bodyPr", "tableStyleId", *_SPACES))
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


def digest_and_look(element: Element, part: Part) -> tuple[str, ShapeLook]:
    """The digest of a shape and its look, as it stands; `part` is the slide's."""
    form = shape_form(element, part)
    digest = short_digest("\n".join(_items(element, part)), _LENGTH)
    free = form_digest(_place_free(element, form)) if local_name(element) == "grpSp" else ""
    heights = (int(row.get("h", "0")) for row in element.iter(f"{_A}tr"))
    look = ShapeLook(digest, free, tuple(round(height / _EMU) for height in heights))
    return form_digest(form), look


def look_of(element: Element, part: Part) -> ShapeLook:
    """The look of a shape as it stands; `part` is the slide's."""
    return digest_and_look(element, part)[1]


def has_other_rows(written: ShapeLook, present: ShapeLook) -> bool:
    """Whether the rows of a table have other heights than boardapp gave them."""
    pairs = zip_longest(written.rows, present.rows, fillvalue=0)
    return bool(written.rows) and any(abs(a - b) > _ROW_SPARE for a, b in pairs)


def places_of_groups(element: Element) -> Sequence[Element]:
    """The elements that say where a group stands; empty for what is none."""
    found = element.find("{*}grpSpPr/{*}xfrm") if local_name(element) == "grpSp" else None
    return [] if found is None else [child for child in found if local_name(child) in _PLACE]


_PLACE = ("off", "ext", "chOff", "chExt")


def _place_free(element: Element, form: Form) -> Form:
    """The form of a group as if it stood at the corner of the slide: its place comes first."""
    found = list(form)
    for name in (local_name(place) for place in places_of_groups(element)):
        number = next((n for n, item in enumerate(found) if item.startswith(f"{name} ")), None)
        if number is not None:
            found[number] = name
    return found


def _items(element: Element, part: Part) -> Iterator[str]:
    for item in element.iter(*_WITH_LOOK):
        name = local_name(item)
        if name in {"tcPr", "bodyPr"}:
            yield from _unusual_margins(tuple(item.items()))
        elif name == "tableStyleId":
            yield f"style {item.text}"
        else:
            yield f"{name} {' '.join(child.get('val', '') for child in item)}"
    chart = chart_part(element, part)
    if chart is not None:
        yield from _of_chart(root_of(chart))


@lru_cache(maxsize=500)
def _unusual_margins(stated: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The margins among the attributes of a text body or a cell; most cells have the same."""
    values = dict(stated)
    return tuple(
        f"{key}={values[key]}" for key, usual in _MARGINS.items() if values.get(key, usual) != usual
    )


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
