"""The lists of a package: of the types of its parts, and of what leads from one to another.

Written as text: python-pptx reads a piece of XML for each line of them, which for a deck of forty
slides takes as long as all of its tables.
"""

import posixpath
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.package import Part, _Relationship
from pptx.opc.spec import default_content_types

from boardapp.deck.markup.markup import quoteattr

_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NUMBERED = "rId"
_OUTWARDS = ' TargetMode="External"'


def content_types(parts: Iterable[Part]) -> bytes:
    """The list of the types of all parts: by their ending where that tells, else by their name."""
    by_ending = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    by_name: dict[str, str] = {}
    for part in parts:
        name, kind, ending = str(part.partname), part.content_type, part.partname.ext.lower()
        if (ending, kind) in default_content_types:
            by_ending[ending] = kind
        else:
            by_name[name] = kind
    endings = "".join(
        f"<Default Extension={quoteattr(ending)} ContentType={quoteattr(kind)}/>"
        for ending, kind in sorted(by_ending.items())
    )
    names = "".join(
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>"
        for name, kind in sorted(by_name.items())
    )
    return _file(f'<Types xmlns="{_TYPES}">{endings}{names}</Types>')


def relations(found: Mapping[str, Any]) -> bytes:
    """The list of what leads out of one part, by the numbers of its relationships."""
    lines = "".join(
        f"<Relationship Id={quoteattr(one.rId)} Type={quoteattr(one.reltype)} "
        f"Target={quoteattr(_target(one))}{_OUTWARDS if one.is_external else ''}/>"
        for one in (found[name] for name in sorted(found, key=_order))
    )
    return _file(f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>')


def _target(one: _Relationship) -> str:
    """Where a relationship leads, seen from the folder of the part that it leads out of.

    python-pptx asks the disk for its working directory to tell it, for each anew.
    """
    if one.is_external:
        return str(one.target_ref)
    name = one.target_partname
    return _way(str(one._base_uri), name.baseURI) + name.filename  # noqa: SLF001 - no call tells it


@cache
def _way(base: str, folder: str) -> str:
    way = posixpath.relpath(folder, base)
    return "" if way == "." else f"{way}/"


def _order(name: str) -> tuple[int, str]:
    number = name.removeprefix(_NUMBERED)
    is_numbered = name.startswith(_NUMBERED) and number.isdigit()
    return int(number) if is_numbered else 0, name


def _file(text: str) -> bytes:
    return f"{_HEAD}{text}".encode()
