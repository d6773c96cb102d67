"""Body surface by Mosteller and by Haycock."""

import pytest

from boardapp.clinical.body_size import haycock, is_apart, mosteller


@pytest.mark.parametrize(
    ("height_cm", "weight_kg", "by_mosteller", "by_haycock"),
    [
        (50, 3.5, 0.220, 0.224),
        (72, 9, 0.424, 0.431),
        (100, 16, 0.667, 0.669),
        (130, 30, 1.041, 1.041),
        (178, 92, 2.133, 2.154),
    ],
)
def test_surfaces_of_the_published_formulas(
    height_cm: float, weight_kg: float, by_mosteller: float, by_haycock: float
) -> None:
    assert mosteller(height_cm, weight_kg) == pytest.approx(by_mosteller, abs=0.0005)
    assert haycock(height_cm, weight_kg) == pytest.approx(by_haycock, abs=0.0015)


@pytest.mark.parametrize(
    ("surface", "apart"), [(1.21, True), (2.1, False), (1.82, False), (1.81, True), (2.48, True)]
)
def test_a_stated_surface_is_apart_from_15_percent_on(surface: float, apart: bool) -> None:
    assert is_apart(surface, 178, 92) is apart
