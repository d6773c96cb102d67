"""Pathology reports and staging, as stated."""

from typing import Literal

from boardapp.case.record import Concept, Lasting
from boardapp.case.value import Value
from boardapp.case.when import When


class Stain(Lasting, frozen=True, kw_only=True):
    """One stain or marker of a specimen: "desmin", "positive"; Ki-67 with its share in %."""

    name: str
    result: str = ""
    value: Value | None = None
    unit: str = ""


class PathologyReport(Concept, frozen=True, kw_only=True):
    """One report on one specimen.

    `procedure` is how the specimen was taken (core needle biopsy, resection), `histology` the
    diagnosis of the report, `grade` in `grading` (WHO, FNCLCC) as stated. `therapy` names the
    operation that it belongs to, where stated.
    """

    when: When = When.NOT_REPORTED
    specimen: str = ""
    site: str = ""
    procedure: str = ""
    therapy: str = ""
    histology: str = ""
    grade: str = ""
    grading: str = ""
    stains: tuple[Stain, ...] = ()
    conclusion: str = ""


class Staging(Concept, frozen=True, kw_only=True):
    """One stage or group as stated, by a named system; never computed.

    `system` is TNM with its edition, Ann Arbor, INRG, INSS, COG, IRS, WHO grade and the like;
    `stage` the words of the source ("cT2b N1 M0", "IIIB S"). `basis` says what it rests on.
    """

    when: When = When.NOT_REPORTED
    system: str
    stage: str
    basis: Literal["clinical", "pathological", "after therapy", "recurrence", "not stated"] = (
        "not stated"
    )
