"""Cell doses that no product and no graft has."""

import pytest

from boardapp.case.therapy import CellDose, Cells, Therapy, Transplant
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
        ("graft", "100", "10*6 CD34/kg", False),
        ("graft", "101", "10*6 CD34/kg", True),
        ("graft", "5", "10*9 CD34/kg", True),
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


@pytest.mark.parametrize(
    ("cells", "dose", "unit", "is_told"),
    [
        ("CD34+", "5.2", "10*6/kg", False),
        ("CD34+", "1e12", "/kg", True),
        ("CD34+", "100", "10*6/kg", False),
        ("CD34+", "100.1", "10*6/kg", True),
        ("CD34+", "0.1", "10*6/kg", False),
        ("CD34+", "0.09", "10*6/kg", True),
        ("TNC", "1e10", "/kg", False),
        ("TNC", "1.1e10", "/kg", True),
        ("CD3+", "2.1", "10*8/kg", False),
        ("CD3+", "100", "10*8/kg", False),
        ("CD3+", "101", "10*8/kg", True),
        ("CD3+", "5e9", "cells", False),
        ("CD34+", "not reported", "10*6/kg", False),
    ],
)
def test_cells_of_a_graft_are_as_many_as_are_given(
    cells: str, dose: str, unit: str, is_told: bool
) -> None:
    graft = Transplant(cell_doses=(CellDose(cells=cells, dose=Value(dose), unit=unit),))
    found = found_by("cell doses", therapies=(Therapy(name="allo-HSCT", transplant=graft),))
    assert bool(found) is is_told
    assert {f.place for f in found} <= {"therapies[0].transplant.cell_doses[0].dose"}


def test_cells_of_a_graft_without_a_unit_are_asked_about() -> None:
    graft = Transplant(cell_doses=(CellDose(cells="CD34+", dose=Value(5.2)),))
    (found,) = found_by(
        "number without a unit", therapies=(Therapy(name="allo-HSCT", transplant=graft),)
    )
    assert found.sentence == "Allo-HSCT, CD34+: 5.2 is stated without a unit."
