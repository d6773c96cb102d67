"""Cells of an .xlsx workbook that are shown as percentages: 0.45 is stored, and 45 % is read.

What reads workbooks here gives the stored numbers without their formats, so these are looked up
in the package itself (ECMA-376: `numFmt` 9, 10, and those whose code has a "%").
"""

import html
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

_BUILT_IN = frozenset({9, 10})
_FORMAT = re.compile(rb'<numFmt\b[^>]*\bnumFmtId="(\d+)"[^>]*\bformatCode="([^"]*)"')
_CELL_FORMATS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb'<xf\b[^>]*\bnumFmtId="(\d+)"')
_QUOTED = re.compile(rb"&quot;.*?&quot;|\\.")
_SHEET = re.compile(rb"<sheet\b[^>]*>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_CELL = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")(?=[^>]*\bs="(\d+)")[^>]*>')

Columns = Mapping[int, frozenset[int]]
"""Columns of such cells, by row; both count from 0."""


def percent_cells(data: bytes) -> Mapping[str, Columns]:
    """By the name of its sheet: where percentages are shown. Empty for other packages."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if not {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        styles = _percent_styles(package.read("xl/styles.xml"))
        if not styles:
            return {}
        targets = _targets(package.read("xl/_rels/workbook.xml.rels"))
        found = {}
        for sheet in _SHEET.findall(package.read("xl/workbook.xml")):
            name, part = _attribute(sheet, b"name"), targets.get(_attribute(sheet, b"r:id"), "")
            if part in names and (cells := _cells(package.read(part), styles)):
                found[name] = cells
        return found


def as_shown(number: float) -> str:
    """A number as a percentage, with its own digits: 0.455 is "45.5%"."""
    return f"{(Decimal(repr(number)) * 100).normalize():f}%"


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of the formats of cells that show a percentage."""
    percents = _BUILT_IN | {
        int(number) for number, code in _FORMAT.findall(styles) if b"%" in _QUOTED.sub(b"", code)
    }
    block = _CELL_FORMATS.search(styles)
    formats = _CELL_FORMAT.findall(block[0]) if block else []
    return frozenset(
        str(place).encode() for place, number in enumerate(formats) if int(number) in percents
    )


def _targets(relations: bytes) -> dict[str, str]:
    return {
        _attribute(one, b"Id"): "xl/" + _attribute(one, b"Target").removeprefix("/xl/")
        for one in _RELATION.findall(relations)
    }


def _cells(sheet: bytes, styles: frozenset[bytes]) -> Columns:
    found: dict[int, set[int]] = defaultdict(set)
    for letters, row, style in _CELL.findall(sheet):
        if style in styles:
            found[int(row) - 1].add(_column(letters))
    return {row: frozenset(columns) for row, columns in found.items()}


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _attribute(element: bytes, name: bytes) -> str:
    match = re.search(rb"\s" + re.escape(name) + rb'="([^"]*)"', element)
    return html.unescape(match[1].decode("utf-8", "replace")) if match else ""
