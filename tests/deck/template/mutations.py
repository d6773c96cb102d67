"""Damaged packages: one thing in a sound one is changed, by a seed."""

import random
from collections.abc import Callable

from lxml import etree

from tests.deck.templates import Parts, packed, parts_of

_ODD = ("", "x", "-1", "true", "INF", "1e400", "rId999", "99999999999999999999", "../../etc")


def mutated(data: bytes, chance: random.Random) -> tuple[bytes, str]:
    """A package with one to three faults, and what they are."""
    parts, told = parts_of(data), []
    for _ in range(chance.choice((1, 1, 2, 3))):
        change = chance.choice(_CHANGES)
        told.append(f"{change.__name__[1:]} {change(parts, chance)}")
    return packed(parts), "; ".join(told)


def _element_gone(parts: Parts, chance: random.Random) -> str:
    name, root = _xml(parts, chance)
    element = chance.choice(list(root.iter(etree.Element)))
    if element.getparent() is not None:
        element.getparent().remove(element)
    return _put(parts, name, root, element.tag)


def _attribute_gone(parts: Parts, chance: random.Random) -> str:
    name, root = _xml(parts, chance)
    element = chance.choice(list(root.iter(etree.Element)))
    for key in list(element.attrib)[:1]:
        del element.attrib[key]
    return _put(parts, name, root, element.tag)


def _attribute_odd(parts: Parts, chance: random.Random) -> str:
    name, root = _xml(parts, chance)
    stated = [element for element in root.iter(etree.Element) if element.attrib]
    if not stated:
        return name
    element = chance.choice(stated)
    key = chance.choice(list(element.attrib))
    element.set(key, chance.choice(_ODD))
    return _put(parts, name, root, f"{element.tag} {key}")


def _element_twice(parts: Parts, chance: random.Random) -> str:
    name, root = _xml(parts, chance)
    element = chance.choice(list(root.iter(etree.Element)))
    if element.getparent() is not None:
        element.addnext(etree.fromstring(etree.tostring(element)))
    return _put(parts, name, root, element.tag)


def _comment_within(parts: Parts, chance: random.Random) -> str:
    name, root = _xml(parts, chance)
    element = chance.choice(list(root.iter(etree.Element)))
    element.insert(0, etree.Comment("a comment where an element is expected"))
    return _put(parts, name, root, element.tag)


def _renamed(parts: Parts, chance: random.Random) -> str:
    name, root = _xml(parts, chance)
    element = chance.choice(list(root.iter(etree.Element)))
    element.tag = "{urn:nothing}odd"
    return _put(parts, name, root, element.tag)


def _part_gone(parts: Parts, chance: random.Random) -> str:
    name = chance.choice(list(parts))
    del parts[name]
    return name


def _parts_swapped(parts: Parts, chance: random.Random) -> str:
    first, second = chance.sample(list(parts), 2)
    parts[first], parts[second] = parts[second], parts[first]
    return f"{first} {second}"


def _cut_off(parts: Parts, chance: random.Random) -> str:
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
    return name


def _bytes_odd(parts: Parts, chance: random.Random) -> str:
    name = chance.choice(list(parts))
    data = bytearray(parts[name])
    for _ in range(min(3, len(data))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    parts[name] = bytes(data)
    return name


_CHANGES: tuple[Callable[[Parts, random.Random], str], ...] = (
    _element_gone, _attribute_gone, _attribute_odd, _attribute_odd, _element_twice,
    _comment_within, _renamed, _part_gone, _parts_swapped, _cut_off, _bytes_odd,
)  # fmt: skip


def _xml(parts: Parts, chance: random.Random) -> tuple[str, etree._Element]:
    """A part and its root; what is no XML any more is not chosen."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    while names:
        name = chance.choice(names)
        try:
            return name, etree.fromstring(parts[name])
        except etree.XMLSyntaxError:
            names.remove(name)
    return "none.xml", etree.fromstring("<none/>")


def _put(parts: Parts, name: str, root: etree._Element, told: str) -> str:
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return f"{name}: {told}"
