"""What the check of a case doubts of a single result, for a table that is no case.

All rules that look at results are asked, each with a case of this one result; those of them that
compare it with others say nothing of it then.
"""

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.clinical.lab_result import Result
from boardapp.review.clock.clock import build_clock
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.series import lab_series
from boardapp.review.plausibility.rule import Scene
from boardapp.review.plausibility.rules import RULES

_TOLD_BY_THE_TABLE = frozenset(
    {"power of ten", "range upside down", "range and unit", "unit of a test", "impossible value"}
)
"""What reading and grading a row tells already, in the same words or in finer ones."""


class OneResult:
    """Asks the gate about one result after the other; what was asked once is remembered."""

    def __init__(self) -> None:
        diagnosis = Diagnosis(disease=Coded(text=""))
        self._case = Case(title="", diagnosis=diagnosis)
        self._moments = Moments(self._case, build_clock(self._case))
        self._rules = [
            rule
            for rule in RULES
            if rule.reads in ("one test", "results") and rule.name not in _TOLD_BY_THE_TABLE
        ]
        self._told: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._silent: set[tuple[object, ...]] = set()
        """The ranges of which a near value was doubted for nothing."""

    def doubts(self, result: Result, specimen: str = "") -> tuple[str, ...]:
        """What is doubted of a result, each as a sentence."""
        value, low, high = map(_number, (result.value, result.low, result.high))
        if value is None:
            return ()
        is_near = low is not None and high is not None and low / _FAR <= value <= high * _FAR
        key = (result.test, result.unit, low, high, specimen)
        if is_near and key in self._silent:
            return ()
        told = self._told.get((*key, result.value))
        if told is None:
            told = self._doubts(result, low, high, specimen)
            self._told[(*key, result.value)] = told
        if is_near and not told:
            self._silent.add(key)
        return told

    def _doubts(
        self, result: Result, low: float | None, high: float | None, specimen: str
    ) -> tuple[str, ...]:
        value, unit = Value(str(result.value)), result.unit
        stated = LabResult(
            test=result.test, value=value, unit=unit, low=low, high=high, specimen=specimen
        )
        labs = lab_series((stated,), self._moments)
        scene = Scene(self._case, self._moments, labs)
        found = (alarm for rule in self._rules for alarm in rule.find(scene))
        return tuple(dict.fromkeys(alarm.sentence for alarm in found))


_FAR = 3.0
"""Nearer to its range than this factor a value is doubted for nothing but its range."""


def _number(stated: object) -> float | None:
    """The number of a value or a limit; None where it is none, or not one alone."""
    if stated is None or not str(stated).strip():
        return None
    value = Value(str(stated))
    return value.low if value.is_numeric and value.low == value.high else None
