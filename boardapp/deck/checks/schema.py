"""The order and the number of children in the parts that boardapp writes or touches.

A program that finds two lists of extensions, or a list at the wrong place, repairs or refuses the
file. The table is that of ISO/IEC 29500-4 (transitional), pml.xsd and dml-main.xsd, for the
elements that are written here.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from math import inf

import msgspec

from boardapp.deck.markup.kept import Kept
from boardapp.deck.markup.xml import Element

_NAMESPACES = {
    "a": "{http://schemas.openxmlformats.org/drawingml/2006/main}",
    "p": "{http://schemas.openxmlformats.org/presentationml/2006/main}",
}
_OWN = tuple(_NAMESPACES.values())
_FOLDERS = ("ppt/slides/", "ppt/notesSlides/", "ppt/notesMasters/")
_PRESENTATION = "ppt/presentation.xml"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = _NAMESPACES["p"]

_FILL = "a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill?"
_EFFECT = "a:effectLst|a:effectDag?"
_SHAPES = "p:sp|p:grpSp|p:graphicFrame|p:cxnSp|p:pic|p:contentPart*"
_TABLE = {
    "p:presentation": "p:sldMasterIdLst? p:notesMasterIdLst? p:handoutMasterIdLst? p:sldIdLst? "
    "p:sldSz? p:notesSz p:smartTags? p:embeddedFontLst? p:custShowLst? p:photoAlbum? "
    "p:custDataLst? p:kinsoku? p:defaultTextStyle? p:modifyVerifier? p:extLst?",
    "p:notesMasterIdLst": "p:notesMasterId?",
    "p:sld": "p:cSld p:clrMapOvr? p:transition? p:timing? p:extLst?",
    "p:notes": "p:cSld p:clrMapOvr? p:extLst?",
    "p:notesMaster": "p:cSld p:clrMap p:hf? p:notesStyle? p:extLst?",
    "p:cSld": "p:bg? p:spTree p:custDataLst? p:controls? p:extLst?",
    "p:spTree": f"p:nvGrpSpPr p:grpSpPr {_SHAPES} p:extLst?",
    "p:grpSp": f"p:nvGrpSpPr p:grpSpPr {_SHAPES} p:extLst?",
    "p:sp": "p:nvSpPr p:spPr p:style? p:txBody? p:extLst?",
    "p:cxnSp": "p:nvCxnSpPr p:spPr p:style? p:extLst?",
    "p:pic": "p:nvPicPr p:blipFill p:spPr p:style? p:extLst?",
    "p:graphicFrame": "p:nvGraphicFramePr p:xfrm a:graphic p:extLst?",
    "p:nvSpPr": "p:cNvPr p:cNvSpPr p:nvPr",
    "p:spPr": f"a:xfrm? a:custGeom|a:prstGeom? {_FILL} a:ln? {_EFFECT} a:scene3d? a:sp3d? "
    "a:extLst?",
    "p:txBody": "a:bodyPr a:lstStyle? a:p+",
    "a:txBody": "a:bodyPr a:lstStyle? a:p+",
    "a:p": "a:pPr? a:r|a:br|a:fld* a:endParaRPr?",
    "a:r": "a:rPr? a:t",
    "a:rPr": f"a:ln? {_FILL} {_EFFECT} a:highlight? a:uLnTx|a:uLn? a:uFillTx|a:uFill? a:latin? "
    "a:ea? a:cs? a:sym? a:hlinkClick? a:hlinkMouseOver? a:rtl? a:extLst?",
    "a:tbl": "a:tblPr? a:tblGrid a:tr*",
    "a:tr": "a:tc* a:extLst?",
    "a:tc": "a:txBody? a:tcPr? a:extLst?",
    "a:tcPr": f"a:lnL? a:lnR? a:lnT? a:lnB? a:lnTlToBr? a:lnBlToTr? a:cell3D? {_FILL} a:headers? "
    "a:extLst?",
}
"""For each element its children in order: "?" one at most, "*" any number, "+" at least one, else
exactly one; "|" parts those of which any may stand at a place."""
_KEPT = Kept[str](500)
"""The fault of each part, by its bytes."""
_COUNTS = {"?": (0, 1), "*": (0, inf), "+": (1, inf)}


class _Rule(msgspec.Struct, frozen=True):
    """The place of each child in the order, and for each place its name and least and most."""

    places: dict[str, int]
    counts: tuple[tuple[str, int, float], ...]


def check_schema(trees: Mapping[str, Element], signs: Mapping[str, bytes]) -> Iterator[str]:
    """A sentence for each part in which children are missing, doubled, foreign or out of order.

    `signs` are those of the bytes of the parts.
    """
    for name, root in trees.items():
        if name != _PRESENTATION and not name.startswith(_FOLDERS):
            continue
        if fault := _KEPT.of(signs[name], partial(_fault_in, root)):
            yield f"“{name}”: {fault}"


def check_masters(trees: Mapping[str, Element], masters: Mapping[str, str]) -> Iterator[str]:
    """Each master that the presentation leads to is listed once, under an id of its own.

    `masters` has the kind ("slideMaster", "notesMaster") of each by its relationship.
    """
    listed = [
        item.get(f"{_RELATIONS}id")
        for kind in ("sldMasterId", "notesMasterId")
        for item in trees[_PRESENTATION].iter(f"{_P}{kind}")
    ]
    for relation, kind in masters.items():
        if listed.count(relation) != 1:
            what = "notes" if kind == "notesMaster" else "slides"
            yield (
                f"The master of the {what} is not listed in the presentation."
                if relation not in listed
                else f"A master of the {what} is listed twice in the presentation."
            )
    ids = [
        item.get("id")
        for name, root in trees.items()
        if name == _PRESENTATION or name.startswith("ppt/slideMasters/")
        for item in root.iter(f"{_P}sldMasterId", f"{_P}sldLayoutId")
    ]
    if len(set(ids)) < len(ids):
        yield "Two masters or layouts have the same id."


def _fault_in(root: Element) -> str:
    """The first fault in a part; empty for none."""
    for element in root.iter(*_RULES):
        if fault := _fault(element.tag, tuple(child.tag for child in element.iterchildren("*"))):
            return fault
    return ""


@lru_cache(maxsize=1_000)
def _fault(tag: str, children: tuple[str, ...]) -> str:
    """What is wrong with the children of an element; the few ways to fill one are mostly right."""
    rule = _RULES[tag]
    found, last, is_whole = [0] * len(rule.counts), 0, True
    for child in children:
        place = rule.places.get(child)
        if place is None:
            if child.startswith(_OWN):
                return f"{_named(child)} does not belong into {_named(tag)}."
            is_whole = False  # an alternative of a later version may hold what is missed
            continue
        if place < last:
            return f"in {_named(tag)}, {_named(child)} stands at a wrong place."
        found[place], last = found[place] + 1, place
    for count, (name, least, most) in zip(found, rule.counts, strict=True):
        if count > most:
            return f"in {_named(tag)}, {name} stands {count} times."
        if count < least and is_whole:
            return f"in {_named(tag)}, {name} is missing."
    return ""


def _named(tag: str) -> str:
    for prefix, namespace in _NAMESPACES.items():
        if tag.startswith(namespace):
            return f"{prefix}:{tag.removeprefix(namespace)}"
    return tag


def _rule(text: str) -> _Rule:
    places, counts = dict[str, int](), list[tuple[str, int, float]]()
    for number, item in enumerate(text.split()):
        least, most = _COUNTS.get(item[-1], (1, 1))
        names = item.rstrip("?*+").split("|")
        places |= {_tag(name): number for name in names}
        counts.append((" or ".join(names), least, most))
    return _Rule(places, tuple(counts))


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return _NAMESPACES[prefix] + local


_RULES = {_tag(name): _rule(text) for name, text in _TABLE.items()}
