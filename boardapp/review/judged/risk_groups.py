"""The risk group at diagnosis by published rules beside the one that the source states."""

import re
from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.interval import Age
from boardapp.case.place import Place
from boardapp.case.said import said
from boardapp.case.value import Value
from boardapp.clinical import interfant_risk, nci_risk
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.kmt2a import kmt2a_status, prednisone_response
from boardapp.clinical.scaled_value import scaled
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.blood_results import factor_of
from boardapp.review.model.findings import Agreement, StatedAndComputed
from boardapp.words.missing import NOT_REPORTED

_INFANT_BELOW_MONTHS = interfant_risk.INFANT_BELOW_MONTHS
_SYSTEMS = {
    nci_risk.RULE: re.compile(
        r"(?-i:\bNCI\b)|\bnational cancer institute\b|\brome\b", re.IGNORECASE
    ),
    interfant_risk.RULE: re.compile(r"\binterfant\b", re.IGNORECASE),
}
_GROUPS = {
    "low": re.compile(r"\blow\b", re.IGNORECASE),
    "standard": re.compile(r"\bstandard\b", re.IGNORECASE),
    "medium": re.compile(r"\b(?:medium|intermediate)\b", re.IGNORECASE),
    "high": re.compile(r"\bhigh\b", re.IGNORECASE),
}
"""The words by which a source names a group."""


def risk_rows(case: Case, moments: Moments) -> Iterator[StatedAndComputed]:
    """NCI for a B-ALL, Interfant-06 for an infant's ALL; none where nothing can be told.

    A stated group is compared only where it names the same system: a protocol's own group reads
    more than age and leukocytes.
    """
    dx = case.diagnosis
    profile = profile_of(dx)
    age = moments.clock.age(dx.id)
    cells = _leukocytes(dx.leukocytes, dx.leukocytes_unit)
    is_infant = age and age.high_months is not None and age.high_months < _INFANT_BELOW_MONTHS
    if is_infant and profile.uses("Interfant risk group"):
        kmt2a = kmt2a_status((*dx.genetics, *case.genetics), dx.disease.text)
        infant = interfant_risk.interfant_risk(age, kmt2a, cells, prednisone_response(dx.features))
        if infant.possible:
            rule, missing = interfant_risk.RULE, infant.missing
            yield _row(case, moments, "Interfant-06", infant.possible, missing, rule)
    elif profile.uses("NCI risk group") and _is_told(age):
        found = nci_risk.nci_risk(age, cells)
        if found.possible:
            yield _row(case, moments, "NCI", found.possible, found.missing, nci_risk.RULE)


def _is_told(age: Age | None) -> bool:
    return age is not None and age.low_months is not None and age.high_months is not None


def _leukocytes(value: Value | None, unit: str) -> Value | None:
    """The count in ×10⁹/L; None without one, or where its unit is not read."""
    analyte = find_analyte("leukocytes")
    if value is None or analyte is None or not value.is_numeric:
        return None
    factor = factor_of(analyte, unit, analyte.si_unit)
    return None if factor is None else scaled(value, factor)


def _row(
    case: Case,
    moments: Moments,
    system: str,
    possible: tuple[str, ...],
    missing: tuple[str, ...],
    rule: str,
) -> StatedAndComputed:
    dx = case.diagnosis
    stated = said(dx.risk_group)
    return StatedAndComputed(
        subject=f"Risk group ({system})",
        at="diagnosis",
        key=dx.id,
        when=moments.start(dx.id),
        stated=stated or NOT_REPORTED,
        computed=" or ".join(possible),
        agreement=_agreement(stated, possible, rule),
        rule=rule,
        missing=missing,
        place=Place("diagnosis") / "risk_group",
        source=dx.source,
    )


def _agreement(stated: str, possible: tuple[str, ...], rule: str) -> Agreement:
    """Open where the source names another system, none, or no one group of it."""
    named = [group for group, pattern in _GROUPS.items() if pattern.search(stated)]
    if not _SYSTEMS[rule].search(stated) or len(named) != 1:
        return "open"
    if named[0] not in possible:
        return "disagrees"
    return "agrees" if len(possible) == 1 else "open"
