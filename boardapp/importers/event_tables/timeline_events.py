"""The events of a timeline as facts of a case, each kind by its own columns.

Columns that a kind does not know go to the note, with their names. The name of a drug, and of
several in one cell, stays as it is written.
"""

from collections.abc import Callable

from boardapp.case.assessment import Assessment, Finding
from boardapp.case.case import Remark
from boardapp.case.imaging import ImagingStudy
from boardapp.case.laboratory import LabResult
from boardapp.case.pathology import PathologyReport
from boardapp.case.therapy import Agent, Surgery, Therapy
from boardapp.case.when import When
from boardapp.clinical.printed_tests import printed_test
from boardapp.importers.event_tables.gathering import Gathering
from boardapp.importers.event_tables.rows import TableRow
from boardapp.importers.tables.result_cell import read_cell

NEEDED = frozenset({"PATIENT_ID", "START_DATE", "EVENT_TYPE"})
_PLACE = frozenset({*NEEDED, "STOP_DATE"})


def read_event(gathered: Gathering, row: TableRow, start: When, end: When) -> None:
    """Put one event into the case, by its kind; a kind that is not known becomes a remark."""
    kind = row.get("EVENT_TYPE").casefold().replace(" ", "_")
    _KINDS.get(kind, _other)(gathered, row, start, end)


def _treatment(gathered: Gathering, row: TableRow, start: When, end: When) -> None:
    agent, kind = row.get("AGENT"), row.get("TREATMENT_TYPE")
    subtype = row.get("SUBTYPE", "TREATMENT_SUBTYPE")
    _therapy(gathered, row, start, end, agent or subtype or kind or "treatment", kind, agent)


def _radiation(gathered: Gathering, row: TableRow, start: When, end: When) -> None:
    name = row.get("SUBTYPE", "TREATMENT_TYPE") or "radiation therapy"
    _therapy(gathered, row, start, end, name, "radiation therapy", "")


def _therapy(
    gathered: Gathering, row: TableRow, start: When, end: When, name: str, kind: str, agent: str
) -> None:
    used = ("AGENT", "TREATMENT_TYPE")
    gathered.draft.therapies.append(
        Therapy(
            name=name,
            kind=kind.casefold(),
            start=start,
            end=end,
            agents=(Agent(name=agent),) if agent else (),
            source=gathered.cite(row),
            note=_note(gathered, row, *used),
        )
    )
    gathered.ledger.put("administrations")


def _surgery(gathered: Gathering, row: TableRow, start: When, end: When) -> None:
    procedure = row.get("PROCEDURE", "SUBTYPE", "SURGERY_TYPE", "SURGERY") or "surgery"
    gathered.draft.therapies.append(
        Therapy(
            name=procedure,
            kind="surgery",
            start=start,
            end=end if end.is_reported else start,
            surgery=Surgery(procedure=procedure, site=row.get("SITE", "LOCATION")),
            source=gathered.cite(row),
            note=_note(gathered, row, "PROCEDURE", "SITE", "LOCATION"),
        )
    )
    gathered.ledger.put("procedures")


def _status(gathered: Gathering, row: TableRow, start: When, _: When) -> None:
    status = row.get("STATUS", "DISEASE_STATUS", "RESPONSE", "OUTCOME")
    gathered.draft.assessments.append(
        Assessment(
            when=start,
            finding=_FINDINGS.get(" ".join(status.casefold().split()), "evaluation"),
            summary=gathered.identity.words(status) or "Status, not told which",
            source=gathered.cite(row),
            note=_note(gathered, row, "STATUS"),
        )
    )
    gathered.ledger.put("statuses")


def _specimen(gathered: Gathering, row: TableRow, start: When, _: When) -> None:
    used = ("SPECIMEN_TYPE", "SAMPLE_TYPE", "SPECIMEN_SITE", "SITE")
    gathered.draft.pathology.append(
        PathologyReport(
            when=start,
            specimen=row.get("SPECIMEN_TYPE", "SAMPLE_TYPE") or "specimen",
            site=row.get("SPECIMEN_SITE", "SITE"),
            source=gathered.cite(row),
            note=_note(gathered, row, *used),
        )
    )
    gathered.ledger.put("specimens")


def _lab_test(gathered: Gathering, row: TableRow, start: When, end: When) -> None:
    cell = read_cell(row.get("RESULT", "VALUE"), ".")
    if cell.value is None or not row.get("TEST"):
        _other(gathered, row, start, end)
        return
    unit = cell.unit or row.get("UNIT", "UNITS", "RESULT_UNIT")
    test = printed_test(row.get("TEST"), unit=unit)
    gathered.draft.labs.append(
        LabResult(
            test=test.test,
            when=start,
            value=cell.value,
            unit=unit,
            specimen=test.specimen,
            source=gathered.cite(row),
            note=_note(gathered, row, "TEST", "RESULT", "VALUE", "UNIT", "UNITS", "RESULT_UNIT"),
        )
    )


def _imaging(gathered: Gathering, row: TableRow, start: When, _: When) -> None:
    modality = ("DIAGNOSTIC_TYPE", "MODALITY", "SUBTYPE", "DIAGNOSTIC_TYPE_DETAILED")
    gathered.draft.imaging.append(
        ImagingStudy(
            when=start,
            modality=row.get(*modality) or "imaging",
            finding=gathered.identity.words(row.get("RESULT", "FINDING")),
            source=gathered.cite(row),
            note=_note(gathered, row, *modality, "RESULT", "FINDING"),
        )
    )


def _other(gathered: Gathering, row: TableRow, start: When, end: When) -> None:
    kind = row.get("EVENT_TYPE") or "event"
    span = f"{start} to {end}" if end.is_reported else str(start)
    text = "; ".join(filter(None, (span, _note(gathered, row))))
    cited = gathered.cite(row)
    gathered.draft.remarks.append(Remark(text=text, kind=kind.casefold(), source=cited))


def _note(gathered: Gathering, row: TableRow, *used: str) -> str:
    return gathered.note(row, {*_PLACE, *used})


_Kind = Callable[[Gathering, TableRow, When, When], None]
_KINDS: dict[str, _Kind] = {
    "treatment": _treatment,
    "radiation": _radiation,
    "radiation_therapy": _radiation,
    "surgery": _surgery,
    "status": _status,
    "specimen": _specimen,
    "sample_acquisition": _specimen,
    "lab_test": _lab_test,
    "labtest": _lab_test,
    "imaging": _imaging,
    "diagnostic": _imaging,
}
_FINDINGS: dict[str, Finding] = {
    **dict.fromkeys(("progression", "progressive disease", "disease progression"), "progression"),
    **dict.fromkeys(("relapse", "recurrence", "local recurrence", "distant recurrence"), "relapse"),
    **dict.fromkeys(("remission", "complete remission"), "remission"),
    **dict.fromkeys(("partial response", "partial remission"), "partial response"),
    "stable disease": "stable disease",
    **dict.fromkeys(("death", "deceased", "dead"), "death"),
    **dict.fromkeys(("last contact", "last follow-up", "alive", "follow-up"), "follow-up"),
}
"""Statuses in the words of a finding; all others stay an evaluation with their own words."""
