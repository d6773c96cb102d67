"""Small tables that the tests write themselves, and how they are read."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter import Workbook

from boardapp.case.case import Case
from boardapp.case.laboratory import LabResult
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import ImportOptions
from boardapp.importers.report import Report

DATA = Path(__file__).resolve().parents[3].parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Read:
    """The results of an import, and its report."""

    labs: tuple[LabResult, ...]
    report: Report
    case: Case

    @property
    def told(self) -> list[tuple[str, str, str, str]]:
        """Each result by test, time, value and unit."""
        return [(one.test, str(one.when), one.value.text, one.unit) for one in self.labs]

    @property
    def warned(self) -> str:
        """All warnings."""
        return "\n".join(f"{one.where}: {one.what}" for one in self.report.warnings)

    @property
    def left_out(self) -> dict[str, int]:
        """How many records were left out, by reason."""
        return {one.why: one.count for one in self.report.left_out}


def read_file(path: Path, options: ImportOptions | None = None) -> Read:
    """Import a file; the sums of its report add up."""
    imported = import_source(path, options or ImportOptions())
    assert imported.report.unaccounted == {}
    return Read(imported.case.labs, imported.report, imported.case)


def read_text(
    folder: Path, text: str | bytes, options: ImportOptions | None = None, name: str = "labs.csv"
) -> Read:
    """Import a text that is first written to a file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_file(path, options)


def xlsx(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these sheets; dates are written as dates."""
    out = io.BytesIO()
    with Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """An OpenDocument table of texts, as small as one can be."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{urn}:office:1.0" '
        f'xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Labs">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("META-INF/manifest.xml", _manifest(kind))
        package.writestr("content.xml", content)
    return out.getvalue()


def _manifest(kind: str) -> str:
    urn = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    return f'<m:manifest xmlns:m="{urn}">{entry}</m:manifest>'
