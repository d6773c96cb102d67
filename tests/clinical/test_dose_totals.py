"""Totals of doses, their equivalents in two systems, and the bands of a survivor's heart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.alkylator_dose import (
    Alkylator,
    alkylator_dose,
    alkylator_of,
    unread_alkylator,
)
from boardapp.clinical.anthracycline_equivalents import (
    Drug,
    Given,
    anthracycline_of,
    chest_bands,
    dose_bands,
    equivalents,
    is_liposomal,
    is_surveillance_recommended,
)
from boardapp.clinical.dose_totals import StatedDose, dose_totals

Number = int | float | str | None


def _dose(drug: str, amount: Number, unit: str = "mg/m2", times: Number = None) -> StatedDose:
    return StatedDose(drug, *(  # type: ignore[arg-type]
        None if amount is None else Value(amount), unit, None if times is None else Value(times)
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("doses", "expected"),
    [
        ([_dose("x", 25), _dose("X ", 25)], [("x", "mg/m2", 50, 50, 0)]),
        ([_dose("mitoxantrone", 12, times=4)], [("mitoxantrone", "mg/m2", 48, 48, 0)]),
        ([_dose("x", 25), _dose("x", None)], [("x", "mg/m2", 25, None, 1)]),
        ([_dose("x", 25), _dose("x", "not reported")], [("x", "mg/m2", 25, None, 1)]),
        ([_dose("x", 25, ""), _dose("x", 25)], [("x", "mg/m2", 25, None, 1)]),
        ([_dose("x", 25, "spoons"), _dose("x", 25)], [("x", "mg/m2", 25, None, 1)]),
        ([_dose("x", "20..30")], [("x", "mg/m2", 20, 30, 0)]),
        ([_dose("x", ">20")], [("x", "mg/m2", 20, None, 0)]),
        ([_dose("x", "<20")], [("x", "mg/m2", 0, 20, 0)]),
        ([_dose("x", 20, times="2..3")], [("x", "mg/m2", 40, 60, 0)]),
        ([_dose("x", 20, times=">2")], [("x", "mg/m2", 40, None, 0)]),
        ([_dose("x", 20, times="not reported")], [("x", "mg/m2", 20, None, 0)]),
        ([_dose("x", 5, "g/m2"), _dose("x", 500)], [("x", "mg/m2", 5500, 5500, 0)]),
        ([_dose("x", 5, "mg"), _dose("x", 25)],
         [("x", "mg", 5, None, 0), ("x", "mg/m2", 25, None, 0)]),
        ([_dose("x", None)], []),
        ([_dose("x", -5)], []),
        ([_dose("x", "high"), _dose("x", 25)], [("x", "mg/m2", 25, None, 1)]),
        ([_dose("x", 20, times="several")], [("x", "mg/m2", 20, None, 0)]),
        ([_dose("x", 20, times=0.5)], [("x", "mg/m2", 20, 20, 0)]),
        ([_dose("x", 28, "ug/d")], [("x", "ug/d", 28, 28, 0)]),
        ([], []),
    ],
)  # fmt: skip
def test_a_total_over_an_unknown_dose_is_at_least(
    doses: list[StatedDose], expected: list[tuple[str, str, float, float | None, int]]
) -> None:
    found = [(t.drug, t.unit, t.low, t.high, t.unknown) for t in dose_totals(doses)]
    assert found == expected


def _of(**totals: float | tuple[float, float | None]) -> dict[Drug, Given]:
    return {
        drug: Given(*total) if isinstance(total, tuple) else Given(total, total)  # type: ignore[misc]
        for drug, total in totals.items()
    }


@pytest.mark.parametrize(
    ("given_doses", "pancare", "panel"),
    [
        (_of(doxorubicin=75, daunorubicin=120, idarubicin=30, mitoxantrone=40),
         (697, 697), (567, None)),
        (_of(daunorubicin=60), (36, 36), (36, 36)),
        (_of(mitoxantrone=48), (480, 480), (504, 504)),
        (_of(epirubicin=100), (80, 80), (0, None)),
        (_of(doxorubicin=(75, None)), (75, None), (75, None)),
        (_of(doxorubicin=(50, 60)), (50, 60), (50, 60)),
    ],
)  # fmt: skip
def test_equivalents_of_two_systems_stand_beside_each_other(
    given_doses: dict[Drug, Given],
    pancare: tuple[float, float | None],
    panel: tuple[float, float | None],
) -> None:
    one, other = equivalents(given_doses)
    assert (one.low, one.high) == pancare
    assert (other.low, other.high) == panel
    assert other.system == "IGHG panel (read in an abstract)"


def test_pegylated_drugs_of_other_kinds_are_no_anthracycline() -> None:
    assert not is_liposomal("pegylated asparaginase")
    assert not is_liposomal("liposomal cytarabine")


def test_a_drug_without_a_factor_is_named() -> None:
    assert equivalents(_of(idarubicin=30))[1].without_factor == ("idarubicin",)
    assert equivalents({}) == ()


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (36, 36, ("< 100 mg/m²",)),
        (99.9, 99.9, ("< 100 mg/m²",)),
        (100, 100, ("100 to < 250 mg/m²",)),
        (249.9, 249.9, ("100 to < 250 mg/m²",)),
        (250, 250, ("≥ 250 mg/m²",)),
        (90, 110, ("< 100 mg/m²", "100 to < 250 mg/m²")),
        (75, None, ("< 100 mg/m²", "100 to < 250 mg/m²", "≥ 250 mg/m²")),
        (300, None, ("≥ 250 mg/m²",)),
    ],
)
def test_bands_of_the_total(low: float, high: float | None, expected: tuple[str, ...]) -> None:
    assert dose_bands(low, high) == expected


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        (14.9, ("< 15 Gy",)),
        (15, ("15 to < 35 Gy",)),
        (34.9, ("15 to < 35 Gy",)),
        (35, ("≥ 35 Gy",)),
    ],
)
def test_bands_of_radiation_of_the_chest(dose: float, expected: tuple[str, ...]) -> None:
    assert chest_bands(dose, dose) == expected


@pytest.mark.parametrize(
    ("total", "chest", "expected"),
    [(100, 15, True), (99.9, 15, False), (100, 14.9, False), (300, 0, False)],
)
def test_both_together_are_recommended_surveillance(
    total: float, chest: float, *, expected: bool
) -> None:
    found = equivalents(_of(doxorubicin=total))[0]
    assert is_surveillance_recommended(found, chest) is expected


@pytest.mark.parametrize(
    ("name", "drug"),
    [
        ("Doxorubicin", "doxorubicin"),
        ("adriamycin", "doxorubicin"),
        ("daunorubicin", "daunorubicin"),
        ("mitoxantrone", "mitoxantrone"),
        ("liposomal doxorubicin", None),
        ("pegylated doxorubicin", None),
        ("Vyxeos", None),
        ("CPX-351", None),
        ("Doxil", None),
        ("vincristine", None),
    ],
)
def test_liposomal_forms_have_no_factor(name: str, drug: str | None) -> None:
    assert anthracycline_of(name) == drug
    assert is_liposomal(name) is (drug is None and name != "vincristine")


@pytest.mark.parametrize(
    ("given_doses", "unread", "expected"),
    [
        ({"cyclophosphamide": Given(4000, 4000), "ifosfamide": Given(6000, 6000)}, [],
         (5464, 5464, ())),
        ({"procarbazine": Given(1000, 1000)}, [], (857, 857, ())),
        ({"cyclophosphamide": Given(4000, None)}, [], (4000, None, ())),
        ({"cyclophosphamide": Given(4000, 4000)}, ["busulfan"], (4000, None, ("busulfan",))),
    ],
)  # fmt: skip
def test_the_cyclophosphamide_equivalent_dose_is_incomplete_with_a_drug_without_factor(
    given_doses: dict[Alkylator, Given],
    unread: list[str],
    expected: tuple[float, float | None, tuple[str, ...]],
) -> None:
    found = alkylator_dose(given_doses, unread)
    assert found is not None
    assert (found.low, found.high, found.incomplete) == expected


def test_alkylators_are_known_by_their_names() -> None:
    assert alkylator_dose({}, ["busulfan"]) is None
    assert alkylator_of("Cyclophosphamide") == "cyclophosphamide"
    assert alkylator_of("busulfan") is None
    names = ("Busulfan", "BCNU", "lomustine (CCNU)", "thiotepa", "melphalan", "vincristine")
    assert [unread_alkylator(name) for name in names] == [
        "busulfan", "carmustine", "lomustine", "thiotepa", "melphalan", "",
    ]  # fmt: skip


_AMOUNTS = st.lists(st.integers(1, 500), min_size=1, max_size=8)


@given(_AMOUNTS, st.randoms())
def test_the_order_of_doses_does_not_matter_and_one_unknown_only_opens_the_total(
    amounts: list[int], random: object
) -> None:
    doses = [_dose("x", amount) for amount in amounts]
    (total,) = dose_totals(doses)
    assert (total.low, total.high) == (sum(amounts), sum(amounts))
    (open_,) = dose_totals([_dose("x", None), *reversed(doses)])
    assert (open_.low, open_.high) == (sum(amounts), None)


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_more_is_never_in_a_lower_band(one: float, more: float) -> None:
    def level(total: float) -> int:
        return ["< 100 mg/m²", "100 to < 250 mg/m²", "≥ 250 mg/m²"].index(
            dose_bands(total, total)[0]
        )

    assert level(one + more) >= level(one)
