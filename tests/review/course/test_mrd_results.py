"""MRD: never "negative" alone, units as fractions of cells."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.course.mrd_results import mrd_points, mrd_text
from boardapp.review.model.review import Review
from tests.review.building import a_case, moments_of


def _mrd(result: str, value: object = None, limit: object = None, **more: Any) -> Mrd:
    stated = {"value": value, "limit": limit}
    values = {name: Value(v) for name, v in stated.items() if v is not None}  # type: ignore[arg-type]
    return Mrd(result=result, **values, **more)  # type: ignore[arg-type]


NOTHING_MORE = (
    "MRD negative (limit of detection not reported, method not reported, specimen not reported)"
)
NGS = {"method": "NGS", "specimen": "marrow"}


@pytest.mark.parametrize(
    ("mrd", "text"),
    [
        (_mrd("negative", limit=1e-6, **NGS), "MRD negative (< 1×10⁻⁶, NGS, marrow)"),
        (_mrd("negative", "<1e-4", **NGS), "MRD negative (< 1×10⁻⁴, NGS, marrow)"),
        (_mrd("negative", limit=0.01, unit="%", **NGS), "MRD negative (< 1×10⁻⁴, NGS, marrow)"),
        (_mrd("negative", limit=1, unit="10*-6", **NGS), "MRD negative (< 1×10⁻⁶, NGS, marrow)"),
        (
            _mrd("negative"),
            NOTHING_MORE,
        ),
        (_mrd("positive", 0.1, unit="%", **NGS), "MRD positive (1×10⁻³, NGS, marrow)"),
        (_mrd("positive", 5.1, unit="10*-6", **NGS), "MRD positive (5.1×10⁻⁶, NGS, marrow)"),
        (_mrd("positive", 3, unit="10*-4", **NGS), "MRD positive (3×10⁻⁴, NGS, marrow)"),
        (_mrd("positive", "<1e-4", **NGS), "MRD positive (< 1×10⁻⁴, NGS, marrow)"),
        (_mrd("positive", ">1e-2", **NGS), "MRD positive (> 1×10⁻², NGS, marrow)"),
        (_mrd("positive", "~1e-3", **NGS), "MRD positive (about 1×10⁻³, NGS, marrow)"),
        (_mrd("positive", "1..5", unit="%", **NGS), "MRD positive (1×10⁻² to 5×10⁻², NGS, marrow)"),
        (_mrd("positive", "weak", **NGS), "MRD positive (level not reported, NGS, marrow)"),
        (
            _mrd("positive", 7, unit="copies", **NGS),
            "MRD positive (7 copies as stated, unit not read, NGS, marrow)",
        ),
        (_mrd("indeterminate", **NGS), "MRD indeterminate (level not reported, NGS, marrow)"),
        (_mrd("not done"), "MRD not done"),
        (_mrd("not reported"), "MRD not reported"),
    ],
)
def test_a_result_is_told_with_level_method_and_specimen(mrd: Mrd, text: str) -> None:
    assert mrd_text(mrd) == text


def test_points_are_fractions_of_cells_in_order_of_time() -> None:
    case = a_case(
        assessments=(
            _look("dx + 60 d", _mrd("negative", limit=0.001, unit="%", **NGS)),
            _look("dx + 30 d", _mrd("positive", 0.5, unit="%"), _mrd("not done")),
        )
    )

    first, second = mrd_points(case.assessments, moments_of(case))

    assert (first.key, first.outcome, first.value) == ("assessments[1]", "positive", 0.005)
    assert first.place == "assessments[1].marrow.mrd[0]"
    assert (second.outcome, second.value, second.is_censored) == ("negative", None, False)
    assert second.limit == pytest.approx(1e-5)


def test_a_limit_is_no_value_and_a_missing_one_no_zero() -> None:
    case = a_case(assessments=(_look("dx", _mrd("negative", "<1e-4"), _mrd("positive")),))

    negative, positive = mrd_points(case.assessments, moments_of(case))

    assert (negative.limit, negative.is_censored) == (1e-4, True)
    assert (positive.value, positive.limit) == (None, None)


def test_the_letter_has_three_negatives_and_one_limit(letter: Review) -> None:
    assert [(p.key, p.outcome, p.limit, p.method, p.specimen) for p in letter.mrd] == [
        ("relapse-4", "negative", None, "", "marrow"),
        ("remission-ino-2", "negative", None, "", ""),
        ("last-follow-up", "negative", 1e-06, "NGS", "marrow"),
    ]


def _look(when: str, *mrd: Mrd) -> Assessment:
    return Assessment(when=When.parse(when), marrow=Marrow(mrd=mrd))
