"""The door of the importers: a file or a folder into a case with its report."""

from pathlib import Path

from boardapp.importers.doubts import with_doubts
from boardapp.importers.formats import TABLES, Format, recognise
from boardapp.importers.imported import (
    Cancelled,
    Imported,
    ImportOptions,
    Progress,
    Watch,
)
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_error import SourceError
from boardapp.importers.source_files import Source, open_source

_DEFAULT = Watch()


def import_source(
    path: Path,
    options: ImportOptions | None = None,
    progress: Progress = _DEFAULT.progress,
    cancelled: Cancelled = _DEFAULT.cancelled,
) -> Imported:
    """Read one patient's case from a file or a folder, whose format is told by its content.

    Raises `SourceError` with one sentence where it can't be read (`SeveralPatientsError` where
    the patient must be chosen first), and `ImportCancelled`. May run in a worker: nothing is
    shared, and nothing is written.
    """
    return import_opened(open_source(path), options, progress, cancelled)


def import_opened(
    source: Source,
    options: ImportOptions | None = None,
    progress: Progress = _DEFAULT.progress,
    cancelled: Cancelled = _DEFAULT.cancelled,
) -> Imported:
    """The same for a source that is open already, such as what was copied to the clipboard."""
    form = _form_of(source, options)
    ledger = Ledger(form.name)
    watch = Watch(progress, cancelled)
    case = form.importer.read_source(source, options or ImportOptions(), ledger, watch)
    return Imported(with_doubts(case, ledger.doubted, ledger.words), ledger.report(case))


def _form_of(source: Source, options: ImportOptions | None) -> Format:
    """The format; who says which column is what means a table, whatever its columns are called."""
    try:
        return recognise(source)
    except SourceError:
        if options is None or options.mapping is None:
            raise
        return TABLES
