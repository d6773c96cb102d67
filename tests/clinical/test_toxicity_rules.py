"""SOS/VOD checklist, the label of inotuzumab ozogamicin, target antigens."""

import pytest

from boardapp.case.value import Value
from boardapp.clinical.antigens import target_of
from boardapp.clinical.inotuzumab_label import (
    alkylators,
    counts_before_cycle,
    exceeds_label,
    is_inotuzumab,
    liver_limits,
)
from boardapp.clinical.sos_criteria import (
    CRITERIA,
    Bilirubin,
    State,
    are_together,
    bilirubin_met_on,
    bilirubin_state,
    sos_conclusion,
    weight_state,
)


def _states(met: int, not_met: int) -> list[State]:
    open_ = len(CRITERIA) - met - not_met
    return ["met"] * met + ["not met"] * not_met + ["not assessed"] * open_


@pytest.mark.parametrize(
    ("met", "not_met", "expected"),
    [
        (2, 0, "criteria fulfilled: 2 of 5 met"),
        (1, 0, "not assessable: 1 met, 4 of 5 not assessed"),
        (1, 4, "criteria not fulfilled: 1 of 5 met"),
        (1, 3, "not assessable: 1 met, 1 of 5 not assessed"),
        (0, 4, "criteria not fulfilled: 0 of 5 met"),
        (0, 3, "not assessable: no reported criterion met, 2 of 5 not assessed"),
        (0, 0, "not assessable: no reported criterion met, 5 of 5 not assessed"),
    ],
)
def test_two_criteria_are_needed_and_silence_is_never_not_met(
    met: int, not_met: int, expected: str
) -> None:
    assert sos_conclusion(_states(met, not_met)) == expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], "not assessed"),
        ([(0, 0.5), (1, 0.6)], "not assessed"),
        ([(0, 0.5), (1, 0.6), (2, 0.7)], "not assessed"),  # below 2 mg/dL, without a range
        ([(0, 0.3), (1, 0.4), (2, 0.5)], "not assessed"),
        ([(0, 1.9), (1, 2.0), (2, 2.1)], "met"),
        ([(0, 0.5), (1, 0.6), (2, 0.6)], "not met"),
        ([(0, 0.6), (1, 0.6), (2, 0.7)], "not met"),
        ([(0, 0.5), (0.9, 0.4), (1, 0.3), (2, 0.7)], "not met"),  # the last of a day counts
        ([(1, 1.5), (4, 2.0)], "met"),
        ([(0, 6.0), (1, 4.4), (2, 3.1), (3, 2.2)], "not assessed"),  # from where, nobody knows
        ([(0, 2.0), (1, 1.9), (2, 1.8)], "not assessed"),
        ([(0, 6.0), (1, 7.0), (2, 8.0)], "met"),  # rising all the same
        ([(0, 0.5), (1, 0.6), (3, 0.7)], "not assessed"),  # not in a row
        ([(0, 0.5), (3, 2.0)], "met"),
        ([(10, 0.5), (13, 2.0)], "met"),
        ([(0, 0.5), (3, 1.99)], "not assessed"),
        ([(0, 0.5), (3.01, 2.0)], "not assessed"),  # not within 72 h
        ([(0, 2.4), (3, 2.5)], "not assessed"),  # was there before
        ([(0, 2.0), (3, 2.5)], "not assessed"),
        ([(0, 0.5), (1, 1.9), (4, 2.0)], "met"),  # from the last value below
        ([(0, 0.5), (9, 2.4), (10, 1.5), (20, 2.4)], "not assessed"),
    ],
)
def test_bilirubin(results: list[tuple[float, float]], expected: str) -> None:
    assert bilirubin_state([Bilirubin(day, value) for day, value in results]) == expected


def test_bilirubin_is_judged_from_the_last_value_before_the_exposure() -> None:
    since = [Bilirubin(day, value) for day, value in ((0, 2.5), (1, 2.4), (2, 2.3))]
    assert bilirubin_state(since, Bilirubin(-1, 0.8)) == "met"
    assert bilirubin_state(since) == "not assessed"
    assert bilirubin_state(since, Bilirubin(-4, 0.8)) == "not assessed"  # not within 72 h
    # Known to have been raised before, and falling: watched, and no rise.
    assert bilirubin_state(since, Bilirubin(-1, 2.6)) == "not met"
    assert bilirubin_state(since, Bilirubin(-3, 2.6)) == "not met"
    assert bilirubin_state(since, Bilirubin(-3.1, 2.6)) == "not assessed"
    assert bilirubin_met_on(since, Bilirubin(-1, 0.8)) == 0
    assert bilirubin_state([], Bilirubin(-1, 2.5)) == "not assessed"
    later = [Bilirubin(0, 0.8), Bilirubin(1, 2.5), Bilirubin(2, 2.6)]
    assert bilirubin_met_on(later) == 1
    assert bilirubin_met_on(later[:1]) is None


@pytest.mark.parametrize(
    ("values", "uln", "expected"),
    [
        ((0.3, 0.5, 0.7), 1.0, "not assessed"),  # wholly within the range
        ((0.8, 1.0, 1.2), 1.0, "met"),
        ((0.8, 0.9, 1.0), 1.0, "not assessed"),
        ((1.0, 1.5, 2.0), 2.5, "not assessed"),
        ((1.0, 1.0, 0.9), 1.0, "not met"),
    ],
)
def test_a_rise_within_the_laboratorys_range_decides_nothing(
    values: tuple[float, ...], uln: float, expected: str
) -> None:
    found = [Bilirubin(day, value, uln) for day, value in enumerate(values)]
    assert bilirubin_state(found) == expected


@pytest.mark.parametrize(
    ("before", "since", "expected"),
    [
        (10.0, (10.8,), "met"),
        (10.0, (10.5,), "not assessed"),  # 5 %, and not more
        (10.0, (10.2, 10.51), "met"),
        (100.0, (105.01,), "met"),
        (100.0, (105.0,), "not assessed"),
        (None, (10.0, 12.0), "not assessed"),
        (10.0, (), "not assessed"),
    ],
)
def test_weight(before: float | None, since: tuple[float, ...], expected: str) -> None:
    assert weight_state(before, since) == expected


def test_signs_of_different_times_are_not_added_up() -> None:
    assert sos_conclusion(_states(2, 0), is_together=False) == (
        "not assessable: 2 signs, at different times"
    )
    assert are_together([(0, 3), (17, 20)])
    assert not are_together([(0, 3), (17.1, 20)])
    assert are_together([(0, 1), (100, 101), (110, 112)])
    assert are_together([(0, 1), None])  # a sign of an unknown time may be of any


@pytest.mark.parametrize(
    ("cycles", "expected"),
    [(6, False), (7, True), ("5..7", False), ("7..9", True), ("not reported", False)],
)
def test_more_than_six_cycles_exceed_the_label(cycles: int | str, expected: bool) -> None:
    assert exceeds_label(Value(cycles)) is expected


def test_drugs_are_known_by_their_names() -> None:
    assert is_inotuzumab("Inotuzumab ozogamicin (resumed)")
    assert not is_inotuzumab("gemtuzumab ozogamicin")
    assert target_of("Blinatumomab, cycle 2") == "CD19"
    assert target_of("Tisagenlecleucel") == "CD19"
    assert target_of("inotuzumab ozogamicin") == "CD22"
    assert target_of("CAR-T cells") == ""
    assert alkylators(("treosulfan", "Thiotepa", "fludarabine")) == ("treosulfan", "thiotepa")


@pytest.mark.parametrize(
    ("bilirubin", "transaminase", "expected"),
    [
        (1.6, 2.6, "above"),
        (1.6, 1.0, "one of two above"),
        (1.0, 2.6, "one of two above"),
        (1.5, 2.5, "within"),
        (1.5, 2.51, "one of two above"),
        (1.51, 2.51, "above"),
        (1.6, None, None),
        (None, 2.6, None),
    ],
)
def test_the_labels_limits_for_a_dose(
    bilirubin: float | None, transaminase: float | None, expected: str | None
) -> None:
    assert liver_limits(bilirubin, transaminase) == expected


@pytest.mark.parametrize(
    ("neutrophils", "platelets", "expected"),
    [(1.0, 50, True), (0.99, 50, False), (1.0, 49.9, False), (None, 60, None), (2, None, None)],
)
def test_the_labels_counts_before_a_cycle(
    neutrophils: float | None, platelets: float | None, expected: bool | None
) -> None:
    assert counts_before_cycle(neutrophils, platelets) is expected
