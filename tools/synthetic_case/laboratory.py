"""The made-up laboratory: counts three times a week, chemistry weekly, its own ranges."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from boardapp.case.complications import Transfusion
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When
from synthetic_case.blood import (
    HAEMOGLOBIN_TRIGGER,
    PLATELET_TRIGGER,
    Blood,
    days,
)

_SOURCE = "lab"


@dataclass(frozen=True)
class _Surge:
    """A stretch in which a chemistry value stands at `height` times its usual level."""

    start: date
    peak: date
    end: date
    height: float

    def factor(self, day: date) -> float:
        """The multiple felt on `day`; 1 outside the stretch."""
        if not self.start < day < self.end:
            return 1.0
        side = self.start if day <= self.peak else self.end
        return self.height ** (1 - abs((day - self.peak).days) / abs((side - self.peak).days))


def _surge(start: str, peak: str, end: str, height: float) -> _Surge:
    return _Surge(*map(date.fromisoformat, (start, peak, end)), height)


@dataclass(frozen=True)
class _Test:
    """A test with its unit, range, usual level (or a count), spread, floor and decimals."""

    name: str
    unit: str
    low: float
    high: float
    level: float | Callable[[Blood], float]
    spread: float
    floor: float
    decimals: int
    surges: tuple[_Surge, ...] = ()


_ASPARAGINASE = (
    ("2021-02-21", "2021-03-04", "2021-03-17"),
    ("2022-09-07", "2022-09-20", "2022-10-05"),
)
_CYTOKINES = ("2022-02-23", "2022-02-28", "2022-03-10")
_METHOTREXATE = (
    ("2021-05-03", "2021-05-14", "2021-05-28"),
    ("2022-10-10", "2022-10-15", "2022-10-27"),
)
_INOTUZUMAB = ("2021-12-14", "2022-01-21", "2022-02-20")
_SOS = ("2022-12-23", "2023-01-02", "2023-01-24")

_COUNTS = (
    _Test("haemoglobin", "g/L", 105, 135, lambda b: b.haemoglobin, 0.02, 20, 0),
    _Test("platelets", "10*9/L", 150, 450, lambda b: b.platelets, 0.06, 3, 0),
    _Test("leukocytes", "10*9/L", 6, 17.5, lambda b: b.leukocytes, 0.05, 0.1, 1),
    _Test("neutrophils", "10*9/L", 1.5, 8.5, lambda b: b.neutrophils, 0.15, 0.1, 1),
    _Test("lymphocytes", "10*9/L", 3, 9.5, lambda b: b.lymphocytes, 0.1, 0.1, 1),
)
_CHEMISTRY = (
    _Test("aPTT", "s", 25, 38, 31, 0.05, 15, 0, (
        *(_surge(*when, 1.5) for when in _ASPARAGINASE), _surge(*_CYTOKINES, 1.45),
        _surge(*_SOS, 1.35))),
    _Test("INR", "1", 0.9, 1.2, 1.0, 0.04, 0.7, 1, (
        *(_surge(*when, 1.25) for when in _ASPARAGINASE), _surge(*_CYTOKINES, 1.4),
        _surge(*_SOS, 1.3))),
    _Test("fibrinogen", "g/L", 1.8, 4, 2.6, 0.08, 0.4, 1, (
        *(_surge(*when, 0.2) for when in _ASPARAGINASE), _surge(*_CYTOKINES, 0.5))),
    _Test("ALT", "U/L", 5, 45, 24, 0.12, 5, 0, (
        _surge(*_ASPARAGINASE[0], 4), _surge(*_ASPARAGINASE[1], 5), _surge(*_METHOTREXATE[0], 21),
        _surge(*_METHOTREXATE[1], 7), _surge(*_INOTUZUMAB, 3.2), _surge(*_SOS, 6))),
    _Test("AST", "U/L", 15, 60, 34, 0.12, 5, 0, (
        _surge(*_ASPARAGINASE[0], 3), _surge(*_ASPARAGINASE[1], 4), _surge(*_METHOTREXATE[0], 12),
        _surge(*_METHOTREXATE[1], 5), _surge(*_INOTUZUMAB, 3), _surge(*_SOS, 5))),
    _Test("GGT", "U/L", 4, 30, 17, 0.1, 4, 0, (
        _surge(*_ASPARAGINASE[0], 3), _surge(*_METHOTREXATE[0], 3), _surge(*_INOTUZUMAB, 3.2),
        _surge(*_SOS, 5))),
    _Test("bilirubin", "umol/L", 3, 17, 7, 0.15, 3, 0, (
        *(_surge(*when, 3) for when in _ASPARAGINASE), _surge(*_SOS, 9))),
    _Test("creatinine", "umol/L", 15, 37, 22, 0.08, 9, 0, (
        _surge(*_METHOTREXATE[1], 2.4), _surge(*_SOS, 1.8))),
)  # fmt: skip


def results(seed: int, least: int = 0) -> tuple[LabResult, ...]:
    """All results in the order of time; the same for the same seed.

    With `least`, every test is drawn daily, as many times a day as it takes.
    """
    chance = random.Random(seed)
    course = tuple(days())
    if least:
        return tuple(islice(_often(chance, course, least), least))
    return tuple(result for blood in course for result in _drawn(chance, blood))


def transfusions() -> tuple[Transfusion, ...]:
    """What the counts made necessary."""
    reasons = {
        "platelets": f"platelets below {PLATELET_TRIGGER:g} ×10⁹/L",
        "red cells": f"haemoglobin below {HAEMOGLOBIN_TRIGGER:g} g/L",
    }
    amounts = {"platelets": 10, "red cells": 15}
    return tuple(
        Transfusion(
            product=product,
            when=When.parse(blood.day.isoformat()),
            amount=Value(amounts[product]),
            unit="mL/kg",
            reason=reasons[product],
            source="chart transfusions",
        )
        for blood in days()
        for product in blood.transfused
    )


def _often(chance: random.Random, course: tuple[Blood, ...], least: int) -> Iterator[LabResult]:
    tests = (*_COUNTS, *_CHEMISTRY)
    a_day = -(-least // (len(course) * len(tests)))
    for blood in course:
        for _ in range(a_day):
            yield from (_result(chance, test, blood) for test in tests)


def _drawn(chance: random.Random, blood: Blood) -> Iterator[LabResult]:
    """The results of one day: counts on Monday, Wednesday, Friday, chemistry on Monday."""
    if blood.day.weekday() in (0, 2, 4) and not _is_missed(chance):
        yield from (_result(chance, test, blood) for test in _COUNTS)
    if blood.day.weekday() == 0:
        yield from (_result(chance, test, blood) for test in _CHEMISTRY)


def _is_missed(chance: random.Random) -> bool:
    return chance.random() < 0.03


def _result(chance: random.Random, test: _Test, blood: Blood) -> LabResult:
    return LabResult(
        test=test.name,
        when=When.parse(blood.day.isoformat()),
        value=_value(chance, test, blood),
        unit=test.unit,
        low=test.low,
        high=test.high,
        source=_SOURCE,
    )


def _value(chance: random.Random, test: _Test, blood: Blood) -> Value:
    level = test.level(blood) if callable(test.level) else test.level
    level *= math.prod(surge.factor(blood.day) for surge in test.surges)
    level *= math.exp(chance.gauss(0.0, test.spread))
    if words := _without_number(chance, test, blood):
        return Value(words)
    if level < test.floor:
        return Value(f"<{test.floor:g}")
    rounded = round(level, test.decimals)
    return Value(int(rounded) if test.decimals == 0 else rounded)


def _without_number(chance: random.Random, test: _Test, blood: Blood) -> str:
    """Why a result has no number: too few cells to tell apart, or a spoilt sample."""
    if test.name in ("neutrophils", "lymphocytes"):
        if blood.leukocytes < 0.12:
            return "not done"
    elif test.name in ("aPTT", "INR", "fibrinogen"):
        return "sample clotted" if chance.random() < 0.015 else ""
    elif test.name in ("AST", "creatinine") and chance.random() < 0.01:
        return "sample haemolysed"
    return ""
