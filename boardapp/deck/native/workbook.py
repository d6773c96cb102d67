"""The workbook inside a native chart, written so that no text in it can act.

python-pptx writes it with XlsxWriter, which turns "=1+1" into a live formula and "http://…"
into a link (python-pptx 1.0.2); a case file is text from elsewhere. Here text stays text. The
bytes are the same each time.
"""

import math
from collections.abc import Iterable
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from boardapp.deck.fitting.text import clean_text
from boardapp.deck.writing.archive import zip_parts
from boardapp.deck.writing.xml import Element

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument."
_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet, for dates after February 1900."""
_DATE_FORMAT = "yyyy-mm-dd"
_LONGEST_TEXT = 32_767


def use_safe_workbooks() -> None:
    """Make python-pptx write the workbooks of its charts with this module, from now on."""
    from pptx.chart.xlsx import _BaseWorkbookWriter

    writer: Element = _BaseWorkbookWriter
    writer.xlsx_blob = property(_blob)


def _blob(writer: Element) -> bytes:
    sheet = Sheet()
    writer._populate_worksheet(sheet, sheet)  # noqa: SLF001 - what XlsxWriter would be handed
    return sheet.to_bytes()


class Sheet:
    """Records the calls that python-pptx makes to XlsxWriter, for one sheet of a workbook."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, tuple[object, int]]] = {}
        self._formats = ["General", _DATE_FORMAT]

    def add_format(self, properties: dict[str, str]) -> int:
        """Return the number of a format for `write`."""
        code = clean_text(properties.get("num_format", "General"))
        if code not in self._formats:
            self._formats.append(code)
        return self._formats.index(code)

    def set_column(self, *_: object) -> None:
        """Widths of columns are left as they are."""

    def write(self, row: int, column: int, value: object, style: int = 0) -> None:
        """Put a value into a cell; None and numbers that are not finite leave it empty."""
        self._cells.setdefault(row, {})[column] = (value, style or 0)

    def write_column(self, row: int, column: int, values: Iterable[object], style: int = 0) -> None:
        """Put values one below the other."""
        for offset, value in enumerate(values):
            self.write(row + offset, column, value, style)

    def to_bytes(self) -> bytes:
        """The workbook as a file."""
        return zip_parts({name: text.encode("utf-8") for name, text in self._parts().items()})

    def _parts(self) -> dict[str, str]:
        texts: dict[str, int] = {}
        sheet = self._sheet(texts)
        return {
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
            "xl/styles.xml": _styles(self._formats),
            "xl/theme/theme1.xml": _theme(),
            "xl/sharedStrings.xml": _shared(texts),
            "xl/worksheets/sheet1.xml": sheet,
        }

    def _sheet(self, texts: dict[str, int]) -> str:
        """The sheet; `texts` is filled with its texts and their numbers."""
        rows = (
            f'<row r="{row + 1}">'
            + "".join(_cell(row, column, *cells[column], texts) for column in sorted(cells))
            + "</row>"
            for row, cells in sorted(self._cells.items())
        )
        return (
            f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
        )


def _cell(row: int, column: int, value: object, style: int, texts: dict[str, int]) -> str:
    place = f'r="{_letters(column)}{row + 1}"'
    styled = f' s="{style}"' if style else ""
    match value:
        case None:
            return ""
        case int() | float() if math.isfinite(value):
            return f"<c {place}{styled}><v>{value!r}</v></c>"
        case int() | float():
            return ""
        case date():
            return f'<c {place} s="{style or 1}"><v>{_serial(value)}</v></c>'
        case _:
            text = clean_text(str(value)).strip()[:_LONGEST_TEXT]
            number = texts.setdefault(text, len(texts))
            return f'<c {place}{styled} t="s"><v>{number}</v></c>'


def _shared(texts: dict[str, int]) -> str:
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return f'{_HEAD}<sst xmlns="{_SHEET}" uniqueCount="{len(texts)}">{items}</sst>'


def _serial(value: date) -> int:
    day = value.date() if isinstance(value, datetime) else value
    return (day - _DAY_ZERO).days


def _letters(column: int) -> str:
    """The letters of a column counted from 0: A, B, …, Z, AA."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


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


def _styles(formats: list[str]) -> str:
    """Number formats of our own are numbered from 164; format 0 is General."""
    own = "".join(
        f'<numFmt numFmtId="{163 + number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(formats)
        if number
    )
    applied = ' applyNumberFormat="1"'
    cells = "".join(
        f'<xf numFmtId="{163 + number if number else 0}" fontId="0" fillId="0" borderId="0" '
        f'xfId="0"{applied if number else ""}/>'
        for number in range(len(formats))
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_SHEET}"><numFmts count="{len(formats) - 1}">{own}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(formats)}">{cells}</cellXfs>'
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
