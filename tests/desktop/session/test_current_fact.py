"""The current fact and the way there and back, as in a browser."""

from hypothesis import given
from hypothesis import strategies as st

from boardapp.desktop.session.current_fact import MOST_STEPS, CurrentFact, Step


def test_choosing_another_fact_is_told_once() -> None:
    current = CurrentFact()
    told: list[str] = []
    current.changed.connect(lambda: told.append(current.place))
    current.choose("labs[1]")
    current.choose("labs[1]")
    current.choose("")
    assert told == ["labs[1]", ""]


def test_back_and_forth_walk_the_same_way() -> None:
    current = CurrentFact()
    for panel, place in (("overview", ""), ("checks", "labs[1]"), ("labs", "labs[1]")):
        current.visit(panel, place)
    assert not current.may_go_forth
    assert current.back() == Step("checks", "labs[1]")
    assert current.place == "labs[1]"
    assert current.back() == Step("overview", "")
    assert current.place == ""
    assert not current.may_go_back
    assert current.forth() == Step("checks", "labs[1]")


def test_another_way_forgets_what_was_ahead() -> None:
    current = CurrentFact()
    current.visit("overview", "")
    current.visit("labs", "labs[1]")
    current.back()
    current.visit("history", "")
    assert not current.may_go_forth
    assert current.back() == Step("overview", "")


def test_what_is_chosen_in_a_panel_is_no_step_but_is_come_back_to() -> None:
    current = CurrentFact()
    current.visit("checks", "")
    current.note("checks", "labs[1]")
    current.note("checks", "labs[2]")
    current.visit("labs", "labs[2]")
    assert current.back() == Step("checks", "labs[2]")
    assert not current.may_go_back


def test_opening_a_panel_and_being_led_in_it_is_one_step() -> None:
    current = CurrentFact()
    current.visit("overview", "")
    current.visit("labs", "")
    current.visit("labs", "labs[2]")
    assert current.back() == Step("overview", "")


def test_an_edit_moves_the_places_and_another_case_forgets_them() -> None:
    current = CurrentFact()
    current.visit("labs", "labs[1]")
    current.choose("labs[1]")
    current.visit("history", "")
    current.follow({"labs[1]": "labs[2]"}.__getitem__)
    assert current.place == "labs[2]"
    assert current.back() == Step("labs", "labs[2]")
    current.leave_case()
    assert (current.place, current.may_go_back, current.may_go_forth) == ("", False, False)


@given(st.lists(st.sampled_from(["visit", "back", "forth", "note"]), max_size=60), st.data())
def test_any_walk_stays_on_its_way(moves: list[str], data: st.DataObject) -> None:
    current = CurrentFact()
    for number, move in enumerate(moves):
        if move == "visit":
            current.visit(data.draw(st.sampled_from("abc")), f"labs[{number}]")
        elif move == "note":
            current.note(data.draw(st.sampled_from("abc")), f"labs[{number}]")
        elif move == "back" and current.may_go_back:
            step = current.back()
            assert current.may_go_forth
            assert current.forth() is not None
            assert current.back() == step
        elif move == "forth" and current.may_go_forth:
            current.forth()


def test_a_long_way_is_kept_in_part() -> None:
    current = CurrentFact()
    for number in range(MOST_STEPS + 50):
        current.visit("labs", f"labs[{number}]")
    steps = 0
    while current.may_go_back:
        current.back()
        steps += 1
    assert steps == MOST_STEPS - 1
