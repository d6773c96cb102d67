"""Risk groups at diagnosis: NCI for B-ALL, Interfant-06 for infants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.interval import Age
from boardapp.case.value import Value
from boardapp.clinical.interfant_risk import Kmt2a, PrednisoneResponse, interfant_risk
from boardapp.clinical.nci_risk import nci_risk

Number = int | float | str | None
Months = int | tuple[int | None, int | None]


def _value(stated: Number) -> Value | None:
    return None if stated is None else Value(stated)


def _age(months: Months) -> Age:
    low, high = (months, months) if isinstance(months, int) else months
    return Age(low_months=low, high_months=high)


@pytest.mark.parametrize(
    ("months", "leukocytes", "possible", "outside"),
    [
        (48, 8, ("standard",), None),
        (119, 49.9, ("standard",), None),  # 9.99 years
        (120, 5, ("high",), None),
        (48, 50, ("high",), None),
        (48, "50..60", ("high",), None),
        (12, 5, ("standard",), None),
        (11, 5, (), "infant"),
        (9, 400, (), "infant"),
        ((10, 14), 5, (), "age not known"),
        (215, 5, ("high",), None),
        (216, 5, (), "adult"),
        ((210, 230), 5, (), "age not known"),
        (48, None, ("standard", "high"), None),
        (48, "40..60", ("standard", "high"), None),
        (120, None, ("high",), None),
        ((115, 125), 5, ("standard", "high"), None),
        ((115, 125), 50, ("high",), None),
        ((None, None), 5, (), "age not known"),
        ((None, 50), 5, (), "age not known"),
        ((50, None), 5, (), "age not known"),
        ((10, 12), 5, (), "age not known"),
        ((115, 120), 5, ("standard", "high"), None),
        ((115, 119), 5, ("standard",), None),
    ],
)
def test_nci_risk_by_age_and_leukocytes(
    months: Months, leukocytes: Number, possible: tuple[str, ...], outside: str | None
) -> None:
    found = nci_risk(_age(months), _value(leukocytes))
    assert (found.possible, found.outside) == (possible, outside)


@pytest.mark.parametrize(
    ("months", "leukocytes", "missing"),
    [
        (48, None, ("leukocytes",)),
        ((115, 125), 5, ("age",)),
        ((115, 125), None, ("age", "leukocytes")),
        (48, 8, ()),
        (120, None, ()),
    ],
)
def test_what_would_part_the_nci_groups_is_named(
    months: Months, leukocytes: Number, missing: tuple[str, ...]
) -> None:
    assert nci_risk(_age(months), _value(leukocytes)).missing == missing


@pytest.mark.parametrize(
    ("months", "kmt2a", "leukocytes", "prednisone", "expected"),
    [
        (5, "rearranged", 412, None, ("high",)),
        (5, "rearranged", 300, "good", ("high",)),
        (5, "rearranged", 299, "good", ("medium",)),
        (7, "rearranged", 412, None, ("medium",)),
        (6, "rearranged", 412, "poor", ("medium",)),
        (5, "rearranged", 80, "good", ("medium",)),
        (5, "rearranged", 80, "poor", ("high",)),
        (5, "rearranged", 80, None, ("medium", "high")),
        (5, "rearranged", None, "good", ("medium", "high")),
        ((4, 7), "rearranged", 412, None, ("medium", "high")),
        ((4, 7), "rearranged", 80, "good", ("medium",)),
        (2, "germline", 500, None, ("low",)),
        (2, None, 500, None, ("low", "high")),
        (8, None, 5, None, ("low", "medium")),
        (2, None, 80, None, ("low", "medium", "high")),
        (11, "germline", 5, None, ("low",)),
        (12, "rearranged", 412, None, ()),
        ((11, 12), "rearranged", 412, None, ()),
        ((None, 5), "rearranged", 412, None, ("high",)),
        ((5, None), "rearranged", 412, None, ()),
        ((4, 6), "rearranged", 412, None, ("medium", "high")),
    ],
)
def test_interfant_06(
    months: Months,
    kmt2a: Kmt2a | None,
    leukocytes: Number,
    prednisone: PrednisoneResponse | None,
    expected: tuple[str, ...],
) -> None:
    found = interfant_risk(_age(months), kmt2a, _value(leukocytes), prednisone)
    assert found.possible == expected


@pytest.mark.parametrize(
    ("months", "kmt2a", "leukocytes", "missing"),
    [
        (5, "rearranged", 80, ("response to prednisone",)),
        (5, "rearranged", None, ("leukocytes", "response to prednisone")),
        (5, None, 412, ("KMT2A",)),
        ((4, 7), "rearranged", 412, ("age",)),
        (5, "rearranged", 412, ()),
    ],
)
def test_what_would_part_the_groups_of_interfant_is_named(
    months: Months, kmt2a: Kmt2a | None, leukocytes: Number, missing: tuple[str, ...]
) -> None:
    assert interfant_risk(_age(months), kmt2a, _value(leukocytes)).missing == missing


def test_without_an_age_no_group_is_told() -> None:
    assert nci_risk(None, Value(5)).outside == "age not known"
    assert interfant_risk(None, "rearranged", Value(412)).possible == ()


@given(st.integers(12, 215), st.floats(0.1, 900))
def test_what_is_known_gives_one_nci_group_and_more_cells_never_a_lower_one(
    months: int, cells: float
) -> None:
    known = nci_risk(_age(months), Value(cells)).possible
    more = nci_risk(_age(months), Value(cells * 2)).possible
    assert len(known) == 1
    assert ["standard", "high"].index(more[0]) >= ["standard", "high"].index(known[0])
    assert known[0] in nci_risk(_age(months), None).possible


@given(
    st.integers(0, 11),
    st.sampled_from(["rearranged", "germline"]),
    st.floats(1, 900),
    st.sampled_from(["good", "poor"]),
)
def test_silence_only_adds_groups_of_interfant(
    months: int, kmt2a: Kmt2a, cells: float, prednisone: PrednisoneResponse
) -> None:
    known = interfant_risk(_age(months), kmt2a, Value(cells), prednisone).possible
    assert len(known) == 1
    for open_ in (
        interfant_risk(_age(months), None, Value(cells), prednisone),
        interfant_risk(_age(months), kmt2a, None, prednisone),
        interfant_risk(_age(months), kmt2a, Value(cells)),
        interfant_risk(_age((0, 11)), kmt2a, Value(cells), prednisone),
    ):
        assert known[0] in open_.possible
