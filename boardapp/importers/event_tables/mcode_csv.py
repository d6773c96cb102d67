"""The CSV files of the mCODE Extraction Framework: one kind of fact a file, keyed by `mrn`.

Each file is told by its columns. A folder of them is one source. The record number, names and
the like stay out of the case.
"""

from itertools import chain

from boardapp.case.case import Case
from boardapp.importers.event_tables.gathering import (
    OTHER_PATIENT,
    Gathering,
    gathering,
    tell_patients,
)
from boardapp.importers.event_tables.mcode_facts import READERS, read_patient
from boardapp.importers.event_tables.rows import (
    EventTable,
    TableRow,
    chosen,
    columns_of,
    read_table,
)
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.times import Times, iso_date

KEY = "MRN"
_NOT_KNOWN = "is a table of this framework that is not read"
_OTHER_FILE = "is no table of the mCODE extraction"
_SIGNS = (
    frozenset({"OBSERVATIONID"}),
    frozenset({"CONDITIONID"}),
    frozenset({"TRIALSUBJECTID"}),
    frozenset({"FAMILYNAME", "GIVENNAME"}),
    frozenset({"DISEASESTATUSCODE"}),
    frozenset({"PROCEDUREID"}),
    frozenset({"MEDICATIONID"}),
    frozenset({"REQUESTID"}),
    frozenset({"ADVERSEEVENTID"}),
    frozenset({"ADVERSEEVENTCODE"}),
    frozenset({"STAGEGROUP"}),
    frozenset({"TREATMENTREASONCODE"}),
    frozenset({"REASONCODE", "CHANGED"}),
)
"""Columns by which a table with record numbers is told to be one of this framework."""


def is_mcode_csv(head: bytes) -> bool:
    """Whether a file that begins so is a table of the framework."""
    columns = columns_of(head)
    return KEY in columns and any(sign <= columns for sign in _SIGNS)


def read_source(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """The case of one patient of the extraction. Raises `SourceError`."""
    tables = [read_table(file) for file in origin.files if is_mcode_csv(file.head)]
    rows = list(chain.from_iterable(table.rows for table in tables))
    patient = chosen([row.get(KEY) for row in rows], options.patient, origin.name)
    ledger.patients = tuple(dict.fromkeys(filter(None, (row.get(KEY) for row in rows))))
    ledger.patient = patient
    own = [row for row in rows if row.get(KEY) == patient]
    born = next((row.get("DATEOFBIRTH") for row in own if row.get("DATEOFBIRTH")), "")
    diagnosed = next((row.get("DATEOFDIAGNOSIS") for row in own if _is_primary(row)), "")
    times = Times(
        ledger,
        born=iso_date(born),
        diagnosed=iso_date(diagnosed),
        keep_dates=options.keep_dates,
    )
    gathered = gathering(
        *(origin, options, ledger, times), source="mcode", title="mCODE extraction"
    )
    tell_patients(gathered, tables, KEY)
    for row in own:
        read_patient(gathered, row)
    done = 0
    for table in tables:
        for row in table.rows:
            done += 1
            if not done % 500:
                watch.step(done, len(rows))
            _read(gathered, table, row, patient)
    for file in origin.files:
        if not is_mcode_csv(file.head):
            ledger.read("file")
            ledger.left_out("file", _OTHER_FILE)
    return gathered.case()


def _is_primary(row: TableRow) -> bool:
    return "primary" in row.get("CATEGORY").casefold() and bool(row.get("DATEOFDIAGNOSIS"))


def _read(gathered: Gathering, table: EventTable, row: TableRow, patient: str) -> None:
    ledger = gathered.ledger
    ledger.read(row.file)
    if row.get(KEY) != patient:
        ledger.left_out(row.file, OTHER_PATIENT if row.get(KEY) else "names no patient")
        return
    reader = next((read for sign, read in READERS if sign <= table.columns), None)
    why = _NOT_KNOWN if reader is None else reader(gathered, row)
    if why:
        ledger.left_out(row.file, why)
    else:
        ledger.kept(row.file)
