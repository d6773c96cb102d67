"""What Qt does not write into a PDF: bookmarks, properties, language, tags, the same bytes.

The dates are those of SOURCE_DATE_EPOCH, or fixed, so that the same case gives the same file.
"""

import io
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import msgspec
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

import boardapp
from boardapp.deck.writing.properties import AUTHOR, stated_date
from boardapp.desktop.handout.structure import add_structure
from boardapp.desktop.slides.tags import Tags

_VERSION = "%PDF-1.7"
"""The version of the format that ISO 32000-1 describes."""

# The font has one glyph for the blank and the tab, and Qt takes it for a tab.
_TAB, _BLANK = b"<0009>", b"<0020>"

_SUBSET = "/QAAAAA+"
"""The mark of a font of which only some letters are in the file; Qt's differs from run to run."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Bookmark(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the outline: its title, its page counted from 0, and what stands below it."""

    title: str
    page: int
    children: tuple["Bookmark", ...] = ()


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of itself."""

    title: str
    subject: str
    language: str


def finish(raw: bytes, about: About, bookmarks: Sequence[Bookmark], tags: Tags) -> bytes:
    """The PDF as it is saved, from the one that Qt painted."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    add_structure(writer, tags)
    _mend_fonts(writer)
    _add_bookmarks(writer, bookmarks, None)
    _describe(writer, about)
    target = io.BytesIO()
    writer.pdf_header = _VERSION
    writer.write(target)
    return target.getvalue()


def _mend_fonts(writer: PdfWriter) -> None:
    """Let a blank be found as a blank, and give each font the same name each time."""
    for number in sorted({id_ for page in writer.pages for id_ in _fonts(page["/Resources"])}):
        font = writer.get_object(number)
        if not isinstance(font, DictionaryObject):
            continue
        stream = font["/ToUnicode"]
        if isinstance(stream, StreamObject):
            stream.set_data(stream.get_data().replace(_TAB, _BLANK))
        inner: Any = font["/DescendantFonts"]
        described = inner[0]["/FontDescriptor"]
        name = str(described["/FontName"])
        described[NameObject("/FontName")] = NameObject(_SUBSET + name.partition("+")[2])


def _fonts(resources: object) -> list[int]:
    """The numbers of the fonts that a page uses."""
    found = resources.get_object() if isinstance(resources, IndirectObject) else resources
    fonts = found.get("/Font", {}) if isinstance(found, DictionaryObject) else {}
    return [font.idnum for font in fonts.values() if isinstance(font, IndirectObject)]


def _add_bookmarks(
    writer: PdfWriter, bookmarks: Sequence[Bookmark], parent: IndirectObject | None
) -> None:
    for bookmark in bookmarks:
        added = writer.add_outline_item(
            title=bookmark.title, page_number=bookmark.page, parent=parent
        )
        _add_bookmarks(writer, bookmark.children, added)


def _describe(writer: PdfWriter, about: About) -> None:
    """Title, dates and language, in the two places where programs look for them."""
    date, tool = stated_date(), f"boardapp {boardapp.__version__}"
    moment = f"D:{date:%Y%m%d%H%M%S}Z"
    writer.metadata = {
        "/Title": about.title,
        "/Subject": about.subject,
        "/Author": AUTHOR,
        "/Creator": tool,
        "/Producer": tool,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    catalogue = writer.root_object
    catalogue[NameObject("/Lang")] = TextStringObject(about.language)
    catalogue[NameObject("/PageMode")] = NameObject("/UseOutlines")
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    catalogue[NameObject("/ViewerPreferences")] = shown
    texts = {"title": about.title, "subject": about.subject, "language": about.language}
    escaped = {name: escape(text) for name, text in texts.items()}
    xmp = _XMP.format(**escaped, author=AUTHOR, tool=tool, date=f"{date:%Y-%m-%dT%H:%M:%SZ}")
    metadata = catalogue["/Metadata"].get_object()
    if isinstance(metadata, StreamObject):
        metadata.set_data(xmp.encode())
    for page in writer.pages:
        if page.get("/Annots") == ArrayObject():
            del page["/Annots"]
