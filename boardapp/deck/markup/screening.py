"""Packages of others, refused where they may do harm: by what they hold after parsing."""

import io
import zipfile
from collections.abc import Iterable

from lxml import etree

from boardapp.deck.markup.reading import DOCTYPE, DoctypeError, looks_like_xml, read_xml
from boardapp.deck.markup.xml import Element

LINK_SCHEMES = ("http://", "https://", "mailto:")
"""The only places outside of itself that a deck may lead to, and only when clicked."""
MOST_UNPACKED = 500_000_000
MOST_PARTS = 5_000

_TYPES = "[Content_Types].xml"
_XML_ENDINGS = (".xml", ".rels", ".vml")
_MACROS = ("macroenabled", "vbaproject", "vbadata")
"""In the type, the name or the relationship of a part."""
_ANOTHER = "Choose another file, or open it in PowerPoint and save it anew."


class UnsafePackageError(Exception):
    """A package that is refused: why, and what to do about it, in sentences."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(f"{why} {remedy}")
        self.why, self.remedy = why, remedy


def screen(data: bytes, *, may_lead_out: bool = False) -> None:
    """Refuse macros, document types, bombs, parts stored twice, and ways out of the file.

    `may_lead_out`: a deck that a person edited may have a film or a picture that is linked.
    Raises UnsafePackageError; what zipfile and lxml raise for a damaged file passes through.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise UnsafePackageError("is too large when unpacked.", _ANOTHER)
        if len({name.lower() for name in names}) < len(names):
            raise UnsafePackageError(
                "holds a part twice.", "Open it in PowerPoint and save it anew."
            )
        types = _ContentTypes(_read(archive.read(_TYPES)))
        _refuse_macros([*names, *types.all])
        for name in names:
            _screen_part(name, archive.read(name), types, may_lead_out=may_lead_out)


class _ContentTypes:
    """The types that a package states for its parts."""

    def __init__(self, root: Element) -> None:
        items = list(root.iterchildren(etree.Element))
        self._by_ending = {_get(i, "Extension").lower(): _get(i, "ContentType") for i in items}
        self._by_name = {_get(i, "PartName").lstrip("/").lower(): _get(i, "ContentType")
                         for i in items}  # fmt: skip
        self.all = [_get(item, "ContentType") for item in items]

    def of(self, name: str) -> str:
        """The type of a part; empty where none is stated."""
        ending = name.rpartition(".")[2].lower()
        return self._by_name.get(name.lower()) or self._by_ending.get(ending, "")


def _get(item: Element, name: str) -> str:
    return str(item.get(name) or "")


def _screen_part(name: str, data: bytes, types: _ContentTypes, *, may_lead_out: bool) -> None:
    is_xml = name.lower().endswith(_XML_ENDINGS) or types.of(name).lower().endswith("xml")
    if is_xml:
        tree = _read(data)
        if name.lower().endswith(".rels"):
            _refuse_macros(item.get("Type") or "" for item in tree.iterchildren(etree.Element))
            if not may_lead_out:
                _refuse_ways_out(tree)
    elif looks_like_xml(data):
        try:
            _read(data)
        except etree.XMLSyntaxError:
            return  # not XML after all


def _read(data: bytes) -> Element:
    try:
        return read_xml(data)
    except DoctypeError as error:
        raise UnsafePackageError(DOCTYPE, _ANOTHER) from error


def _refuse_macros(texts: Iterable[str]) -> None:
    if any(sign in text.lower() for text in texts for sign in _MACROS):
        raise UnsafePackageError(
            "holds macros.", "Save it in PowerPoint without macros, as .pptx or .potx."
        )


def _refuse_ways_out(relations: Element) -> None:
    """A relationship may lead out of the file by a plain link only."""
    for item in relations.iterchildren(etree.Element):
        if (item.get("TargetMode") or "").strip().lower() != "external":
            continue
        kind, target = item.get("Type") or "", item.get("Target") or ""
        if not (kind.endswith("/hyperlink") and target.lower().startswith(LINK_SCHEMES)):
            raise UnsafePackageError(
                f"leads to a file outside of itself ({kind.rpartition('/')[2]}).",
                "Embed it in PowerPoint instead of linking it, or choose another template.",
            )
