"""The marks that were painted between the parts of a page, turned into the tags of a PDF.

Tagged PDF by ISO 32000-1: marked content (14.6), structure tree (14.7), standard types (14.8).
"""

import re
from collections.abc import Iterator, Mapping

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from boardapp.desktop.slides.tags import OFF_PAGE, Node, Tags

_MARK = re.compile(rb"-%d (-\d+) m\n-%d \1 l\nS\n" % (OFF_PAGE, OFF_PAGE + 1))
_ORNAMENT = b"/Artifact BMC\n"


def add_structure(writer: PdfWriter, tags: Tags) -> bool:
    """Tag all pages; whether that could be done. A file without its marks is left as it is."""
    contents = [_content(page.get("/Contents")) for page in writer.pages]
    found = [[_number(match) for match in _MARK.finditer(data)] for data in contents]
    if sum(map(len, found)) != tags.marks:
        return False
    roles = {mark: node.role for node in _nodes(tags.root) for mark in node.marks}
    places: dict[int, tuple[int, int]] = {}
    for number, (page, data) in enumerate(zip(writer.pages, contents, strict=True)):
        parts = [mark for mark in found[number] if mark in roles]
        ids = {mark: count for count, mark in enumerate(parts)}
        places |= {mark: (number, count) for mark, count in ids.items()}
        stream = page["/Contents"].get_object()
        if isinstance(stream, StreamObject):
            stream.set_data(_marked(data, roles, ids))
        page[NameObject("/StructParents")] = NumberObject(number)
        page[NameObject("/Tabs")] = NameObject("/S")
    _Tree(writer, places).add(tags.root)
    return True


def _content(stream: object) -> bytes:
    found = stream.get_object() if isinstance(stream, IndirectObject) else stream
    return found.get_data() if isinstance(found, StreamObject) else b""


def _number(match: re.Match[bytes]) -> int:
    return -int(match[1]) - OFF_PAGE


def _marked(data: bytes, roles: Mapping[int, str], ids: dict[int, int]) -> bytes:
    """The content of a page with a bracket around each part and around each ornament."""

    def bracket(match: re.Match[bytes]) -> bytes:
        mark = _number(match)
        if mark not in ids:
            return b"EMC\n" + _ORNAMENT
        return b"EMC\n/%s <</MCID %d>> BDC\n" % (roles[mark].encode(), ids[mark])

    return _ORNAMENT + _MARK.sub(bracket, data) + b"\nEMC\n"


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


class _Tree:
    """Writes the structure tree; `places` leads from marks to page and number on it."""

    def __init__(self, writer: PdfWriter, places: dict[int, tuple[int, int]]) -> None:
        self._writer, self._places = writer, places
        self._parents = [ArrayObject() for _ in writer.pages]

    def add(self, node: Node) -> None:
        """Write the tree of a document and name it in the catalogue."""
        root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        reference = self._writer._add_object(root)  # noqa: SLF001 - pypdf has no public call
        root[NameObject("/K")] = ArrayObject([self._element(node, reference, None)])
        numbers = ArrayObject()
        for number, parents in enumerate(self._parents):
            numbers.extend([NumberObject(number), parents])
        root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): numbers})
        root[NameObject("/ParentTreeNextKey")] = NumberObject(len(self._parents))
        catalogue = self._writer.root_object
        catalogue[NameObject("/StructTreeRoot")] = reference
        marked = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        catalogue[NameObject("/MarkInfo")] = marked

    def _element(self, node: Node, parent: IndirectObject, within: Node | None) -> IndirectObject:
        """One part with all parts in it."""
        element = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject(f"/{node.role}"),
                NameObject("/P"): parent,
            }
        )
        reference = self._writer._add_object(element)  # noqa: SLF001 - see above
        for key, text in (("/Alt", node.alt), ("/T", node.title)):
            if text:
                element[NameObject(key)] = TextStringObject(text)
        if node.role == "TH" and within is not None:
            element[NameObject("/A")] = _scope(within)
        kids = ArrayObject(self._content_of(node, element, reference))
        kids.extend(self._element(child, reference, node) for child in node.children)
        element[NameObject("/K")] = kids
        return reference

    def _content_of(
        self, node: Node, element: DictionaryObject, reference: IndirectObject
    ) -> Iterator[NumberObject]:
        """The numbers, on its page, of what was painted for a part."""
        for mark in node.marks:
            page, number = self._places[mark]
            element[NameObject("/Pg")] = self._writer.pages[page].indirect_reference
            self._parents[page].append(reference)
            yield NumberObject(number)


def _scope(row: Node) -> DictionaryObject:
    """Whether a header cell heads its column or, in a row with plain cells, its row."""
    heads_row = any(other.role == "TD" for other in row.children)
    return DictionaryObject(
        {
            NameObject("/O"): NameObject("/Table"),
            NameObject("/Scope"): NameObject("/Row" if heads_row else "/Column"),
        }
    )
