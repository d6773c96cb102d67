"""Shares above the whole, and residual disease that its own marrow can't hold."""

from typing import Any

import pytest

from boardapp.case.assessment import Antigen, Assessment, Chimerism, Marrow, Mrd
from boardapp.case.case import Measurement
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by


def _look(**parts: Any) -> Assessment:
    return Assessment(when=When.parse("dx + 33 d"), **parts)


def _mrd(value: float | str, unit: str = "1", **more: Any) -> Mrd:
    return Mrd(result="positive", value=Value(value), unit=unit, method="flow", **more)


def _marrow(blasts: float | str | None = None, *mrd: Mrd) -> Marrow:
    return Marrow(blasts=None if blasts is None else Value(blasts), mrd=mrd)


@pytest.mark.parametrize(
    ("look", "is_told"),
    [
        (_look(marrow=_marrow(100)), False),
        (_look(marrow=_marrow(101)), True),
        (_look(marrow=_marrow(">100")), False),
        (_look(marrow=_marrow(None, _mrd(1))), False),
        (_look(marrow=_marrow(None, _mrd(3))), True),
        (_look(marrow=_marrow(None, _mrd(3, "%"))), False),
        (_look(marrow=_marrow(None, _mrd(120, "%"))), True),
        (_look(marrow=_marrow(None, _mrd(500, "10^-6"))), False),
        (_look(chimerism=(Chimerism(donor=Value(100)),)), False),
        (_look(chimerism=(Chimerism(donor=Value(104)),)), True),
        (_look(antigens=(Antigen(name="CD22", state="positive", value=Value(99), unit="%"),)),
         False),
        (_look(antigens=(Antigen(name="CD22", state="positive", value=Value(990), unit="%"),)),
         True),
        (_look(antigens=(Antigen(name="CD22", state="positive", value=Value(990), unit="MFI"),)),
         False),
    ],
)  # fmt: skip
def test_no_share_is_more_than_the_whole(look: Assessment, is_told: bool) -> None:
    assert bool(found_by("share above the whole", assessments=(look,))) is is_told


def test_blasts_of_the_diagnosis_are_a_share_too() -> None:
    diagnosis = Diagnosis(disease=Coded(text="B-ALL"), marrow_blasts=Value(188))
    (found,) = found_by("share above the whole", diagnosis=diagnosis)
    assert found.severity == "error"
    assert found.sentence == "Marrow blasts: 188 % is more than the whole."


@pytest.mark.parametrize(
    ("blasts", "level", "is_told"),
    [
        (2, 40, True),
        (2, 11, True),
        (2, 10, False),  # five times the blasts
        (0, 4.9, False),
        (0, 5, True),
        (60, 80, False),
        (None, 40, False),
        ("<5", 40, True),
        ("<5", 20, False),
    ],
)
def test_mrd_far_above_the_blasts_of_its_marrow_is_asked_about(
    blasts: float | str | None, level: float, is_told: bool
) -> None:
    look = _look(finding="relapse", marrow=_marrow(blasts, _mrd(level, "%")))
    assert bool(found_by("MRD and its marrow", assessments=(look,))) is is_told


@pytest.mark.parametrize(
    ("disease", "response", "level", "is_told"),
    [
        ("B-ALL", "CR", 0.01, True),
        ("B-ALL", "CR", 0.009, False),
        ("B-ALL", "CRi", 0.02, True),
        ("B-ALL", "PR", 0.02, False),
        ("AML", "CR", 0.02, False),
    ],
)
def test_mrd_of_one_percent_is_no_complete_remission_of_an_all(
    disease: str, response: str, level: float, is_told: bool
) -> None:
    look = _look(response=response, marrow=_marrow(1, _mrd(level)))
    found = found_by(
        "MRD and its marrow",
        assessments=(look,),
        diagnosis=Diagnosis(disease=Coded(text=disease)),
    )
    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("limit", "unit", "is_told"),
    [
        (1e-4, "1", False),
        (1, "1", False),
        (10_000, "1", True),
        (1e-2, "%", False),
        (200, "%", True),
    ],
)
def test_a_limit_of_detection_is_a_share(limit: float, unit: str, is_told: bool) -> None:
    mrd = Mrd(result="negative", limit=Value(limit), unit=unit, method="flow")
    assert bool(
        found_by("share above the whole", assessments=(_look(marrow=_marrow(2, mrd)),))
    ) is (is_told)


@pytest.mark.parametrize(
    ("name", "value", "is_told"), [("SpO2", 100, False), ("SpO2", 120, True), ("FEV1", 120, False)]
)
def test_a_saturation_is_a_share(name: str, value: float, is_told: bool) -> None:
    one = Measurement(name=name, value=Value(value), unit="%")
    assert bool(found_by("share above the whole", measurements=(one,))) is is_told


@pytest.mark.parametrize(
    ("state", "value", "is_told"),
    [
        ("negative", 19, False),
        ("negative", 20, True),
        ("positive", 1, True),
        ("positive", 1.1, False),
        ("partial", 60, False),
        ("positive", "not reported", False),
    ],
)
def test_the_state_of_an_antigen_fits_its_share(
    state: Any, value: float | str, is_told: bool
) -> None:
    antigen = Antigen(name="CD19", state=state, value=Value(value), unit="%")
    diagnosis = Diagnosis(disease=Coded(text="B-ALL"), immunophenotype=(antigen,))
    assert bool(found_by("state and share of an antigen", diagnosis=diagnosis)) is is_told
