"""What the slides of a template look like, as data: for a painter that has no PowerPoint.

Backgrounds, filled shapes, lines of text and pictures of master and layout are read as far as
they are plain; what a painter would have to guess (effects, patterns, pictures in formats of
Windows) is left out.
"""

from collections.abc import Iterator, Sequence

import msgspec
from pptx.slide import SlideLayout, SlideMaster

from boardapp.deck.fitting.design import FOOTER_POINTS, LAYOUTS
from boardapp.deck.fitting.stage import Palette, Style
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.backdrop import (
    Layer,
    Scale,
    fill_of,
    frame_of,
    group_scale,
    referred,
    scaled,
)
from boardapp.deck.template.layouts import TITLES, placeholders
from boardapp.deck.template.style import layers_of, own_fill, seen_colour, title_colour
from boardapp.deck.template.theme_colours import A, P, ThemeColours
from boardapp.figures.lanes import Box
from boardapp.figures.scene import Align, Curve, Form, Place, Primitive, Run, Shape, Text

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU = 12700
"""In a point."""
_FORMS: dict[str, Form] = {
    "rect": "box", "roundRect": "box", "ellipse": "circle", "diamond": "diamond",
    "triangle": "triangle", "homePlate": "arrow",
}  # fmt: skip
_ALIGNS: dict[str, Align] = {"l": "left", "ctr": "middle", "r": "right"}
_ANCHORS = {"t": 0.0, "ctr": 0.5, "b": 1.0}
_USUAL_POINTS = 18.0
_CURVE_STEPS = 8


class Picture(msgspec.Struct, frozen=True):
    """The bytes of a picture, stretched over a place of the slide, in points."""

    box: Box
    data: bytes


class SlideLook(msgspec.Struct, frozen=True, kw_only=True):
    """The slides of one layout. Colours are six hexadecimal digits.

    `ground` are the colours of the background from above to below; `parts` lie on it, the lowest
    first. `anchor` is where a title stands in the height of its frame: 0 above, 1 below.
    """

    ground: tuple[str, ...]
    parts: tuple[Primitive | Picture, ...]
    palette: Palette
    title_colour: str
    footer_colour: str
    number_colour: str
    title_fill: str = ""
    title_align: Align = "left"
    is_title_bold: bool = False
    anchor: float = 0.5


class TemplateLook(msgspec.Struct, frozen=True, kw_only=True):
    """The look of a template: its size, its style, and the look of each layout.

    All is in points of the style's scale, as the pages are.
    """

    width: float
    height: float
    style: Style
    slides: dict[str, SlideLook]


def template_look(
    layouts: dict[str, SlideLayout], style: Style, size: tuple[float, float]
) -> TemplateLook:
    """The look of a template by its layout for each layout of a `Slide`; `size` in points."""
    size = (size[0] / style.scale, size[1] / style.scale)
    whole = Box(0.0, 0.0, *size)
    slides = {name: _slide_look(layouts[name], style, name, whole) for name in LAYOUTS}
    return TemplateLook(width=size[0], height=size[1], style=style, slides=slides)


def _slide_look(layout: SlideLayout, style: Style, name: str, whole: Box) -> SlideLook:
    stage, layers = style.stages[name], layers_of(layout)
    colours = layers[-1].colours
    palette = Palette(**{
        field: seen_colour(value, colours) if value else ""
        for field, value in msgspec.structs.asdict(stage.palette).items()
    })  # fmt: skip
    holders: Sequence[SlideLayout | SlideMaster] = (layout.slide_master, layout)
    parts: list[Primitive | Picture] = list(_background_picture(layers, holders, whole))
    for holder, layer in zip(holders, layers, strict=True):
        if layer.has_ornaments:
            tree = layer.tree.find(f"{P}cSld/{P}spTree")
            reader = _Reader(holder, layer, 1 / style.scale)
            parts += reader.parts(tree if tree is not None else (), reader.whole)
    own = title_colour(layout, colours) or palette.strong
    usual = seen_colour("tx1", colours)
    return SlideLook(
        ground=_ground(layers),
        parts=tuple(parts),
        palette=palette,
        title_fill=_title_fill(layout, colours),
        title_colour=_told(stage.title_look.colour, colours) or own,
        footer_colour=_told(stage.footer_look.colour, colours) or usual,
        number_colour=_told(stage.number_look.colour, colours) or usual,
        title_align=_ALIGNS.get(_title_style(layout, "lvl1pPr", "algn"), "left"),
        is_title_bold=_title_style(layout, "defRPr", "b") in {"1", "true"},
        anchor=_ANCHORS.get(_title_anchor(layout), 0.5),
    )


def _title_fill(layout: SlideLayout, colours: ThemeColours) -> str:
    """What the frame of a title is filled with by layout or master; empty where by nothing."""
    found = own_fill(placeholders(layout, TITLES)[0], colours)
    return found.colours[0] if found is not None and found.colours else ""


def _told(colour: str, colours: ThemeColours) -> str:
    return seen_colour(colour, colours) if colour else ""


def _title_style(layout: SlideLayout, element: str, attribute: str) -> str:
    """What layout, master and the master's style of titles state of a title; "" nothing."""
    holders = [*placeholders(layout, TITLES), *placeholders(layout.slide_master, TITLES)]
    trees = [shape._element.find(f".//{A}lstStyle") for shape in holders]  # noqa: SLF001
    master: Element = layout.slide_master._element  # noqa: SLF001 - python-pptx has no call for it
    trees.append(master.find(f"{P}txStyles/{P}titleStyle"))
    for tree in trees:
        found = tree.find(f".//{A}{element}") if tree is not None else None
        if found is not None and found.get(attribute):
            return str(found.get(attribute))
    return ""


def _title_anchor(layout: SlideLayout) -> str:
    holders = [*placeholders(layout, TITLES), *placeholders(layout.slide_master, TITLES)]
    bodies = (shape._element.find(f".//{A}bodyPr") for shape in holders)  # noqa: SLF001
    return next((str(b.get("anchor")) for b in bodies if b is not None and b.get("anchor")), "t")


# The background


def _ground(layers: Sequence[Layer]) -> tuple[str, ...]:
    """The uppermost background that is stated and can be told; else white."""
    for layer in reversed(layers):
        stated = layer.tree.find(f"{P}cSld/{P}bg")
        if stated is None:
            continue
        reference = stated.find(f"{P}bgRef")
        if reference is not None:
            return referred(reference, layer) or ("FFFFFF",)
        return layer.colours.fill(stated.find(f"{P}bgPr")) or ("FFFFFF",)
    return ("FFFFFF",)


def _background_picture(
    layers: Sequence[Layer], holders: Sequence[SlideLayout | SlideMaster], whole: Box
) -> Iterator[Picture]:
    """The picture that the uppermost stated background is filled with."""
    for layer, holder in reversed(list(zip(layers, holders, strict=True))):
        stated = layer.tree.find(f"{P}cSld/{P}bg")
        if stated is not None:
            yield from _picture(stated.find(f"{P}bgPr/{A}blipFill/{A}blip"), holder, whole)
            return


def _picture(
    blip: Element | None, holder: SlideLayout | SlideMaster, box: Box
) -> Iterator[Picture]:
    relation = blip.get(f"{R}embed") if blip is not None else None
    if relation and relation in holder.part.rels:
        yield Picture(box, holder.part.related_part(relation).blob)


# Ornaments


class _Reader:
    """Reads the shapes of a master or a layout that are no placeholders."""

    def __init__(self, holder: SlideLayout | SlideMaster, layer: Layer, enlarged: float) -> None:
        self.holder, self.layer, self.enlarged = holder, layer, enlarged
        self.whole: Scale = (0.0, 0.0, enlarged, enlarged)

    def parts(self, group: Sequence[Element], scale: Scale) -> Iterator[Primitive | Picture]:
        """All that can be painted of a group, the lowest first."""
        for shape in group:
            kind = shape.tag.removeprefix(P)
            if kind == "grpSp":
                yield from self.parts(shape, group_scale(shape, scale))
            elif kind in {"sp", "pic"} and shape.find(f".//{P}nvPr/{P}ph") is None:
                place = frame_of(shape.find(f"{P}spPr/{A}xfrm"))
                if place is not None:
                    frame = scaled(place, scale)
                    box = Box(frame.left, frame.top, frame.width, frame.height)
                    yield from self._part(shape, box)

    def _part(self, shape: Element, box: Box) -> Iterator[Primitive | Picture]:
        if shape.tag == f"{P}pic":
            yield from _picture(shape.find(f"{P}blipFill/{A}blip"), self.holder, box)
            return
        yield from _picture(shape.find(f"{P}spPr/{A}blipFill/{A}blip"), self.holder, box)
        colours = fill_of(shape, self.layer)
        if colours:
            yield from _filled(shape, box, colours[0])
        yield from self._texts(shape, box)

    def _texts(self, shape: Element, box: Box) -> Iterator[Text]:
        """Lines of text from the upper edge on, each in the look of its first run."""
        top = box.top
        for paragraph in shape.iterfind(f"{P}txBody/{A}p"):
            runs = paragraph.findall(f"{A}r")
            text = "".join(run.findtext(f"{A}t") or "" for run in runs)
            look = runs[0].find(f"{A}rPr") if runs else None
            size = _USUAL_POINTS
            if look is not None and look.get("sz"):
                size = int(look.get("sz")) / 100
            size *= self.enlarged
            colour = None
            if look is not None:
                colour = self.layer.colours.resolve(look.find(f"{A}solidFill"))
            properties = paragraph.find(f"{A}pPr")
            align = properties.get("algn", "l") if properties is not None else "l"
            if text.strip():
                yield Text(
                    box=Box(box.left, top, box.width, 1.2 * size),
                    runs=(Run(text, colour or seen_colour("tx1", self.layer.colours)),),
                    size=max(size, FOOTER_POINTS / 2),
                    align=_ALIGNS.get(align, "left"),
                )
            top += 1.2 * size


def _filled(shape: Element, box: Box, colour: str) -> Iterator[Shape | Curve]:
    """A shape of a form that is known, or one that states its own outline."""
    preset = shape.find(f"{P}spPr/{A}prstGeom")
    form = _FORMS.get(preset.get("prst", "")) if preset is not None else None
    if form is not None:
        yield Shape(form=form, box=box, fill=colour)
    for path in shape.iterfind(f"{P}spPr/{A}custGeom/{A}pathLst/{A}path"):
        places = tuple(_places(path, box))
        if len(places) > 2:
            yield Curve(places=places, fill=colour)


def _places(path: Element, box: Box) -> Iterator[Place]:
    """The outline that a path states, its curves in short steps."""
    width, height = float(path.get("w", "0")), float(path.get("h", "0"))
    if not width or not height:
        return

    def placed(point: Element) -> Place:
        x, y = float(point.get("x")) / width, float(point.get("y")) / height
        return box.left + x * box.width, box.top + y * box.height

    last: Place | None = None
    for step in path:
        try:
            points = [placed(point) for point in step.iterfind(f"{A}pt")]
        except ValueError:  # a place that is computed by a guide
            return
        if len(points) == 3 and last is not None:
            yield from _bent(last, *points)
        else:
            yield from points
        last = points[-1] if points else last


def _bent(start: Place, first: Place, second: Place, end: Place) -> Iterator[Place]:
    """A cubic Bézier curve in short steps."""
    for number in range(1, _CURVE_STEPS + 1):
        t = number / _CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        x, y = (a * start[n] + b * first[n] + c * second[n] + d * end[n] for n in (0, 1))
        yield x, y
