"""Cell doses that no product and no graft has."""

import pytest

from boardapp.case.therapy import Cells, Therapy
from boardapp.case.value import Value

from .gate import found_by


@pytest.mark.parametrize(
    ("product", "dose", "unit", "is_told"),
    [
        ("tisagenlecleucel", "2e6", "/kg", False),
        ("tisagenlecleucel", "1e7", "/kg", False),
        ("tisagenlecleucel", "1.1e7", "/kg", True),
        ("tisagenlecleucel", "2e9", "/kg", True),
        ("tisagenlecleucel", "5e8", "cells", False),
        ("tisagenlecleucel", "6e8", "cells", True),
        ("axicabtagene ciloleucel", "2e6", "CAR-T cells/kg", False),
        ("axicabtagene ciloleucel", "2e2", "/kg", True),
        ("CD22 CAR-T", "1.1e8", "/kg", True),
        ("graft", "5e6", "CD34/kg", False),
        ("graft", "5e3", "CD34/kg", True),
        ("graft", "5", "10*6 CD34/kg", False),
        ("graft", "3e8", "TNC/kg", False),
        ("tumour-infiltrating lymphocytes", "8.2e10", "cells", False),
        ("donor lymphocytes", "1e6", "CD3/kg", False),
        ("tisagenlecleucel", "not reported", "/kg", False),
    ],
)
def test_a_cell_dose_is_one_that_is_given(
    product: str, dose: str, unit: str, is_told: bool
) -> None:
    cells = Cells(product=product, dose=Value(dose), unit=unit)
    therapy = Therapy(name=product, cells=cells)
    assert bool(found_by("cell doses", therapies=(therapy,))) is is_told
