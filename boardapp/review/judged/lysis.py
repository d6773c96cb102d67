"""Tumor lysis by the results around the start of a line of therapy, beside what is stated."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.place import placed
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.clinical import tumor_lysis
from boardapp.clinical.therapy_class import is_given
from boardapp.clinical.tumor_lysis import ClinicalSign, LysisLab, LysisTest, TumorLysis
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.blood_results import BloodResults, OnDay
from boardapp.review.model.findings import Agreement, StatedAndComputed
from boardapp.words.lists import listed
from boardapp.words.lysis import lysis_text
from boardapp.words.missing import NOT_REPORTED

_UNITS: dict[LysisTest, str] = {
    "uric acid": "mg/dL",
    "phosphate": "mg/dL",
    "potassium": "mmol/L",
    "corrected calcium": "mg/dL",
}
TESTS = frozenset({*_UNITS, "creatinine"})
_STATED = re.compile(r"\btumou?r\s+lysis\b", re.IGNORECASE)
_SIGNS: dict[ClinicalSign, re.Pattern[str]] = {
    "oliguria": re.compile(r"\b(?:oligur|anur)\w*", re.IGNORECASE),
    "seizure": re.compile(r"\b(?:seizures?|convulsions?)\b", re.IGNORECASE),
    "arrhythmia": re.compile(
        r"\barr?h?ythmia|\bventricular (?:tachycardia|fibrillation)\b", re.IGNORECASE
    ),
    "hypocalcemia": re.compile(r"\bsymptomatic hypocalc|\btetany\b", re.IGNORECASE),
}
"""Signs of a clinical tumor lysis as a complication may be called."""
_LEAST_TESTS = 2
"""With results of fewer tests nothing is told: two are needed."""
_ADULT_FROM_MONTHS = tumor_lysis.ADULT_FROM_Y * 12


class _Start(NamedTuple):
    key: str
    therapy: Therapy


def lysis_rows(case: Case, moments: Moments, results: BloodResults) -> Iterator[StatedAndComputed]:
    """A row for the first phase of each line around which two of the tests were done."""
    stated = [
        (key, event)
        for key, _, event in placed("adverse_events", case.adverse_events)
        if _STATED.search(event.term)
    ]
    for start in _starts(case, moments):
        labs = tuple(_labs(results, start.key))
        if len({lab.test for lab in labs}) < _LEAST_TESTS:
            continue
        signs = tuple(_signs(case, moments, results, start.key))
        found = tumor_lysis.tumor_lysis(labs, is_adult=_is_adult(moments, start.key), signs=signs)
        events = [event for key, event in stated if _is_around(moments, start.key, key)]
        yield _row(moments, start, found, events)


def _starts(case: Case, moments: Moments) -> Iterator[_Start]:
    """The first phase of each line, in the order of the clock."""
    by_key = {key: therapy for key, _, therapy in placed("therapies", case.therapies)}
    seen: set[int] = set()
    for key in moments.in_order(by_key):
        therapy = by_key[key]
        if therapy.line is not None and is_given(therapy) and therapy.line not in seen:
            seen.add(therapy.line)
            yield _Start(key, therapy)


def _labs(results: BloodResults, key: str) -> Iterator[LysisLab]:
    for test, unit in _UNITS.items():
        for one in _around(results, test, unit, key):
            is_molar = test == "phosphate" and "mol" in one.result.unit
            if is_molar:
                continue
            yield LysisLab(test, one.day, one.result.value, one.result.uln)
    for one in _around(results, "phosphate", "mmol/L", key):
        if "mol" in one.result.unit:
            uln = one.result.uln
            yield LysisLab("phosphate", one.day, one.result.value, uln, is_molar=True)


def _around(results: BloodResults, test: str, unit: str, key: str) -> Iterator[OnDay]:
    first, last = tumor_lysis.FROM_DAY, tumor_lysis.TO_DAY
    return results.around(test, unit, key, first, last)


def _signs(case: Case, moments: Moments, results: BloodResults, key: str) -> Iterator[ClinicalSign]:
    """The clinical signs: creatinine by its results, others as stated within the days."""
    if _has_creatinine_sign(results, key):
        yield "creatinine"
    terms = [
        event.term
        for at, _, event in placed("adverse_events", case.adverse_events)
        if _is_within(moments, key, at)
    ]
    for sign, pattern in _SIGNS.items():
        if any(pattern.search(term) for term in terms):
            yield sign


def _is_within(moments: Moments, start: str, event: str) -> bool:
    """Whether an event surely lies within the days around a start that count."""
    apart = moments.clock.between(start, "start", event, "start")
    if apart.earliest is None or apart.latest is None:
        return False
    return apart.earliest >= tumor_lysis.FROM_DAY and apart.latest <= tumor_lysis.TO_DAY


def _has_creatinine_sign(results: BloodResults, key: str) -> bool:
    """Whether the highest creatinine since the start is a sign, by the last one before it."""
    found = sorted(_around(results, "creatinine", "mg/dL", key), key=lambda one: one.day)
    before: Value | None = None
    for one in found:
        if one.day <= 0:
            before = one.result.value
            continue
        if tumor_lysis.is_creatinine_sign(before, one.result.value, one.result.uln):
            return True
    return False


def _is_adult(moments: Moments, key: str) -> bool | None:
    age = moments.clock.age(key)
    if age is None:
        return None
    if age.low_months is not None and age.low_months >= _ADULT_FROM_MONTHS:
        return True
    is_child = age.high_months is not None and age.high_months < _ADULT_FROM_MONTHS
    return False if is_child else None


def _is_around(moments: Moments, start: str, event: str) -> bool:
    """Whether an event may lie within the days around a start that count."""
    apart = moments.clock.between(start, "start", event, "start")
    is_after = apart.latest is None or apart.latest >= tumor_lysis.FROM_DAY
    return is_after and apart.earliest is not None and apart.earliest <= tumor_lysis.TO_DAY


def _row(
    moments: Moments, start: _Start, found: TumorLysis, events: Sequence[AdverseEvent]
) -> StatedAndComputed:
    event = moments.events[start.key]
    agreement: Agreement = "agrees" if events and found.laboratory == "present" else "open"
    return StatedAndComputed(
        subject="Tumor lysis",
        at=moments.labels[start.key],
        key=start.key,
        when=moments.start(start.key),
        stated=listed([one.term for one in events]) or NOT_REPORTED,
        computed=lysis_text(found),
        agreement=agreement,
        rule=tumor_lysis.RULE,
        missing=found.missing,
        is_computed=found.laboratory is not None,
        place=event.place,
        source=start.therapy.source,
    )
