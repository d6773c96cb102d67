import pytest

from boardapp.desktop.parts.place_match import SAME, best_match, match


@pytest.mark.parametrize(
    ("place", "places", "number"),
    [
        ("labs[2]", ["labs[20]", "labs[2]"], 1),
        ("labs[2].value", ["labs[1]", "labs[2]"], 1),
        ("therapies[1].radiation[0].dose", ["therapies[1]", "therapies[1].radiation[0]"], 1),
        ("diagnosis", ["patient", "diagnosis.disease", "diagnosis.when"], 1),
        ("diagnosis.genetics[1]", ["diagnosis", "diagnosis.genetics"], 1),
        ("assessments[3]", ["assessments", "assessments[3].marrow"], 1),
        ("labs[2]", ["labs[20]", "labs[21].value"], -1),
        ("labs[2].value", ["", "labs"], -1),
        ("therapies[3]", ["therapies"], -1),
        ("goals[0]", [], -1),
        ("", ["", "labs[0]"], -1),
    ],
)
def test_the_same_place_then_a_part_of_it_then_the_nearest_around_it(
    place: str, places: list[str], number: int
) -> None:
    assert best_match(place, places)[0] == number


def test_a_better_match_has_a_higher_rate() -> None:
    shown = ["labs", "labs[2]", "labs[2].value", "labs[2].value.low", "labs[3]"]
    rates = [match("labs[2].value", other) for other in shown]
    assert rates[2] == SAME
    assert rates[2] > rates[3] > rates[1] > 0
    assert rates[0] == rates[4] == 0
