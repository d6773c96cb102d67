"""The workbook inside a native chart, written so that no text in it can act.

A case file is text from elsewhere: "=1+1" must not become a live formula, nor "http://…" a link,
as they do in python-pptx 1.0.2, which writes workbooks with XlsxWriter. Here text stays text.
The bytes are the same each time.
"""

import math
from collections.abc import Sequence
from functools import cache

from boardapp.deck.fitting.text import clean_text
from boardapp.deck.markup.archive import zip_parts
from boardapp.deck.markup.markup import escape
from boardapp.deck.native.rows import Row

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument."
_DATE_FORMAT = "yyyy-mm-dd"
_LONGEST_TEXT = 32_767


def workbook(rows: Sequence[Row]) -> bytes:
    """The data of a chart as a file: nothing beyond what the chart shows.

    The names are shared strings; numbers that are not finite leave their cell empty.
    """
    texts: dict[str, int] = {}
    sheet = "".join(_row_cells(row, texts) for row in rows)
    parts = {
        "xl/sharedStrings.xml": _shared(texts),
        "xl/worksheets/sheet1.xml": (
            f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{sheet}</sheetData></worksheet>'
        ),
    }
    packed = {name: text.encode("utf-8") for name, text in parts.items()}
    return zip_parts(_frame_parts() | packed)


@cache
def _frame_parts() -> dict[str, bytes]:
    """What all workbooks have in common."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("theme", "theme/theme1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": _styles(),
        "xl/theme/theme1.xml": _theme(),
    }
    return {name: text.encode("utf-8") for name, text in parts.items()}


def _row_cells(row: Row, texts: dict[str, int]) -> str:
    """The name of a series, then its months and values; `texts` takes the name and its number."""
    text = clean_text(row.name).strip()[:_LONGEST_TEXT]
    number = texts.setdefault(text, len(texts))
    cells = [f'<row r="{row.first}"><c r="B{row.first}" t="s"><v>{number}</v></c></row>']
    cells += [
        f'<row r="{at}">{_cell("A", at, place[0])}{_cell("B", at, place[1])}</row>'
        for at, place in enumerate(row.places, start=row.first + 1)
        if place
    ]
    return "".join(cells)


def _cell(column: str, at: int, value: float) -> str:
    return f'<c r="{column}{at}"><v>{value!r}</v></c>' if math.isfinite(value) else ""


def _shared(texts: dict[str, int]) -> str:
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'{_HEAD}<sst xmlns="{_SHEET}" uniqueCount="{len(texts)}">{items}</sst>'


def _content_types() -> str:
    kinds = {
        "xl/workbook.xml": "spreadsheetml.sheet.main+xml",
        "xl/worksheets/sheet1.xml": "spreadsheetml.worksheet+xml",
        "xl/styles.xml": "spreadsheetml.styles+xml",
        "xl/theme/theme1.xml": "theme+xml",
        "xl/sharedStrings.xml": "spreadsheetml.sharedStrings+xml",
    }
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{_KIND}{kind}"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _styles() -> str:
    """The plainest styles that spreadsheets accept; number formats of our own are from 164 on."""
    return (
        f'{_HEAD}<styleSheet xmlns="{_SHEET}"><numFmts count="1">'
        f'<numFmt numFmtId="164" formatCode="{_DATE_FORMAT}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
        'xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" '
        'applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _theme() -> str:
    """The plainest theme the schema allows; spreadsheets want one."""
    names = ["dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"]
    values = ["000000", "FFFFFF", "1F2A37", "EDF3F8", "0072B2", "D55E00", "009E73", "CC79A7",
              "56B4E9", "E69F00", "005A8C", "5B3F77"]  # fmt: skip
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in zip(names, values, strict=True)
    )
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="{_DRAWING}" name="boardapp"><a:themeElements>'
        f'<a:clrScheme name="boardapp">{colours}</a:clrScheme><a:fontScheme name="boardapp">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="flat"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
