"""Which tests measure a donor's share, and in which cells."""

import pytest

from boardapp.case.value import Value
from boardapp.clinical.chimerism_tests import chimerism_test


@pytest.mark.parametrize(
    ("name", "cells", "is_own"),
    [
        ("donor chimerism", "", False),
        ("Donor chimaerism CD3", "CD3", False),
        ("chimerism (CD33)", "CD33", False),
        ("T-cell chimerism, donor %", "T-cell", False),
        ("total chimerism", "", False),
        ("recipient chimerism CD3", "CD3", True),
        ("patient's own chimerism", "", True),
        ("autologous chimerism, marrow", "marrow", True),
    ],
)
def test_a_test_of_chimerism(name: str, cells: str, is_own: bool) -> None:
    found = chimerism_test(name)
    assert found is not None
    assert (found.cells, found.is_own) == (cells, is_own)


@pytest.mark.parametrize("name", ["CD3", "donor platelets", "CMV donor", ""])
def test_another_test_is_none(name: str) -> None:
    assert chimerism_test(name) is None


@pytest.mark.parametrize(
    ("name", "stated", "donor"),
    [
        ("donor chimerism", 96, "96"),
        ("recipient chimerism", 4, "96"),
        ("recipient chimerism", "2..4", "96–98"),
        ("recipient chimerism", "<1", "< 1 % of the patient"),
        ("recipient chimerism", "not done", "not done"),
    ],
)
def test_the_share_of_the_donor_by_a_result(name: str, stated: int | str, donor: str) -> None:
    found = chimerism_test(name)
    assert found is not None
    assert found.donor_percent(Value(stated)).text == donor
