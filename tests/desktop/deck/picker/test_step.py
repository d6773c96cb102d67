"""A change of the list of slides is undone by a name that says what it was."""

import pytest

from boardapp.deck.outline.picker import SlideChoice
from boardapp.desktop.deck.picker.step import step_name


def _slide(key: str, title: str = "", *, included: bool = True) -> SlideChoice:
    made = f"Slide {key}"
    return SlideChoice(
        key=key, title=title or made, section="Course", included=included, made_title=made
    )


A, B, C = _slide("a"), _slide("b"), _slide("c")


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ([A, B, _slide("c", included=False)], "Leave out slide “Slide c”"),
        ([A, _slide("b", "Mine"), C], "Retitle slide “Slide b”"),
        ([C, A, B], "Move slide “Slide c”"),
        ([_slide("a", "Mine"), C, B], "Choose slides"),
    ],
)
def test_a_step_is_named_by_what_it_changes(after: list[SlideChoice], name: str) -> None:
    assert step_name([A, B, C], after) == name


def test_a_long_title_is_cut() -> None:
    long = _slide("a", "A title " * 9)
    out = _slide("a", "A title " * 9, included=False)
    assert step_name([long], [out]) == "Leave out slide “A title A title A title A title A title…”"
    assert step_name([out], [long]).startswith("Take in slide “A title")
