"""Tables of laboratory results into a case."""

import gc
import re
from datetime import date

from boardapp.case.case import Case, Source
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement, Patient
from boardapp.case.therapy import Therapy
from boardapp.case.when import Anchor, CalendarDate
from boardapp.importers.identity import BIRTH_DATE, NAME, RECORD_NUMBER, Identity
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_error import SeveralPatientsError, SourceError, UnknownPatientError
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.tables.body_measures import parted
from boardapp.importers.tables.date_column import DateOrder, order_of, read_time
from boardapp.importers.tables.doses import therapies_of
from boardapp.importers.tables.mapping import Mapping, read_mapping
from boardapp.importers.tables.texts import text_of
from boardapp.importers.tables.time_column import Reader
from boardapp.importers.tables.understanding import Understanding, understand_file
from boardapp.importers.times import Times, iso_date
from boardapp.words.lists import listed

SOURCE_ID = "table"


def read_source(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """The case of one patient with the results of all tables. Raises `SourceError`."""
    was_enabled = gc.isenabled()
    gc.disable()  # All results stay until the case is made: the search for garbage finds none.
    try:
        return _read(origin, options, ledger, watch)
    finally:
        if was_enabled:
            gc.enable()


def _read(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    given = read_mapping(options.mapping) if options.mapping else Mapping()
    understood = _understood(origin, given, ledger, watch)
    patient = _chosen(understood, options.patient, origin.name)
    ledger.patients = tuple(dict.fromkeys(p for one in understood for p in one.patients))
    ledger.patient = patient
    identity = Identity(ledger, keep=options.keep_identifiers, keep_dates=options.keep_dates)
    times = Times(ledger, born=_born(understood), keep_dates=options.keep_dates)
    labs, measurements = list[LabResult](), list[Measurement]()
    therapies, sources = list[Therapy](), []
    for number, one in enumerate(understood):
        watch.step(number, len(understood))
        source = SOURCE_ID if len(understood) == 1 else f"{SOURCE_ID}-{number + 1}"
        name = identity.file_name(one.name)
        sources.append(Source(id=source, citation=f"Laboratory table, {name}", kind="import"))
        _drop_identifiers(one, identity)
        zero = Anchor(one.mapping.day_zero) if one.mapping.day_zero else None
        reader = Reader(ledger, one.name, times.when, identity.words, source, zero)
        found, measured = parted(one.results(reader, patient))
        labs += found
        measurements += measured
        therapies += therapies_of(one.doses(reader, patient), source)
        _tell(one, ledger)
    if sum(len(one.tables) for one in understood) > 1:
        labs.sort(key=lambda result: result.when.calendar_day or date.max)
    times.tell()
    identity.tell()
    identity.keep_dates = times.are_kept  # A doubt about a printed date tells it as it is.
    if labs:
        ledger.warn(
            "diagnosis", "is not stated: charts count from the first date until its time is added"
        )
    return Case(
        title="Imported laboratory results",
        sources=tuple(sources),
        patient=Patient(label="Patient 1"),
        diagnosis=Diagnosis(disease=Coded(text="not reported")),
        therapies=tuple(therapies),
        labs=tuple(labs),
        measurements=tuple(measurements),
    )


def _understood(
    origin: Origin, given: Mapping, ledger: Ledger, watch: Watch
) -> list[Understanding]:
    found, faults = [], list[SourceError]()
    for number, file in enumerate(origin.files):
        watch.step(number, len(origin.files))
        try:
            found.append(understand_file(file.read(), file.name, given))
        except SourceError as fault:
            faults.append(fault)
            ledger.read("file")
            ledger.left_out("file", "holds no table of laboratory results that can be read")
    if not found:
        raise faults[0]
    return found


def _chosen(understood: list[Understanding], wanted: str, name: str) -> str:
    patients = list(dict.fromkeys(p for one in understood for p in one.patients if p))
    if wanted and patients and wanted not in patients:
        raise UnknownPatientError(name, wanted, patients)
    if len(patients) > 1 and not wanted:
        raise SeveralPatientsError(name, patients)
    return wanted or next(iter(patients), "") if patients else ""


def _born(understood: list[Understanding]) -> CalendarDate | None:
    """The birth date, where the tables state exactly one that can be read surely."""
    stated = {
        text_of(label.cell): label.cell
        for one in understood
        for table in one.tables
        for label in table.named()
        if label.about == "born"
    }
    if len(stated) != 1:
        return None
    cell = next(iter(stated.values()))
    order = understood[0].tables[0].order
    read = read_time(cell, order if order is not DateOrder.STATED else order_of([cell]))
    return iso_date(read.iso) if read else None


def _drop_identifiers(one: Understanding, identity: Identity) -> None:
    for patient in one.patients:
        if patient:
            identity.drop(RECORD_NUMBER, [patient])
    for table in one.tables:
        for label in table.named():
            if label.about != "patient":
                kind = BIRTH_DATE if label.about == "born" else NAME
                identity.drop(kind, _words_of(text_of(label.cell)))


def _words_of(name: str) -> list[str]:
    """A name, and each part of it by which its bearer may be called in a comment."""
    return [name, *(part for part in re.split(r"[\s,;]+", name) if part.isalpha())]


def _tell(one: Understanding, ledger: Ledger) -> None:
    """What of a table was not looked at, so that nobody believes that it was."""
    if one.not_read:
        shown = listed([f'"{header}"' for header in one.not_read[:20]])
        ledger.warn(one.name, f"columns that were not read: {shown}")
    if one.other_sheets:
        shown = listed([f'"{name}"' for name in one.other_sheets[:20]])
        ledger.warn(one.name, f"sheets without a table of results: {shown}")
    unknown = one.unknown_tests
    if unknown:
        shown = listed([f'"{name}"' for name, _ in unknown.most_common(20)])
        ledger.warn(one.name, f"tests that boardapp does not know, kept as printed: {shown}")
