"""Grades in words: a reason is told from data, and a word is never made a grade."""

import pytest

from boardapp.case.value import Value
from boardapp.clinical.ctcae import grade_result
from boardapp.clinical.ctcae_grade import LabGrade, lab_grade
from boardapp.words.grades import (
    bare_grade_text,
    cycle_grade_text,
    lab_grade_text,
    named_grade_text,
    stated_grade_text,
)


def _of(test: str, value: float | str, unit: str, **limits: float) -> LabGrade | None:
    return lab_grade(grade_result(test, value, unit, **limits), "5.0")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("grade", "text"),
    [
        (_of("platelets", 40, "10*9/L"), "3"),
        (_of("platelets", "40..50", "10*9/L"), "3 (worst of range)"),
        (_of("platelets", 100, "10*9/L"), "ungradable: no LLN"),
        (_of("potassium", 4, "mmol/L"), "ungradable: no ULN and no LLN"),
        (_of("potassium", 4, "mmol/L", low=3.5), "ungradable: no ULN"),
        (_of("ALT", 90, "g/L"), ("ungradable: g/L is no unit of ALT (g/L can't be converted to "
                                "U/L: mass and moles need the molar mass of the substance)")),
        (_of("platelets", "normal", "10*9/L"), ""),
        (_of("platelets", "not done", "10*9/L"), ""),
    ],
)  # fmt: skip
def test_a_laboratory_grade_in_words(grade: LabGrade | None, text: str) -> None:
    assert lab_grade_text(grade) == text


def test_the_side_is_told_behind_the_grade_and_its_absence_in_words() -> None:
    assert cycle_grade_text(_of("potassium", 6.4, "mmol/L"), "high") == "3 high"
    assert cycle_grade_text(None, None) == "no result"


def test_a_stated_word_is_told_as_a_word() -> None:
    assert bare_grade_text(Value(3), "severe") == "3"
    assert bare_grade_text(None, "severe") == "severe; no grade"
    assert bare_grade_text(Value("not reported"), "") == "not reported"


def test_a_severity_that_reads_like_an_endless_number_is_told_as_words() -> None:
    assert bare_grade_text(None, "1e999") == "1e999; no grade"
    assert bare_grade_text(None, "not done") == "not reported"


@pytest.mark.parametrize(
    ("grade", "severity", "scale", "text"),
    [
        (2, "", "ASTCT", "ASTCT grade 2"),
        ("II", "", "MAGIC", "MAGIC grade II"),
        (2, "", "MAGIC", "MAGIC grade II"),
        (5, "", "MAGIC", "MAGIC grade 5"),
        ("2..3", "", "MAGIC", "MAGIC grade 2–3"),
        ("grade II", "", "MAGIC", "MAGIC grade II"),
        ("moderate", "", "NIH", "NIH moderate"),
        (None, "severe", "EBMT", "EBMT severe"),
        (None, "severe", "ASTCT", "severe; no grade"),
        (1, "", "Glucksberg", "Glucksberg grade 1"),
        ("not reported", "", "MAGIC", "not reported"),
    ],
)
def test_a_grade_of_another_system_names_it(
    grade: int | str | None, severity: str, scale: str, text: str
) -> None:
    value = None if grade is None else Value(grade)
    assert bare_grade_text(value, severity, scale) == text
    if scale in text:
        assert named_grade_text(value, severity, scale) == text
        assert stated_grade_text(value, severity, scale) == f"{text} (as stated)"
