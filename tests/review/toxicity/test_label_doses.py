"""Doses of inotuzumab ozogamicin beside what the label asks about: facts, never advice."""

from typing import Any

import pytest

from boardapp.case.patient import Patient
from boardapp.case.therapy import Cycle, Dose, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.toxicity import InotuzumabDose
from boardapp.review.review_case import review_case
from boardapp.review.toxicity.label_doses import against_liver_limits, has_counts
from boardapp.words.inotuzumab import counts_text, liver_text
from tests.review.building import a_case, result

INO = Therapy(
    id="ino", name="inotuzumab ozogamicin", line=2, start=When.parse("2020-06-01"),
    courses=(
        Cycle(number=1, start=When.parse("2020-06-01"), unit="mg/m2",
               doses=(Dose(day=1, dose=Value(0.8)), Dose(day=8, dose=Value(0.5)))),
        Cycle(number=2, start=When.parse("2020-06-29")),
        Cycle(number=3, start=When.parse("2020-08")),  # to no day
    ),
)  # fmt: skip


def _doses(**parts: Any) -> tuple[InotuzumabDose, ...]:
    review = review_case(a_case(**{"diagnosed": "2020-02-07", "therapies": (INO,)} | parts))
    assert review.inotuzumab is not None
    return review.inotuzumab.doses


def _liver(when: str, bilirubin: float, alt: float, uln: float | None = 1.0) -> tuple[Any, ...]:
    return (
        result(bilirubin, when, test="bilirubin", unit="mg/dL", high=uln),
        result(alt, when, test="ALT", unit="U/L", high=uln and 40.0),
    )


def test_each_dose_of_a_known_day_is_told() -> None:
    assert [(dose.cycle, dose.day) for dose in _doses()] == [(1, 1), (1, 8), (2, 1)]


@pytest.mark.parametrize(
    ("when", "bilirubin", "alt", "uln", "expected"),
    [
        ("2020-06-08", 1.6, 104, 1.0, "above"),
        ("2020-06-05", 1.6, 40, 1.0, "one of two above"),
        ("2020-06-08", 1.5, 100, 1.0, "within"),
        ("2020-06-08", 1.6, 104, None, None),
        ("2020-06-04", 1.6, 104, 1.0, None),  # four days before
        ("2020-06-09", 1.6, 104, 1.0, None),  # after it
    ],
)
def test_liver_values_shortly_before_a_dose_stand_beside_the_label(
    when: str, bilirubin: float, alt: float, uln: float | None, expected: str | None
) -> None:
    _, dose, _ = _doses(labs=_liver(when, bilirubin, alt, uln))
    assert against_liver_limits(dose) == expected


def test_counts_are_asked_before_the_next_cycle_and_not_within_one() -> None:
    labs = (
        result(0.9, "2020-06-28", test="ANC", unit="10*9/L"),
        result(60_000, "2020-06-27", test="platelets", unit="/uL"),
        result(0.1, "2020-06-08", test="ANC", unit="10*9/L"),
    )
    first, second, next_cycle = _doses(labs=labs)
    assert has_counts(first) is None
    assert second.neutrophils is None
    assert (next_cycle.neutrophils, next_cycle.platelets) == (0.9, 60)
    assert has_counts(next_cycle) is False


@pytest.mark.parametrize(("birth", "is_young"), [("2019-07-01", True), ("2019-06-01", False)])
def test_an_age_below_the_labels_is_told(birth: str, is_young: bool) -> None:
    doses = _doses(patient=Patient(born=When.parse(birth)))
    assert {dose.is_under_age for dose in doses} == {is_young}


def test_the_words_are_facts() -> None:
    assert liver_text(1.6, 2.6, "above") == (
        "bilirubin 1.6 × ULN, ALT or AST 2.6 × ULN: above the label's limits for a dose"
    )
    assert liver_text(1.6, None, None) == (
        "not assessable: only bilirubin 1.6 × ULN is known within 3 d before"
    )
    assert liver_text(None, None, None) == (
        "not assessable: no value with its ULN within 3 d before"
    )
    assert counts_text(1.2, 60, reached=True) == "neutrophils 1.2, platelets 60 ×10⁹/L"
    assert counts_text(0.9, 60, reached=False).endswith("if they were so before treatment")
    assert counts_text(None, None, reached=None) == ""
