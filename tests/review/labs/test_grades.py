"""Grades of series: the same as those of each result alone, whatever its test and range."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.review.labs import grades
from boardapp.review.labs.grades import VERSION, lab_grades, terms_of_test
from boardapp.review.labs.series import lab_series
from boardapp.review.model.review import Review
from boardapp.words.grades import grade_rule_text, lab_grade_text
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

    alone = [grades._graded(r, r.value) for r in results]

    assert lab_grades(results) == alone


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
        (-4, (150, 450), "ungradable: the value −4 is negative, which platelets can't be"),
    ],
)
def test_grade_of_platelets(
    stated: float | str, limits: tuple[float | None, float | None], expected: str
) -> None:
    (grade,) = lab_grades([result(stated, low=limits[0], high=limits[1])])
    assert lab_grade_text(grade) == expected


def test_a_result_without_unit_and_a_test_without_term() -> None:
    (without_unit,) = lab_grades([result(40, unit="")])
    assert without_unit is not None
    assert (without_unit.number, without_unit.why) == (None, ("no unit",))
    assert lab_grade_text(without_unit) == "ungradable: no unit"
    assert lab_grades([result(40, test="a test of our own")]) == [None]
    assert _rule("platelets") == "CTCAE v5.0: Platelet count decreased"
    assert _rule("a test of our own") == ""


def _rule(test: str) -> str:
    return grade_rule_text(terms_of_test(test), VERSION)


def test_another_specimen_has_no_grade_of_the_blood() -> None:
    results = (result(3, test="leukocytes"), result(3, test="leukocytes", specimen="CSF"))

    blood, fluid = lab_series(results, moments_of(a_case(diagnosed="2020-02-07")))

    assert lab_grade_text(blood.points[0].grade) == "ungradable: no LLN"
    assert [term.term for term in blood.terms] == ["Leukocytosis", "White blood cell decreased"]
    assert (fluid.points[0].grade, fluid.terms) == (None, ())


def test_the_letter_has_the_grades_of_its_two_numbers(letter: Review) -> None:
    told = {s.test: [lab_grade_text(p.grade) for p in s.points] for s in letter.labs}

    assert told["platelets"] == ["3 (worst of range)"]
    assert told["aPTT"] == ["1"]
    assert told["aPTT mixing study"] == [""]
    assert told["ALT"] == [""]
