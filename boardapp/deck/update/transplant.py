"""Move shapes from a freshly written slide to an edited one, in the place of older shapes."""

from collections.abc import Sequence
from itertools import chain, count

from lxml.etree import QName
from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.markup.xml import Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ID = qn("p:cNvPr")


def replace_shapes(
    old: Sequence[Element], new: Sequence[Element], source: Slide, target: Slide
) -> None:
    """Put `new` shapes of `source` where the first of the `old` ones of `target` stands.

    New shapes take over the ids of old ones, since animations and connectors go by them.
    """
    ids = [int(shape.find(f"./*/{_ID}").get("id")) for shape in old]
    numbers = _numbers(target, ids)
    for shape in new:
        old[0].addprevious(shape)
    _settle(new, numbers, source, target)
    remove_shapes(old, target)


def insert_shapes(after: Element, new: Sequence[Element], source: Slide, target: Slide) -> None:
    """Put `new` shapes of `source` behind the shape `after` of `target` in reading order."""
    numbers = _numbers(target, ())
    for shape in reversed(new):
        after.addnext(shape)
    _settle(new, numbers, source, target)


def stand_as(shape: Element, present: Element) -> None:
    """Give a shape the place and the size at which another one stands."""
    wanted, stated = (item.find("./{*}grpSpPr/{*}xfrm") for item in (shape, present))
    if wanted is None:
        wanted, stated = (item.find("./*/{*}xfrm") for item in (shape, present))
    if wanted is None or stated is None:
        return
    for name in ("off", "ext"):
        target, source = wanted.find(f"{{*}}{name}"), stated.find(f"{{*}}{name}")
        if target is not None and source is not None:
            target.attrib.update(source.attrib)


def remove_shapes(shapes: Sequence[Element], slide: Slide) -> None:
    """Take shapes off a slide, with the parts that only they used."""
    used = {rid for shape in shapes for rid in _relations(shape)}
    for shape in shapes:
        shape.getparent().remove(shape)
    for rid in used - set(_relations(slide.element)):
        if rid in slide.part.rels:
            slide.part.rels.pop(rid)


def drop_lost_animation(slide: Slide) -> bool:
    """Take the animation off a slide if it names a shape that is gone; return whether it was."""
    timing = slide.element.find(qn("p:timing"))
    if timing is None:
        return False
    ids = {item.get("id") for item in slide.element.iter(_ID)}
    named = {item.get("spid") for item in timing.iter() if item.get("spid")}
    if named <= ids:
        return False
    slide.element.remove(timing)
    return True


def _numbers(slide: Slide, reused: Sequence[int]) -> "chain[int]":
    """Ids for new shapes: those given, then such as no shape of the slide has."""
    highest = max(int(item.get("id")) for item in slide.element.iter(_ID))
    return chain(reused, count(highest + 1))


def _settle(shapes: Sequence[Element], numbers: "chain[int]", source: Slide, target: Slide) -> None:
    """Give moved shapes their ids, those on the slide itself first, and their relationships."""
    inner = (item for shape in shapes for item in shape.iter(_ID))
    outer = [shape.find(f"./*/{_ID}") for shape in shapes]
    for item in outer:
        item.set("id", str(next(numbers)))
    rest = [item for item in inner if not any(item is one for one in outer)]
    highest = max(int(item.get("id")) for item in target.element.iter(_ID))
    for number, item in enumerate(rest, start=highest + 1):
        item.set("id", str(number))
    for shape in shapes:
        _relate(shape, source, target)


def _relate(shape: Element, source: Slide, target: Slide) -> None:
    """Lead the pictures, charts and links of a moved shape from its new slide."""
    known: dict[str, str] = {}
    for element in shape.iter():
        for key, rid in element.attrib.items():
            if not key.startswith(_R) or rid not in source.part.rels:
                continue
            relation = source.part.rels[rid]
            if rid not in known and relation.is_external:
                known[rid] = target.part.relate_to(
                    relation.target_ref, relation.reltype, is_external=True
                )
            elif rid not in known:
                known[rid] = target.part.relate_to(relation.target_part, relation.reltype)
            element.set(key, known[rid])


def _relations(element: Element) -> list[str]:
    """The relationships that an element and what it holds use."""
    return [
        value
        for item in element.iter()
        if isinstance(item.tag, str)
        for key, value in item.attrib.items()
        if QName(key).namespace == _R[1:-1]
    ]
