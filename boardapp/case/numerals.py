"""How a number is written: all the digits that are stated, and powers of ten."""

from functools import lru_cache
from math import isfinite, isinf

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_COMPUTED, _SHOWN = 10, 3
"""Digits from which on a number was computed, and how many of it are shown."""
_LEAST_PLAIN, _MOST_PLAIN = 1e-3, 1e15
"""Numbers beyond are written in powers of ten: nobody counts noughts."""


def superscript(digits: str | int) -> str:
    """The digits of a whole number, raised: -4 gives "⁻⁴"."""
    return str(digits).translate(_SUPERSCRIPTS)


def power_text(exponent: int) -> str:
    """A power of ten: -4 gives "10⁻⁴"."""
    return f"10{superscript(exponent)}"


def number_text(number: float) -> str:
    """A number with all its digits but the noise of binary ones: "0.3", "5×10⁻⁵", "1234567"."""
    # The same number gives the same text, since a case may hold a million of them.
    return _kept_text(number) if number else _text(number)  # 0.0 and -0.0 are one key.


def _text(number: float) -> str:
    size = abs(number)
    if isinf(size):  # beyond what a conversion of units can hold
        return "∞" if number > 0 else "−∞"
    if size and not _LEAST_PLAIN <= size < _MOST_PLAIN:
        return scientific_text(number)
    return f"{number:.15g}".replace("-", "−")


_kept_text = lru_cache(maxsize=20_000)(_text)


@lru_cache(maxsize=20_000)
def shown_number(number: float) -> float:
    """A result as it is shown: one with ten digits or more was computed, and three are shown.

    No laboratory measures 407.190972244009; a whole part keeps all its digits. The case keeps what
    is stated.
    """
    if not isfinite(number) or len(repr(number).lstrip("-0.").replace(".", "")) < _COMPUTED:
        return number
    whole = len(str(int(abs(number)))) if abs(number) >= 1 else 0
    return float(f"{number:.3g}") if whole <= _SHOWN else float(round(number))


def scientific_text(number: float) -> str:
    """A number with at most 15 significant digits and a power of ten: "9.96×10⁻⁴"."""
    mantissa, exponent = f"{number:.14e}".replace("e-0", "e-").split("e")
    shown = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{shown}×{power_text(int(exponent))}".replace("-", "−")
