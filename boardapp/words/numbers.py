"""Numbers that the program worked out, with no more digits than help.

What the source states keeps all its digits (`boardapp.case.numerals`). A number that is rounded
here never comes to stand on a limit or on its other side: limits have one or two digits, so no
rounding ends at a number of one or two digits unless it is that number.
"""

from boardapp.case.numerals import number_text

_LIMIT_DIGITS = 2
"""Every limit that the program uses has at most so many significant digits."""
_EXACT = 9
"""Digits beyond are noise of binary numbers and of conversion: 0.1 + 0.2 is 0.3."""


def rounded_text(number: float, digits: int) -> str:
    """A number with so many significant digits, more where fewer would put it on a limit."""
    return number_text(rounded(number, digits))


def rounded(number: float, digits: int) -> float:
    """The number to so many significant digits, or to as many more as keep it off a limit."""
    for precision in range(digits, _EXACT):
        short = _to(number, precision)
        if short == _to(number, _EXACT) or short != _to(short, _LIMIT_DIGITS):
            return short
    return _to(number, _EXACT)


def _to(number: float, digits: int) -> float:
    return float(f"{number:.{digits - 1}e}")
