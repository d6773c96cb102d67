"""CTCAE grades of whole series of results, fast enough for 100,000.

Grading one result takes a tenth of a millisecond. Along the values of one test with one
range a grade is a staircase: from the worst low grade up to none and on to the worst high
grade. So of many results only those at the steps are graded; what lies between two of the
same grade has that grade too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from boardapp.case.laboratory import LabResult
from boardapp.case.value import Kind, Value
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import grade_result, terms_of
from boardapp.clinical.ctcae_criteria import Criterion, Version
from boardapp.clinical.ctcae_grade import LabGrade, lab_grade
from boardapp.clinical.specimens import is_graded_in

VERSION: Version = "5.0"
_Range = tuple[float | None, float | None]
_Key = tuple[_Range, float | Value]
_Found = LabGrade | None


def terms_of_test(test: str) -> tuple[Criterion, ...]:
    """The terms that grade a test in blood; none for most tests."""
    analyte = find_analyte(test)
    return terms_of(analyte, VERSION) if analyte else ()


def grade_of(result: LabResult) -> LabGrade | None:
    """The grade of one result; None where there is nothing to grade, as in another specimen."""
    if not is_graded_in(result.specimen, find_analyte(result.test)):
        return None
    return lab_grades([result])[0]


def lab_grades(results: Sequence[LabResult]) -> list[LabGrade | None]:
    """The grade of each result of one test in one unit; None where there is nothing to grade."""
    if not results or not terms_of_test(results[0].test):
        return [None] * len(results)
    known = _graded_numbers(results)
    grades = []
    for result in results:
        key = _key(result)
        if key not in known:
            known[key] = _graded(result, result.value)
        grades.append(known[key])
    return grades


def _graded_numbers(results: Sequence[LabResult]) -> dict[_Key, _Found]:
    """The grades of all plain numbers, by range and number."""
    groups: dict[_Range, set[float]] = defaultdict(set)
    for result in results:
        if result.value.kind is Kind.NUMBER and result.value.low is not None:
            groups[result.low, result.high].add(result.value.low)
    return {
        (limits, value): grade
        for limits, values in groups.items()
        for value, grade in _staircase(results[0], limits, sorted(values))
    }


def _key(result: LabResult) -> _Key:
    value = result.value
    is_plain = value.kind is Kind.NUMBER and value.low is not None
    return (result.low, result.high), (value.low or 0.0 if is_plain else value)


def _graded(result: LabResult, value: Value | float) -> _Found:
    graded = grade_result(result.test, value, result.unit, result.low, result.high, VERSION)
    return lab_grade(graded, VERSION)


def _staircase(
    like: LabResult, limits: _Range, values: Sequence[float]
) -> Iterable[tuple[float, _Found]]:
    """Each value with its grade; only the values at steps are graded."""
    if not values:
        return ()
    sample = LabResult(test=like.test, unit=like.unit, low=limits[0], high=limits[1])
    found: dict[int, _Found] = {}

    def at(index: int) -> _Found:
        if index not in found:
            found[index] = _graded(sample, values[index])
        return found[index]

    # A stack instead of recursion: each stretch is either of one grade or cut in two.
    stretches = [(0, len(values) - 1)]
    while stretches:
        first, last = stretches.pop()
        if at(first) == at(last):
            found.update(dict.fromkeys(range(first, last + 1), at(first)))
        elif last - first > 1:
            middle = (first + last) // 2
            stretches += [(first, middle), (middle, last)]
    return ((value, found[index]) for index, value in enumerate(values))
