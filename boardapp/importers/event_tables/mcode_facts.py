"""The rows of an mCODE extraction as facts of a case, each kind of table by its own columns."""

from collections.abc import Callable
from typing import Literal

from boardapp.case.assessment import Assessment, Finding
from boardapp.case.case import Remark
from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.pathology import Staging
from boardapp.case.patient import Condition, Measurement
from boardapp.case.record import Code
from boardapp.case.therapy import Agent, Status, Therapy
from boardapp.case.value import Value
from boardapp.clinical.printed_tests import printed_test
from boardapp.importers.event_tables.gathering import Gathering
from boardapp.importers.event_tables.rows import TableRow
from boardapp.importers.identity import ADDRESS, BIRTH_DATE, NAME
from boardapp.importers.tables.body_measures import MEASURES
from boardapp.importers.tables.result_cell import read_cell
from boardapp.importers.terminologies import terminology_name

_LEFT_OUT = frozenset({"entered-in-error", "cancelled"})
_SNOMED = {"10828004": "positive", "260385009": "negative", "373572006": "clinical finding absent"}
_DISEASE_STATUS: dict[str, Finding] = {
    "268910001": "partial response",
    "359746009": "stable disease",
    "271299001": "progression",
}
"""Codes of SNOMED CT for the status of a cancer: improved, stable, worsening."""


_BASES: dict[str, Literal["clinical", "pathological"]] = {
    "clin": "clinical",
    "path": "pathological",
}


def read_patient(gathered: Gathering, row: TableRow) -> None:
    """What a row says of the patient: the sex, and what names a person and is only counted."""
    sex = row.get("GENDER", "BIRTHSEX").casefold()
    known = {"m": "male", "f": "female", "male": "male", "female": "female"}
    gathered.draft.sex = known.get(sex, gathered.draft.sex)
    for columns, kind in (
        (("FAMILYNAME", "GIVENNAME"), NAME),
        (("DATEOFBIRTH",), BIRTH_DATE),
        (("ADDRESSLINE", "CITY", "STATE", "ZIP"), ADDRESS),
    ):
        if texts := [row.get(column) for column in columns if row.get(column)]:
            gathered.identity.drop(kind, texts)


def _patient(_: Gathering, __: TableRow) -> str:
    return ""


def _observation(gathered: Gathering, row: TableRow) -> str:
    if row.get("STATUS").casefold() in _LEFT_OUT:
        return f"is {row.get('STATUS').casefold().replace('-', ' ')}"
    if not row.get("VALUE"):
        return "has no value"
    code, name = row.get("CODE"), row.get("DISPLAYNAME")
    when = gathered.times.when(row.get("EFFECTIVEDATE"), gathered.place(row))
    used = ("MRN", "CODE", "CODESYSTEM", "DISPLAYNAME", "VALUE", "EFFECTIVEDATE", "STATUS")
    note = gathered.note(row, (*used, "OBSERVATIONID"))
    value, unit = _value(row)
    if value is None:
        return "not a result"
    if code in MEASURES:
        gathered.draft.measurements.append(
            Measurement(
                name=MEASURES[code],
                when=when,
                value=value,
                unit=unit,
                codes=_codes(row),
                source=gathered.cite(row),
                note=note,
            )
        )
        return ""
    test = printed_test(name, code if _is_loinc(row) else "", "", unit)
    gathered.draft.labs.append(
        LabResult(
            test=test.test or code,
            when=when,
            value=value,
            unit=unit,
            specimen=test.specimen,
            code=test.code,
            codes=_codes(row),
            source=gathered.cite(row),
            note=note,
        )
    )
    return ""


def _value(row: TableRow) -> tuple[Value | None, str]:
    """The stated value with its unit; None where it is no result."""
    stated = row.get("VALUE")
    if row.get("VALUECODESYSTEM"):
        system = terminology_name(row.get("VALUECODESYSTEM"))
        return Value(_SNOMED.get(stated, f"{system} {stated}")), ""
    cell = read_cell(stated, ".")
    return cell.value, cell.unit


def _condition(gathered: Gathering, row: TableRow) -> str:
    name = row.get("DISPLAYNAME") or " ".join((row.get("CODESYSTEM"), row.get("CODE"))).strip()
    if not name:
        return "names no condition"
    when = gathered.times.when(row.get("DATEOFDIAGNOSIS"), gathered.place(row))
    used = ("MRN", "CONDITIONID", "CODE", "CODESYSTEM", "DISPLAYNAME", "DATEOFDIAGNOSIS")
    note, cited = gathered.note(row, used), gathered.cite(row)
    gathered.ledger.put("conditions")
    if "primary" in row.get("CATEGORY").casefold() and gathered.draft.diagnosis is None:
        when = gathered.times.of_diagnosis(row.get("DATEOFDIAGNOSIS"), gathered.place(row))
        gathered.draft.diagnosis = Diagnosis(
            when=when, disease=Coded(text=name, codes=_codes(row)), source=cited, note=note
        )
        return ""
    gathered.draft.conditions.append(
        Condition(text=name, when=when, codes=_codes(row), source=cited, note=note)
    )
    return ""


def _disease_status(gathered: Gathering, row: TableRow) -> str:
    code = row.get("DISEASESTATUSCODE")
    when = gathered.times.when(row.get("DATEOFOBSERVATION", "EFFECTIVEDATE"), gathered.place(row))
    used = ("MRN", "CONDITIONID", "DISEASESTATUSCODE", "DISEASESTATUSTEXT", "DATEOFOBSERVATION")
    text = row.get("DISEASESTATUSTEXT") or f"SNOMED CT {code}"
    gathered.draft.assessments.append(
        Assessment(
            when=when,
            finding=_DISEASE_STATUS.get(code, "evaluation"),
            summary=gathered.identity.words(text),
            codes=(Code(system="SNOMED CT", code=code),) if code else (),
            source=gathered.cite(row),
            note=gathered.note(row, used),
        )
    )
    gathered.ledger.put("statuses")
    return ""


def _staging(gathered: Gathering, row: TableRow) -> str:
    parts = [row.get(name) for name in ("STAGEGROUP", "T", "N", "M", "TCATEGORY", "NCATEGORY")]
    parts.append(row.get("MCATEGORY"))
    stage = " ".join(filter(None, parts))
    if not stage:
        return "states no stage"
    kind = row.get("TYPE", "STAGETYPE").casefold()
    gathered.draft.staging.append(
        Staging(
            when=gathered.times.when(
                row.get("EFFECTIVEDATE", "DATEOFOBSERVATION"), gathered.place(row)
            ),
            system=row.get("STAGINGSYSTEM", "STAGINGCODESYSTEM") or "TNM",
            stage=stage,
            basis=_BASES.get(kind[:4], "not stated"),
            source=gathered.cite(row),
            note=gathered.note(row, ("MRN", "CONDITIONID", "EFFECTIVEDATE")),
        )
    )
    return ""


def _medication(gathered: Gathering, row: TableRow) -> str:
    status = row.get("STATUS").casefold()
    if status in _LEFT_OUT:
        return f"is {status.replace('-', ' ')}"
    name = row.get("DISPLAYTEXT", "DISPLAYNAME") or row.get("CODE")
    if not name:
        return "names no drug"
    is_order = bool(row.get("REQUESTID")) or "REQUESTID" in row.cells
    said: Status = "ordered" if is_order else "given"
    start = row.get("STARTDATE", "AUTHOREDON", "EFFECTIVEDATE")
    used = ("MRN", "CODE", "CODESYSTEM", "DISPLAYTEXT", "DISPLAYNAME", "STARTDATE", "ENDDATE")
    gathered.draft.therapies.append(
        Therapy(
            name=name,
            status=said,
            start=gathered.times.when(start, gathered.place(row)),
            end=gathered.times.when(row.get("ENDDATE"), gathered.place(row)),
            agents=(Agent(name=name),),
            codes=_codes(row),
            source=gathered.cite(row),
            note=gathered.note(row, (*used, "AUTHOREDON", "MEDICATIONID", "REQUESTID")),
        )
    )
    gathered.ledger.put("orders" if is_order else "administrations")
    return ""


def _procedure(gathered: Gathering, row: TableRow) -> str:
    status = row.get("STATUS").casefold()
    if status in _LEFT_OUT:
        return f"is {status.replace('-', ' ')}"
    name = row.get("DISPLAYNAME") or row.get("CODE")
    if not name:
        return "names no procedure"
    used = ("MRN", "PROCEDUREID", "CONDITIONID", "CODE", "CODESYSTEM", "DISPLAYNAME")
    gathered.draft.therapies.append(
        Therapy(
            name=name,
            kind="procedure",
            status="given" if status in ("", "completed", "in-progress") else "not given",
            start=gathered.times.when(row.get("EFFECTIVEDATE"), gathered.place(row)),
            source=gathered.cite(row),
            note=gathered.note(row, (*used, "EFFECTIVEDATE")),
            codes=_codes(row),
        )
    )
    gathered.ledger.put("procedures")
    return ""


def _adverse_event(gathered: Gathering, row: TableRow) -> str:
    term = row.get("ADVERSEEVENTDISPLAYTEXT", "ADVERSEEVENTDISPLAYNAME", "ADVERSEEVENTCODE")
    if not term:
        return "names no adverse event"
    grade = row.get("GRADE", "ADVERSEEVENTGRADECODE")
    is_number = grade in ("1", "2", "3", "4", "5")
    used = ("MRN", "ADVERSEEVENTID", "ADVERSEEVENTCODE", "ADVERSEEVENTDISPLAYTEXT", "EFFECTIVEDATE")
    gathered.draft.adverse_events.append(
        AdverseEvent(
            term=term,
            grade=Value(int(grade)) if is_number else None,
            onset=gathered.times.when(
                row.get("EFFECTIVEDATE", "RECORDEDDATE"), gathered.place(row)
            ),
            source=gathered.cite(row),
            note=gathered.note(row, (*used, "GRADE") if is_number else used),
        )
    )
    return ""


def _trial(gathered: Gathering, row: TableRow) -> str:
    names = ("TRIALRESEARCHID", "ENROLLMENTSTATUS", "TRIALSTATUS", "DATERECORDED")
    told = [(name, row.get(name)) for name in names if row.get(name)]
    if subject := row.get("TRIALSUBJECTID"):
        gathered.identity.drop("record number", [subject])
    text = "; ".join(f"{name.casefold()}: {gathered.identity.words(text)}" for name, text in told)
    gathered.draft.remarks.append(
        Remark(text=text or "no details", kind="clinical trial", source=gathered.cite(row))
    )
    return ""


def _codes(row: TableRow) -> tuple[Code, ...]:
    code = row.get("CODE")
    if not code:
        return ()
    system = terminology_name(row.get("CODESYSTEM"))
    return (Code(system=system, code=code, display=row.get("DISPLAYNAME", "DISPLAYTEXT")),)


def _is_loinc(row: TableRow) -> bool:
    return terminology_name(row.get("CODESYSTEM")) == "LOINC"


_Reader = Callable[[Gathering, TableRow], str]
READERS: tuple[tuple[frozenset[str], _Reader], ...] = (
    (frozenset({"OBSERVATIONID"}), _observation),
    (frozenset({"DISEASESTATUSCODE"}), _disease_status),
    (frozenset({"STAGEGROUP"}), _staging),
    (frozenset({"ADVERSEEVENTCODE"}), _adverse_event),
    (frozenset({"PROCEDUREID"}), _procedure),
    (frozenset({"MEDICATIONID"}), _medication),
    (frozenset({"REQUESTID"}), _medication),
    (frozenset({"TREATMENTREASONCODE"}), _medication),
    (frozenset({"TRIALSUBJECTID"}), _trial),
    (frozenset({"FAMILYNAME"}), _patient),
    (frozenset({"CONDITIONID"}), _condition),
)
"""By the columns that tell the kind of a table, in the order in which they are tried; each reader
gives the reason why a row was left out, or nothing."""
