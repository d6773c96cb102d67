"""Small cases for the tests of the review."""

from typing import Any

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments


def a_case(*, diagnosed: str = "not reported", **parts: Any) -> Case:
    """A case of B-ALL with these parts; `diagnosed` is the time of the diagnosis."""
    diagnosis = Diagnosis(when=When.parse(diagnosed), disease=Coded(text="B-ALL"))
    return Case(**{"title": "A case", "diagnosis": diagnosis} | parts)


def moments_of(case: Case) -> Moments:
    """The times of a case."""
    return Moments(case, build_clock(case))


def result(value: float | str, when: str = "dx + 1 d", **more: Any) -> LabResult:
    """A platelet count, or another result where `test` says so."""
    given = {"test": "platelets", "unit": "10*9/L"} | more
    return LabResult(value=Value(value), when=When.parse(when), **given)
