"""A fact of the file in words."""

import pytest

from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.words.facts import field_name, kind_name, place_name, stated_text


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("cell_source",), "cell source"),
        (("agents", "2", "dose"), "drug 2, dose"),
        (("marrow", "mrd", "1", "limit"), "marrow, MRD 1, limit"),
        (("courses", "1", "doses", "3", "day"), "cycle 1, dose 3, day"),
    ],
)
def test_a_field_is_named_with_what_holds_it(parts: tuple[str, ...], name: str) -> None:
    assert field_name(parts) == name


def test_a_record_has_the_name_of_one_of_its_kind() -> None:
    assert (kind_name("therapies"), kind_name("work_ups")) == ("therapy", "work-up")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (True, "", "yes"),
        (Value(40), "10*9/L", "40 ×10⁹/L"),
        (Value("not done"), "", "not done"),
        ("haploidentical", "", "haploidentical"),
    ],
)
def test_a_fact_is_told_as_stated(value: str | float | Value, unit: str, text: str) -> None:
    assert stated_text(value, unit) == text


def test_a_place_is_told_in_words() -> None:
    assert place_name(Place("therapies[0].start")) == "therapy 1, start"
    assert place_name(Place("assessments[12].marrow.mrd[1].limit")) == (
        "assessment 13, marrow, MRD 2, limit"
    )
    assert place_name(Place("patient.born")) == "patient, born"
    assert place_name(Place("labs[3]")) == "laboratory result 4"
