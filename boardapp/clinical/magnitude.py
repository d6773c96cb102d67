"""Values that fit their range, or what a body has, only by a power of ten.

Rule "powers of ten", version 3, all limits ours: against the laboratory's own range 10³ from
20 times its upper limit (leukocytes 200 times, neutrophils 50 times) or 1/500 of its lower one
on, and 10 for tests that keep close to it from 3 times or 1/7 on; without a range above what no
body has; beside other values of the test from 500 times all of them on. No reference range is
supplied. Only for tests whose values the body keeps within bounds: an enzyme, ferritin or CRP
may well be a thousand times its limit.
"""

from collections.abc import Iterable
from fractions import Fraction

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.units import UnitError

_WHITE_CELLS = {"leukocytes": 200, "neutrophils": 50}
"""Leukemia and growth factors raise them far above their range."""
_CELLS = _WHITE_CELLS.keys() | {"platelets"}
_CLOSE = frozenset(
    {
        *("haemoglobin", "haematocrit", "erythrocytes", "MCV", "albumin", "total protein"),
        *("sodium", "potassium", "chloride", "calcium", "ionised calcium"),
    }
)
"""Tests whose values stay near their range: nobody has three times its upper limit."""
_ONLY_NEVER = frozenset({"creatinine", "bilirubin"})
"""Tests that disease raises far above their range: only what no body has is seen."""
BOUNDED = (
    _CELLS | _CLOSE | _ONLY_NEVER | {"magnesium", "aPTT", "prothrombin time", "INR", "fibrinogen"}
)
"""The tests that are judged."""
_NEVER_ABOVE = {
    "platelets": 9000.0,
    "leukocytes": 2500.0,
    "neutrophils": 2000.0,
    "haemoglobin": 300.0,
    "albumin": 150.0,
    "sodium": 300.0,
    "potassium": 20.0,
    "calcium": 10.0,
    "creatinine": 10_000.0,
    "bilirubin": 2_000.0,
}
"""More than anybody has, in the unit that results are compared in (×10⁹/L, g/L, mmol/L, µmol/L)."""
_TOO_LARGE, _TOO_SMALL, _MOST = 20, 500, 20_000
_TEN_TOO_LARGE, _TEN_TOO_SMALL = (3, 15), (7, 30)
_JUMP_FROM, _JUMP_TO = 500, 3000
_LEAST_OTHERS = 3


def power_of_ten(
    analyte: Analyte, value: float, unit: str, low: float | None, high: float | None
) -> float | None:
    """The factor by which a plain value is too large, below 1 too small; None where it may be."""
    if analyte.name not in BOUNDED or value <= 0:
        return None
    if analyte.name in _ONLY_NEVER or low is None or high is None or not 0 < low <= high:
        return _against_any_body(value, analyte, unit)
    return _against_range(analyte.name, value / high, low / value)


def lonely_jump(values: Iterable[float]) -> int | None:
    """Which value is so far above all others that it would lie among them if / 1000."""
    highest = Highest()
    for value in values:
        highest.add(value)
    return highest.jump


class Highest:
    """The highest of some values of a test, one given after the other, and the next below it."""

    def __init__(self) -> None:
        self.top = self._below = 0.0
        self._at = self._count = 0
        self._is_positive = True

    def add(self, value: float) -> bool:
        """Take one more value; whether it is the highest so far."""
        self._is_positive = self._is_positive and value > 0
        is_highest = not self._count or value > self.top
        if is_highest:
            self._below, self.top, self._at = self.top, value, self._count
        else:
            self._below = max(self._below, value)
        self._count += 1
        return is_highest

    @property
    def jump(self) -> int | None:
        """The number of the highest if it would lie among the others if / 1000; else None."""
        if self._count <= _LEAST_OTHERS or not self._is_positive:
            return None
        return self._at if _JUMP_FROM <= self.top / self._below <= _JUMP_TO else None


def _against_range(test: str, above: float, below: float) -> float | None:
    """By the value in upper limits, and the lower limit in values.

    A haemoglobin of a sixth of its lower limit (2 g/dL) may be real and stays silent, as do
    few white cells.
    """
    if _WHITE_CELLS.get(test, _TOO_LARGE) <= above <= _MOST:
        return 1000.0
    if test not in _WHITE_CELLS and _TOO_SMALL <= below <= _MOST:
        return 0.001
    if test in _CLOSE and _TEN_TOO_LARGE[0] <= above <= _TEN_TOO_LARGE[1]:
        return 10.0
    if test in _CLOSE and _TEN_TOO_SMALL[0] <= below <= _TEN_TOO_SMALL[1]:
        return 0.1
    return None


def _against_any_body(value: float, analyte: Analyte, unit: str) -> float | None:
    most = _NEVER_ABOVE.get(analyte.name)
    if most is None:
        return None
    try:
        found = analyte.convert(Fraction(value), analyte.read_unit(unit), analyte.standard)
    except UnitError:
        return None
    factor = 1000.0 if analyte.name in _CELLS else 10.0
    return factor if most < found <= most * factor else None
