"""What was found when the disease was looked for."""

from typing import Literal

from boardapp.case.record import Concept, Lasting, Record
from boardapp.case.value import Value
from boardapp.case.when import When

MrdOutcome = Literal["negative", "positive", "indeterminate", "not done", "not reported"]
Finding = Literal[
    "relapse",
    "remission",
    "partial response",
    "stable disease",
    "mixed response",
    "refractory",
    "progression",
    "death",
    "follow-up",
    "engraftment",
    "evaluation",
]
"""What one look found; a kind that says nothing of the disease leaves it to `response`."""


class Antigen(Concept, frozen=True, kw_only=True):
    """Expression of an antigen such as CD19 or CD22; `value` is % of blasts where stated."""

    name: str
    state: Literal["positive", "dim", "partial", "negative", "not done", "not reported"]
    value: Value | None = None
    unit: str = ""
    method: str = ""
    when: When = When.NOT_REPORTED


class Mrd(Lasting, frozen=True, kw_only=True):
    """One measurement of minimal residual disease.

    `value` and `limit` (the limit of detection reached by this sample) are fractions
    of cells (1e-4) with `unit` "1", or in the stated unit ("%"). `inferred` as in
    `Identified`.
    """

    result: MrdOutcome
    value: Value | None = None
    limit: Value | None = None
    unit: str = "1"
    method: str = ""
    assay: str = ""
    specimen: str = ""
    inferred: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


class Marrow(Record, frozen=True, kw_only=True):
    """A marrow examination: blasts in %, the class as stated (M1 to M3), MRD."""

    blasts: Value | None = None
    status: str = ""
    mrd: tuple[Mrd, ...] = ()


class CnsStatus(Record, frozen=True, kw_only=True):
    """CNS status as stated ("CNS2"), with the counts per µL it rests on where given."""

    status: str = "not reported"
    leukocytes: Value | None = None
    erythrocytes: Value | None = None
    blasts: Literal["present", "absent", "not done", "not reported"] = "not reported"
    signs: str = ""


class SiteFinding(Lasting, frozen=True, kw_only=True):
    """One extramedullary site, looked at with a method."""

    site: str
    state: Literal["present", "absent", "not done", "not reported"] = "present"
    method: str = ""


class Chimerism(Lasting, frozen=True, kw_only=True):
    """Donor share after a transplant; `donor` in %, `specimen` such as marrow or CD3."""

    donor: Value = Value.NOT_REPORTED
    specimen: str = ""
    text: str = ""


class Assessment(Concept, frozen=True, kw_only=True):
    """One look at the disease: its finding, sites and measurements.

    `number` counts relapses. `response` is the response as stated ("CR"), never computed, and
    `response_system` the criteria that the source names (RECIST 1.1, Lugano, INRC, RANO).
    `lineage` is the one stated at this look ("myeloid, after a switch"). `after` names the
    therapy that the assessment judges, where stated. `cause` is what the source states as the
    cause of a death.
    """

    when: When = When.NOT_REPORTED
    finding: Finding = "evaluation"
    number: int | None = None
    sites: tuple[str, ...] = ()
    isolated: bool = False
    after: str = ""
    response: str = ""
    response_system: str = ""
    lineage: str = ""
    cause: str = ""
    marrow: Marrow | None = None
    cns: CnsStatus | None = None
    extramedullary: tuple[SiteFinding, ...] = ()
    antigens: tuple[Antigen, ...] = ()
    chimerism: tuple[Chimerism, ...] = ()
    confirmed_by: str = ""
    summary: str = ""
