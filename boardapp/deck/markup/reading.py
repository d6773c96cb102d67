"""XML that others wrote, read with care: no document types, no entities, no network."""

from lxml import etree

from boardapp.deck.markup.xml import Element

DOCTYPE = "holds a document type declaration, which may do harm."
_CHARACTERS = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
"""What may stand before the first tag, in any encoding: byte order marks, blanks, halves."""


class DoctypeError(ValueError):
    """A part declares a document type: no Office file does, and it is a way to do harm."""

    def __init__(self) -> None:
        super().__init__(DOCTYPE)


def read_xml(data: bytes) -> Element:
    """The root of a part. Raises DoctypeError, and XMLSyntaxError for what is no sound XML.

    Whether there is a document type is asked of the parsed part: bytes may be padded, or in an
    encoding in which no search would find it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # A bomb of entities is stopped by the parser, which has not got to the root then.
        if "entit" in str(error).lower():
            raise DoctypeError from error
        raise
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None or info.doctype:
        raise DoctypeError
    return root


def looks_like_xml(data: bytes) -> bool:
    """Whether a part begins as XML does, whatever its name and its type say."""
    return data[:1_000].lstrip(_CHARACTERS).startswith(b"<")
