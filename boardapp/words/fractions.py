"""Fractions of cells, as MRD is told: one wording for table, chart, axis and sentence."""

from boardapp.case.numerals import scientific_text
from boardapp.words.numbers import rounded

_DIGITS = 3


def fraction_text(fraction: float) -> str:
    """A fraction of cells, > 0, as a power of ten: 1e-6 gives "1×10⁻⁶", 9.96e-4 "9.96×10⁻⁴".

    Three significant digits, and more where fewer would put it on a limit: 9.996e-4 is below
    1×10⁻³ and is never written as it.
    """
    return scientific_text(rounded(fraction, _DIGITS))
