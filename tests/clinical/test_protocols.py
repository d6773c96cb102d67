"""Names of study protocols."""

import pytest

from boardapp.clinical.protocols import frontline_study, nearest_study, unknown_study


@pytest.mark.parametrize(
    ("text", "unknown", "nearest"),
    [
        ("AALL1133", "AALL1133", "AALL1131"),
        ("COG AALL1731", "", ""),
        ("AALL15P1", "", ""),
        ("AALL-1331", "", ""),
        ("AALL9999", "AALL9999", ""),
        ("all patients", "", ""),
    ],
)
def test_a_name_in_the_pattern_of_a_study_is_listed_or_doubted(
    text: str, unknown: str, nearest: str
) -> None:
    assert unknown_study(text) == unknown
    assert (nearest_study(unknown) if unknown else "") == nearest


@pytest.mark.parametrize(
    ("text", "study"),
    [("AALL1731 arm B", "AALL1731"), ("Interfant-06", "Interfant-06"), ("AALL1331", ""), ("", "")],
)
def test_studies_for_patients_at_diagnosis(text: str, study: str) -> None:
    assert frontline_study(text) == study
