"""The contrast of every text of a deck to what is behind it (WCAG 2.2, 1.4.3).

Behind it is its own fill, the shape that it stands on, or the backdrop of layout and master.
Where that is a picture or half transparent, nothing is said: it can't be judged by colours.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from boardapp.deck.checks.slides import Problem, scale_of
from boardapp.deck.fitting.frame import Frame
from boardapp.deck.markup.kept import Kept
from boardapp.deck.markup.xml import Element
from boardapp.deck.template.backdrop import Layer, frame_of, ground_of, shown_layers
from boardapp.deck.template.theme_colours import A, Colours, P, theme_colours
from boardapp.figures.palette import contrast

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TEXT, _LARGE_TEXT = 4.5, 3.0
_LARGE_POINTS, _LARGE_BOLD_POINTS = 18.0, 14.0
_MOST_NAMED = 3
_ROUNDING = 0.05
_BY_VALUE = {f"{A}srgbClr", f"{A}schemeClr"}
"""Colours that one attribute states."""
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "obj": "bodyStyle"}

Trees = dict[str, Element]
_KEPT = Kept[tuple[str, ...]](500)
"""What was found of each slide, by the bytes of all that it looks like by."""


_Holders = list[tuple[Element, Element]]
"""Placeholders: each shape with its `p:ph`."""


class _Ground:
    """What the slides of one layout share: the layers under them, and what was found of these."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers, self.ground = layers, ground_of(shown_layers(layers))
        self.colours = layers[-1].colours
        self.of_master, self.of_layout = (_holders(layer) for layer in layers)
        self._backdrops: dict[Frame, Colours | None] = {}
        self._named: dict[tuple[str, str], str | None] = {}

    def behind(self, frame: Frame) -> Colours | None:
        """The colours of the backdrop of a frame; None where they can't be told."""
        if frame not in self._backdrops:
            found = self.ground.behind(frame)
            self._backdrops[frame] = found.colours if found.is_known else None
        return self._backdrops[frame]

    def colour(self, fill: Element) -> str | None:
        """The colour of a plain fill; the few that a deck has are each looked up once."""
        stated = fill[0] if len(fill) else None
        if stated is None or len(stated) or stated.tag not in _BY_VALUE:
            return self.colours.resolve(fill)
        key = stated.tag, stated.get("val", "")
        if key not in self._named:
            self._named[key] = self.colours.resolve(fill)
        return self._named[key]


class _Page(msgspec.Struct, frozen=True):
    """A slide on its ground, and the filled shapes passed so far, the uppermost last."""

    tree: Element
    ground: _Ground
    passed: list[tuple[Frame, Colours | None]]
    scale: float


def check_contrast(
    trees: Trees, slides: Sequence[str], signs: Mapping[str, bytes]
) -> list[Problem]:
    """A warning for each text that is hard to read; `slides` are their parts, in order.

    `signs` are those of the bytes of the parts.
    """
    problems = []
    grounds: dict[str, _Ground] = {}
    scale = scale_of(trees)
    for number, name in enumerate(slides, start=1):
        layout = _related(trees, name, "/slideLayout")

        def find(name: str = name, layout: str = layout) -> tuple[str, ...]:
            if layout not in grounds:
                grounds[layout] = _Ground(_layers(trees, layout))
            return tuple(dict.fromkeys(_faint(_Page(trees[name], grounds[layout], [], scale))))

        below = tuple(signs[part] for part in _parts_below(trees, layout))
        faint = _KEPT.of((signs[name], below, scale), find)
        problems += [
            Problem(f"Slide {number}: {text}", is_grave=False, slide=number)
            for text in faint[:_MOST_NAMED]
        ]
    return problems


def _related(trees: Trees, part: str, kind: str) -> str:
    folder, name = posixpath.split(part)
    for item in trees[f"{folder}/_rels/{name}.rels"].iter(_RELATION):
        if item.get("Type", "").endswith(kind):
            target = item.get("Target", "")
            return (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
    raise KeyError(kind)


def _parts_below(trees: Trees, layout: str) -> tuple[str, str, str]:
    """What a slide looks like by: its layout, the master, the theme."""
    master = _related(trees, layout, "/slideMaster")
    return layout, master, _related(trees, master, "/theme")


def _layers(trees: Trees, layout: str) -> list[Layer]:
    _, master, theme_part = _parts_below(trees, layout)
    theme = trees[theme_part]
    colours = theme_colours(theme, trees[master].find(f"{P}clrMap"))
    own = trees[layout].find(f"{P}clrMapOvr/{A}overrideClrMapping")
    own_colours = colours if own is None else theme_colours(theme, own)
    return [Layer(trees[master], colours, theme), Layer(trees[layout], own_colours, theme)]


def _faint(page: _Page) -> Iterator[str]:
    """A sentence for each text that is too faint."""
    tree = page.tree.find(f"{P}cSld/{P}spTree")
    for shape in tree.iter(f"{P}sp", f"{P}graphicFrame", f"{P}pic"):
        frame = _frame(shape, page.ground)
        if frame is None:
            continue
        if shape.tag == f"{P}sp":
            yield from _in_shape(shape, frame, page)
        elif shape.tag == f"{P}pic":
            page.passed.append((frame, None))
        else:
            yield from _in_table(shape, frame, page)


def _in_shape(shape: Element, frame: Frame, page: _Page) -> Iterator[str]:
    own = _own_fill(shape, page)
    body = shape.find(f"{P}txBody")
    if body is not None and body.find(f".//{A}t") is not None:
        behind = own if own is None or own else _behind(frame, page)
        yield from _judge(body, _inherited(shape, page), behind, page)
    if own is None or own:
        page.passed.append((frame, own))


def _in_table(shape: Element, frame: Frame, page: _Page) -> Iterator[str]:
    colours = page.ground.colours
    behind: Colours | None = None
    for cell in shape.iter(f"{A}tc"):
        own = colours.fill(cell.find(f"{A}tcPr"))
        if own == ():
            behind = behind or _behind(frame, page)
            own = behind
        yield from _judge(cell.find(f"{A}txBody"), colours.of("tx1"), own, page)


def _judge(
    body: Element, inherited: str | None, behind: Colours | None, page: _Page
) -> Iterator[str]:
    """What is said of the runs of a text body; nothing where a colour can't be told."""
    if behind is None:
        return
    for run in body.iter(f"{A}r", f"{A}fld"):
        properties = next(run.iterchildren(f"{A}rPr"), None)
        fill = None
        if properties is not None and len(properties):
            fill = next(properties.iterchildren(f"{A}solidFill"), None)
        colour = page.ground.colour(fill) if fill is not None else inherited
        if colour is None or (lowest := _lowest(colour, behind)) >= _TEXT:
            continue
        text = (run.findtext(f"{A}t") or "").strip()
        is_sign = not any(character.isalnum() for character in text)
        least = _LARGE_TEXT if is_sign else _least(properties, page.scale)
        if text and lowest < least - _ROUNDING:
            yield f"“{text[:40]}” has a contrast of {lowest:.1f}, below the {least:g} it needs."


@lru_cache(maxsize=1_000)
def _lowest(colour: str, behind: Colours) -> float:
    """The contrast to the colour behind it that is nearest."""
    return min((contrast(colour, one) for one in behind), default=21.0)


def _least(properties: Element | None, scale: float) -> float:
    """What large type is, is meant for a slide 7.5 in high, as all floors are."""
    points = float(properties.get("sz", "0")) / 100 if properties is not None else 0.0
    is_bold = properties is not None and properties.get("b") == "1"
    large = (_LARGE_BOLD_POINTS if is_bold else _LARGE_POINTS) * scale
    is_large = points >= large - _ROUNDING
    return _LARGE_TEXT if is_large else _TEXT


def _own_fill(shape: Element, page: _Page) -> Colours | None:
    """A shape's fill, for a placeholder also that of layout and master."""
    colours = page.ground.colours
    for one in _with_parents(shape, page.ground):
        properties = one.find(f"{P}spPr")
        if properties is None:
            continue
        if properties.find(f"{A}noFill") is not None:
            return ()
        found = colours.fill(properties)
        if found != ():
            return found
    return ()


def _inherited(shape: Element, page: _Page) -> str | None:
    """The colour of a text that states none: by layout, master and the master's styles."""
    master, colours = page.ground.layers[0].tree, page.ground.colours
    holders = [one.find(f"{P}txBody/{A}lstStyle") for one in _with_parents(shape, page.ground)]
    holder = shape.find(f".//{P}nvPr/{P}ph")
    if holder is not None:
        style = _STYLES.get(holder.get("type", "obj"), "otherStyle")
        holders.append(master.find(f"{P}txStyles/{P}{style}"))
    for styles in holders:
        fill = styles.find(f"{A}lvl1pPr/{A}defRPr/{A}solidFill") if styles is not None else None
        if fill is not None:
            return colours.resolve(fill)
    return colours.of("tx1")


def _with_parents(shape: Element, ground: _Ground) -> Iterator[Element]:
    """The shape, then the placeholders that it follows: those only if they are asked for."""
    yield shape
    yield from _parents(shape, ground)


def _parents(shape: Element, ground: _Ground) -> list[Element]:
    """The placeholders of layout and master that a slide's placeholder follows."""
    holder = shape.find(f".//{P}nvPr/{P}ph")
    if holder is None:
        return []
    index, kind = holder.get("idx", "0"), holder.get("type", "obj")
    found = [one for one in ground.of_layout if one[1].get("idx", "0") == index]
    kind = found[0][1].get("type", "obj") if found else kind
    wanted = {"ctrTitle": {"title"}, "obj": {"body"}}.get(kind, {kind})
    found += [one for one in ground.of_master if one[1].get("type", "obj") in wanted]
    return [shape for shape, _ in found]


def _holders(layer: Layer) -> _Holders:
    shapes = layer.tree.iterfind(f"{P}cSld/{P}spTree/{P}sp")
    pairs = ((shape, shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")) for shape in shapes)
    return [(shape, holder) for shape, holder in pairs if holder is not None]


def _frame(shape: Element, ground: _Ground) -> Frame | None:
    for one in _with_parents(shape, ground):
        transform = one.find(f"{P}spPr/{A}xfrm")
        frame = frame_of(one.find(f"{P}xfrm") if transform is None else transform)
        if frame is not None:
            return frame
    return None


def _behind(frame: Frame, page: _Page) -> Colours | None:
    """The uppermost filled shape under the middle of a frame, else the backdrop."""
    x, y = frame.left + frame.width / 2, frame.top + frame.height / 2
    for place, colours in reversed(page.passed):
        if place.left <= x <= place.right and place.top <= y <= place.bottom:
            return colours
    if not frame.width or not frame.height:
        return None
    return page.ground.behind(frame)
