"""Derived values and totals of doses in words."""

from decimal import ROUND_FLOOR, Decimal

from boardapp.case.numerals import number_text
from boardapp.words.lists import listed
from boardapp.words.numbers import rounded_text
from boardapp.words.values import with_unit


def bounded_text(
    low: float | None, high: float | None, unit: str, digits: int, *, is_beyond: bool = False
) -> str:
    """What a value can be: "82.6 mL/min", "0.2–0.3", "> 3.5", "at least 36 mg/m²".

    A lower bound is cut and never rounded up: what is more than 3.46 is not more than 3.5.
    """
    told = _bounded(
        "" if low is None else rounded_text(low, digits),
        "" if high is None else rounded_text(high, digits),
        "" if low is None else _cut(low, _step(low, digits)),
        is_beyond=is_beyond,
    )
    return with_unit(told, unit) if told else ""


def one_decimal_text(low: float | None, high: float | None, *, is_beyond: bool = False) -> str:
    """As `bounded_text`, with one decimal and no unit: a fall in powers of ten."""
    return _bounded(
        "" if low is None else f"{low:.1f}",
        "" if high is None else f"{high:.1f}",
        "" if low is None else _cut(low, Decimal("0.1")),
        is_beyond=is_beyond,
    )


def _bounded(low: str, high: str, cut: str, *, is_beyond: bool) -> str:
    """The bounds in words; each is empty where there is none."""
    if not high:
        return f"{'>' if is_beyond else 'at least'} {cut}" if cut else ""
    if not low:
        return f"at most {high}"
    return low if low == high else f"{low}–{high}"


def _step(number: float, digits: int) -> Decimal:
    """The last of so many significant digits."""
    return Decimal(1).scaleb(Decimal(f"{number:.12g}").adjusted() - digits + 1)


def _cut(number: float, step: Decimal) -> str:
    """A number in such steps, never above what it is."""
    exact = Decimal(f"{number:.12g}")
    return number_text(float((exact / step).to_integral_value(ROUND_FLOOR) * step))


def formula_text(formula: str, inputs: tuple[str, ...]) -> str:
    """The formula with what went into it: "log₁₀(before / after): 2.1×10⁻³, 5×10⁻⁵"."""
    return f"{formula}: {listed(inputs)}" if inputs else formula
