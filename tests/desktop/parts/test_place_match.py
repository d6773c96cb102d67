import pytest

from boardapp.desktop.parts.place_match import best_match, is_within


@pytest.mark.parametrize(
    ("place", "places", "number"),
    [
        ("labs[2]", ["labs[20]", "labs[2]"], 1),
        ("labs[2].value", ["labs[1]", "labs[2]"], 1),
        ("therapies[1].radiation[0].dose", ["therapies[1]", "therapies[1].radiation[0]"], 1),
        ("diagnosis", ["patient", "diagnosis.disease", "diagnosis.when"], 1),
        ("labs[2]", ["labs[20]", "labs[21].value"], -1),
        ("labs[2].value", ["", "labs"], 1),
        ("goals[0]", [], -1),
        ("", ["", "labs[0]"], 0),
    ],
)
def test_the_same_place_then_the_nearest_around_it_then_the_first_within_it(
    place: str, places: list[str], number: int
) -> None:
    assert best_match(place, places) == number


def test_nothing_lies_within_no_place() -> None:
    assert not is_within("labs[0]", "")
