"""A count of neutrophils beside its own leukocytes and differential."""

from typing import Any

import pytest

from boardapp.review.plausibility.derived import neutrophils
from boardapp.review.plausibility.rule import Scene
from tests.review.building import a_case, moments_of, result


def _alarms(
    stated: float | str, unit: str = "10*9/L", bands: float | None = 4, cells: float = 2.4
) -> list[Any]:
    rows = [("leukocytes", cells, "10*9/L"), ("segs", 10, "%"), ("ANC", stated, unit)]
    rows += [] if bands is None else [("bands", bands, "%")]
    labs = tuple(result(value, test=test, unit=of) for test, value, of in rows)
    case = a_case(diagnosed="2020-01-01", labs=labs)
    return [*neutrophils(Scene(case, moments_of(case), ()))]


@pytest.mark.parametrize(
    ("stated", "is_apart"),
    [
        (0.336, False),
        (0.24, False),  # 0.096 apart
        (0.23, True),  # 0.106 apart, and 32 %
        (0.43, False),  # 0.094 apart
        (0.44, True),
        ("<0.3", False),
        ("<0.2", True),
        ("0.2..0.3", False),
        (3.36, True),
    ],
)
def test_a_count_apart_from_its_differential_is_found(
    stated: float | str, *, is_apart: bool
) -> None:
    assert bool(_alarms(stated)) is is_apart


@pytest.mark.parametrize(
    ("stated", "is_apart"), [(26.8, True), (26.9, False), (42, False), (42.1, True)]
)
def test_of_large_counts_a_fifth_is_left_to_rounding(stated: float, *, is_apart: bool) -> None:
    """240 × 14 % is 33.6; 26.88 is 20 % below it, and it is 20 % below 42."""
    assert bool(_alarms(stated, cells=240)) is is_apart


def test_without_bands_a_count_may_be_more_but_not_less() -> None:
    assert _alarms(1.0, bands=None) == []
    assert len(_alarms(0.1, bands=None)) == 1


def test_the_sentence_tells_both_and_the_formula() -> None:
    (alarm,) = _alarms(3360, "/uL")
    assert alarm.sentence == (
        "3360/µL are stated; leukocytes and differential of that time give 0.336 ×10⁹/L "
        "(leukocytes × (segments + bands) / 100: leukocytes 2.4 ×10⁹/L, segments 10 % and "
        "bands 4 %)."
    )
    assert (alarm.place, alarm.also_at) == ("labs[2]", ("labs[0]",))


def test_of_many_the_first_are_told_and_the_rest_counted() -> None:
    labs = tuple(
        result(value, f"dx + {day} d", test=test, unit=unit)
        for day in range(8)
        for test, value, unit in (
            ("leukocytes", 2.4, "10*9/L"),
            ("segs", 10, "%"),
            ("bands", 4, "%"),
            ("ANC", 3.36, "10*9/L"),
        )
    )
    case = a_case(diagnosed="2020-01-01", labs=labs)
    found = [*neutrophils(Scene(case, moments_of(case), ()))]
    assert len(found) == 5
    assert found[-1].sentence.endswith("The same holds for 3 more of its results.")


def test_in_another_unit_the_same_count_agrees() -> None:
    assert _alarms(336, "/uL") == []
