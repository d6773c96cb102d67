"""Faults of stated results: doses that can't be, ranges upside down, days with two values."""

from collections.abc import Iterator
from itertools import pairwise

from boardapp.case.case import Case
from boardapp.case.value import Value
from boardapp.clinical.radiation import IMPLAUSIBLE_DOSE_GY, dose_in_gray, radiation_fault
from boardapp.clinical.radiation import RULE as RADIATION_RULE
from boardapp.review.model import Finding, LabPoint, LabSeries
from boardapp.review.wording import capitalised, unit_text

_TOLD = 3
"""So many tests are named in one sentence."""


def result_findings(case: Case, labs: tuple[LabSeries, ...]) -> Iterator[Finding]:
    """What is implausible about the doses and the results as stated."""
    yield from _radiation(case)
    yield from _ranges(case)
    yield from _double_results(labs)


def _radiation(case: Case) -> Iterator[Finding]:
    for index, therapy in enumerate(case.therapies):
        for number, field in enumerate(therapy.radiation):
            dose = field.dose or Value.NOT_REPORTED
            sentence = radiation_fault(field.site, dose, field.unit)
            if sentence is None:
                continue
            is_impossible = (dose_in_gray(dose, field.unit) or 0) >= IMPLAUSIBLE_DOSE_GY
            yield Finding(
                severity="error" if is_impossible else "warning",
                title=f"{capitalised(therapy.name)}: dose",
                sentence=sentence,
                basis=RADIATION_RULE,
                to_do="Look up the dose and its unit; if the source prints it so, add a doubt.",
                place=f"therapies[{index}].radiation[{number}].dose",
                source=therapy.source,
                event=therapy.id or f"therapies[{index}]",
            )


def _ranges(case: Case) -> Iterator[Finding]:
    for index, result in enumerate(case.labs):
        if result.low is not None and result.high is not None and result.low > result.high:
            yield Finding(
                severity="error",
                title=f"{capitalised(result.test)}: reference range",
                sentence=f"The range {result.low:g} to {result.high:g} is upside down.",
                basis="a lower limit is not above its upper limit",
                to_do="Exchange the two limits if they were swapped.",
                place=f"labs[{index}].low",
                source=result.source,
            )


def _double_results(labs: tuple[LabSeries, ...]) -> Iterator[Finding]:
    """One note for all tests: two values on one day are usual in hospital, and may be a slip."""
    found = [(series, *pair) for series in labs if (pair := _first_double(series))]
    if not found:
        return
    told = "; ".join(
        f"{series.test} {one.value} and {other.value} {unit_text(series.unit)}".rstrip()
        + f" ({one.when})"
        for series, one, other in found[:_TOLD]
    )
    more = f"; and {len(found) - _TOLD} further tests" if len(found) > _TOLD else ""
    yield Finding(
        severity="note",
        title="Two values on one day",
        sentence=f"The same test has different values on the same day: {told}{more}.",
        basis="same test, specimen, unit and day",
        to_do="Keep both if both were measured; remove the one that was entered by mistake.",
        place=found[0][2].place,
        source=found[0][2].source,
    )


def _first_double(series: LabSeries) -> tuple[LabPoint, LabPoint] | None:
    for one, other in pairwise(series.points):
        is_exact = one.earliest is not None and one.earliest == one.latest
        is_one_day = is_exact and one.earliest == other.earliest and one.latest == other.latest
        if is_one_day and one.value != other.value:
            return one, other
    return None
