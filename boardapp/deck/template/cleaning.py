"""What is kept of a template: masters, layouts, themes, pictures, fonts, and no more.

Macros and ways out of the file are refused before (`markup/screening.py`). What boardapp does
not know is left behind here, by what the opened package holds: ActiveX, OLE objects, films and
sounds, charts and tags of others, actions that start programs, animations.
"""

from collections.abc import Iterable, Iterator

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.package import Part
from pptx.oxml.ns import qn
from pptx.package import Package

from boardapp.deck.markup.reading import read_xml
from boardapp.deck.markup.xml import Element

_KEPT = frozenset({
    CONTENT_TYPE.PML_PRESENTATION_MAIN, CONTENT_TYPE.PML_SLIDE_MASTER,
    CONTENT_TYPE.PML_SLIDE_LAYOUT, CONTENT_TYPE.PML_NOTES_MASTER,
    CONTENT_TYPE.PML_HANDOUT_MASTER, CONTENT_TYPE.PML_PRES_PROPS, CONTENT_TYPE.PML_VIEW_PROPS,
    CONTENT_TYPE.PML_TABLE_STYLES, CONTENT_TYPE.OFC_THEME, CONTENT_TYPE.OFC_THEME_OVERRIDE,
    CONTENT_TYPE.OPC_CORE_PROPERTIES,
    "application/x-fontdata", "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "image/png", "image/x-png", "image/jpeg", "image/jpg", "image/pjpeg", "image/gif",
    "image/bmp", "image/x-bmp", "image/tiff", "image/x-emf", "image/x-wmf", "image/emf",
    "image/wmf",
})  # fmt: skip
"""The types of the parts that are kept; a drawing in SVG has a picture beside it."""
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_USED_BY_ID = ("/image", "/hyperlink", "/font")
"""The kinds of relationships that are of use only where an element has their id."""
_CLICKS = tuple(qn(f"a:{name}") for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_HARMLESS_ACTIONS = ("ppaction://hlinkshowjump?jump=", "ppaction://noaction")
_TREES = {qn("p:spTree"), qn("p:grpSp")}
_WHOLE = {
    *_CLICKS, qn("a:ext"), qn("p:ext"), qn("p:bg"), qn("p:sndAc"), qn("p:control"),
    qn("p:embeddedFont"), qn("p:tags"), qn("p:custData"), qn("a:buBlip"),
}  # fmt: skip
"""What is taken out whole with what it leads to."""
_HOLLOW = {qn("p:custDataLst"), qn("p:controls"), qn("p:embeddedFontLst")}
"""Lists that the format wants filled, or not there."""


def clean_package(package: Package) -> None:
    """Leave behind what boardapp does not know; the parts that only that led to go with it."""
    for part in list(package.iter_parts()):
        root = _root(part)
        gone = {rid for rid, relation in part.rels.items() if not _is_known(relation)}
        for rid in gone:
            part.rels.pop(rid)
        if root is None:
            continue
        etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
        _drop(list(_leading_to(root, gone)))
        _drop(list(_harmful(root)))
        _forget_unused(part, root)
        if not hasattr(part, "_element"):
            part._blob = etree.tostring(  # noqa: SLF001 - a part that python-pptx does not parse
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )


def _forget_unused(part: Part, root: Element) -> None:
    """Take away the relationships that only what was dropped used."""
    used = {
        value
        for element in root.iter(etree.Element)
        for name, value in element.attrib.items()
        if name.startswith(_RELATIONS)
    }
    for rid, relation in list(part.rels.items()):
        if relation.reltype.endswith(_USED_BY_ID) and rid not in used:
            part.rels.pop(rid)


def _root(part: Part) -> Element | None:
    """The XML of a part; None for a picture or a font."""
    element = getattr(part, "_element", None)
    if element is not None:
        return element
    kind = part.content_type
    return read_xml(part.blob) if kind.endswith("xml") and kind in _KEPT else None


def _is_known(relation: Element) -> bool:
    """Whether what a relationship leads to may stay."""
    if relation.is_external:
        return True  # a plain link, see screening
    kind: str = relation.target_part.content_type
    return kind in _KEPT or kind.lower() in _KEPT


def _leading_to(root: Element, gone: set[str]) -> Iterator[Element]:
    if not gone:
        return
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if name.startswith(_RELATIONS) and value in gone:
                yield _whole(element)


def _harmful(root: Element) -> Iterator[Element]:
    """Animations, which may start what a shape holds, and actions other than to turn the page."""
    yield from root.iter(qn("p:timing"))
    for element in root.iter(*_CLICKS):
        action = (element.get("action") or "").strip().lower()
        if action and not action.startswith(_HARMLESS_ACTIONS):
            yield element


def _whole(element: Element) -> Element:
    """The element, or what it is a part of and goes with it: a shape, an extension, a sound."""
    for one in (element, *element.iterancestors()):
        parent = one.getparent()
        if one.tag in _WHOLE or parent is None or parent.tag in _TREES:
            return one
        if parent.getparent() is None:
            return one
    return element


def _drop(elements: Iterable[Element]) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        parent.remove(element)
        if parent.tag in _HOLLOW and not len(parent) and parent.getparent() is not None:
            parent.getparent().remove(parent)
