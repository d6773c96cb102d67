"""What is known of one laboratory test: its names, codes, usual unit and substance."""

from fractions import Fraction
from functools import cached_property

import msgspec

from boardapp.clinical.units import Unit, UnitError, convert, parse_unit, read_unit

_ENZYME_UNIT, _INTERNATIONAL_UNIT = "U", "[IU]"


class Analyte(msgspec.Struct, frozen=True, dict=True):
    """One laboratory test.

    `unit` is the usual unit in which it is shown, and `si_unit` the one it is compared
    in, both UCUM codes. `molar_mass` in g/mol and `valence` join mass, moles and
    equivalents; None where the substance has none that is agreed on.
    """

    name: str
    group: str
    unit: str
    si_unit: str
    synonyms: tuple[str, ...] = ()
    loinc: tuple[str, ...] = ()
    molar_mass: Fraction | None = None
    valence: int | None = None
    is_enzyme: bool = False
    """Whether IU and U are one: for enzyme activities both mean 1 µmol of substrate a minute."""
    is_share: bool = False
    """Whether it is a part of a whole, which can't exceed 100 %."""
    may_be_negative: bool = False
    specimen: str = ""
    """What it is measured in; empty: blood, or nothing that is drawn from a body."""
    needs_no_unit: bool = False
    """Whether a bare number is complete: a ratio such as INR, and pH."""

    @cached_property
    def standard(self) -> Unit:
        """The unit that results are compared in."""
        return parse_unit(self.si_unit)

    def read_unit(self, text: str) -> Unit:
        """Read a unit as printed beside this test. Raises `UnitError`."""
        if not text.strip():
            if self.needs_no_unit:
                return self.standard
            raise UnitError("the value has no unit")
        if self.si_unit == "[pH]" and text.strip().casefold() in ("units", "unit", "1"):
            return self.standard
        unit = read_unit(text, self.standard)
        return self._as_enzyme(unit) if self.is_enzyme else unit

    def convert(self, value: Fraction, source: Unit, target: Unit) -> Fraction:
        """The value in another unit. Raises `UnitError` where this would be a guess."""
        return convert(value, source, target, molar_mass=self.molar_mass, valence=self.valence)

    def _as_enzyme(self, unit: Unit) -> Unit:
        """The same unit with U for IU."""
        if _INTERNATIONAL_UNIT not in dict(unit.dimensions):
            return unit
        return parse_unit(
            unit.code.replace("[iU]", _ENZYME_UNIT).replace(_INTERNATIONAL_UNIT, _ENZYME_UNIT)
        )


def words(text: str) -> tuple[str, ...]:
    """The parts of a list that is written with semicolons, as in the tables of tests."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
