"""One laboratory result as stated, read into exact numbers, or the reason why it can't be.

Nothing is corrected here: a negative count, a share over 100 %, a range upside down, a
text in a number's place and a unit that doesn't fit the test are named and stop the
result, so that no rule ever judges them.
"""

import math
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import msgspec
from msgspec.structs import replace

from boardapp.case.value import Kind, Value
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.ctcae_criteria import Direction
from boardapp.clinical.ctcae_grade import Why
from boardapp.clinical.unit_spellings import tidied
from boardapp.clinical.units import Unit, UnitError, read_unit

Number = int | float | str | Decimal | Fraction | Value | None
BaselineFlag = Literal["", "low", "normal", "high"]
Point = tuple[Fraction | float, int]
"""A place on the axis: a number, and -1 or 1 for just below or above it."""

_NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_NUMBER_WITH_UNIT = re.compile(rf"({_NUMBER})\s+(\S.*)")
_VALUE_WITH_UNIT = re.compile(
    rf"((?:<=|>=|<|>|~)?\s*{_NUMBER}|\d+(?:\.\d+)?\.\.\d+(?:\.\d+)?)"
    r"(?:\s+(\S.*)|([%µA-DF-Za-df-z].*))"
)
_MAX_DIGITS = 40


class UnreadableError(ValueError):
    """A result that no rule may judge; the message says why, as a sentence's part."""

    def __init__(self, message: str, why: Why = "not read") -> None:
        super().__init__(message)
        self.why = why


class Result(msgspec.Struct, frozen=True):
    """A result as stated.

    `low` and `high` are the laboratory's own range, in `unit`. The baseline is in
    `baseline_unit`, by default in `unit`, with its own range where it has one.
    `anticoagulated` is None where it is not stated.
    """

    test: str
    value: Number
    unit: str = ""
    low: Number = None
    high: Number = None
    baseline: Number = None
    baseline_unit: str = ""
    baseline_low: Number = None
    baseline_high: Number = None
    baseline_flag: str = ""
    direction: Direction | None = None
    anticoagulated: bool | None = None


class ExactResult(msgspec.Struct, frozen=True):
    """A result in exact numbers, all in `unit`; None where not given.

    `least` and `most` bound the value and are equal for a plain number. `unit` is None
    where the result has none: only ratios to its own range can then be judged.
    `range_fault` says why the range was set aside; `lln` and `uln` are then None.
    """

    analyte: Analyte
    value: Value
    unit: Unit | None
    least: Point
    most: Point
    lln: Fraction | None = None
    uln: Fraction | None = None
    baseline: Fraction | None = None
    baseline_is_high: bool | None = None
    baseline_is_low: bool | None = None
    baseline_fault: str = ""
    range_fault: str = ""
    anticoagulated: bool | None = None

    def converted(self, unit: Unit) -> "ExactResult":
        """The same result in another unit. Raises `UnitError`."""
        source = self.unit
        if source is None:
            raise UnitError("the value has no unit")

        def known(number: Fraction | None) -> Fraction | None:
            return None if number is None else self.analyte.convert(number, source, unit)

        def point(at: Point) -> Point:
            # The open side of a censored value is endless in any unit.
            return at if isinstance(at[0], float) else (known(at[0]) or Fraction(0), at[1])

        return replace(
            self,
            unit=unit,
            least=point(self.least),
            most=point(self.most),
            lln=known(self.lln),
            uln=known(self.uln),
            baseline=known(self.baseline),
        )


def read_result(result: Result, analyte: Analyte) -> ExactResult:
    """Read a result of this test. Raises `UnreadableError` naming the first fault."""
    value, unit_text = _value_and_unit(result.value, result.unit)
    least, most = _bounds(value)
    unit = _unit(analyte, unit_text)
    _refuse_impossible(analyte, unit, least, most, value)
    lln, uln = (_limit(name, at) for name, at in (("low", result.low), ("high", result.high)))
    _refuse_upside_down("range", lln, uln)
    baseline, is_low, is_high, fault = _baseline(result, analyte, unit, (lln, uln))
    return ExactResult(
        analyte,
        value,
        unit,
        least,
        most,
        lln,
        uln,
        baseline,
        is_high,
        is_low,
        fault,
        anticoagulated=result.anticoagulated,
    )


def exact(text: object) -> Fraction | None:
    """A plain number with all its digits; None for anything else."""
    if isinstance(text, Value):
        text = text.stated
    if isinstance(text, Fraction):
        return text
    digits = str(text).strip()
    try:
        if not math.isfinite(float(digits)):
            return None
        # A number that needs many digits written out is a slip of the hand or an attack.
        return Fraction(digits) if _is_short(digits) else None
    except ValueError:
        return None


def _is_short(digits: str) -> bool:
    exponent = digits.lower().partition("e")[2]
    return len(digits) <= _MAX_DIGITS and (not exponent or abs(int(exponent)) <= _MAX_DIGITS)


def _value_and_unit(stated: Number, unit: str) -> tuple[Value, str]:
    """The value, and its unit where both stand in one cell ("185 g/L")."""
    if stated is None or stated == "":
        only = f", only the unit {unit.strip()}" if unit.strip() else ""
        raise UnreadableError(f"no value{only}", "no value")
    if isinstance(stated, str) and (match := _VALUE_WITH_UNIT.fullmatch(stated.strip())):
        stated, unit = match[1], _one_unit(match[2] or match[3], unit)
    if isinstance(stated, Fraction):
        stated = float(stated)
    elif isinstance(stated, Decimal):
        stated = str(stated)
    try:
        value = stated if isinstance(stated, Value) else Value(stated)
    except ValueError as error:
        what = str(error)
        named = what if what.startswith('"') else f'"{str(stated)[:40]}" {what}'
        raise UnreadableError(named) from None
    return value, unit


def _one_unit(beside: str, stated: str) -> str:
    """The unit of a value that has one beside it, and perhaps another in its own column."""
    if not stated.strip() or tidied(beside) == tidied(stated):
        return beside
    try:
        one, other = read_unit(beside), read_unit(stated)
    except UnitError:
        one, other = None, None
    if one is None or other is None or one.factor != other.factor:
        raise UnreadableError(f"two units: {beside} beside the value, {stated.strip()} as its unit")
    return stated


def _bounds(value: Value) -> tuple[Point, Point]:
    if value.is_missing:
        raise UnreadableError(f"no value: {value.text}", "no value")
    if value.kind is Kind.TEXT:
        raise UnreadableError(f'"{value.text[:40]}" is no number', "words")
    text = str(value.stated)
    if value.kind is Kind.RANGE:
        low, high = (_needed(part) for part in text.split(".."))
        return (low, 0), (high, 0)
    number = _needed(text.lstrip("<>=~ "))
    if value.kind is Kind.BELOW:
        return (min(Fraction(0), number), 0), (number, 0 if "=" in text else -1)
    if value.kind is Kind.ABOVE:
        return (number, 0 if "=" in text else 1), (math.inf, 0)
    return (number, 0), (number, 0)


def _needed(text: object) -> Fraction:
    number = exact(text)
    if number is None:
        raise UnreadableError(f'"{str(text)[:40]}" is no number')
    return number


def _unit(analyte: Analyte, text: str) -> Unit | None:
    if not text.strip() and not analyte.needs_no_unit:
        return None
    try:
        unit = analyte.read_unit(text)
        analyte.convert(Fraction(1), unit, analyte.standard)
    except UnitError as error:
        raise UnreadableError(_unit_fault(analyte, text, error)) from None
    return unit


def _unit_fault(analyte: Analyte, text: str, error: UnitError) -> str:
    if "not known" in str(error):
        return str(error)
    return f"{text.strip()} is no unit of {analyte.name} ({error})"


def _refuse_impossible(
    analyte: Analyte, unit: Unit | None, least: Point, most: Point, value: Value
) -> None:
    if least[0] < 0 and not analyte.may_be_negative:
        raise UnreadableError(f"the value {value.text} is negative, which {analyte.name} can't be")
    if not analyte.is_share or unit is None or isinstance(most[0], float):
        return
    if most[0] * unit.factor > 1:
        raise UnreadableError(f"{value.text} {unit.code} is more than 100 % of the whole")


def _limit(name: str, stated: Number) -> Fraction | None:
    if stated is None or (isinstance(stated, str) and not stated.strip()):
        return None
    number = exact(stated)
    if number is None:
        raise UnreadableError(f'{name}: "{str(stated)[:40]}" is no number')
    return number


def _refuse_upside_down(name: str, low: Fraction | None, high: Fraction | None) -> None:
    if low is not None and high is not None and low > high:
        raise UnreadableError(
            f"{name} upside down: low {float(low):g} is above high {float(high):g}"
        )


_Limits = tuple[Fraction | None, Fraction | None]
_Change = Callable[[Fraction], Fraction]
_Baseline = tuple[Fraction | None, bool | None, bool | None, str]


def _baseline(result: Result, analyte: Analyte, unit: Unit | None, limits: _Limits) -> _Baseline:
    """The baseline in `unit`, whether it is low, whether it is high; else only its fault."""
    try:
        flag = _flag(result.baseline_flag)
        stated, to_unit = _baseline_number(result, analyte, unit)
        number, low, high = (
            None if at is None else to_unit(at)
            for at in (
                stated,
                _limit("baseline_low", result.baseline_low),
                _limit("baseline_high", result.baseline_high),
            )
        )
        _refuse_upside_down("baseline range", low, high)
        return number, *_sides(number, flag, (low, high), limits), ""
    except (UnreadableError, UnitError) as error:
        return None, None, None, str(error)


def _flag(text: str) -> BaselineFlag:
    known: dict[str, BaselineFlag] = {
        **dict.fromkeys(("", "unknown", "not reported"), ""),
        **dict.fromkeys(("low", "l", "low low", "ll"), "low"),
        **dict.fromkeys(("normal", "n"), "normal"),
        **dict.fromkeys(("high", "h", "high high", "hh"), "high"),
    }
    flag = known.get(text.strip().casefold())
    if flag is None:
        raise UnreadableError(f'baseline_flag "{text[:40]}" is none of low, normal, high')
    return flag


def _baseline_number(
    result: Result, analyte: Analyte, unit: Unit | None
) -> tuple[Fraction | None, _Change]:
    """The baseline as stated, and the way into `unit` from the unit it was stated in."""
    stated, unit_text = result.baseline, result.baseline_unit
    if isinstance(stated, str) and (match := _NUMBER_WITH_UNIT.fullmatch(stated.strip())):
        stated, unit_text = match[1], match[2]
    number = _limit("baseline", stated)
    if number is not None and number < 0 and not analyte.may_be_negative:
        raise UnreadableError(f"baseline {float(number):g} is negative")
    return number, _way(analyte, unit_text, unit)


def _way(analyte: Analyte, unit_text: str, unit: Unit | None) -> _Change:
    if not unit_text.strip():
        return lambda at: at
    if unit is None:
        raise UnreadableError(f"the baseline is in {unit_text.strip()}, but the value has no unit")
    source = analyte.read_unit(unit_text)
    analyte.convert(Fraction(1), source, unit)
    return lambda at: analyte.convert(at, source, unit)


def _sides(
    number: Fraction | None, flag: BaselineFlag, own: _Limits, limits: _Limits
) -> tuple[bool | None, bool | None]:
    """Whether the baseline is low, and high: by its flag, its own range, else the result's."""
    if flag:
        _refuse_contradiction(number, flag, own)
        return flag == "low", flag == "high"
    if number is None:
        return None, None
    low, high = (
        mine if mine is not None else other for mine, other in zip(own, limits, strict=True)
    )
    return (None if low is None else number < low), (None if high is None else number > high)


def _refuse_contradiction(number: Fraction | None, flag: BaselineFlag, own: _Limits) -> None:
    if number is None:
        return
    low, high = own
    is_low = low is not None and number < low
    is_high = high is not None and number > high
    seen = "low" if is_low else "high" if is_high else "normal" if None not in own else flag
    if seen != flag:
        raise UnreadableError(
            f"baseline {float(number):g} is {seen} by its own range, but flagged {flag}"
        )
