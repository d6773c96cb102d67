"""The checks of each slide: a title, alt text, legible type, nothing cut off."""

from collections.abc import Iterator, Mapping

import msgspec
from lxml.etree import XPath

from boardapp.deck.fitting.design import CAPTION_POINTS, FOOTER_POINTS, type_scale
from boardapp.deck.fitting.measure import LINE_PITCH, line_count
from boardapp.deck.markup.kept import Kept
from boardapp.deck.markup.xml import Element

_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def _path(text: str) -> XPath:
    return XPath(text, namespaces=_NAMES, smart_strings=False)


_RELATION = f"{{{_NAMES['r']}}}id"
_PRESENTATION = "ppt/presentation.xml"
# To look for single elements: with prefixes that would take as long as all the rest.
_A, _P, _P14 = (f"{{{_NAMES[prefix]}}}" for prefix in ("a", "p", "p14"))
_EMU = 12700
_KINDS = ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")
# Compiled once: most of the time of a check would go into reading the same paths again.
_SHAPES = frozenset(f"{_P}{kind}" for kind in _KINDS)
_PROPERTIES = tuple(f"{_A}{name}" for name in ("rPr", "endParaRPr", "defRPr"))
_TEXT, _BREAK = f"{_A}t", f"{_A}br"
_TITLE = _path(".//p:nvPr/p:ph[@type='title' or @type='ctrTitle']")
_FOOT = _path(".//p:nvPr/p:ph[@type='ftr' or @type='sldNum' or @type='dt']")
_IDS = _path(".//p:cNvPr/@id")
_ORNAMENT = _path(".//adec:decorative[@val='1']")
_TEXTS = _path(".//a:t/text()")
_SIZED = "@sz[parent::a:rPr or parent::a:endParaRPr or parent::a:defRPr]"
_TIMELINE = "p:grpSp[p:nvGrpSpPr/p:cNvPr/@name='Timeline']"
_FLOORS = (
    (_path(f".//a:tbl//{_SIZED}"), CAPTION_POINTS),
    (_path(f".//{_TIMELINE}//{_SIZED}"), CAPTION_POINTS),
    (_path(f".//p:cSld//{_SIZED}"), FOOTER_POINTS),
)
"""What has a floor for its type: tables, the timeline, and all else on a slide."""
_INSETS = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}
_CELL_INSETS = {"marL": 91440, "marR": 91440, "marT": 45720, "marB": 45720}
_TOLERANCE = 1.0
"""A shape may stand out of the slide by this, in points: rounding."""


_KEPT = Kept[tuple[str, ...]](500)
"""What was found of each slide by itself, by its bytes and the size of the slides."""


class Problem(msgspec.Struct, frozen=True):
    """A problem in words; one that `is_grave` would have PowerPoint repair or refuse the file.

    `slide` is the number of the slide that it is on, `notes` that of a part of notes; 0: none.
    """

    text: str
    is_grave: bool = True
    slide: int = 0
    notes: int = 0


def check_slides(trees: dict[str, Element], signs: Mapping[str, bytes]) -> list[Problem]:
    """Every problem of the slides of a package, by its parts and the signs of their bytes."""
    presentation = trees[_PRESENTATION]
    width, height = _size(presentation)
    scale = scale_of(trees)
    problems, titles = [Problem(text) for text in _check_list(presentation)], dict[str, int]()
    for number, name in enumerate(slide_parts(trees), start=1):
        slide = trees[name]
        shapes = [shape for shape in slide.find(f"{_P}cSld/{_P}spTree") if shape.tag in _SHAPES]

        def find(slide: Element = slide, shapes: list[Element] = shapes) -> tuple[str, ...]:
            return (
                *_check_words(slide, shapes),
                *_check_places(shapes, width, height),
                *_check_type(slide, scale),
                *_check_room(slide),
            )

        found = [
            *_check_title(shapes, titles, number),
            *_KEPT.of((signs[name], width, height), find),
        ]
        problems.extend(
            Problem(f"Slide {number}: {text}", slide=number) for text in _check_ids(slide)
        )
        problems.extend(
            Problem(f"Slide {number}: {text}", is_grave=False, slide=number) for text in found
        )
    return problems


def scale_of(trees: dict[str, Element]) -> float:
    """What sizes of type count on the slides of a package, where one 7.5 in high counts 1."""
    return min(type_scale(*_size(trees[_PRESENTATION])), 1.0)


def slide_parts(trees: dict[str, Element]) -> list[str]:
    """The names of the parts that hold the slides, in their order."""
    relations = trees["ppt/_rels/presentation.xml.rels"]
    targets = {item.get("Id"): item.get("Target") for item in relations}
    listed = trees[_PRESENTATION].iterfind(f"{_P}sldIdLst/{_P}sldId")
    return [f"ppt/{targets[item.get(_RELATION)]}" for item in listed]


def _size(presentation: Element) -> tuple[float, float]:
    """The width and height of a slide, in points."""
    size = presentation.find(f"{_P}sldSz")
    return int(size.get("cx")) / _EMU, int(size.get("cy")) / _EMU


def _check_list(presentation: Element) -> Iterator[str]:
    slides = [item.get("id") for item in presentation.iterfind(f"{_P}sldIdLst/{_P}sldId")]
    sections = [item.get("id") for item in presentation.iterfind(f".//{_P14}sldId")]
    if len(set(slides)) < len(slides):
        yield "Two slides have the same id."
    if sections and sections != slides:
        yield "The sections do not hold exactly the slides."
    if any(not item.get("name") for item in presentation.iterfind(f".//{_P14}section")):
        yield "A section has no name."


def _check_title(shapes: list[Element], titles: dict[str, int], number: int) -> Iterator[str]:
    holders = [shape for shape in shapes if _TITLE(shape)]
    title = _text(holders[0]).strip() if holders else ""
    if not title:
        yield "it has no title."
        return
    if holders[0] is not shapes[0]:
        yield "its title is not the first in reading order."
    if title in titles:
        yield f"it has the title of slide {titles[title]}."
    titles.setdefault(title, number)


def _check_ids(slide: Element) -> Iterator[str]:
    ids = _IDS(slide)
    if len(set(ids)) < len(ids):
        yield "two of its shapes have the same id."


def _check_words(slide: Element, shapes: list[Element]) -> Iterator[str]:
    """Each shape has text, or says what it shows, or is marked as ornament."""
    for shape in shapes:
        properties = shape.find(f".//{_P}cNvPr")
        name = properties.get("name")
        if shape.tag.endswith("}sp"):
            if _text(shape).strip() or _FOOT(shape):
                continue
            if shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph") is not None:
                yield f"the placeholder “{name}” is empty."
                continue
        is_ornament = _ORNAMENT(properties)
        if not (properties.get("descr") or "").strip() and not is_ornament:
            yield f"“{name}” has no alt text."
    for table in slide.iterfind(f".//{_A}tbl"):
        if table.find(f"{_A}tblPr").get("firstRow") != "1":
            yield "a table has no header row."


def _check_places(shapes: list[Element], width: float, height: float) -> Iterator[str]:
    for shape in shapes:
        place = _place(shape)
        if place is None:
            continue
        left, top, wide, high = place
        out = max(-left, -top, left + wide - width, top + high - height)
        if out > _TOLERANCE:
            name = shape.find(f".//{_P}cNvPr").get("name")
            yield f"“{name}” stands {out:.0f} points out of the slide."


def _check_type(slide: Element, scale: float) -> Iterator[str]:
    """Floors are those of a slide 7.5 in high, and lower by `scale` on a smaller one."""
    stated = {item.get("sz") for item in slide.iter(*_PROPERTIES)} - {None}
    if min(map(int, stated), default=0) / 100 >= scale * max(least for _, least in _FLOORS):
        return  # nothing is small, wherever it stands
    for sizes, least in _FLOORS:
        floor = int(least * scale * 100) / 100
        smallest = min((int(size) / 100 for size in sizes(slide)), default=floor)
        if smallest < floor:
            yield f"it has type of {smallest:g} points, below the {floor:g} it needs."


def _check_room(slide: Element) -> Iterator[str]:
    """Whether each text fits its shape, and each row of a table its height."""
    for shape in slide.iterfind(f"{_P}cSld/{_P}spTree/{_P}sp"):
        place, body = _place(shape), shape.find(f"{_P}txBody")
        if place is None or body is None or body.find(f"{_A}bodyPr").get("wrap") == "none":
            continue
        if not _text(shape).strip():  # a band of a chart may be thinner than a line of type
            continue
        across, down = _insets(body.find(f"{_A}bodyPr"), _INSETS)
        if _height(body, place[2] - across) > place[3] - down + _TOLERANCE:
            name = shape.find(f".//{_P}cNvPr").get("name")
            yield f"the text of “{name}” does not fit it."
    for table in slide.iterfind(f".//{_A}tbl"):
        yield from _check_rows(table)


def _check_rows(table: Element) -> Iterator[str]:
    widths = [int(column.get("w")) / _EMU for column in table.iterfind(f"{_A}tblGrid/{_A}gridCol")]
    for number, row in enumerate(table.iterfind(f"{_A}tr"), start=1):
        cells = row.findall(f"{_A}tc")
        if len(cells) != len(widths):
            yield f"row {number} of a table has {len(cells)} cells for {len(widths)} columns."
            continue
        for cell, width in zip(cells, widths, strict=True):
            across, down = _insets(cell.find(f"{_A}tcPr"), _CELL_INSETS)
            needed = _height(cell.find(f"{_A}txBody"), width - across) + down
            if needed > int(row.get("h")) / _EMU + _TOLERANCE:
                yield f"row {number} of a table is too low for its text."
                break


def _text(shape: Element) -> str:
    return "".join(_TEXTS(shape))


def _place(shape: Element) -> tuple[float, float, float, float] | None:
    """Left, top, width and height in points; None where they are the layout's."""
    found = shape.find(f"{_P}xfrm")
    if found is None:
        found = shape.find(f"./*/{_A}xfrm")
    if found is None:
        return None
    offset, extent = found.find(f"{_A}off"), found.find(f"{_A}ext")
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    left, top, width, height = (int(value) / _EMU for value in values)
    return left, top, width, height


def _insets(properties: Element, names: dict[str, int]) -> tuple[float, float]:
    """The insets of a text body or a cell, in points: left and right, top and bottom."""
    left, right, top, bottom = (
        int(properties.get(name, default)) / _EMU for name, default in names.items()
    )
    return left + right, top + bottom


def _height(body: Element, width: float) -> float:
    """What a text body needs, in points, by the sizes stated in it."""
    total = 0.0
    for paragraph in body.iterchildren(f"{_A}p"):
        points, text = _points_and_text(paragraph)
        if not points:
            continue
        indent = before = 0
        for properties in paragraph.iterchildren(f"{_A}pPr"):
            indent = int(properties.get("marL", 0)) + int(properties.get("marR", 0))
            spaces = properties.iterfind(f"{_A}spcBef/{_A}spcPts") if len(properties) else ()
            before = sum(int(space.get("val")) for space in spaces)
        # The margins that the fitting keeps are not needed here: what it placed must pass.
        lines = line_count(text, points, max(width - indent / _EMU, points) * 1.08)
        total += lines * points * LINE_PITCH + before / 100
    return total


def _points_and_text(paragraph: Element) -> tuple[float, str]:
    """The largest type that a paragraph states, 0 where none; and its text."""
    largest, words = 0, []
    for item in paragraph.iter(*_PROPERTIES, _TEXT, _BREAK):
        if item.tag == _TEXT:
            words.append(item.text or "")
        elif item.tag == _BREAK:
            words.append("\n")
        else:
            largest = max(largest, int(item.get("sz", 0)))
    return largest / 100, "".join(words)
