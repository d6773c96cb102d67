"""Grades of series: the same as those of each result alone, whatever its test and range."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.review.labs import grades as lab_grades
from boardapp.review.labs.grades import grade_rule, grade_texts
from boardapp.review.labs.series import lab_series
from boardapp.review.model.review import Review
from tests.review.building import a_case, moments_of, result

TESTS = (("platelets", "10*9/L"), ("potassium", "mmol/L"), ("ALT", "U/L"), ("aPTT", "s"),
         ("glucose", "mmol/L"), ("calcium", "mmol/L"), ("fibrinogen", "g/L"))  # fmt: skip
LIMITS = ((None, None), (2.0, 5.0), (None, 40.0), (150.0, None), (25.0, 35.0))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(TESTS),
    st.sampled_from(LIMITS),
    st.lists(st.integers(-20, 9000).map(lambda n: n / 10), min_size=1, max_size=40),
)
def test_a_staircase_gives_each_result_its_own_grade(
    test: tuple[str, str], limits: tuple[float | None, float | None], values: list[float]
) -> None:
    name, unit = test
    results = [
        LabResult(test=name, unit=unit, low=limits[0], high=limits[1], value=Value(v))
        for v in values
    ]

    alone = [lab_grades._text(lab_grades._graded(r, r.value)) for r in results]

    assert grade_texts(results) == alone


@pytest.mark.parametrize(
    ("stated", "limits", "expected"),
    [
        (40, (150, 450), "3"),
        (50, (150, 450), "2"),
        (149, (150, 450), "1"),
        (150, (150, 450), "0"),
        ("40..50", (None, None), "3 (worst of range)"),
        (100, (None, None), "ungradable: no LLN"),
        (24, (None, None), "4"),
        ("normal", (150, 450), ""),
        ("not done", (150, 450), ""),
        (-4, (150, 450), "ungradable: the value -4 is negative, which platelets can't be"),
    ],
)
def test_grade_of_platelets(
    stated: float | str, limits: tuple[float | None, float | None], expected: str
) -> None:
    (text,) = grade_texts([result(stated, low=limits[0], high=limits[1])])
    assert text == expected


def test_a_result_without_unit_and_a_test_without_term() -> None:
    assert grade_texts([result(40, unit="")]) == ["ungradable: no unit"]
    assert grade_texts([result(40, test="a test of our own")]) == [""]
    assert (grade_rule("platelets"), grade_rule("a test of our own")) == (
        "CTCAE v5.0: Platelet count decreased",
        "",
    )


def test_another_specimen_has_no_grade_of_the_blood() -> None:
    results = (result(3, test="leukocytes"), result(3, test="leukocytes", specimen="CSF"))

    blood, fluid = lab_series(results, moments_of(a_case(diagnosed="2020-02-07")))

    assert (blood.points[0].grade, blood.grade_rule) == (
        "ungradable: no LLN",
        "CTCAE v5.0: Leukocytosis; White blood cell decreased",
    )
    assert (fluid.points[0].grade, fluid.grade_rule) == ("", "")


def test_the_letter_has_the_grades_of_its_two_numbers(letter: Review) -> None:
    grades = {series.test: [p.grade for p in series.points] for series in letter.labs}

    assert grades["platelets"] == ["3 (worst of range)"]
    assert grades["aPTT"] == ["1"]
    assert grades["aPTT mixing study"] == [""]
    assert grades["ALT"] == [""]
