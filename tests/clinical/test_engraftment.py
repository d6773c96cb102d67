"""Engraftment, primary graft failure and chimerism at their thresholds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.chimerism import DonorShare, called, chimerism, donor_share, lineage_of
from boardapp.clinical.engraftment import (
    DayCount,
    Graft,
    neutrophil_engraftment,
    platelet_engraftment,
    primary_failure,
)

Number = int | float | str
Counts = dict[int, Number]


def _counts(found: Counts) -> list[DayCount]:
    return [DayCount(day, Value(value)) for day, value in found.items()]


@pytest.mark.parametrize(
    ("counts", "state", "day"),
    [
        ({18: 0.5, 19: 0.6, 20: 0.7}, "engrafted", 18),
        ({18: 0.5, 19: 0.4, 20: 0.6}, "not assessable", None),
        ({18: 0.5, 19: 0.4, 20: 0.4}, "not yet", None),
        ({18: 0.49, 19: 0.5, 20: 0.5, 21: 0.5}, "engrafted", 19),
        ({18: 0.5, 19: 0.5}, "not assessable", None),
        ({18: 0.5, 19: 0.5, 21: 0.5}, "not assessable", None),  # day 20 was not counted
        ({18: 0.5, 19: "not done", 20: 0.5}, "not assessable", None),
        ({18: "<0.1", 19: "<0.1", 20: "<0.1"}, "not yet", None),
        ({18: ">=0.5", 19: 0.5, 20: 0.5}, "engrafted", 18),
        ({18: "0.4..0.6", 19: 0.6, 20: 0.7}, "not assessable", None),
        ({-3: 2, -2: 2, -1: 2, 5: 0.1}, "not yet", None),  # before the transplant
        ({}, "not assessable", None),
    ],
)
def test_neutrophils_engraft_on_the_first_of_three_days(
    counts: Counts, state: str, day: int | None
) -> None:
    found = neutrophil_engraftment(_counts(counts))
    assert (found.state, found.day) == (state, day)


def test_three_days_of_which_one_is_below_are_no_engraftment() -> None:
    """0.5, 0.4, 0.6: not engrafted by these, and what follows is not known."""
    assert neutrophil_engraftment(_counts({18: 0.5, 19: 0.4, 20: 0.6})).day is None


@pytest.mark.parametrize(
    ("before", "is_earliest"), [({17: 0.4}, True), ({}, False), ({17: "0.4..0.6"}, False)]
)
def test_an_engraftment_is_the_earliest_where_the_day_before_was_below(
    before: Counts, *, is_earliest: bool
) -> None:
    found = neutrophil_engraftment(_counts({**before, 18: 0.5, 19: 0.6, 20: 0.7}))
    assert (found.day, found.is_earliest) == (18, is_earliest)
    assert [count.day for count in found.decided_by] == [18, 19, 20]


@pytest.mark.parametrize(
    ("counts", "day", "is_earliest"),
    [
        ({0: 0.5, 1: 0.5, 2: 0.5}, 0, True),  # nothing was before
        ({1: 0.5, 2: 0.5, 3: 0.5}, 1, False),
        ({-1: 0.1, 0: 0.5, 1: 0.5, 2: 0.5}, 0, True),
        ({0: 0.4, 1: 0.5, 2: 0.5, 3: 0.5}, 1, True),
    ],
)
def test_days_count_from_that_of_the_transplant(
    counts: Counts, day: int, *, is_earliest: bool
) -> None:
    found = neutrophil_engraftment(_counts(counts))
    assert (found.day, found.is_earliest) == (day, is_earliest)


@pytest.mark.parametrize(
    ("first", "second"), [(0.6, "<0.1"), ("<0.1", 0.6), (0.6, 0.2), (0.2, 0.6)]
)
def test_of_two_values_of_a_day_a_limit_from_above_may_be_the_lower(
    first: Number, second: Number
) -> None:
    counts = [*_counts({18: 0.5, 20: 0.5}), DayCount(19, Value(first)), DayCount(19, Value(second))]
    assert neutrophil_engraftment(counts).day is None


def test_a_failure_rests_on_the_last_count() -> None:
    found = primary_failure(_counts({30: 0.2, 35: 0.3, 40: 0.1}), "other")
    assert found.decided_by == DayCount(40, Value(0.1))


def test_the_lowest_value_of_a_day_counts() -> None:
    twice = [*_counts({18: 0.5, 19: 0.6, 20: 0.7}), DayCount(19, Value(0.3))]
    assert neutrophil_engraftment(twice).day is None


@pytest.mark.parametrize(
    ("counts", "transfusions", "state", "day"),
    [
        ({20: 25, 21: 26, 22: 27}, (), "engrafted", 20),
        ({20: 25, 21: 26, 22: 27}, (13,), "not assessable", None),
        ({20: 25, 21: 26, 22: 27}, (12,), "engrafted", 20),
        ({20: 25, 21: 26, 22: 27}, (17,), "not assessable", None),  # 3 days before
        ({20: 15, 21: 15, 22: 15}, (17,), "not yet", None),
        ({20: 25, 21: 26, 22: 27}, None, "not assessable", None),
        ({20: 19, 21: 20, 22: 20, 23: 20}, (), "engrafted", 21),
        ({20: 19}, (), "not yet", None),
        ({}, (), "not assessable", None),
    ],
)
def test_platelets_engraft_without_transfusion_for_seven_days(
    counts: Counts, transfusions: tuple[int, ...] | None, state: str, day: int | None
) -> None:
    found = platelet_engraftment(_counts(counts), transfusions)
    assert (found.state, found.day) == (state, day)


@pytest.mark.parametrize(
    ("counts", "graft", "has_pancytopenia", "state"),
    [
        ({31: 0.2}, "other", None, "met with pancytopenia"),
        ({31: 0.2}, "other", True, "met"),
        ({31: 0.2}, "other", False, "not met"),
        ({30: 0.49}, "other", None, "met with pancytopenia"),
        ({29: 0.2}, "other", None, "too early"),
        ({31: 0.2}, "cord blood", None, "too early"),  # not before + 42
        ({41: 0.2}, "cord blood", None, "too early"),
        ({42: 0.2}, "cord blood", None, "met with pancytopenia"),
        ({31: 0.2}, None, None, "not assessable"),
        ({42: 0.2}, None, None, "met with pancytopenia"),
        ({29: 0.2}, None, None, "too early"),
        ({31: 0.5}, "other", None, "not assessable"),
        ({18: 0.5, 19: 0.5, 20: 0.5, 31: 0.2}, "other", None, "not met"),  # engrafted before
        ({18: 0.5, 31: 0.2}, "other", None, "not assessable"),
        ({}, "other", None, "not assessable"),
    ],
)
def test_primary_failure_by_day_30_and_after_cord_blood_by_day_42(
    counts: Counts, graft: Graft | None, has_pancytopenia: bool | None, state: str
) -> None:
    found = primary_failure(_counts(counts), graft, has_pancytopenia=has_pancytopenia)
    assert found.state == state


@given(st.dictionaries(st.integers(0, 60), st.floats(0, 5), min_size=1), st.integers(0, 60))
def test_a_further_low_count_never_makes_an_engraftment_earlier(
    counts: dict[int, float], day: int
) -> None:
    before = neutrophil_engraftment(_counts(dict(counts)))
    after = neutrophil_engraftment([*_counts(dict(counts)), DayCount(day, Value(0.1))])
    if before.day is None:
        assert after.day is None
    elif after.day is not None:
        assert after.day >= before.day


def _chimerism(*shares: tuple[str, Number]) -> tuple[str, tuple[str, ...]]:
    found = chimerism([DonorShare(lineage_of(cells), Value(value)) for cells, value in shares])
    return found.state, found.missing


@pytest.mark.parametrize(
    ("shares", "state", "missing"),
    [
        ([("CD33", 96), ("CD3", 96)], "full", ()),
        ([("CD33", 95), ("CD3", 96)], "not full", ()),
        ([("CD33", 96), ("CD3", 95)], "not full", ()),
        ([("CD33", 95.1), ("CD3", 100)], "full", ()),
        ([("CD33", ">95"), ("CD3", ">95")], "full", ()),
        ([("CD33", ">=95"), ("CD3", 100)], "full or not full", ()),
        ([("CD33", "94..97"), ("CD3", 100)], "full or not full", ()),
        ([("CD33", "~96"), ("CD3", 100)], "full or not full", ()),
        ([("CD3", 40)], "not full", ()),
        ([("CD33", 100)], "not assessable", ("lymphoid cells",)),
        ([("marrow", 100)], "not assessable", ("myeloid cells", "lymphoid cells")),
        ([("marrow", 95)], "not full", ()),
        ([("CD33", "not done")], "not assessable", ("share of the donor",)),
        ([], "not assessable", ("share of the donor",)),
    ],
)
def test_full_chimerism_is_above_95_in_both_lineages(
    shares: list[tuple[str, Number]], state: str, missing: tuple[str, ...]
) -> None:
    assert _chimerism(*shares) == (state, missing)


@pytest.mark.parametrize(
    ("own", "donor"),
    [(100, "0"), (0, "100"), (4, "96"), ("4..5", "95..96"), ("<5", None), (">5", None),
     (101, None), ("-1..5", None), ("90..110", None), ("some", None)]
)  # fmt: skip
def test_cells_of_the_patient_are_none_of_the_donor(own: Number, donor: str | None) -> None:
    assert donor_share(Value(own)) == (None if donor is None else Value(donor))


@pytest.mark.parametrize(
    ("specimen", "lineage"),
    [
        ("CD3", "lymphoid"),
        ("blood, CD3+", "lymphoid"),
        ("T cells", "lymphoid"),
        ("CD33", "myeloid"),
        ("granulocytes", "myeloid"),
        ("CD34", "whole"),
        ("CD45", "whole"),
        ("marrow", "whole"),
        ("", "whole"),
    ],
)
def test_the_lineage_of_a_specimen(specimen: str, lineage: str) -> None:
    assert lineage_of(specimen) == lineage


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("full donor chimerism", "full"),
        ("complete chimerism", "full"),
        ("mixed chimerism", "mixed"),
        ("partial donor engraftment", "mixed"),
        ("complete autologous reconstitution, no donor cells", None),
        ("donor cells 97 %", None),
        ("", None),
    ],
)
def test_what_a_source_calls_a_chimerism(words: str, expected: str | None) -> None:
    assert called(words) == expected


def test_a_chimerism_is_full_or_not_or_open() -> None:
    states = [[("CD33", 96), ("CD3", 96)], [("CD33", 95)], [("CD33", 96)]]
    found = [
        chimerism([DonorShare(lineage_of(cells), Value(value)) for cells, value in shares])
        for shares in states
    ]
    assert [one.is_full for one in found] == [True, False, None]


@given(st.lists(st.tuples(st.sampled_from(["CD3", "CD33", "marrow"]), st.floats(0, 100))))
def test_the_order_of_lineages_does_not_matter(shares: list[tuple[str, float]]) -> None:
    assert _chimerism(*shares) == _chimerism(*reversed(shares))
