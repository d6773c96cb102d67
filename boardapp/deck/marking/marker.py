"""The marks that a written deck carries, so that it can be updated after people edited it.

Each slide's mark says which slide of the outline it is and how each of its units (the title,
a table, a chart with its labels) looked when written. Marks stand in tags, which PowerPoint
keeps through editing and copying. See docs/adr/0001-update-edited-decks.md.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

import msgspec
from lxml import etree
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide

import boardapp
from boardapp.deck.fitting.page import FittedDeck
from boardapp.deck.marking.case import slide_sample
from boardapp.deck.marking.digest import short_digest
from boardapp.deck.marking.lines import LINE_DIGEST, Line, line_digests, lines_of, paragraph_text
from boardapp.deck.marking.looks import ShapeLook, digest_and_look
from boardapp.deck.markup.kept import Kept, sign_of
from boardapp.deck.markup.part_names import free_names
from boardapp.deck.markup.shapes import PLACEHOLDER, placeholder
from boardapp.deck.markup.xml import Element
from boardapp.deck.slides import Block, FigureBlock, PictureBlock, TableBlock, TextBlock

FORMAT = 1
"""Raised when an older boardapp could not read the marks any more."""

_SLIDE_TAG, _DECK_TAG = "BOARDAPP_SLIDE", "BOARDAPP_DECK"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
_PART_NAME = "/ppt/tags/tag%d.xml"
_SHAPES = tuple(qn(f"p:{kind}") for kind in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp"))
_TEXT, _SHAPE_PROPERTIES = qn("a:t"), f"./*/{qn('p:cNvPr')}"
_PARAGRAPHS = f"{qn('p:txBody')}/{qn('a:p')}"
_LIST, _TAG, _ID = qn("p:tagLst"), qn("p:tag"), qn("r:id")
_DATA, _TAGS = qn("p:custDataLst"), qn("p:tags")
_AFTER_DATA = {
    "p:cSld": ("p:controls", "p:extLst"),
    "p:presentation": ("p:kinsoku", "p:defaultTextStyle", "p:modifyVerifier", "p:extLst"),
}
"""What the schema wants after the tags, by the parent."""


TITLE, FOOT = "title", "foot"
"""The kinds of unit that every slide has."""


class ShapeMark(msgspec.Struct, frozen=True, array_like=True):
    """A shape as written: its id on the slide, the digest of what is seen of it, its look."""

    id: int
    digest: str
    look: ShapeLook = ShapeLook()


class _Read(msgspec.Struct, frozen=True):
    """A shape as it is read for its mark; `lines` as digests."""

    digest: str
    look: ShapeLook
    lines: str


_REFERENCES = (b":id=", b":embed=", b":link=", b":pict=")
"""By these a shape leads to another part, whatever the prefix."""
_KEPT = Kept[_Read](4_000)


class UnitMark(msgspec.Struct, frozen=True, array_like=True):
    """Shapes that belong together, such as a chart with its bands; `lines` as digests.

    `name`: "table:c4a1 2" is the second table with the columns of this digest.
    """

    name: str
    shapes: tuple[ShapeMark, ...]
    lines: str = ""

    @property
    def kind(self) -> str:
        """What it is: "title", "table", "call-out"."""
        return self.name.partition(" ")[0].partition(":")[0]


class SlideMark(msgspec.Struct, frozen=True, array_like=True):
    """A slide as written. `part` counts the slides that one slide of the outline took.

    `notes` are the digests of the lines of the speaker notes, `remark` of those that an
    update put there. `facts` are a sample of the facts of its case: a slide that was pasted
    from another patient's deck is known by them. Older marks have none.
    """

    key: str
    part: int
    layout: str
    units: tuple[UnitMark, ...]
    notes: str = ""
    remark: str = ""
    facts: tuple[str, ...] = ()


class DeckMark(msgspec.Struct, frozen=True, kw_only=True):
    """A deck as written: from which case, in which length, with which slides.

    `asked` are the names of slides that were asked for, `slides` those that were given. The deck
    of a meeting has the facts of each of its `cases`, and the `minutes` asked for each.
    """

    format: int = FORMAT
    version: str = ""
    preset: str = ""
    asked: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    slides: tuple[tuple[str, int], ...] = ()
    cases: tuple[tuple[str, ...], ...] = ()
    minutes: int = 0


def deck_mark(fitted: FittedDeck) -> DeckMark:
    """The mark of a deck that is written whole."""
    deck = fitted.deck
    return DeckMark(
        version=boardapp.__version__,
        preset=deck.preset,
        asked=deck.asked,
        facts=deck.facts,
        slides=fitted.keys,
        cases=deck.cases,
        minutes=deck.minutes,
    )


def unit_kind(block: Block) -> str:
    """The kind of a block's unit, with a digest of what tells it from others of its kind."""
    kind, label = type(block).__name__.removesuffix("Block").lower(), ""
    match block:
        case TextBlock(is_emphasised=True):
            kind = "call-out"
        case TextBlock(heading=label) | PictureBlock(caption=label):
            pass
        case FigureBlock(figure=figure):  # by what people call it: "course", "question_cards"
            kind = "_".join(figure.name.lower().split())
        case TableBlock(columns=columns):
            label = "\n".join(columns)
    return f"{kind}:{short_digest(label, LINE_DIGEST)}" if label else kind


class Marker:
    """Takes note of the shapes of a slide while it is written, unit by unit."""

    def __init__(self, slide: Slide) -> None:
        self._slide = slide
        self._units: list[tuple[str, list[Element]]] = []
        self._claimed: set[Element] = set()
        self._counts: Counter[str] = Counter()

    def claim(self, kind: str, *, is_each: bool = False) -> None:
        """All shapes written since the last claim are one unit, or a unit each."""
        found = [shape for shape in shapes_of(self._slide) if self._is_new(shape)]
        self._claimed.update(found)
        for group in ([shape] for shape in found) if is_each else [found]:
            if group:
                self._counts[kind] += 1
                self._units.append((f"{kind} {self._counts[kind]}", group))

    def write(self, key: str, part: int, facts: Sequence[str]) -> None:
        """Mark the slide, once it and its notes are complete; `facts` are those of the deck."""
        slide = self._slide
        units = tuple(mark_unit(name, shapes, slide) for name, shapes in self._units)
        layout, notes = slide.slide_layout.name, line_digests(notes_lines(slide))
        mark = SlideMark(key, part, layout, units, notes, facts=slide_sample(facts))
        write_mark(slide, mark)

    def _is_new(self, shape: Element) -> bool:
        """Not claimed, and no placeholder that still waits for its text."""
        if shape in self._claimed:
            return False
        is_holder = shape.tag == _SHAPES[0] and shape.find(PLACEHOLDER) is not None
        return not is_holder or any(text.text for text in shape.iter(_TEXT))


def shapes_of(slide: Slide) -> list[Element]:
    """The shapes that stand on a slide, the lowest first."""
    tree: Element = slide.shapes._spTree  # noqa: SLF001 - shapes are compared as XML
    return [child for child in tree if child.tag in _SHAPES]


def shape_id(shape: Element) -> int:
    """The id of a shape, by which animations and connectors know it."""
    return int(shape.find(_SHAPE_PROPERTIES).get("id"))


def mark_unit(name: str, shapes: list[Element], slide: Slide) -> UnitMark:
    """The mark of a unit as it stands on the slide."""
    part = slide.part
    read = [_read_shape(shape, part) for shape in shapes]
    marks = tuple(
        ShapeMark(shape_id(shape), one.digest, one.look)
        for shape, one in zip(shapes, read, strict=True)
    )
    return UnitMark(name, marks, "".join(one.lines for one in read))


def _read_shape(shape: Element, part: Part) -> _Read:
    """What a mark holds of a shape; one that leads to no other part is read once for its bytes."""

    def read() -> _Read:
        return _Read(*digest_and_look(shape, part), line_digests(lines_of(shape, part)))

    data = etree.tostring(shape, with_tail=False)
    if any(reference in data for reference in _REFERENCES):
        return read()
    return _KEPT.of(sign_of(data), read)


def unit_lines(shapes: list[Element], slide: Slide) -> list[Line]:
    """What the shapes of a unit state."""
    return [line for shape in shapes for line in lines_of(shape, slide.part)]


def notes_lines(slide: Slide) -> list[Line]:
    """The lines of the speaker notes that are not empty."""
    holder = placeholder(slide.notes_slide, "body") if slide.has_notes_slide else None
    paragraphs = () if holder is None else holder.iterfind(_PARAGRAPHS)
    texts = [paragraph_text(paragraph) for paragraph in paragraphs]
    return [Line(text) for text in texts if text]


def write_mark(slide: Slide, mark: SlideMark) -> None:
    """Put a mark on a slide, in the place of an older one."""
    _write_tag(slide.part, slide.element.cSld, _SLIDE_TAG, msgspec.json.encode(mark).decode())


def read_mark(slide: Slide) -> SlideMark | None:
    """The mark of a slide; None for one made by hand, or whose mark can't be read."""
    text = _read_tag(slide.part, slide.element.cSld, _SLIDE_TAG)
    try:
        return msgspec.json.decode(text, type=SlideMark) if text else None
    except msgspec.DecodeError:
        return None


def write_deck_mark(presentation: Presentation, mark: DeckMark) -> None:
    """Put the deck's mark on a presentation, in the place of an older one."""
    text = msgspec.json.encode(mark).decode()
    _write_tag(presentation.part, presentation.element, _DECK_TAG, text)


def read_deck_mark(presentation: Presentation) -> DeckMark | None:
    """The deck's mark; None if there is none. Raises msgspec.DecodeError for a damaged one."""
    text = _read_tag(presentation.part, presentation.element, _DECK_TAG)
    return msgspec.json.decode(text, type=DeckMark) if text else None


def _tags_element(parent: Element) -> Element:
    return parent.find(f"{_DATA}/{_TAGS}")


def _tag_list(part: Part, parent: Element) -> Element:
    """The tags of a slide or a presentation; None if it has none that can be read."""
    element = _tags_element(parent)
    identity = "" if element is None else element.get(_ID) or ""
    if identity not in part.rels:
        return None
    try:
        return parse_xml(part.related_part(identity).blob)
    except etree.XMLSyntaxError:
        return None


def _read_tag(part: Part, parent: Element, name: str) -> str:
    tags = _tag_list(part, parent)
    found = [] if tags is None else [tag for tag in tags if (tag.get("name") or "").upper() == name]
    return (found[0].get("val") or "") if found else ""


def _write_tag(part: Part, parent: Element, name: str, value: str) -> None:
    """Write one tag beside those of others, always into a new part.

    Slides that were copied by a program may share one part, and only one of them is meant.
    """
    tags = _tag_list(part, parent)
    if tags is None:
        tags = etree.Element(_LIST, nsmap={"p": _LIST[1:].partition("}")[0]})
    for tag in list(tags):
        if (tag.get("name") or "").upper() == name:
            tags.remove(tag)
    etree.SubElement(tags, _TAG, {"name": name, "val": value})
    data = etree.tostring(tags, xml_declaration=True, encoding="UTF-8", standalone=True)
    made = Part(next(_free_names(part.package)), _KIND, part.package, data)
    _refer(part, parent, made)


def _free_names(package: OpcPackage) -> Iterator[PackURI]:
    """Names for tags that no part of a package has; looked for once, since that takes 1 ms."""
    if package not in _NAMES:
        _NAMES[package] = free_names(package, _PART_NAME)
    return _NAMES[package]


_NAMES: WeakKeyDictionary[OpcPackage, Iterator[PackURI]] = WeakKeyDictionary()


def _refer(part: Part, parent: Element, made: Part) -> None:
    element = _tags_element(parent)
    if element is not None and element.get(_ID) in part.rels:
        part.rels.pop(element.get(_ID))
    if element is None:
        data = parent.makeelement(_DATA, {})
        element = etree.SubElement(data, _TAGS)
        kind = "p:presentation" if parent.tag == qn("p:presentation") else "p:cSld"
        parent.insert_element_before(data, *_AFTER_DATA[kind])
    element.set(_ID, part.relate_to(made, _RELATION))
