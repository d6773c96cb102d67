"""What lies behind a place on a slide: its background, and the ornaments drawn over it."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

import msgspec
from msgspec.structs import replace

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.theme_colours import A, Colours, P, ThemeColours
from boardapp.figures.palette import contrast

_EMU = 12700
_LEAST_SHARE = 0.02
"""An ornament that covers a place but for less than this covers all of it."""
_LINE = 4.0
"""An ornament that is thinner, in points, is a line, which leaves text legible."""
_EDGE = 8.0
"""One that reaches less far into a place, in points, is at its edge, where no letter stands."""


class Layer(msgspec.Struct, frozen=True):
    """A master, a layout or a slide with its colours. The layers of a slide lie in this order."""

    tree: Element
    colours: ThemeColours
    theme: Element
    has_ornaments: bool = True


class Backdrop(msgspec.Struct, frozen=True):
    """The colours behind a place; `is_known` is false where there may be others."""

    colours: Colours
    is_known: bool = True

    def carries(self, colour: str | None, least: float) -> bool:
        """Whether a colour stands out by a contrast of `least` from all that is behind it."""
        if colour is None or not self.is_known:
            return False
        return all(contrast(colour, behind) >= least for behind in self.colours)


class _Ornament(msgspec.Struct, frozen=True):
    """A filled shape; `colours` None: not known. One that is not `is_full` leaves parts free."""

    frame: Frame
    colours: Colours | None
    is_full: bool

    @property
    def is_line(self) -> bool:
        """Whether it is so thin that text stays legible over it."""
        return min(self.frame.width, self.frame.height) < _LINE


class Ground(msgspec.Struct, frozen=True):
    """What lies under the slides of one layout, read once for all places on them."""

    background: Backdrop
    ornaments: tuple[_Ornament, ...]

    def behind(self, frame: Frame) -> Backdrop:
        """What lies behind a place."""
        found = self.background
        for ornament in self.ornaments:
            across, down = overlap(frame, ornament.frame)
            if min(across, down) < min(_EDGE, frame.width / 2, frame.height / 2):
                continue
            if ornament.is_line:
                continue
            share = across * down / (frame.width * frame.height)
            if ornament.colours is None:
                found = Backdrop(found.colours, is_known=False)
            elif ornament.is_full and share > 1 - _LEAST_SHARE:
                found = Backdrop(ornament.colours)
            else:
                found = Backdrop((*found.colours, *ornament.colours), found.is_known)
        return found


def ground_of(layers: Sequence[Layer]) -> Ground:
    """What lies under a slide of these layers, the lowest first."""
    ornaments = (ornament for layer in layers for ornament in _ornaments(layer))
    return Ground(_background(layers), tuple(ornaments))


def shown_layers(layers: Sequence[Layer]) -> list[Layer]:
    """The layers whose ornaments are seen: a layout or slide may hide what is below it."""
    shown: list[Layer] = []
    for layer in layers:
        if layer.tree.get("showMasterSp") in {"0", "false"}:
            shown = [replace(below, has_ornaments=False) for below in shown]
        shown.append(layer)
    return shown


def frame_of(transform: Element | None) -> Frame | None:
    """The frame stated in an `a:xfrm` or `p:xfrm`."""
    offset = transform.find(f"{A}off") if transform is not None else None
    extent = transform.find(f"{A}ext") if transform is not None else None
    if offset is None or extent is None:
        return None
    values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    left, top, width, height = (int(value) / _EMU for value in values)
    return Frame(left=left, top=top, width=width, height=height)


def _background(layers: Sequence[Layer]) -> Backdrop:
    """The uppermost background that is stated; PowerPoint's is white where none is."""
    for layer in reversed(layers):
        stated = layer.tree.find(f"{P}cSld/{P}bg")
        if stated is None:
            continue
        reference = stated.find(f"{P}bgRef")
        if reference is not None:
            colours = referred(reference, layer)
        else:
            colours = layer.colours.fill(stated.find(f"{P}bgPr"))
        return Backdrop(("FFFFFF",), is_known=False) if not colours else Backdrop(colours)
    return Backdrop(("FFFFFF",))


def referred(reference: Element, layer: Layer) -> Colours | None:
    """The fill of the theme that `p:bgRef` or `a:fillRef` asks for by its number."""
    number = int(reference.get("idx", "0"))
    if number in {0, 1000}:
        return ()
    name = "bgFillStyleLst" if number > 1000 else "fillStyleLst"
    styles = layer.theme.find(f"{A}themeElements/{A}fmtScheme/{A}{name}")
    place = number - (1001 if number > 1000 else 1)
    if styles is None or place >= len(styles):
        return None
    holder = styles.makeelement(f"{A}holder", {})
    holder.append(deepcopy(styles[place]))
    return layer.colours.fill(holder, layer.colours.resolve(reference))


def _ornaments(layer: Layer) -> Iterator[_Ornament]:
    """The filled shapes and pictures that are no placeholders."""
    tree = layer.tree.find(f"{P}cSld/{P}spTree")
    if tree is not None and layer.has_ornaments:
        yield from _in_group(tree, layer, WHOLE)


Scale = tuple[float, float, float, float]
"""What turns a place in a group into one on the slide: left, top, across, down."""
WHOLE: Scale = (0.0, 0.0, 1.0, 1.0)
"""That of a slide itself."""


def _in_group(group: Element, layer: Layer, scale: Scale) -> Iterator[_Ornament]:
    for shape in group:
        kind = shape.tag.removeprefix(P)
        if kind == "grpSp":
            yield from _in_group(shape, layer, group_scale(shape, scale))
            continue
        if kind not in {"sp", "pic"} or shape.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        place = frame_of(shape.find(f"{P}spPr/{A}xfrm"))
        colours = None if kind == "pic" else fill_of(shape, layer)
        if place is not None and (colours is None or colours):
            form = shape.find(f"{P}spPr/{A}prstGeom")
            is_full = form is not None and form.get("prst") in {"rect", "roundRect"}
            yield _Ornament(scaled(place, scale), colours, is_full)


def fill_of(shape: Element, layer: Layer) -> Colours | None:
    """The colours that a shape is filled with, by itself or its style; None: can't be told."""
    properties = shape.find(f"{P}spPr")
    is_stated = any(child.tag.endswith("Fill") for child in properties)
    reference = shape.find(f"{P}style/{A}fillRef")
    if not is_stated and reference is not None:
        return referred(reference, layer)
    return layer.colours.fill(properties)


def group_scale(group: Element, outer: Scale) -> Scale:
    """The scale of what stands in a group."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    if transform is None or transform.find(f"{A}chExt") is None:
        return outer
    place = frame_of(transform)
    inner_off, inner_ext = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    width, height = int(inner_ext.get("cx")) / _EMU, int(inner_ext.get("cy")) / _EMU
    if place is None or not width or not height:
        return outer
    across, down = place.width / width, place.height / height
    left = place.left - int(inner_off.get("x")) / _EMU * across
    top = place.top - int(inner_off.get("y")) / _EMU * down
    return (outer[0] + left * outer[2], outer[1] + top * outer[3],
            outer[2] * across, outer[3] * down)  # fmt: skip


def scaled(frame: Frame, scale: Scale) -> Frame:
    """A place in a group as one on the slide."""
    left, top, across, down = scale
    return Frame(
        left=left + frame.left * across,
        top=top + frame.top * down,
        width=frame.width * across,
        height=frame.height * down,
    )


def overlap(first: Frame, second: Frame) -> tuple[float, float]:
    """How far two frames overlap across and down; below 0 is the gap between them."""
    across = min(first.right, second.right) - max(first.left, second.left)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    return across, down
