"""Units: from a UCUM code to what a reader writes."""

import pytest

from boardapp.words.units import unit_text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("10*9/L", "×10⁹/L"),
        ("10*12/L", "×10¹²/L"),
        ("10*6/L", "×10⁶/L"),
        ("10*6/kg", "×10⁶/kg"),
        ("10*-6", "×10⁻⁶"),
        ("/10*6", "/10⁶"),
        ("10*3/uL", "×10³/µL"),
        ("10^9/L", "×10⁹/L"),
        ("x10^9/L", "×10⁹/L"),
        ("×10⁹/L", "×10⁹/L"),
        ("mg/m2", "mg/m²"),
        ("m2", "m²"),
        ("kg/m2", "kg/m²"),
        ("cm3", "cm³"),
        ("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
        ("umol/L", "µmol/L"),
        ("ug/L", "µg/L"),
        ("ug/mL", "µg/mL"),
        ("ukat/L", "µkat/L"),
        ("/uL", "/µL"),
        ("{cells}/uL", "cells/µL"),
        ("k[IU]/L", "kIU/L"),
        ("[IU]/mL", "IU/mL"),
        ("m[IU]/L", "mIU/L"),
        ("u[IU]/mL", "µIU/mL"),
        ("mm[Hg]", "mmHg"),
        ("Cel", "°C"),
        ("[pH]", "pH"),
        ("mg.h/L", "mg·h/L"),
        ("mg/kg", "mg/kg"),
        ("units/L", "units/L"),
        ("U/L", "U/L"),
        ("K/uL", "K/µL"),
        ("mmol/L", "mmol/L"),
        ("mm", "mm"),
        ("%", "%"),
        ("1", ""),
        ("", ""),
    ],
)
def test_a_unit_is_written_as_it_is_read(code: str, text: str) -> None:
    assert unit_text(code) == text
