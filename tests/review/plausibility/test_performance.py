"""A performance status beside its scale, and beside the age at it."""

import pytest

from boardapp.case.patient import Patient, PerformanceStatus
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.findings import Finding

from .gate import found_by


def _found(
    scale: str, value: float | str, when: str = "not reported", born: str = "not reported"
) -> list[Finding]:
    status = PerformanceStatus(scale=scale, value=Value(value), when=When.parse(when))
    patient = Patient(born=When.parse(born), performance=(status,))
    return found_by("performance scale", patient=patient)


@pytest.mark.parametrize(
    ("scale", "value", "severity"),
    [
        ("ECOG", 0, None),
        ("ECOG", 3, None),
        ("ECOG", 5, None),
        ("ECOG", 6, "error"),
        ("ECOG", 80, "error"),
        ("ECOG", -1, "error"),
        ("ECOG", 1.5, "note"),
        ("ECOG", "1..2", None),
        ("Zubrod", 6, "error"),
        ("Karnofsky", 100, None),
        ("KPS", 110, "error"),
        ("Karnofsky", 8, "note"),
        ("Lansky", 80, None),
        ("Lansky", 75, "note"),
        ("Lansky", 110, "error"),
        ("Lansky", ">100", None),
        ("Lansky", ">=110", "error"),
        ("Lansky", "not reported", None),
        ("", 80, "note"),
        ("performance status", 80, "note"),
        ("not reported", 80, "note"),
        ("", "not done", None),
        ("own scale", 12, None),
    ],
)
def test_a_performance_status_is_one_of_its_scale(
    scale: str, value: float | str, severity: str | None
) -> None:
    assert [one.severity for one in _found(scale, value)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("scale", "born", "is_told"),
    [
        ("Lansky", "2003-02-07", True),  # 17 years old
        ("Lansky", "2004-02-07", True),  # 16 on that very day
        ("Lansky", "2004-02-08", False),
        ("Lansky", "2004", False),  # 15 or 16: nobody knows
        ("Karnofsky", "2003-02-07", False),
        ("Lansky or Karnofsky", "2003-02-07", False),
    ],
)
def test_lansky_is_made_for_those_under_16(scale: str, born: str, is_told: bool) -> None:
    found = _found(scale, 80, "dx", born)  # the diagnosis of the gate's case is on 2020-02-07
    assert bool(found) is is_told
    if is_told:
        assert found[0].severity == "note"
        assert found[0].sentence == (
            "Lansky 80 is stated; that scale is made for those under 16 years."
        )


def test_the_age_is_that_of_the_status_and_not_of_the_diagnosis() -> None:
    assert not _found("Lansky", 80, "dx", "2005-02-07")
    assert _found("Lansky", 80, "dx + 13 mo", "2005-02-07")


def test_a_status_without_its_scale_leads_to_the_scale() -> None:
    (found,) = _found("", 80)
    assert str(found.place) == "patient.performance[0].scale"
    assert found.sentence == "A performance status of 80 is stated without its scale."
    assert found.basis.startswith("performance scale, version 2: ")
