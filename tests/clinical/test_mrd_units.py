"""Units of residual disease: read in many spellings, and never guessed."""

import pytest

from boardapp.clinical.mrd_units import cells_fraction


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("1", 1), ("", 1), ("fraction", 1), ("%", 1e-2), (" % of cells", 1e-2), ("‰", 1e-3),
        ("10*-4", 1e-4), ("10^-4", 1e-4), ("×10⁻⁴", 1e-4), ("x 10^-4", 1e-4), ("10⁻⁵", 1e-5),
        ("10*-5", 1e-5), ("1e-4", 1e-4), ("E-04", 1e-4), ("10*-6", 1e-6), ("/10*6", 1e-6),
        ("ppm", 1e-6), ("per million", 1e-6), ("per million cells", 1e-6), ("cells/10⁶", 1e-6),
        ("per 10⁶ nucleated cells", 1e-6), ("cells/1,000,000", 1e-6), ("per 10^5", 1e-5),
        ("/100000", 1e-5), ("copies/mL", None), ("10*4", None), ("x", None), ("log", None),
        ("10-4-5", None), ("10*-40", None), ("10*-9", 1e-9),
        ("10*-10", None), ("10*-1", 0.1), ("10*-0", None), ("cells", 1), ("ng/mL", None),
    ],
)  # fmt: skip
def test_what_one_of_a_unit_is_as_a_fraction(unit: str, expected: float | None) -> None:
    assert cells_fraction(unit) == (None if expected is None else pytest.approx(expected))


def test_two_per_million_are_two_millionths() -> None:
    assert 2 * (cells_fraction("per 10⁶") or 0) == pytest.approx(2e-6)
    assert 0.0002 * (cells_fraction("%") or 0) == pytest.approx(2e-6)
