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
from boardapp.clinical.ctcae import Grade, Ungradable, grade_result, terms_of
from boardapp.clinical.ctcae_criteria import Version

VERSION: Version = "5.0"
_OPEN_SIDE = " not graded: "
_Range = tuple[float | None, float | None]
_Key = tuple[_Range, float | Value]
_WHY = (
    ("upper limit is not given", "no ULN"),
    ("lower limit is not given", "no LLN"),
    ("has no unit", "no unit"),
)


def grade_rule(test: str) -> str:
    """The version and the terms that grade a test; empty where none does."""
    analyte = find_analyte(test)
    terms = [criterion.term for criterion in terms_of(analyte, VERSION)] if analyte else []
    return f"CTCAE v{VERSION}: {'; '.join(terms)}" if terms else ""


def grade_texts(results: Sequence[LabResult]) -> list[str]:
    """The grade of each result of one test in one unit, as a short text."""
    if not results or not grade_rule(results[0].test):
        return [""] * len(results)
    known = _graded_numbers(results)
    texts = []
    for result in results:
        key = _key(result)
        if key not in known:
            known[key] = _text(_graded(result, result.value))
        texts.append(known[key])
    return texts


def _graded_numbers(results: Sequence[LabResult]) -> dict[_Key, str]:
    """The texts of all plain numbers, by range and number."""
    groups: dict[_Range, set[float]] = defaultdict(set)
    for result in results:
        if result.value.kind is Kind.NUMBER and result.value.low is not None:
            groups[result.low, result.high].add(result.value.low)
    return {
        (limits, value): text
        for limits, values in groups.items()
        for value, text in _staircase(results[0], limits, sorted(values))
    }


def _key(result: LabResult) -> _Key:
    value = result.value
    is_plain = value.kind is Kind.NUMBER and value.low is not None
    return (result.low, result.high), (value.low or 0.0 if is_plain else value)


def _graded(result: LabResult, value: Value | float) -> Grade | Ungradable:
    return grade_result(result.test, value, result.unit, result.low, result.high, VERSION)


def _staircase(
    like: LabResult, limits: _Range, values: Sequence[float]
) -> Iterable[tuple[float, str]]:
    """Each value with its text; only the values at steps are graded."""
    if not values:
        return ()
    sample = LabResult(test=like.test, unit=like.unit, low=limits[0], high=limits[1])
    found: dict[int, tuple[str, str]] = {}

    def at(index: int) -> tuple[str, str]:
        if index not in found:
            graded = _graded(sample, values[index])
            found[index] = (_text(graded), str(graded.direction))
        return found[index]

    # A stack instead of recursion: each stretch is either of one grade or cut in two.
    stretches = [(0, len(values) - 1)]
    while stretches:
        first, last = stretches.pop()
        if at(first) == at(last):
            found.update(dict.fromkeys(range(first, last), at(first)))
        elif last - first > 1:
            middle = (first + last) // 2
            stretches += [(first, middle), (middle, last)]
    return ((value, found[index][0]) for index, value in enumerate(values))


def _text(graded: Grade | Ungradable) -> str:
    # A test graded to both sides is not "0" where one of them lacks its limit.
    if isinstance(graded, Grade) and _OPEN_SIDE not in graded.reason:
        is_worst = "worst of range" in graded.reason
        return f"{graded.grade} (worst of range)" if is_worst else str(graded.grade)
    if "is no number" in graded.reason or graded.reason.startswith("no value"):
        return ""
    missing = dict.fromkeys(name for words, name in _WHY if words in graded.reason)
    why = " and ".join(missing) or graded.reason.partition(" (")[0]
    return f"ungradable: {why}"
