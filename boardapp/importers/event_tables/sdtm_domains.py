"""Domains of SDTM as facts of a case: adverse events, responses, exposure, tumors."""

import re
from collections import defaultdict
from collections.abc import Callable

from boardapp.case.assessment import Assessment, Finding
from boardapp.case.case import Remark
from boardapp.case.complications import AdverseEvent
from boardapp.case.imaging import ImagingStudy, Lesion, LesionRole
from boardapp.case.patient import Condition
from boardapp.case.therapy import Agent, Schedule, Therapy
from boardapp.case.value import Value
from boardapp.importers.event_tables.gathering import Gathering
from boardapp.importers.event_tables.rows import TableRow
from boardapp.importers.tables.result_cell import read_cell

_NOT_DONE = "not done"
_NODE = re.compile(r"\blymph node", re.IGNORECASE)
_GRADES = frozenset({"1", "2", "3", "4", "5"})
_NO_RESPONSE = frozenset({"ND", "NE", "NA", "NOT EVALUABLE", "NOT DONE", "UNKNOWN"})
"""What is said where no response can be told: the look took place, and told nothing."""
_FINDINGS: dict[str, Finding] = {
    **dict.fromkeys(("CR", "CMR", "SCR", "CRI", "MRD-CR"), "remission"),
    **dict.fromkeys(("PR", "PMR", "VGPR"), "partial response"),
    **dict.fromkeys(("SD", "NMR"), "stable disease"),
    **dict.fromkeys(("PD", "PMD"), "progression"),
}
"""Codes of responses that mean the same in each set of criteria; all others stay as stated. NMR is
the lack of a metabolic response (Lugano), and SAD of an anatomic one."""


def adverse_event(gathered: Gathering, row: TableRow) -> str:
    """AE: the term, the grade where it is stated as one, and what became of it."""
    term = row.get("AEDECOD", "AETERM")
    if not term:
        return "names no adverse event"
    grade = row.get("AETOXGR")
    used = ("AEDECOD", "AESEV", "AESTDTC", "AEENDTC", "AEOUT", "AEACN", "AEREL", *_ROW)
    gathered.draft.adverse_events.append(
        AdverseEvent(
            term=term,
            grade=Value(int(grade)) if grade in _GRADES else None,
            grading="CTCAE" if grade in _GRADES else "",
            severity=row.get("AESEV").casefold(),
            onset=gathered.times.when(row.get("AESTDTC"), gathered.place(row)),
            end=gathered.times.when(row.get("AEENDTC"), gathered.place(row)),
            suspected=row.get("AEREL").casefold(),
            action=row.get("AEACN").casefold(),
            outcome=row.get("AEOUT").casefold(),
            source=gathered.cite(row),
            note=gathered.note(row, (*used, "AETOXGR") if grade in _GRADES else used),
        )
    )
    return ""


def response(gathered: Gathering, row: TableRow) -> str:
    """RS: a response by named criteria.

    One that a study gave is told of that study: two methods on one day are two series.
    """
    stated = row.get("RSORRES", "RSSTRESC")
    if row.says("RSSTAT", _NOT_DONE) or not stated:
        return _NOT_DONE if row.get("RSSTAT") else "has no result"
    is_response = stated.upper() not in _NO_RESPONSE
    if not row.get("RSDTC"):
        gathered.ledger.doubt(gathered.place(row), "has no date")
    used = ("RSORRES", "RSSTRESC", "RSCAT", "RSDTC", "RSTESTCD", "RSMETHOD", *_ROW)
    when = gathered.times.when(row.get("RSDTC"), gathered.place(row))
    system, told = row.get("RSCAT"), "" if is_response else f"No response told: {stated}"
    cited, note = gathered.cite(row), gathered.note(row, used)
    gathered.ledger.put("statuses")
    if method := row.get("RSMETHOD"):
        gathered.draft.imaging.append(
            ImagingStudy(
                when=when,
                modality=method,
                finding=told,
                response=stated if is_response else "",
                response_system=system if is_response else "",
                source=cited,
                note=note,
            )
        )
        return ""
    gathered.draft.assessments.append(
        Assessment(
            when=when,
            finding=_FINDINGS.get(stated.upper(), "evaluation"),
            response=stated if is_response else "",
            response_system=system if is_response else "",
            summary=told,
            source=cited,
            note=note,
        )
    )
    return ""


def medical_history(gathered: Gathering, row: TableRow) -> str:
    """MH: a condition beside the disease."""
    term = row.get("MHDECOD", "MHTERM")
    if not term:
        return "names no condition"
    gathered.draft.conditions.append(
        Condition(
            text=gathered.identity.words(term),
            when=gathered.times.when(row.get("MHSTDTC"), gathered.place(row)),
            source=gathered.cite(row),
            note=gathered.note(row, ("MHDECOD", "MHSTDTC", *_ROW)),
        )
    )
    gathered.ledger.put("conditions")
    return ""


def concomitant(gathered: Gathering, row: TableRow) -> str:
    """CM: a drug beside the study's, which somebody said was taken."""
    name = row.get("CMTRT", "CMDECOD")
    if not name:
        return "names no drug"
    dose = read_cell(row.get("CMDOSE", "CMDOSTXT"), ".").value
    gathered.draft.therapies.append(
        Therapy(
            name=name,
            status="said to be taken",
            start=gathered.times.when(row.get("CMSTDTC"), gathered.place(row)),
            end=gathered.times.when(row.get("CMENDTC"), gathered.place(row)),
            agents=(Agent(name=name, dose=dose, unit=row.get("CMDOSU"), route=row.get("CMROUTE")),),
            source=gathered.cite(row),
            note=gathered.note(row, (*_ROW, "CMTRT", "CMSTDTC", "CMENDTC", "CMDOSE", "CMDOSU")),
        )
    )
    gathered.ledger.put("statements")
    return ""


class Exposure:
    """EX: the rows of one treatment as one therapy, each dose with its time."""

    def __init__(self, gathered: Gathering) -> None:
        self._gathered = gathered
        self._rows: dict[str, list[TableRow]] = defaultdict(list)

    def add(self, row: TableRow) -> str:
        """One row; why it is left out, or nothing."""
        name = row.get("EXTRT")
        if not name:
            return "names no treatment"
        if row.says("EXSTAT", _NOT_DONE):
            return _NOT_DONE
        self._rows[name].append(row)
        self._gathered.ledger.put("administrations")
        return ""

    def finish(self) -> None:
        """Put the therapies into the case."""
        for name, rows in self._rows.items():
            rows.sort(key=lambda row: row.get("EXSTDTC"))
            starts = [row.get("EXSTDTC") for row in rows if row.get("EXSTDTC")]
            ends = [row.get("EXENDTC", "EXSTDTC") for row in rows if row.get("EXENDTC", "EXSTDTC")]
            doses = {(row.get("EXDOSE", "EXDOSTXT"), row.get("EXDOSU")) for row in rows}
            dose, unit = doses.pop() if len(doses) == 1 else ("", "")
            when = self._gathered.times.when
            self._gathered.draft.therapies.append(
                Therapy(
                    name=name,
                    start=when(min(starts, default=""), self._gathered.place(rows[0])),
                    end=when(max(ends, default=""), self._gathered.place(rows[0])),
                    agents=(
                        Agent(
                            name=name,
                            dose=read_cell(dose, ".").value,
                            unit=unit,
                            route=rows[0].get("EXROUTE"),
                        ),
                    ),
                    schedules=tuple(map(self._schedule, rows)) if len(rows) > 1 else (),
                    source=self._gathered.cite(rows[0]),
                    note=self._gathered.note(rows[0], (*_ROW, *_EX)) if len(rows) == 1 else "",
                )
            )

    def _schedule(self, row: TableRow) -> Schedule:
        dose = " ".join(filter(None, (row.get("EXDOSE", "EXDOSTXT"), row.get("EXDOSU"))))
        text = ", ".join(filter(None, (dose, row.get("EXDOSFRQ"), row.get("EXROUTE"))))
        start, end = row.get("EXSTDTC"), row.get("EXENDTC")
        return Schedule(
            text=text or "given",
            when=self._gathered.times.when(
                start, self._gathered.place(row), end if end != start else ""
            ),
            source=self._gathered.cite(row),
        )


class Lesions:
    """TU and TR: tumors, named once, and what was measured of them at each look."""

    def __init__(self, gathered: Gathering) -> None:
        self._gathered = gathered
        self._named: dict[str, TableRow] = {}
        self._looks: dict[tuple[str, str], list[TableRow]] = defaultdict(list)

    def add(self, domain: str, row: TableRow) -> str:
        """One row; why it is left out, or nothing."""
        if domain == "TU":
            if not row.get("TULNKID", "TUREFID"):
                return "names no tumor by which others refer to it"
            self._named[row.get("TULNKID", "TUREFID")] = row
            return ""
        if row.says("TRSTAT", _NOT_DONE):
            return _NOT_DONE
        if not row.get("TRORRES", "TRSTRESC"):
            return "has no result"
        self._looks[row.get("TRDTC"), row.get("TRMETHOD")].append(row)
        return ""

    def finish(self) -> None:
        """Put a study for each day and method into the case, and tumors that none measured."""
        measured = set[str]()
        for (day, method), rows in self._looks.items():
            measured.update(row.get("TRLNKID") for row in rows)
            sums = [row for row in rows if row.get("TRTESTCD").upper() == "SUMDIAM"]
            total = read_cell(sums[0].get("TRORRES", "TRSTRESN"), ".").value if sums else None
            self._gathered.draft.imaging.append(
                ImagingStudy(
                    when=self._gathered.times.when(day, self._gathered.place(rows[0])),
                    modality=method or "imaging",
                    lesions=tuple(self._lesion(row) for row in rows if row not in sums),
                    sum_of_diameters=total,
                    unit=sums[0].get("TRORRESU", "TRSTRESU") if sums else "",
                    source=self._gathered.cite(rows[0]),
                )
            )
        for name, row in self._named.items():
            if name not in measured:
                text = " ".join(filter(None, (name, row.get("TULOC"), row.get("TUORRES"))))
                cited = self._gathered.cite(row)
                remark = Remark(text=f"Tumor {text}", kind="tumor", source=cited)
                self._gathered.draft.remarks.append(remark)

    def _lesion(self, row: TableRow) -> Lesion:
        named = self._named.get(row.get("TRLNKID"))
        site = named.get("TULOC") if named else ""
        kind = (named.get("TUORRES") if named else row.get("TRGRPID")).upper()
        cell = read_cell(row.get("TRORRES", "TRSTRESC"), ".")
        is_size = cell.value is not None and cell.value.is_numeric
        test = row.get("TRTEST", "TRTESTCD")
        return Lesion(
            name=row.get("TRLNKID"),
            site=site.casefold() or "not reported",
            role=_ROLES.get(kind, "not stated"),
            is_node=_NODE.search(site) is not None,
            size=cell.value if is_size else None,
            unit=row.get("TRORRESU", "TRSTRESU") if is_size else "",
            note=test if is_size else f"{test}: {row.get('TRORRES', 'TRSTRESC')}",
        )


_ROLES: dict[str, LesionRole] = {
    **dict.fromkeys(("TARGET", "TARGET LESION"), "target"),
    **dict.fromkeys(("NON-TARGET", "NON TARGET", "NON-TARGET LESION", "NONTARGET"), "non-target"),
    **dict.fromkeys(("NEW", "NEW LESION"), "new"),
}
_ROW = ("STUDYID", "DOMAIN", "USUBJID", "SUBJID", "SITEID", "VISITNUM", "AESEQ", "RSSEQ", "CMSEQ")
_EX = ("EXTRT", "EXDOSE", "EXDOSU", "EXROUTE", "EXSTDTC", "EXENDTC", "EXSEQ")

_Domain = Callable[[Gathering, TableRow], str]
READERS: dict[str, _Domain] = {
    "AE": adverse_event,
    "RS": response,
    "MH": medical_history,
    "CM": concomitant,
}
"""What is read row by row; each gives the reason why a row was left out, or nothing."""
