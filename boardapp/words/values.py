"""Values with their units, and reference ranges."""

from boardapp.case.numerals import number_text
from boardapp.case.value import Value
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.units import unit_text


def value_text(value: Value | None, unit: str) -> str:
    """A stated value with its unit: "< 0.01 %", "40–50 ×10⁹/L"; words and reasons have no unit.

    A number that is kept as words ("45,000") keeps its unit too.
    """
    if value is None:
        return NOT_REPORTED
    is_number = value.is_numeric or (value.is_unread and value.text[-1:].isdigit())
    return with_unit(value.text, unit) if is_number else value.text


def with_unit(number: str, unit: str) -> str:
    """A number in words with its unit (a UCUM code)."""
    told = unit_text(unit)
    # "1/µL": what is counted by a unit stands before its stroke.
    return f"{number}{told}" if told.startswith("/") else f"{number} {told}".rstrip()


def range_text(low: float | None, high: float | None, unit: str = "") -> str:
    """A reference range, or empty where there is none: "25–35 s", "≥ 25 s", "≤ 35 s"."""
    if low is not None and high is not None:
        return with_unit(span_text(low, high), unit)
    if low is not None:
        return with_unit(f"≥ {number_text(low)}", unit)
    return with_unit(f"≤ {number_text(high)}", unit) if high is not None else ""


def span_text(low: float, high: float) -> str:
    """From one number to another: "25–35", "−2 to 2", a single number where both are the same."""
    if low == high:
        return number_text(low)
    return f"{number_text(low)}{' to ' if low < 0 else '–'}{number_text(high)}"
