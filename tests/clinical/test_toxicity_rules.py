"""SOS/VOD checklist, the label of inotuzumab ozogamicin, target antigens."""

import pytest

from boardapp.case.value import Value
from boardapp.clinical.antigens import target_of
from boardapp.clinical.inotuzumab_label import alkylators, exceeds_label, is_inotuzumab
from boardapp.clinical.sos_criteria import CRITERIA, State, bilirubin_state, sos_conclusion


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
        ([(0, 0.5), (1, 0.6), (2, 0.7)], "met"),
        ([(0, 0.5), (1, 0.6), (2, 0.6)], "not met"),
        ([(0, 0.6), (1, 0.6), (2, 0.7)], "not met"),
        ([(0, 0.5), (0.9, 0.4), (1, 0.6), (2, 0.7)], "met"),  # the last of a day counts
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
    assert bilirubin_state(results) == expected


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
