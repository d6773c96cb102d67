"""The minute as a Word document: native styles and tables, header and footer, one page of A4.

It is written from the fitted sheet, whose heights leave Word the room that it needs.
"""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import SubElement

from boardapp.case.case import Case
from boardapp.casefile.album import Album
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.export import deck_of
from boardapp.deck.fitting.design import ACCENT, AMBER, FONT, GREY, INK, NAVY, PALE
from boardapp.deck.fitting.page import Placed, PlacedTable
from boardapp.deck.fitting.table_fit import CELL_INSET
from boardapp.deck.fitting.text import is_right_to_left
from boardapp.deck.fitting.text_fit import label_text
from boardapp.deck.markup.archive import zip_parts
from boardapp.deck.markup.saving import save
from boardapp.deck.markup.xml import Element
from boardapp.deck.minute.contents import (
    DECIDES,
    GAP,
    HEIGHT,
    MARGIN,
    SMALL_POINTS,
    WIDTH,
    MinutePage,
    fit_minute,
    minute_of,
)
from boardapp.deck.outline.build import AS_MADE
from boardapp.deck.slides import FormBlock, Paragraph, TableBlock, TextBlock
from boardapp.deck.writing.properties import AUTHOR, stated_date
from boardapp.deck.writing.writer import Cancelled, DeckReport

_ROW_LINE = "BFBFBF"
_NOT_OURS = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""How the relations end that lead to parts of another document: the library's template."""
_LAST_GAP = 4.0
"""Height of the paragraph after the last table, in points."""
_SPARE = 40.0
"""Points left free on the sheet: Word breaks lines a little differently."""


def export_minute_docx(
    case: Case, case_path: Album | Path | None, out_path: Path, cancelled: Cancelled | None = None
) -> DeckReport:
    """Write the minute of a case to `out_path` as a Word document of one page.

    Raises DeckError with a sentence for the user, ExportCancelled if `cancelled` said so;
    nothing is then written.
    """
    deck, left_out = deck_of(case, case_path, "standard", AS_MADE)
    page = fit_minute(minute_of(deck, "table"), _SPARE)
    data = minute_docx(page)
    if cancelled and cancelled():
        raise ExportCancelled
    save(out_path, data, "Word")
    return DeckReport(path=out_path, slides=1, notes=(*page.notes, *left_out))


def minute_docx(page: MinutePage) -> bytes:
    """The Word document of a fitted minute; the same bytes for the same minute."""
    document = Document()
    _set_page(document, page)
    _set_styles(document, page)
    _set_properties(document, page)
    _set_version(document)
    _drop_leftovers(document)
    _set_direction(document.add_heading(page.minute.title, level=1), page.minute.title)
    for placed in page.placed:
        _add_block(document, placed, is_last=placed is page.placed[-1])
    target = io.BytesIO()
    document.save(target)
    return _plain(target.getvalue())


# The page


def _set_page(document: WordDocument, page: MinutePage) -> None:
    """A4 with header and footer; the banner stands above all."""
    section = document.sections[0]
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin, section.bottom_margin = Pt(50), Pt(44)
    section.header_distance, section.footer_distance = Pt(16), Pt(22)
    header = section.header.paragraphs[0]
    if page.minute.banner:
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _shade(header._p.get_or_add_pPr(), AMBER)  # noqa: SLF001 - python-docx has no shading
        header.add_run(page.minute.banner).bold = True
        header = section.header.add_paragraph(style="Header")
        header.paragraph_format.space_before = Pt(4)
    header.add_run(page.minute.header).font.color.rgb = _colour(GREY)
    footer = section.footer.paragraphs[0]
    # The library's style has a stop in the middle, at which the number would stand.
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(Pt(WIDTH - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{DECIDES}\t").font.color.rgb = _colour(GREY)
    for before, field in (("", "PAGE"), (" of ", "NUMPAGES")):
        footer.add_run(before).font.color.rgb = _colour(GREY)
        _add_field(footer, field)


def _set_styles(document: WordDocument, page: MinutePage) -> None:
    """Calibri without spaces of its own; sizes as they were fitted."""
    sizes = page.placed[0].sizes
    for name, points, colour in (
        ("Normal", sizes.body, INK),
        ("Header", SMALL_POINTS, INK),
        ("Footer", SMALL_POINTS, GREY),
        ("Heading 1", page.title_points, NAVY),
    ):
        style: Element = document.styles[name]  # its stated type has no font
        style.font.name, style.font.size = FONT, Pt(points)
        style.font.color.rgb = _colour(colour)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
    document.styles["Heading 1"].paragraph_format.space_after = Pt(GAP)
    languages = document.styles.element.xpath(".//w:rPrDefault/w:rPr/w:lang")
    for language in languages:
        language.set(qn("w:val"), page.minute.language)


def _set_properties(document: WordDocument, page: MinutePage) -> None:
    core, date = document.core_properties, stated_date().replace(tzinfo=None)
    core.title, core.subject = page.minute.title[:255], "Tumor board, minute"
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = date
    core.language, core.comments, core.keywords, core.revision = page.minute.language, "", "", 1


def _set_version(document: WordDocument) -> None:
    """Ask for the layout of Word 2013 and later, where a table begins at the margin of the text."""
    name = "w:compatSetting[@w:name='compatibilityMode']"
    for setting in document.settings.element.xpath(f"w:compat/{name}"):
        setting.set(qn("w:val"), "15")


def _drop_leftovers(document: WordDocument) -> None:
    """Take out what the template says of itself: its picture, its program, its second styles."""
    for owner in (document.part, document.part.package):
        relations: Element = owner.rels if owner else {}
        for name in [n for n, r in relations.items() if r.reltype.endswith(_NOT_OURS)]:
            del relations[name]


# Blocks


def _add_block(document: WordDocument, placed: Placed, *, is_last: bool) -> None:
    match placed.block:
        case TextBlock() as block:
            for item in block.paragraphs:
                _add_paragraph(document, item, is_emphasised=block.is_emphasised)
        case _ if isinstance(placed, PlacedTable):
            _add_table(document, placed)
            _add_gap(document, _LAST_GAP if is_last else GAP)
        case _:
            raise TypeError(placed.block)


def _add_paragraph(document: WordDocument, item: Paragraph, *, is_emphasised: bool) -> None:
    """A paragraph with its bold label; the question has a pale ground and a bar at its left."""
    added = document.add_paragraph()
    added.add_run(f"{label_text(item)} ").bold = True
    added.add_run(item.text)
    _set_direction(added, item.text or item.label)
    added.paragraph_format.space_after = Pt(GAP)
    if is_emphasised:
        added.paragraph_format.left_indent = added.paragraph_format.right_indent = Pt(10)
        properties = added._p.get_or_add_pPr()  # noqa: SLF001 - no call for borders
        borders = OxmlElement("w:pBdr")
        for side, colour, width, space in (
            ("top", PALE, 24, 1), ("left", ACCENT, 36, 6),
            ("bottom", PALE, 24, 1), ("right", PALE, 24, 6),
        ):  # fmt: skip
            _add_line(borders, side, colour, width, space)
        properties.insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")
        _shade(properties, PALE)


def _add_table(document: WordDocument, placed: PlacedTable) -> None:
    rows, columns = len(placed.cells), len(placed.column_widths)
    table = document.add_table(rows, columns)
    table.autofit = False
    _describe_table(table, placed)
    for column, width in zip(table.columns, placed.column_widths, strict=True):
        column.width = Pt(width)
    for number, (row, height) in enumerate(zip(table.rows, placed.row_heights, strict=True)):
        row.height, row.height_rule = Pt(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - no call for header rows
        SubElement(properties, qn("w:cantSplit"))
        if number == 0:
            SubElement(properties, qn("w:tblHeader"))
        for index, cell in enumerate(row.cells):
            cell.width = Pt(placed.column_widths[index])
            is_named = number == 0 or (placed.has_row_names and index == 0)
            _fill_cell(cell, placed, placed.cells[number][index],
                       is_named=is_named, is_header=number == 0)  # fmt: skip


def _describe_table(table: Table, placed: PlacedTable) -> None:
    """Cell margins, and the alt text: what the table holds."""
    block = placed.block
    kind = "Form" if isinstance(block, FormBlock) else "Course"
    summary = block.summary if isinstance(block, FormBlock | TableBlock) else ""
    properties: Element = table._tbl.tblPr  # noqa: SLF001 - no call for either
    margins = OxmlElement("w:tblCellMar")
    for side, inset in (("top", 1), ("left", 0), ("bottom", 1), ("right", 0)):
        margin = SubElement(margins, qn(f"w:{side}"))
        margin.set(qn("w:w"), str(round(CELL_INSET[inset] * 20)))
        margin.set(qn("w:type"), "dxa")
    # The order of the schema: margins, look, caption, description.
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)
    SubElement(properties, qn("w:tblCaption")).set(qn("w:val"), kind)
    SubElement(properties, qn("w:tblDescription")).set(qn("w:val"), summary or kind)


def _fill_cell(
    cell: _Cell, placed: PlacedTable, text: str, *, is_named: bool, is_header: bool
) -> None:
    run = cell.paragraphs[0].add_run(text)
    _set_direction(cell.paragraphs[0], text)
    run.font.size = Pt(placed.sizes.table)
    run.bold = is_named
    run.font.color.rgb = _colour(NAVY if is_named else INK)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - no call for borders and shading
    borders = SubElement(properties, qn("w:tcBorders"))
    _add_line(borders, "bottom", NAVY if is_header else _ROW_LINE, 12 if is_header else 6, 0)
    if is_named:
        _shade(properties, PALE)


def _add_gap(document: WordDocument, height: float) -> None:
    """A low paragraph: Word wants one after a table, and joins two tables without it."""
    gap = document.add_paragraph()
    gap.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    gap.paragraph_format.line_spacing = Pt(height)


def _set_direction(paragraph: WordParagraph, text: str) -> None:
    """Let a paragraph run from the right where its text does, and read its letters so."""
    if not is_right_to_left(text):
        return
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no call for the direction
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:textAlignment", "w:outlineLvl",
        "w:rPr", "w:sectPr",
    )  # fmt: skip
    for run in paragraph.runs:
        if is_right_to_left(run.text):
            run.font.rtl = True


# XML


def _add_line(parent: Element, side: str, colour: str, eighths: int, space: int) -> None:
    """A border; its width in eighths of a point."""
    line = SubElement(parent, qn(f"w:{side}"))
    for name, value in (("val", "single"), ("sz", eighths), ("space", space), ("color", colour)):
        line.set(qn(f"w:{name}"), str(value))


def _shade(properties: Element, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    if properties.tag == qn("w:pPr"):
        properties.insert_element_before(
            shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
        )
    else:
        properties.append(shade)


def _add_field(paragraph: WordParagraph, name: str) -> None:
    """A number that Word counts; the sheet is the first of one until it does."""
    field = SubElement(paragraph._p, qn("w:fldSimple"))  # noqa: SLF001 - no call for fields
    field.set(qn("w:instr"), name)
    run = SubElement(field, qn("w:r"))
    colour = SubElement(SubElement(run, qn("w:rPr")), qn("w:color"))
    colour.set(qn("w:val"), GREY)
    SubElement(run, qn("w:t")).text = "1"


def _colour(digits: str) -> RGBColor:
    return RGBColor.from_string(digits)


def _plain(data: bytes) -> bytes:
    """The same document without dates in the archive and parts that are not its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zip_parts({name: archive.read(name) for name in archive.namelist()})
