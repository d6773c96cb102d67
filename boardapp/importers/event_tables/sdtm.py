"""Study data by the CDISC model (SDTM): the domains of one subject.

A file is told by its column DOMAIN and the names of its variables. Laboratory results (LB) are
read as a long table. Dates are those that the study states (--DTC); a study day without a date
goes to the note, since it counts from a day that only DM may state.
"""

from itertools import chain

from boardapp.case.case import Case
from boardapp.case.patient import VitalStatus
from boardapp.importers.event_tables.gathering import (
    OTHER_PATIENT,
    Gathering,
    gathering,
    tell_patients,
)
from boardapp.importers.event_tables.rows import (
    EventTable,
    TableRow,
    chosen,
    columns_of,
    read_table,
)
from boardapp.importers.event_tables.sdtm_domains import READERS, Exposure, Lesions
from boardapp.importers.identity import BIRTH_DATE
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.source_files import SourceFile
from boardapp.importers.tables.mapping import MappedColumn, Mapping
from boardapp.importers.tables.time_column import Reader
from boardapp.importers.tables.understanding import understand_file
from boardapp.importers.times import Times, iso_date

_SUBJECT = "USUBJID"
_SEX = {"M": "male", "F": "female"}
_LB = "LB"
_OF_SUBJECTS = frozenset({"RFSTDTC"})


def is_sdtm(head: bytes) -> bool:
    """Whether a file that begins so is a domain of study data."""
    columns = columns_of(head)
    return _SUBJECT in columns and ("DOMAIN" in columns or "STUDYID" in columns)


def read_source(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """The case of one subject. Raises `SourceError`."""
    files = [file for file in origin.files if is_sdtm(file.head)]
    tables = [read_table(file) for file in files]
    rows = list(chain.from_iterable(table.rows for table in tables))
    patient = chosen([row.get(_SUBJECT) for row in rows], options.patient, origin.name)
    ledger.patients = tuple(dict.fromkeys(filter(None, (row.get(_SUBJECT) for row in rows))))
    ledger.patient = patient
    own = [row for row in rows if row.get(_SUBJECT) == patient]
    born = next((row.get("BRTHDTC") for row in own if row.get("BRTHDTC")), "")
    times = Times(ledger, born=iso_date(born), keep_dates=options.keep_dates)
    gathered = gathering(*(origin, options, ledger, times), source="sdtm", title="SDTM")
    tell_patients(gathered, tables, _SUBJECT)
    if born:
        gathered.identity.drop(BIRTH_DATE, [born])
    exposure, lesions = Exposure(gathered), Lesions(gathered)
    for number, (file, table) in enumerate(zip(files, tables, strict=True)):
        watch.step(number, len(files))
        _read(gathered, file, table, patient, (exposure, lesions))
    exposure.finish()
    lesions.finish()
    for file in origin.files:
        if not is_sdtm(file.head):
            ledger.read("file")
            ledger.left_out("file", "is no domain of SDTM")
    return gathered.case()


def domain_of(table: EventTable) -> str:
    """The domain of a table: as its rows say, else by the prefix of its variables."""
    stated = next((row.get("DOMAIN") for row in table.rows), "")
    if stated:
        return stated.upper()
    prefixes = (name[:2] for name in table.columns if name.endswith(("SEQ", "TESTCD", "TERM")))
    return next(prefixes, "DM" if table.columns >= _OF_SUBJECTS else "")


def _read(
    gathered: Gathering,
    file: SourceFile,
    table: EventTable,
    patient: str,
    spans: tuple[Exposure, Lesions],
) -> None:
    domain = domain_of(table)
    if domain == _LB:
        _read_results(gathered, file, patient)
        return
    for row in table.rows:
        gathered.ledger.read(row.file)
        if row.get(_SUBJECT) != patient:
            gathered.ledger.left_out(row.file, OTHER_PATIENT)
            continue
        why = _outcome(gathered, domain, row, spans)
        if why:
            gathered.ledger.left_out(row.file, why)
        else:
            gathered.ledger.kept(row.file)


def _outcome(
    gathered: Gathering, domain: str, row: TableRow, spans: tuple[Exposure, Lesions]
) -> str:
    exposure, lesions = spans
    if domain == "DM":
        return _demographics(gathered, row)
    if domain == "EX":
        return exposure.add(row)
    if domain in ("TR", "TU"):
        return lesions.add(domain, row)
    reader = READERS.get(domain)
    return reader(gathered, row) if reader else f"is of the domain {domain or '(none)'}, not read"


def _demographics(gathered: Gathering, row: TableRow) -> str:
    gathered.draft.sex = _SEX.get(row.get("SEX").upper(), gathered.draft.sex)
    gathered.draft.patient_source = gathered.cite(row)
    if row.get("DTHFL").upper() == "Y" or row.get("DTHDTC"):
        gathered.draft.vital_status = VitalStatus(
            state="dead",
            when=gathered.times.when(row.get("DTHDTC"), gathered.place(row)),
            source=gathered.cite(row),
        )
    return ""


_LB_COLUMNS = (
    MappedColumn("USUBJID", "patient"),
    MappedColumn("LBTEST", "test"),
    MappedColumn("LBTESTCD", "ignored"),
    MappedColumn("LBORRES", "value"),
    MappedColumn("LBORRESU", "unit"),
    MappedColumn("LBDTC", "date"),
    MappedColumn("LBDY", "ignored"),
    MappedColumn("LBCAT", "ignored"),
)


def _read_results(gathered: Gathering, file: SourceFile, patient: str) -> None:
    understood = understand_file(file.read(), file.name, Mapping(columns=_LB_COLUMNS))
    reader = Reader(
        gathered.ledger,
        file.name,
        gathered.times.when,
        gathered.identity.words,
        f"{gathered.source} {gathered.identity.file_name(file.name)}",
    )
    gathered.draft.labs += understood.results(reader, patient)
