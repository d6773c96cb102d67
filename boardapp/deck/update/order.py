"""The order of slides and the sections: people's own order is kept, new slides find their place."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

import msgspec
from lxml.etree import SubElement
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from boardapp.deck.markup.xml import Element

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


class OutlinePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A slide of the outline that is in the deck, by its id."""

    slide_id: int
    section: str
    is_new: bool


class _Section:
    """A section with its element, None for a new one."""

    def __init__(self, name: str, element: Element = None) -> None:
        self.name, self.element = name, element


def place_slides(presentation: Presentation, outline: Sequence[OutlinePlace]) -> None:
    """Put new slides at their place in the outline, and make the sections hold all slides.

    A new slide stands behind the one it follows in the outline, wherever that has been moved.
    """
    new = {place.slide_id for place in outline if place.is_new}
    order = [number for number in _slide_ids(presentation) if number not in new]
    found = _sections(presentation)
    sections = [section for section, _ in found]
    home = _homes(order, found)
    for number, place in enumerate(outline):
        if place.is_new:
            _place(place, outline[:number], outline[number + 1 :], order, sections, home)
    _write_order(presentation, order)
    if found:
        _write_sections(presentation, order, sections, home)


def _place(
    place: OutlinePlace,
    before: Sequence[OutlinePlace],
    after: Sequence[OutlinePlace],
    order: list[int],
    sections: list[_Section],
    home: dict[int, _Section],
) -> None:
    previous = next((p for p in reversed(before) if p.slide_id in order), None)
    usual = _usual_home(place.section, (*before, *after), home)
    following = next((p for p in after if _is_there(p, order, home, usual)), None)
    if previous and (previous.section == place.section or not sections):
        order.insert(order.index(previous.slide_id) + 1, place.slide_id)
        neighbour = previous
    elif following and (following.section == place.section or not sections):
        order.insert(order.index(following.slide_id), place.slide_id)
        neighbour = following
    else:
        _begin_section(place, previous, order, sections, home)
        return
    if sections:
        home[place.slide_id] = home[neighbour.slide_id]


def _usual_home(
    name: str, outline: Sequence[OutlinePlace], home: dict[int, _Section]
) -> _Section | None:
    """The section in which most slides of a section of the outline stand, whatever its name."""
    homes = [home[p.slide_id] for p in outline if p.section == name and p.slide_id in home]
    return max(homes, key=homes.count) if homes else None


def _is_there(
    place: OutlinePlace, order: Sequence[int], home: dict[int, _Section], usual: _Section | None
) -> bool:
    """Whether a slide is in the deck, and not where people or an older deck have it apart."""
    if place.slide_id not in order:
        return False
    return usual is None or home.get(place.slide_id) is usual


def _begin_section(
    place: OutlinePlace,
    previous: OutlinePlace | None,
    order: list[int],
    sections: list[_Section],
    home: dict[int, _Section],
) -> None:
    """The first slide of its section: behind the whole section of the slide before it."""
    made = _Section(place.section)
    home[place.slide_id] = made
    if previous is None:
        order.insert(0, place.slide_id)
        sections.insert(0, made)
        return
    if not sections:
        order.insert(order.index(previous.slide_id) + 1, place.slide_id)
        return
    last_section = home[previous.slide_id]
    last = max(i for i, number in enumerate(order) if home[number] is last_section)
    order.insert(last + 1, place.slide_id)
    sections.insert(sections.index(last_section) + 1, made)


def _homes(
    order: Sequence[int], sections: Sequence[tuple[_Section, list[int]]]
) -> dict[int, _Section]:
    """The section of each slide, as the order of the slides has it.

    As many slides as can keep the section they have; the others, which a program moved without
    a thought for sections, belong to that of the slide before.
    """
    if not sections:
        return {}
    ranks = {number: rank for rank, (_, ids) in enumerate(sections) for number in ids}
    steady = _longest_rise([(ranks[number], number) for number in order if number in ranks])
    current = ranks[steady[0]] if steady else 0
    home: dict[int, _Section] = {}
    for number in order:
        current = ranks[number] if number in steady else current
        home[number] = sections[current][0]
    return home


def _longest_rise(ranked: Sequence[tuple[int, int]]) -> list[int]:
    """The longest choice of slides, in order, whose sections follow one another."""
    best: list[list[int]] = []
    for index, (rank, number) in enumerate(ranked):
        before = [best[i] for i in range(index) if ranked[i][0] <= rank]
        best.append([*max(before, key=len, default=[]), number])
    return max(best, key=len, default=[])


def _sections(presentation: Presentation) -> list[tuple[_Section, list[int]]]:
    element: Element = presentation.element
    return [
        (
            _Section(item.get("name") or "", item),
            [int(slide.get("id")) for slide in item.iter(f"{_P14}sldId")],
        )
        for item in element.iter(f"{_P14}section")
    ]


def _slide_ids(presentation: Presentation) -> list[int]:
    return [slide.slide_id for slide in presentation.slides]


def _write_order(presentation: Presentation, order: Sequence[int]) -> None:
    if _slide_ids(presentation) == list(order):
        return
    listed: Element = presentation.element.sldIdLst
    items = {int(item.get("id")): item for item in listed}
    for number in order:
        listed.append(items[number])


def _write_sections(
    presentation: Presentation,
    order: Sequence[int],
    sections: Sequence[_Section],
    home: dict[int, _Section],
) -> None:
    parent: Element = next(presentation.element.iter(f"{_P14}sectionLst"))
    for rank, section in enumerate(sections):
        ids = [number for number in order if home[number] is section]
        if section.element is None:
            section.element = SubElement(parent, f"{_P14}section", {"name": section.name})
            identity = uuid5(NAMESPACE_URL, f"update {ids[0]} {section.name}")
            section.element.set("id", f"{{{str(identity).upper()}}}")
            parent.insert(rank, section.element)
        _write_ids(section.element, ids)


def _write_ids(section: Element, ids: Sequence[int]) -> None:
    listed = section.find(f"{_P14}sldIdLst")
    if listed is None:
        listed = section.makeelement(f"{_P14}sldIdLst", {})
        section.insert(0, listed)
    if [int(item.get("id")) for item in listed] == list(ids):
        return
    for item in list(listed):
        listed.remove(item)
    for number in ids:
        SubElement(listed, f"{_P14}sldId", {"id": str(number)})


def drop_slide(presentation: Presentation, slide_id: int) -> None:
    """Take a slide out of the deck, with its part."""
    listed: Element = presentation.element.sldIdLst
    item = next(item for item in listed if int(item.get("id")) == slide_id)
    presentation.part.drop_rel(item.get(qn("r:id")))
    listed.remove(item)


def number_slide_parts(presentation: Presentation) -> None:
    """Name the slides' parts in their order: a gap would give a new slide the name of another."""
    listed: Element = presentation.element.sldIdLst
    presentation.part.rename_slide_parts([item.get(qn("r:id")) for item in listed])
