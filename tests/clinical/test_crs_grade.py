"""CRS by the consensus of the ASTCT."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.crs_grade import BY, CrsParts, counted_vasopressors, crs_grade


def _parts(**stated: Any) -> CrsParts:
    numbers = ("temperature", "vasopressors", "oxygen")
    return CrsParts(
        **{name: Value(one) if name in numbers else one for name, one in stated.items()}
    )


def _with(*drugs: str, **stated: Any) -> CrsParts:
    count, vasopressin = counted_vasopressors(drugs)
    return _parts(vasopressors=count, vasopressin=vasopressin, **stated)


@pytest.mark.parametrize(
    ("found", "lowest"),
    [
        (_parts(temperature=39), 1),
        (_parts(temperature=39, hypotension="present", vasopressors=0), 2),
        (_with("noradrenaline", temperature=39), 3),
        (_with("noradrenaline", "vasopressin", temperature=39), 3),
        (_with("noradrenaline", "adrenaline", temperature=39), 4),
        (_parts(temperature=39, device="positive pressure"), 4),
        (_with("noradrenaline", fever="absent", is_after_treatment=True), 3),
    ],
)
def test_the_vectors_of_the_definitions(found: CrsParts, lowest: int) -> None:
    graded = crs_grade(found)
    assert graded.lowest == lowest
    assert graded.only_if == ()
    assert graded.by is BY


@pytest.mark.parametrize(
    ("stated", "lowest", "highest"),
    [
        ({"temperature": 38.0}, 1, 1),
        ({"temperature": "<=38.0"}, 0, 1),
        ({"temperature": "37.5..39"}, 0, 1),
        ({"temperature": 39, "oxygen": 0}, 1, 1),
        ({"temperature": 39, "device": "blow-by"}, 2, 2),
        ({"temperature": 39, "device": "nasal cannula", "oxygen": 6}, 2, 2),
        ({"temperature": 39, "device": "nasal cannula", "oxygen": 6.1}, 3, 3),
        ({"temperature": 39, "device": "nasal cannula", "oxygen": ">6"}, 3, 3),
        ({"temperature": 39, "device": "nasal cannula", "oxygen": ">=6"}, 2, 3),
        ({"temperature": 39, "device": "nasal cannula", "oxygen": "5..8"}, 2, 3),
        ({"temperature": 39, "device": "nasal cannula"}, 2, 3),
        ({"temperature": 39, "oxygen": 2}, 2, 4),
        ({"temperature": 39, "oxygen": 10}, 3, 4),
        ({"temperature": 39, "device": "not named"}, 2, 4),
        ({"temperature": 39, "device": "not named", "oxygen": 7}, 3, 4),
        ({"temperature": 39, "device": "high-flow cannula"}, 3, 3),
        ({"temperature": 39, "device": "mask"}, 3, 3),
        ({"temperature": 39, "device": "mask", "oxygen": 5}, 3, 3),
    ],
)
def test_oxygen_by_flow_and_by_device(stated: dict[str, Any], lowest: int, highest: int) -> None:
    is_without = "oxygen" not in stated and "device" not in stated
    given = stated | {"device": "none"} if is_without else stated
    graded = crs_grade(_parts(hypotension="absent", **given))
    assert (graded.lowest, graded.highest) == (lowest, highest)


@pytest.mark.parametrize(
    ("stated", "lowest", "highest"),
    [
        ({"hypotension": "present"}, 2, 4),
        ({"hypotension": "present", "vasopressors": 0}, 2, 2),
        ({"vasopressors": 1}, 3, 3),
        ({"vasopressors": "1..2"}, 3, 4),
        ({"vasopressors": ">=1"}, 3, 4),
        ({"vasopressors": ">1"}, 3, 4),
        ({"vasopressors": 2}, 4, 4),
        ({"vasopressors": 0}, 1, 2),
        ({"vasopressors": 0, "vasopressin": "present"}, 2, 3),
        ({"vasopressin": "present"}, 2, 4),
        ({"hypotension": "absent"}, 1, 1),
        ({"hypotension": "absent", "vasopressors": 1}, 3, 3),
    ],
)
def test_hypotension_by_its_treatment(stated: dict[str, Any], lowest: int, highest: int) -> None:
    graded = crs_grade(_parts(temperature=39, device="none", **stated))
    assert (graded.lowest, graded.highest) == (lowest, highest)


def test_what_is_not_known_is_missing_and_never_absent() -> None:
    alone = crs_grade(_parts(temperature=39))
    assert (alone.lowest, alone.highest) == (1, 4)
    assert alone.decided_by == ("fever",)
    assert alone.missing == ("hypotension and vasopressors", "oxygen")
    whole = crs_grade(_parts(temperature=39, hypotension="absent", device="none"))
    assert whole.is_certain
    assert whole.missing == ()


def test_without_fever_at_the_onset_it_is_not_graded() -> None:
    none = crs_grade(_parts(temperature=37.9, is_after_treatment=False, vasopressors=1))
    assert none.name is None
    assert none.reason == "no fever of 38 °C or more at the onset"
    unknown = crs_grade(_parts(fever="absent", vasopressors=1))
    assert unknown.reason.endswith("whether tocilizumab or a steroid came before is not reported")


def test_after_treatment_nothing_else_is_grade_0() -> None:
    rest: dict[str, Any] = {"fever": "absent", "is_after_treatment": True}
    none = crs_grade(_parts(hypotension="absent", device="none", **rest))
    assert (none.lowest, none.highest) == (0, 0)
    no_flow = crs_grade(_parts(hypotension="absent", oxygen=0, **rest))
    assert (no_flow.lowest, no_flow.highest) == (0, 0)
    without = crs_grade(_parts(vasopressors=0, device="none", **rest))
    assert (without.lowest, without.highest) == (0, 2)


def test_without_fever_and_without_any_sign_nothing_more_is_asked() -> None:
    found = crs_grade(_parts(fever="absent", hypotension="absent", device="none"))
    assert found.reason == "no fever of 38 °C or more at the onset"


def test_a_fever_that_is_not_reported_is_a_condition() -> None:
    graded = crs_grade(_parts(vasopressors=1))
    assert graded.name == "3"
    assert graded.only_if == ("fever of 38 °C or more at the onset",)
    assert not graded.is_certain
    assert crs_grade(_parts(vasopressors=1, is_after_treatment=True)).only_if == ()


def test_nothing_known_gives_no_grade() -> None:
    graded = crs_grade(CrsParts())
    assert graded.name is None
    assert graded.reason == "none of its parts is reported"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("noradrenaline", "Noradrenaline "), (1, "absent")),
        (("Argipressin",), (0, "present")),
        (("adrenaline", "vasopressin", "dopamine"), (2, "present")),
        (("", " "), (0, "absent")),
    ],
)
def test_vasopressin_is_not_counted(names: tuple[str, ...], expected: tuple[int, str]) -> None:
    assert counted_vasopressors(names) == expected


@given(st.integers(0, 3), st.integers(0, 3), st.floats(0, 60), st.floats(0, 60))
def test_more_support_never_lowers_the_grade(
    few: int, many: int, little: float, much: float
) -> None:
    milder = crs_grade(
        _parts(temperature=39, vasopressors=min(few, many), oxygen=min(little, much))
    )
    graver = crs_grade(
        _parts(temperature=39, vasopressors=max(few, many), oxygen=max(little, much))
    )
    assert milder.lowest is not None
    assert graver.lowest is not None
    assert graver.lowest >= milder.lowest
    assert (graver.highest or 0) >= graver.lowest
