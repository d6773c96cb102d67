"""Templates of invented institutions that break a habit: each must give a sound deck or a sentence.

`drawn` makes one from a few choices, so that a test may draw them at random.
"""

import io
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import msgspec
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from tests.deck.templates import packed, parts_of, two_masters, wide

Box = tuple[float, float, float, float]
"""Left, top, width and height in points."""
FEET = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What a template is made of; places are parts of the slide's width and height."""

    size: tuple[float, float] = (960, 540)
    title: Box | None = None
    body: Box | None = None
    number: Box | None = None
    ground: str = "FFFFFF"
    logos: tuple[Box, ...] = ()
    blocks: tuple[tuple[Box, str], ...] = ()
    has_feet: bool = True
    layouts: int = 11


def drawn(choices: Choices) -> bytes:
    """A template of these choices, on the layouts that python-pptx brings along."""
    presentation = wide()
    _resize(presentation, choices.size)
    for number in range(len(presentation.slide_layouts) - 1, choices.layouts - 1, -1):
        presentation.slide_layouts.remove(presentation.slide_layouts[number])
    for holder in _holders(presentation):
        _place_all(holder, TITLES, choices.title, choices.size)
        _place_all(holder, {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}, choices.body, choices.size)
        _place_all(holder, {PP_PLACEHOLDER.SLIDE_NUMBER}, choices.number, choices.size)
        if not choices.has_feet:
            _remove(holder, FEET)
    master = presentation.slide_master
    _fill_ground(master, choices.ground)
    for place, colour in choices.blocks:
        _add_block(presentation, _points(place, choices.size), colour)
    for place in choices.logos:
        add_logo(presentation, _points(place, choices.size))
    return _saved(presentation)


def three_masters() -> bytes:
    """Two masters of title slides alone, and a third that has the layouts for content."""
    parts = parts_of(two_masters())
    presentation: Any = Presentation(io.BytesIO(packed(parts)))
    third = parts_of(packed(parts))
    master, rels = "ppt/slideMasters/slideMaster", "ppt/slideMasters/_rels/slideMaster{}.xml.rels"
    third["ppt/theme/theme8.xml"] = third["ppt/theme/theme1.xml"]
    layout = third["ppt/slideLayouts/slideLayout1.xml"]
    third["ppt/slideLayouts/slideLayout31.xml"] = layout.replace(b"Title Slide", b"Second Cover")
    links = third["ppt/slideLayouts/_rels/slideLayout1.xml.rels"]
    third["ppt/slideLayouts/_rels/slideLayout31.xml.rels"] = links.replace(
        b"slideMaster1.xml", b"slideMaster3.xml"
    )
    third[f"{master}3.xml"] = third[f"{master}1.xml"].replace(
        b'id="2147483649"', b'id="2147484100"'
    )
    third[rels.format(3)] = (
        third[rels.format(1)]
        .replace(b"slideLayout1.xml", b"slideLayout31.xml")
        .replace(b"theme1.xml", b"theme8.xml")
    )
    types = third["[Content_Types].xml"].decode()
    for old, new in (
        ("slideMasters/slideMaster1", "slideMasters/slideMaster3"),
        ("theme/theme1", "theme/theme8"),
        ("slideLayouts/slideLayout1", "slideLayouts/slideLayout31"),
    ):
        [entry] = [item for item in types.split("<") if f'"/ppt/{old}.xml"' in item]
        types = types.replace("</Types>", f"<{entry.replace(old, new)}</Types>")
    third["[Content_Types].xml"] = types.encode()
    links = third["ppt/_rels/presentation.xml.rels"]
    link = (
        b'<Relationship Id="rId78" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/slideMaster" Target="slideMasters/slideMaster3.xml"/></Relationships>'
    )
    third["ppt/_rels/presentation.xml.rels"] = links.replace(b"</Relationships>", link)
    listed = b'<p:sldMasterId id="2147484099" r:id="rId78"/></p:sldMasterIdLst>'
    main = third["ppt/presentation.xml"].replace(b"</p:sldMasterIdLst>", listed)
    third["ppt/presentation.xml"] = main
    assert len(presentation.slide_masters) == 2
    return packed(third)


def tiny_body() -> bytes:
    """Bodies of a tenth of the slide: an example that nobody fills."""
    return drawn(Choices(body=(0.4, 0.4, 0.2, 0.2)))


def no_body() -> bytes:
    """Neither master nor layouts have a body: titles alone."""
    presentation = wide()
    for holder in _holders(presentation):
        _remove(holder, set(PP_PLACEHOLDER) - TITLES - FEET)
    return _saved(presentation)


def right_to_left() -> bytes:
    """Of a house that writes from the right: direction, alignment, the side of the number."""
    presentation = wide()
    for styles in presentation.slide_master._element.find(qn("p:txStyles")):
        for level in styles:
            level.set("rtl", "1")
            level.set("algn", "r")
    for holder in _holders(presentation):
        _place_all(holder, {PP_PLACEHOLDER.SLIDE_NUMBER}, (0.02, 0.92, 0.1, 0.06), (960, 540))
        _place_all(holder, {PP_PLACEHOLDER.FOOTER}, (0.5, 0.92, 0.45, 0.06), (960, 540))
    return _saved(presentation)


def centred_title_only() -> bytes:
    """One layout, with a centred title in the middle of the slide and nothing else."""
    presentation = wide()
    for number in range(len(presentation.slide_layouts) - 1, 0, -1):
        presentation.slide_layouts.remove(presentation.slide_layouts[number])
    layout = presentation.slide_layouts[0]
    _remove(layout, {PP_PLACEHOLDER.SUBTITLE})
    assert next(layout._element.iter(qn("p:ph"))).get("type") == "ctrTitle"
    return _saved(presentation)


def huge_footer() -> bytes:
    """4:3, with a footer and a number that take the lowest fifth of the slide."""
    presentation = Presentation()
    for holder in [presentation.slide_master, *presentation.slide_layouts]:
        _place_all(holder, {PP_PLACEHOLDER.FOOTER}, (0.3, 0.8, 0.4, 0.2), (720, 540))
        _place_all(holder, {PP_PLACEHOLDER.SLIDE_NUMBER}, (0.75, 0.8, 0.2, 0.2), (720, 540))
    return _saved(presentation)


def same_layouts() -> bytes:
    """Five layouts of one name and type; only the last has its title where one can write."""
    presentation = wide()
    for number, layout in enumerate(presentation.slide_layouts):
        layout._element.find(qn("p:cSld")).set("name", "Content")
        layout._element.set("type", "obj")
        if number < 4:
            _place_all(layout, TITLES, (0.05, 0.45, 0.9, 0.4), (960, 540))
    for number in range(len(presentation.slide_layouts) - 1, 5, -1):
        presentation.slide_layouts.remove(presentation.slide_layouts[number])
    return _saved(presentation)


def decorated() -> bytes:
    """Eleven pictures all over the slide, on a dark ground: a decoration, no logos."""
    places = [(0.09 * n % 0.9, (0.27 * n) % 0.8, 0.12, 0.2) for n in range(11)]
    return drawn(Choices(logos=tuple(places), ground="12355B"))


def number_on_logo() -> bytes:
    """The number of the slide stands where the master has its logo."""
    return drawn(Choices(logos=((0.8, 0.8, 0.18, 0.19),), number=(0.9, 0.92, 0.08, 0.06)))


def lined() -> bytes:
    """A thin line along the foot of the body, and one down its side."""
    lines = (((0.05, 0.86, 0.9, 0.002), "444444"), ((0.93, 0.2, 0.002, 0.7), "444444"))
    return drawn(Choices(blocks=lines))


def spotted() -> bytes:
    """A dark mark in a corner of the body, on which no dark letter can be read."""
    return drawn(Choices(blocks=(((0.85, 0.72, 0.08, 0.1), "111111"),)))


def to_the_edges() -> bytes:
    """A body from edge to edge on a ground on which no colour of ours or theirs is legible."""
    return drawn(Choices(body=(0, 0.2, 1, 0.7), ground="D55E00"))


ODD: dict[str, Callable[[], bytes]] = {
    "three masters": three_masters,
    "tiny body": tiny_body,
    "no body": no_body,
    "right to left": right_to_left,
    "centred title only": centred_title_only,
    "huge footer": huge_footer,
    "same layouts": same_layouts,
    "decorated": decorated,
    "number on logo": number_on_logo,
    "lined": lined,
    "spotted": spotted,
    "to the edges": to_the_edges,
}


def add_logo(presentation: Any, points: Box) -> None:
    """A picture on the master."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[-1])
    left, top, width, height = (Pt(value) for value in points)
    picture = slide.shapes.add_picture(io.BytesIO(_png()), left, top, width, height)._element
    master = presentation.slide_master
    _, relation = master.part.get_or_add_image_part(io.BytesIO(_png()))
    picture = deepcopy(picture)
    picture.find(f".//{qn('a:blip')}").set(qn("r:embed"), relation)
    picture.find(f".//{qn('p:cNvPr')}").set("id", str(100 + len(master.shapes)))
    master.shapes._spTree.append(picture)


def _add_block(presentation: Any, points: Box, colour: str) -> None:
    """A filled rectangle on the master."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[-1])
    box = slide.shapes.add_textbox(*(Pt(value) for value in points))
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor.from_string(colour)
    element = deepcopy(box._element)
    master = presentation.slide_master
    element.find(f".//{qn('p:cNvPr')}").set("id", str(100 + len(master.shapes)))
    master.shapes._spTree.insert(2, element)


def _resize(presentation: Any, size: tuple[float, float]) -> None:
    across, down = size[0] / 960, size[1] / 540
    presentation.slide_width, presentation.slide_height = (Pt(side) for side in size)
    for holder in _holders(presentation):
        for place in holder._element.iter(qn("a:off"), qn("a:ext")):
            for name, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                if place.get(name):
                    place.set(name, str(round(int(place.get(name)) * factor)))


def _place_all(holder: Any, kinds: set[Any], place: Box | None, size: tuple[float, float]) -> None:
    if place is None:
        return
    for shape in holder.placeholders:
        if shape.placeholder_format.type in kinds:
            values = (Pt(value) for value in _points(place, size))
            shape.left, shape.top, shape.width, shape.height = values


def _points(place: Box, size: tuple[float, float]) -> Box:
    left, top, width, height = place
    return left * size[0], top * size[1], width * size[0], height * size[1]


def _remove(holder: Any, kinds: set[Any]) -> None:
    for shape in list(holder.placeholders):
        if shape.placeholder_format.type in kinds:
            shape._element.getparent().remove(shape._element)


def _fill_ground(master: Any, colour: str) -> None:
    common = master._element.find(qn("p:cSld"))
    for old in common.findall(qn("p:bg")):
        common.remove(old)
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = RGBColor.from_string(colour)


def _holders(presentation: Any) -> list[Any]:
    return [presentation.slide_master, *presentation.slide_layouts]


def _png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (20, 12), "#C04000").save(target, "PNG")
    return target.getvalue()


def _saved(presentation: Any) -> bytes:
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()
