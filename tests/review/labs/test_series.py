"""Laboratory series: grouping, order, flags, ranges."""

import pytest

from boardapp.case.patient import Measurement
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.labs.measures import measurement_series
from boardapp.review.labs.series import flag, lab_series
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.review import Review
from boardapp.words.times import short_text
from tests.review.building import a_case, moments_of, result


def _series(*results: object, diagnosed: str = "2020-02-07") -> tuple[LabSeries, ...]:
    case = a_case(diagnosed=diagnosed, labs=results)
    return lab_series(case.labs, moments_of(case))


@pytest.mark.parametrize(
    ("value", "low", "high", "flagged"),
    [
        (45, 25, 35, "high"),
        (30, 25, 35, "normal"),
        (35, 25, 35, "normal"),  # a limit is inside
        (25, 25, 35, "normal"),
        (24.9, 25, 35, "low"),
        (45, None, None, "no range"),
        (45, None, 35, "high"),
        (45, 25, None, "normal"),
        (20, 25, None, "low"),
        ("40..50", 150, 450, "low"),
        ("40..50", None, None, "no range"),
        ("30..40", 25, 35, ""),  # crosses a limit
        ("20..30", 25, 35, ""),
        ("26..34", 25, 35, "normal"),
        ("<5", 10, 50, "low"),
        ("<20", 10, 50, ""),  # may be low or normal
        ("<20", None, 50, "normal"),
        ("<0.3", 0, 0.5, "normal"),  # nothing is below 0
        ("<60", None, 50, ""),
        (">2000", 10, 500, "high"),
        (">40", 25, 50, ""),
        (">40", 25, None, "normal"),
        ("~45", 25, 35, "high"),
        ("normal", 25, 35, ""),
        ("not done", 25, 35, ""),
        ("not reported", None, None, ""),
    ],
)
def test_a_value_is_flagged_only_where_its_range_decides(
    value: float | str, low: float | None, high: float | None, flagged: str
) -> None:
    assert flag(Value(value), low, high) == flagged


def test_another_specimen_makes_another_test_that_bears_its_name() -> None:
    found = _series(
        result(40, unit="10*9/L"),
        result(3, unit="10*9/L", specimen="CSF"),
        result(1, unit="/uL", test="WBC", specimen="CSF"),
        result(2, unit="/uL", test="CSF WBC"),
        result(6, unit="", test="pH", specimen="urine"),
        result(63, unit="mg/dL", test="glucose", specimen="cerebrospinal fluid"),
        result(90, unit="mg/dL", test="glucose", specimen="plasma"),
    )

    assert [(s.test, s.unit, len(s.points)) for s in found] == [
        ("platelets", "10*9/L", 1),
        ("CSF platelets", "10*9/L", 1),
        ("CSF WBC", "/uL", 1),
        ("CSF WBC", "/uL", 1),
        ("urine pH", "", 1),
        ("CSF glucose", "mg/dL", 1),
        ("glucose", "mg/dL", 1),
    ]


def test_one_test_in_many_spellings_is_one_series_and_its_latest_is_the_latest() -> None:
    (platelets,) = _series(
        result(45, "dx + 1 d", unit="K/uL"),
        result(60, "dx + 8 d", unit="10*9/L"),
        result(80, "dx + 15 d", unit="10*9/L", test="PLT"),
        result(180, "dx + 29 d", unit="G/L", test="Platelets"),
        result(210, "dx + 43 d", unit="/nl"),
        result(230_000, "dx + 50 d", unit="/uL"),
        result("clumped", "dx + 51 d", unit=""),
    )

    assert (platelets.test, platelets.unit) == ("platelets", "10*9/L")
    assert [p.low for p in platelets.points] == [45, 60, 80, 180, 210, 230, None]
    last = platelets.points[-2]
    assert (last.value, platelets.unit_of(last), last.flag) == ("230000", "/uL", "no range")


def test_two_units_share_one_series_and_each_result_keeps_what_was_stated() -> None:
    (creatinine,) = _series(
        result(177, "dx + 8 d", unit="umol/L", test="creatinine", high=106),
        result(0.5, "dx + 15 d", unit="mg/dL", test="creatinine", high=1.2),
    )

    assert creatinine.unit == "mg/dL"
    first, last = creatinine.points
    assert (first.value, creatinine.unit_of(first), first.reference) == (
        "177",
        "umol/L",
        (None, 106),
    )
    assert first.low == pytest.approx(2.0022, abs=1e-3)
    assert (first.flag, last.flag) == ("high", "normal")
    assert first.grade is not None
    assert first.grade.number == 2
    assert (last.value, last.stated) == ("0.5", None)


def test_a_number_without_a_unit_is_of_the_test_but_has_no_place_on_its_axis() -> None:
    (series,) = _series(
        result(">0.5", "dx + 1 d", test="ANC", unit="10*9/L"),
        result(3, "dx + 2 d", test="ANC", unit=""),
        result("nadir", "dx + 3 d", test="ANC", unit=""),
    )

    assert [(p.value, p.low, p.is_numeric) for p in series.points] == [
        ("> 0.5", 0.5, True),
        ("3", None, True),
        ("nadir", None, False),
    ]
    assert series.unit_of(series.points[1]) == ""


def test_what_does_not_convert_stays_apart() -> None:
    found = _series(
        result(45, test="lymphocytes", unit="%"),
        result(1.2, test="lymphocytes", unit="10*9/L"),
        result(7, test="a test of our own", unit="g/L"),
        result(0.7, test="A test of our own", unit="g/dL"),
        result(3, test="a test of our own", unit="U/L"),
    )

    assert [(s.test, s.unit, [p.low for p in s.points]) for s in found] == [
        ("lymphocytes", "%", [45]),
        ("lymphocytes", "10*9/L", [1.2]),
        ("a test of our own", "g/dL", [0.7, 0.7]),
        ("a test of our own", "U/L", [3]),
    ]


def test_a_weight_in_grams_and_kilograms_is_one_series() -> None:
    case = a_case(
        diagnosed="2020-02-07",
        measurements=(
            Measurement(name="weight", value=Value(9800), unit="g", when=When.parse("dx + 1 d")),
            Measurement(name="weight", value=Value(10), unit="kg", when=When.parse("dx + 9 d")),
        ),
    )
    (weight,) = measurement_series(case.measurements, moments_of(case))

    assert (weight.unit, [p.low for p in weight.points]) == ("kg", [9.8, 10])


def test_points_stand_in_order_of_time_and_those_without_a_time_last() -> None:
    (series,) = _series(
        result(1, "not reported"), result(2, "dx + 20 d"), result(3, "2020-02-09"), result(4, "dx")
    )

    assert [(p.value, p.day, short_text(p.when)) for p in series.points] == [
        ("4", 0, "at diagnosis"),
        ("3", 2, "2020-02-09"),
        ("2", 20, "20 d after diagnosis"),
        ("1", None, "not reported"),
    ]


def test_a_censored_value_keeps_its_open_side_and_words_have_no_bounds() -> None:
    (series,) = _series(result("<5"), result(">2000"), result("normal"), result("not done"))

    assert [(p.value, p.low, p.high) for p in series.points] == [
        ("< 5", None, 5),
        ("> 2000", 2000, None),
        ("normal", None, None),
        ("not done", None, None),
    ]
    assert [p.value for p in series.numeric] == ["< 5", "> 2000"]


def test_a_series_has_a_range_only_where_all_results_agree() -> None:
    (same,) = _series(result(1, low=150, high=450), result(2, low=150, high=450), result(3))
    (other,) = _series(result(1, low=150, high=450), result(2, low=140, high=450))

    assert (same.reference, same.reference_low, same.reference_high) == ("150–450", 150, 450)
    assert (other.reference, other.reference_low, other.reference_high) == (
        "varies by result",
        None,
        None,
    )


def test_a_series_names_each_source_once_and_its_first_place() -> None:
    (series,) = _series(result(1, source="lab p1"), result(2, source="lab p2; lab p1"))

    assert (series.source, series.place) == ("lab p1; lab p2", "labs[0]")


def test_no_results_make_no_series() -> None:
    assert _series() == ()


def test_measurements_are_series_without_a_range() -> None:
    case = a_case(
        measurements=(
            Measurement(name="weight", value=Value(8.4), unit="kg", when=When.parse("dx + 2 d")),
            Measurement(name="weight", value=Value(8.1), unit="kg", when=When.parse("dx")),
            Measurement(name="height", value=Value("not done"), unit="cm"),
        )
    )

    weight, height = measurement_series(case.measurements, moments_of(case))

    assert [(p.value, p.place) for p in weight.points] == [
        ("8.1", "measurements[1]"),
        ("8.4", "measurements[0]"),
    ]
    assert (weight.unit, weight.reference) == ("kg", "")
    assert [(p.value, p.day) for p in height.points] == [("not done", None)]


def test_the_letter_has_one_flagged_value_and_a_count_without_a_range(letter: Review) -> None:
    told = {s.test: (s.points[0].value, s.unit, s.reference, s.points[0].flag) for s in letter.labs}

    assert told == {
        "coagulation studies": ("normal", "", "", ""),
        "platelets": ("40–50", "10*9/L", "", "no range"),
        "aPTT": ("45", "s", "25–35", "high"),
        "aPTT mixing study": ("42", "s", "", "no range"),
        "bilirubin": ("normal", "", "", ""),
        "AST": ("mildly elevated (grade 1 as stated)", "", "", ""),
        "ALT": ("mildly elevated (grade 1 as stated)", "", "", ""),
        "GGT": ("mildly elevated (grade 1 as stated)", "", "", ""),
    }
    assert all(len(series.points) == 1 for series in letter.labs)  # and no curve
