"""What every reader of event tables needs while it reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from boardapp.case.case import Case, Source
from boardapp.importers.draft import Draft
from boardapp.importers.event_tables.rows import EventTable, TableRow
from boardapp.importers.identity import RECORD_NUMBER, Identity
from boardapp.importers.imported import ImportOptions
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.times import Times

OTHER_PATIENT = "of another patient"


@dataclass(slots=True)
class Gathering:
    """One source while it is read: the report, the times, and the case so far."""

    source: str
    ledger: Ledger
    times: Times
    identity: Identity
    draft: Draft

    def cite(self, row: TableRow) -> str:
        """The source of a fact that a row states."""
        return f"{self.source} {self.place(row)}"

    def place(self, row: TableRow) -> str:
        """Where a row stands in the source, without what names the patient."""
        return f"{self.identity.file_name(row.file).replace(';', ',')} row {row.number}"

    def note(self, row: TableRow, used: Iterable[str]) -> str:
        """What the other columns of a row state, without what names the patient."""
        left = (name for name in row.cells if name not in set(used) and row.get(name))
        return "; ".join(f"{_label(name)}: {self.identity.words(row.get(name))}" for name in left)

    def case(self) -> Case:
        """The case, after what was left of dates and names was told."""
        self.times.tell()
        self.identity.tell()
        return self.draft.case()


def gathering(
    origin: Origin,
    options: ImportOptions,
    ledger: Ledger,
    times: Times,
    *,
    source: str,
    title: str,
) -> Gathering:
    """Begin with one source, which messages call `title`."""
    identity = Identity(ledger, keep=options.keep_identifiers, keep_dates=options.keep_dates)
    citation = f"{title}, {identity.file_name(origin.name)}"
    draft = Draft(Source(id=source, citation=citation, kind="import"))
    return Gathering(source, ledger, times, identity, draft)


def tell_patients(gathered: Gathering, tables: Iterable[EventTable], column: str) -> None:
    """Count the record numbers, which are not taken into the case."""
    for patient in dict.fromkeys(row.get(column) for table in tables for row in table.rows):
        if patient:
            gathered.identity.drop(RECORD_NUMBER, [patient])


def _label(name: str) -> str:
    return name.casefold().replace("_", " ")
