"""Derived values beside the stated ones, each with its formula and what went into it."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.patient import Measurement, Patient
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.labs.derived_texts import derived_text
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result


def _told(case: Case) -> list[tuple[str, str, str]]:
    return [(one.name, derived_text(one), one.stated) for one in review_case(case).derived]


def _diff(value: float, test: str, unit: str = "%", when: str = "dx + 1 d") -> Any:
    return result(value, when, test=test, unit=unit)


_CELLS = _diff(2.4, "leukocytes", "10*9/L")


@pytest.mark.parametrize(
    ("labs", "expected"),
    [
        ((_diff(10, "segs"), _diff(4, "bands")), ("ANC", "0.336 ×10⁹/L", "")),
        ((_diff(10, "segs"),),
         ("ANC", "at least 0.24 ×10⁹/L; bands not reported: at least", "")),
        # A share of all neutrophils may hold the bands already.
        ((_diff(10, "neutrophils %"), _diff(4, "bands")),
         ("ANC", "at least 0.24 ×10⁹/L; bands not reported: at least", "")),
        ((_diff(10, "segs"), _diff(4, "bands"), _diff(0.3, "ANC", "10*9/L")),
         ("ANC", "0.336 ×10⁹/L", "0.3 ×10⁹/L")),
    ],
)  # fmt: skip
def test_neutrophils_of_one_time_beside_the_stated_count(
    labs: tuple[Any, ...], expected: tuple[str, str, str]
) -> None:
    assert _told(a_case(diagnosed="2020-01-01", labs=(_CELLS, *labs))) == [expected]


def test_a_differential_of_another_time_derives_nothing() -> None:
    other = _diff(10, "segs", when="dx + 2 d")
    assert _told(a_case(diagnosed="2020-01-01", labs=(_CELLS, other))) == []


def _child(height_on: str = "2020-01-01", born: str = "2016-01-01", **more: Any) -> Case:
    """A creatinine of 44 µmol/L on 2 January 2020, and a height of 100 cm."""
    height = Measurement(
        name="height", when=When.parse(height_on), value=Value(1.0), unit="m", source="chart"
    )
    labs = (result(44, "2020-01-02", test="creatinine", unit="umol/L"),)
    diagnosis = Diagnosis(when=When.parse("2020-01-01"), disease=Coded(text="B-ALL"))
    patient = Patient(born=When.parse(born))
    return a_case(
        **{"diagnosis": diagnosis, "patient": patient, "labs": labs, "measurements": (height,)}
        | more
    )


def test_the_rate_by_height_and_creatinine_tells_both_units() -> None:
    (one,) = review_case(_child()).derived
    assert derived_text(one).startswith("82.98 mL/min/1.73 m²; for a steady creatinine")
    assert one.inputs == ("height 100 cm", "creatinine 44 µmol/L (0.498 mg/dL)")
    assert one.rule == "bedside Schwartz, version 1"
    assert (one.place, one.formula) == ("labs[0]", "0.413 × height (cm) / creatinine (mg/dL)")


@pytest.mark.parametrize(
    ("day", "is_near"), [("2020-07-03", True), ("2020-07-04", False), ("2019-07-03", True)]
)
def test_a_height_counts_within_half_a_year(day: str, *, is_near: bool) -> None:
    assert bool(review_case(_child(day)).derived) is is_near


def test_an_infant_has_no_rate_and_it_is_told_why() -> None:
    ((name, told, _),) = _told(_child(born="2019-05-01"))
    assert (name, told) == ("eGFR", "not derived: age outside 1 to 18 years")


def test_qtc_by_both_formulas_from_measures_of_one_time() -> None:
    when = When.parse("2020-01-02")
    measures = (
        Measurement(name="QT", when=when, value=Value(320), unit="ms"),
        Measurement(name="heart rate", when=when, value=Value(140), unit="/min"),
    )
    case = a_case(diagnosed="2020-01-01", measurements=measures)
    assert _told(case) == [
        ("QTc (Bazett)", "489 ms; Bazett overcorrects above 100/min", ""),
        ("QTc (Fridericia)", "424 ms", ""),
    ]


def _mrd(day: int, *results: Mrd) -> Assessment:
    return Assessment(when=When.parse(f"dx + {day} d"), marrow=Marrow(mrd=results))


def _positive(level: float, method: str = "flow", unit: str = "1") -> Mrd:
    return Mrd(result="positive", value=Value(level), method=method, unit=unit)


def _negative(limit: float | None, method: str = "flow") -> Mrd:
    return Mrd(result="negative", limit=None if limit is None else Value(limit), method=method)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ((_mrd(30, _positive(2.1e-3)), _mrd(90, _positive(5e-5))), ["1.6"]),
        ((_mrd(30, _positive(0.21, unit="%")), _mrd(90, _positive(5e-5))), ["1.6"]),
        ((_mrd(30, _positive(3.4e-1)), _mrd(90, _negative(1e-4))), ["> 3.5"]),
        ((_mrd(30, _positive(2.9e-1)), _mrd(90, _negative(1e-4))), ["> 3.4"]),  # 3.46: cut
        ((_mrd(30, _positive(1e-3)), _mrd(90, _positive(1e-2))), []),  # a rise
        ((_mrd(30, _positive(1e-3)), _mrd(90, _negative(None))), []),
        ((_mrd(30, _negative(1e-4)), _mrd(90, _positive(1e-3))), []),
        ((_mrd(30, _positive(1e-3)), _mrd(90, _positive(1e-5, "NGS"))), []),
        ((_mrd(30, _positive(1e-3, "")), _mrd(90, _positive(1e-5, ""))), []),
        ((_mrd(30, _positive(1e-3), _positive(1e-4)),), []),  # two of one look
        ((_mrd(30, _positive(1e-3, unit="copies")), _mrd(90, _positive(1e-5))), []),
    ],
)
def test_the_fall_of_mrd_between_two_looks_by_one_method(
    looks: tuple[Assessment, ...], expected: list[str]
) -> None:
    case = a_case(diagnosed="2020-01-01", assessments=looks)
    assert [told for _, told, _ in _told(case)] == expected


def test_the_looks_of_a_fall_are_named() -> None:
    looks = (_mrd(30, _positive(2.1e-3)), _mrd(90, _negative(1e-5)))
    (one,) = review_case(a_case(diagnosed="2020-01-01", assessments=looks)).derived
    assert one.name == "MRD log fall (flow)"
    assert one.inputs == (
        "2.1×10⁻³ (evaluation (1 of 2))",
        "< 1×10⁻⁵ (evaluation (2 of 2))",
    )
    assert one.place == "assessments[1].marrow.mrd[0]"
