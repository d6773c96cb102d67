"""Places: paths in a case that can be parsed, compared, looked up and replaced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place, PlaceError, key_of, placed
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value

CASE = Case(
    title="Invented",
    diagnosis=Diagnosis(disease=Coded(text="B-ALL")),
    therapies=(
        Therapy(name="induction", id="ind"),
        Therapy(name="rescue", agents=(Agent(name="X", dose=Value(5)), Agent(name="Y"))),
    ),
    labs=tuple(LabResult(test="ALT", value=Value(number)) for number in range(12)),
)
STEPS = st.lists(st.sampled_from(["labs", "value", "relapse-1", "a_b"]) | st.integers(0, 300)).map(
    lambda steps: ["labs", *steps]
)


@given(STEPS)
def test_a_place_reads_back_as_the_steps_that_made_it(steps: list[str | int]) -> None:
    place = Place.of(*steps)
    assert place.steps == tuple(steps)
    assert Place.parse(str(place)) == place
    assert place.parent == Place.of(*steps[:-1])


@given(STEPS, STEPS)
def test_a_place_contains_what_its_steps_begin(one: list[str | int], two: list[str | int]) -> None:
    assert Place.of(*one).contains(Place.of(*two)) is (two[: len(one)] == one)


@pytest.mark.parametrize("text", ["labs[", "labs[-1]", ".labs", "labs..value", "a b", "[3]", "1x"])
def test_what_is_no_place_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(PlaceError, match=r'is no place in a case; write one such as "labs\[3\]'):
        Place.parse(text)


def test_number_ten_does_not_lie_in_number_one() -> None:
    assert not Place.of("labs", 1).contains(Place.of("labs", 10))
    assert not Place("labs").contains("labs_of_others")
    assert Place.of("labs", 1).contains(Place.of("labs", 1))
    assert Place().contains("labs[1]")


def test_a_place_names_the_record_that_holds_it() -> None:
    place = Place("therapies[1].agents[0].dose")
    assert (place.record, place.collection, place.number) == ("therapies[1]", "therapies", 1)
    place = Place("diagnosis.cns.status")
    assert (place.record, place.collection, place.number) == ("diagnosis", "diagnosis", None)
    assert (Place().record, Place().collection, Place().parent) == ("", "", "")
    assert place.below("diagnosis") == ".cns.status"


def test_what_stands_at_a_place_is_found() -> None:
    assert Place("labs[11].value").get(CASE) == Value(11)
    assert Place("diagnosis.disease.text").get(CASE) == "B-ALL"
    assert Place().get(CASE) is CASE
    assert Place("therapies[1].agents").is_in(CASE)


@pytest.mark.parametrize(
    "text", ["labs[12]", "labs.value", "title[0]", "tnm", "therapies[1].agents[2]", "title.text"]
)
def test_a_place_that_the_case_lacks_is_named(text: str) -> None:
    place = Place.parse(text)
    assert not place.is_in(CASE)
    with pytest.raises(PlaceError, match="is not in this case"):
        place.get(CASE)
    with pytest.raises(PlaceError, match="is not in this case"):
        place.put(CASE, "x")


def test_putting_a_value_changes_one_place_and_shares_the_rest() -> None:
    changed = Place("therapies[1].agents[0].dose").put(CASE, Value(7))
    assert changed.therapies[1].agents[0] == Agent(name="X", dose=Value(7))
    assert changed.therapies[1].agents[1] is CASE.therapies[1].agents[1]
    assert changed.therapies[0] is CASE.therapies[0]
    assert changed.labs is CASE.labs
    assert CASE.therapies[1].agents[0].dose == Value(5)


def test_records_are_keyed_by_their_id_else_by_their_place() -> None:
    found = [(key, place) for key, place, _ in placed("therapies", CASE.therapies)]
    assert found == [("ind", "therapies[0]"), ("therapies[1]", "therapies[1]")]
    agents = list(placed("agents", CASE.therapies[1].agents, Place("therapies[1]")))
    assert agents[1].place == "therapies[1].agents[1]"
    assert key_of(CASE.diagnosis, Place("diagnosis")) == "dx"


def test_what_lies_in_a_part_that_is_not_stated_is_nothing_and_cannot_be_put() -> None:
    place = Place("diagnosis.cns.status")
    assert place.get(CASE) is None
    assert place.is_in(CASE)
    with pytest.raises(PlaceError, match="is not in this case"):
        place.put(CASE, "CNS1")


@pytest.mark.parametrize(
    ("place", "holders"),
    [
        ("", ()),
        ("meeting", ("meeting",)),
        (
            "therapies[3].agents[0].dose",
            (
                "therapies",
                "therapies[3]",
                "therapies[3].agents",
                "therapies[3].agents[0]",
                "therapies[3].agents[0].dose",
            ),
        ),
    ],
)
def test_the_holders_of_a_place_are_those_that_contain_it(
    place: str, holders: tuple[str, ...]
) -> None:
    assert Place.parse(place).holders == holders
    assert all(Place.parse(holder).contains(place) for holder in holders)
