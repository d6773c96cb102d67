"""Tumor lysis by Cairo and Bishop (2011) at its thresholds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.tumor_lysis import (
    LysisLab,
    LysisTest,
    is_creatinine_sign,
    lysis_state,
    tumor_lysis,
)

Number = int | float | str | None


def _lab(
    test: LysisTest, value: Any, day: int = 1, uln: float | None = None, *, molar: bool = False
) -> LysisLab:
    return LysisLab(test, day, Value(value), uln, molar)


@pytest.mark.parametrize(
    ("lab", "is_adult", "expected"),
    [
        (_lab("uric acid", 14.8, uln=5.5), False, "met"),
        (_lab("uric acid", 5.5, uln=5.5), False, "at the limit"),
        (_lab("uric acid", 5.4, uln=5.5), False, "not met"),
        (_lab("uric acid", 14.8), False, "not assessed"),  # no ULN
        (_lab("uric acid", 8.1), True, "met"),
        (_lab("uric acid", 8), True, "at the limit"),
        (_lab("uric acid", 7.9), True, "not met"),
        (_lab("uric acid", 7.9, uln=5.5), True, "not met"),
        (_lab("phosphate", 6.6), False, "met"),
        (_lab("phosphate", 6.5), False, "at the limit"),
        (_lab("phosphate", 6.4), False, "not met"),
        (_lab("phosphate", 2.1, molar=True), False, "at the limit"),
        (_lab("phosphate", 2.11, molar=True), False, "met"),
        (_lab("phosphate", 2.09, molar=True), False, "not met"),
        (_lab("phosphate", 4.6), True, "met"),
        (_lab("phosphate", 4.5), True, "at the limit"),
        (_lab("phosphate", 4.4), True, "not met"),
        (_lab("phosphate", 1.46, molar=True), True, "met"),
        (_lab("phosphate", 1.45, molar=True), True, "not met"),
        (_lab("phosphate", 5.0), None, "not assessed"),  # child or adult
        (_lab("phosphate", 6.6), None, "met"),
        (_lab("potassium", 6.1), False, "met"),
        (_lab("potassium", 6.0), None, "at the limit"),
        (_lab("potassium", 5.9), True, "not met"),
        (_lab("corrected calcium", 6.9), False, "met"),
        (_lab("corrected calcium", 7.0), False, "at the limit"),
        (_lab("corrected calcium", 7.1), True, "not met"),
        (_lab("corrected calcium", "<6.5"), True, "met"),
        (_lab("potassium", ">6"), False, "not assessed"),
        (_lab("potassium", ">6.5"), False, "met"),
        (_lab("potassium", "5.5..6.5"), False, "not assessed"),
        (_lab("potassium", "high"), False, "not assessed"),
    ],
)
def test_the_state_of_one_result(lab: LysisLab, is_adult: bool | None, expected: str) -> None:
    assert lysis_state(lab, is_adult=is_adult) == expected


_URATE, _PHOSPHATE = _lab("uric acid", 14.8, uln=5.5), _lab("phosphate", 9.1)


@pytest.mark.parametrize(
    ("labs", "laboratory", "by_2004"),
    [
        ([_URATE, _PHOSPHATE], "present", True),
        ([_URATE], None, False),  # one of two, the others not assessed
        ([_URATE, _lab("phosphate", 5), _lab("potassium", 4), _lab("corrected calcium", 9)],
         "no", False),
        ([_URATE, _lab("phosphate", 5), _lab("potassium", 4)], None, False),
        ([_URATE, _lab("phosphate", 9.1, day=4)], "not within 24 h", True),  # 3 days apart
        ([_URATE, _lab("phosphate", 9.1, day=2)], "perhaps within 24 h", True),
        ([_URATE, _lab("phosphate", 9.1, day=3)], "not within 24 h", True),
        ([_URATE, _lab("phosphate", 6.5)], "at the limit", False),
        ([_URATE, _lab("phosphate", 6.5, day=2)], "at the limit", False),
        ([_URATE, _lab("phosphate", 6.5, day=3)], None, False),
        ([_lab("uric acid", 14.8, 9, 5.5), _lab("phosphate", 9.1, 9)], None, False),  # outside
        ([_lab("uric acid", 14.8, 7, 5.5), _lab("phosphate", 9.1, 7)], "present", True),
        ([_lab("uric acid", 14.8, 8, 5.5), _lab("phosphate", 9.1, 8)], None, False),
        ([_lab("uric acid", 14.8, -3, 5.5), _lab("phosphate", 9.1, -3)], "present", True),
        ([_lab("uric acid", 14.8, -4, 5.5), _lab("phosphate", 9.1, -4)], None, False),
        ([_lab("uric acid", 14.8), _PHOSPHATE], None, False),  # no ULN for uric acid
        ([_lab("phosphate", 9.1), _lab("phosphate", 9.2)], None, False),  # twice one test
        ([], None, False),
    ],
)  # fmt: skip
def test_two_tests_within_24_hours_around_the_start(
    labs: list[LysisLab], laboratory: str | None, by_2004: bool
) -> None:
    found = tumor_lysis(labs, is_adult=False)
    assert (found.laboratory, found.by_2004) == (laboratory, by_2004)


def test_what_was_outside_the_days_and_not_assessed_is_told() -> None:
    late = _lab("uric acid", 14.8, day=9, uln=5.5)
    found = tumor_lysis([late, _PHOSPHATE], is_adult=False)
    assert found.outside == (late,)
    assert found.missing == ("uric acid", "potassium", "corrected calcium")
    assert found.states["phosphate"] == "met"


@pytest.mark.parametrize(("labs", "is_clinical"), [([_URATE, _PHOSPHATE], True), ([_URATE], False)])
def test_signs_make_a_clinical_one_only_with_a_laboratory_one(
    labs: list[LysisLab], *, is_clinical: bool
) -> None:
    assert tumor_lysis(labs, is_adult=False, signs=("creatinine",)).is_clinical is is_clinical
    assert not tumor_lysis(labs, is_adult=False).is_clinical


@pytest.mark.parametrize(
    ("before", "after", "uln", "expected"),
    [
        (0.4, 0.7, None, True),  # exactly 0.3
        (0.4, 0.69, None, False),
        (0.4, "0.6..0.8", None, None),
        (None, 1.51, 1.0, True),
        (None, 1.5, 1.0, False),
        (None, 1.5, None, None),
        (0.4, None, 1.0, None),
        ("not done", 1.51, 1.0, True),
        (0.4, ">0.8", None, True),
        (0.4, "<0.7", None, None),
        (0.4, "<0.6", None, False),
        (0.4, "<=0.7", None, None),
        (">0.3", 0.5, None, False),
        (">0.3", 0.7, None, None),
        ("<0.5", 0.9, None, True),
        ("<0.5", 0.6, None, None),
        (None, "<1.4", 1.0, False),
        (None, "1.4..1.6", 1.0, None),
        (None, ">1.2", 1.0, None),
        (None, "<1.6", 1.0, None),
    ],
)
def test_creatinine_by_its_rise_or_without_one_before_by_its_limit(
    before: Number, after: Number, uln: float | None, expected: bool | None
) -> None:
    one, other = (None if n is None else Value(n) for n in (before, after))
    assert is_creatinine_sign(one, other, uln) is expected


_TESTS = st.sampled_from(["uric acid", "phosphate", "potassium", "corrected calcium"])
_LABS = st.lists(
    st.builds(
        lambda test, value, day: _lab(test, value, day, 5.5),
        _TESTS, st.floats(0.5, 20), st.integers(-5, 10),
    ), max_size=6,
)  # fmt: skip


@given(_LABS, st.booleans())
def test_the_order_of_results_does_not_matter(labs: list[LysisLab], is_adult: bool) -> None:
    one, other = (tumor_lysis(order, is_adult=is_adult) for order in (labs, labs[::-1]))
    assert (one.laboratory, one.by_2004, one.states) == (
        other.laboratory,
        other.by_2004,
        other.states,
    )


@given(_LABS)
def test_what_the_version_of_2011_finds_that_of_2004_finds_too(labs: list[LysisLab]) -> None:
    found = tumor_lysis(labs, is_adult=False)
    if found.laboratory in ("present", "perhaps within 24 h", "not within 24 h"):
        assert found.by_2004
