"""The made-up leukemia: diagnosis, two relapses and twenty looks at MRD."""

from dataclasses import dataclass

from boardapp.case.assessment import (
    Antigen,
    Assessment,
    Chimerism,
    CnsStatus,
    Finding,
    Marrow,
    Mrd,
    SiteFinding,
)
from boardapp.case.diagnosis import Coded, Diagnosis, Feature, GeneticFinding
from boardapp.case.value import Value
from boardapp.case.when import When

_SOURCE = "chart disease status"
_CLEAR = CnsStatus(status="CNS1", leukocytes=Value(1), erythrocytes=Value(0), blasts="absent")
_CSF_RELAPSE = CnsStatus(
    status="CNS3a",
    leukocytes=Value(48),
    erythrocytes=Value(2),
    blasts="present",
    signs="none but irritability",
)


def diagnosis() -> Diagnosis:
    """KMT2A::AFF1 infant B-ALL at 5 months of age."""
    return Diagnosis(
        when=When.parse("2021-02-08"),
        disease=Coded(text="B-cell precursor ALL of infancy, KMT2A::AFF1"),
        summary="Girl aged about 5 months with pallor, bruises, a large liver and spleen, "
        "and leukocytes of 412 ×10⁹/L.",
        features=(
            Feature(name="hepatosplenomegaly", when=When.parse("dx"), source=_SOURCE),
            Feature(name="leukemia cutis", state="absent", when=When.parse("dx"), source=_SOURCE),
            Feature(name="mediastinal mass", state="absent", when=When.parse("dx"), source=_SOURCE),
        ),
        leukocytes=Value(412),
        leukocytes_unit="10*9/L",
        marrow_blasts=Value(94),
        morphology="L1 blasts",
        immunophenotype=(
            _antigen("CD19", "positive", 98),
            _antigen("CD22", "positive", 91),
            _antigen("CD10", "negative", 1),
            _antigen("CD15", "partial", 35),
        ),
        genetics=(
            GeneticFinding(
                name="KMT2A::AFF1",
                kind="fusion",
                method="FISH, RNA sequencing",
                partner="AFF1",
                source=_SOURCE,
            ),
            GeneticFinding(
                name="karyotype",
                kind="karyotype",
                result="46,XX,t(4;11)(q21;q23)[18]/46,XX[2]",
                source=_SOURCE,
            ),
        ),
        cns=CnsStatus(status="CNS2a", leukocytes=Value(3), erythrocytes=Value(1), blasts="present"),
        extramedullary=("liver", "spleen"),
        risk_group="high (age under 6 months, leukocytes above 300 ×10⁹/L)",
        source=_SOURCE,
    )


def _antigen(name: str, state: str, percent: float) -> Antigen:
    return Antigen(
        name=name,
        state=state,  # type: ignore[arg-type]
        value=Value(percent),
        unit="%",
        method="flow cytometry",
        source=_SOURCE,
    )


@dataclass(frozen=True)
class _Look:
    """One row of the table below. `flow` and `ngs` are fractions, or "<limit", or None."""

    id: str
    day: str
    finding: Finding
    after: str
    blasts: float
    flow: float | str | None
    ngs: float | str | None
    response: str = ""
    summary: str = ""


_LOOKS = (
    _Look("day-15", "2021-02-25", "evaluation", "induction", 9, 6.8e-2, None),
    _Look("end-induction", "2021-03-15", "remission", "induction", 2, 3.4e-3, 4.1e-3, "CR"),
    _Look("after-ib", "2021-04-26", "evaluation", "consolidation", 1, 2.0e-4, 2.6e-4, "CR"),
    _Look("after-hd", "2021-07-05", "evaluation", "consolidation", 1, "<1e-4", 2.4e-5, "CR"),
    _Look("after-reint", "2021-08-23", "evaluation", "consolidation", 1, "<1e-4", 6.0e-5, "CR"),
    _Look("relapse-1", "2021-09-20", "relapse", "consolidation", 62, 5.8e-1, 6.3e-1),
    _Look("after-blina-1", "2021-10-26", "evaluation", "blina", 4, 2.5e-2, 2.9e-2, "M1 marrow"),
    _Look("after-blina-2", "2021-12-07", "evaluation", "blina", 3, 4.0e-3, 5.2e-3, "M1 marrow"),
    _Look("after-ino-1", "2022-01-07", "remission", "ino", 1, "<1e-4", 7.5e-6, "CRi"),
    _Look("after-ino-2", "2022-02-07", "evaluation", "ino", 1, "<1e-4", "<1e-6", "CR"),
    _Look("car-t-28", "2022-03-21", "evaluation", "car-t", 1, "<1e-4", "<1e-6", "CRi"),
    _Look("car-t-90", "2022-05-23", "evaluation", "car-t", 1, "<1e-4", "<1e-6", "CR"),
    _Look("car-t-150", "2022-07-25", "evaluation", "car-t", 1, "<1e-4", "<8e-6", "CR"),
    _Look("relapse-2", "2022-08-29", "relapse", "car-t", 1, "<1e-4", 4.2e-6),
    _Look("csf-clear", "2022-10-10", "remission", "reinduction", 1, "<1e-4", 1.4e-6, "CR"),
    _Look("pre-hsct", "2022-11-28", "evaluation", "reinduction", 1, "<1e-4", "<1e-6", "CR"),
    _Look("hsct-30", "2023-01-11", "engraftment", "hsct", 1, "<1e-4", "<1e-6", "CRi"),
    _Look("hsct-100", "2023-03-22", "evaluation", "hsct", 1, "<1e-4", "<1e-6", "CR"),
    _Look("hsct-182", "2023-06-12", "evaluation", "hsct", 1, "<1e-4", 2.4e-6, "CR"),
    _Look("hsct-196", "2023-06-26", "follow-up", "hsct", 1, "<1e-4", 5.1e-6, "CR"),
)
_CNS = {
    "end-induction": _CLEAR,
    "relapse-1": _CLEAR,
    "car-t-28": _CLEAR,
    "relapse-2": _CSF_RELAPSE,
    "csf-clear": _CLEAR,
    "pre-hsct": _CLEAR,
    "hsct-196": _CLEAR,
}
_ANTIGENS = {
    "relapse-1": (_antigen("CD19", "positive", 97), _antigen("CD22", "positive", 94)),
    "after-blina-2": (_antigen("CD19", "dim", 60), _antigen("CD22", "positive", 92)),
    "relapse-2": (_antigen("CD19", "partial", 35), _antigen("CD22", "positive", 88)),
}
_CHIMERISM = {"hsct-30": 100, "hsct-100": 99.8, "hsct-182": 98.1, "hsct-196": 97.0}
_SUMMARIES = {
    "relapse-1": "Isolated marrow relapse 7 months after diagnosis, donor search under way.",
    "relapse-2": "Isolated CNS relapse 6 months after CAR-T cells; a trace in the marrow by NGS.",
    "car-t-150": "NGS negative, but too few cells for the usual limit.",
    "hsct-182": "NGS positive six months after transplant, flow negative, donor share falling.",
    "hsct-196": "NGS positive again and higher; no blasts in blood, marrow or CSF.",
}


def assessments() -> tuple[Assessment, ...]:
    """All looks at the disease in the order of time."""
    return tuple(map(_assessment, _LOOKS))


def _assessment(look: _Look) -> Assessment:
    is_relapse = look.finding == "relapse"
    number = int(look.id[-1]) if is_relapse else None
    sites = {1: ("marrow",), 2: ("CNS",)}.get(number or 0, ())
    return Assessment(
        id=look.id,
        when=When.parse(look.day),
        finding=look.finding,
        number=number,
        sites=sites,
        isolated=is_relapse,
        after=look.after,
        response=look.response,
        marrow=_marrow(look),
        cns=_CNS.get(look.id),
        extramedullary=(
            (SiteFinding(site="liver and spleen", state="absent", method="ultrasound"),)
            if look.id in _CNS
            else ()
        ),
        antigens=_ANTIGENS.get(look.id, ()),
        chimerism=_chimerism(look.id),
        confirmed_by="second sample, 2023-06-26" if look.id == "hsct-182" else "",
        summary=_SUMMARIES.get(look.id, ""),
        source=_SOURCE,
    )


def _marrow(look: _Look) -> Marrow:
    return Marrow(
        blasts=Value(look.blasts),
        status="M3" if look.blasts >= 25 else "M2" if look.blasts >= 5 else "M1",
        mrd=(_mrd(look.flow, "flow cytometry", 1e-4), _mrd(look.ngs, "NGS", 1e-6)),
    )


def _mrd(found: float | str | None, method: str, limit: float) -> Mrd:
    if found is None:
        return Mrd(result="not done", method=method, specimen="marrow", source=_SOURCE)
    is_negative = isinstance(found, str)
    return Mrd(
        result="negative" if is_negative else "positive",
        value=None if is_negative else Value(found),
        limit=Value(float(str(found).lstrip("<"))) if is_negative else Value(limit),
        method=method,
        specimen="marrow",
        source=_SOURCE,
    )


def _chimerism(look_id: str) -> tuple[Chimerism, ...]:
    donor = _CHIMERISM.get(look_id)
    return (Chimerism(donor=Value(donor), specimen="marrow"),) if donor is not None else ()
