"""Timelines of cBioPortal: events of patients by days, from treatments to specimens.

Days count from a day that the study defines, mostly the diagnosis, and the file does not say
which. So the case gets an event of its own for that day, which nobody dates, unless a mapping
names one with "day_zero".
"""

import re
from itertools import chain

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.when import Anchor, When
from boardapp.importers.doubts import Fact
from boardapp.importers.event_tables.gathering import (
    OTHER_PATIENT,
    Gathering,
    gathering,
    tell_patients,
)
from boardapp.importers.event_tables.rows import TableRow, chosen, columns_of, read_table
from boardapp.importers.event_tables.timeline_events import NEEDED, read_event
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.tables.mapping import Mapping, read_mapping
from boardapp.importers.tables.time_column import days_from
from boardapp.importers.times import Times

DAY_ZERO = "day-0"
_DAY = re.compile(r"[+-]?\d{1,6}(?:\.0+)?")
_NO_START = "no day of its start"


def is_timeline(head: bytes) -> bool:
    """Whether a file that begins so is a timeline."""
    return columns_of(head) >= NEEDED


def read_source(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """The case of one patient of the timelines of a study. Raises `SourceError`."""
    tables = [read_table(file) for file in origin.files if is_timeline(file.head)]
    rows = list(chain.from_iterable(table.rows for table in tables))
    patient = chosen([row.get("PATIENT_ID") for row in rows], options.patient, origin.name)
    ledger.patients = tuple(dict.fromkeys(filter(None, (row.get("PATIENT_ID") for row in rows))))
    ledger.patient = patient
    mapping = read_mapping(options.mapping) if options.mapping else Mapping()
    gathered = gathering(
        *(origin, options, ledger, Times(ledger, keep_dates=options.keep_dates)),
        source="timeline",
        title="cBioPortal timeline",
    )
    tell_patients(gathered, tables, "PATIENT_ID")
    reader = _Events(gathered, mapping.day_zero or DAY_ZERO)
    for number, row in enumerate(rows):
        if not number % 500:
            watch.step(number, len(rows))
        ledger.read(row.file)
        why = reader.read(row, is_wanted=row.get("PATIENT_ID") == patient)
        if why:
            ledger.left_out(row.file, why)
        else:
            ledger.kept(row.file)
    if not mapping.day_zero and any(row.get("PATIENT_ID") == patient for row in rows):
        reader.add_day_zero()
    for file in origin.files:
        if not is_timeline(file.head):
            ledger.read("file")
            ledger.left_out("file", "is no timeline")
    return gathered.case()


class _Events:
    """Reads the rows of one patient, each by its kind of event."""

    def __init__(self, gathered: Gathering, zero: str) -> None:
        self._gathered = gathered
        self._zero = Anchor(zero)

    def read(self, row: TableRow, *, is_wanted: bool) -> str:
        """Why a row was left out; empty where it is in the case."""
        start = _DAY.fullmatch(row.get("START_DATE"))
        if start is None:
            told = row.cells.get("START_DATE", "")
            what = f'has no day of its start ("{told[:40]}"), and was left out'
            ledger = self._gathered.ledger
            note = ledger.doubt if is_wanted else ledger.warn
            note(self._gathered.place(row), what)
            return _NO_START
        if not is_wanted:
            return OTHER_PATIENT
        first = int(float(start[0]))
        stop = _DAY.fullmatch(row.get("STOP_DATE"))
        last = int(float(stop[0])) if stop else None
        if last is not None and last < first:
            self._gathered.ledger.doubt(
                self._gathered.place(row), "ends before it begins; only its begin was read"
            )
            last = None
        end = When.NOT_REPORTED if last is None else days_from(self._zero, last)
        read_event(self._gathered, row, days_from(self._zero, first), end)
        return ""

    def add_day_zero(self) -> None:
        """The event from which all days count, of which the source says no more."""
        told = "Day 0, from which the source counts its days; it does not say what happened on it"
        self._gathered.draft.assessments.insert(0, Assessment(id=DAY_ZERO, summary=told))
        what = "count from a day that the source does not name; it is the event day-0"
        self._gathered.ledger.doubt("days", f"days {what}", Fact(about=DAY_ZERO))
