"""Labels of figures: one line, cut to their room."""

import pytest

from boardapp.figures.text_width import arial_width, cut_to_width, shorten


def test_a_label_stands_on_one_line_however_it_was_typed() -> None:
    assert cut_to_width("vincristine\n\nweekly", 500, 12, arial_width) == "vincristine weekly"
    assert shorten("normal\t\r\nat diagnosis", 40) == "normal at diagnosis"


def test_a_hard_space_stays() -> None:
    assert shorten("5\u00a0mg", 40) == "5\u00a0mg"


@pytest.mark.parametrize(("width", "expected"), [(60, "vincristine"), (40, "vincri…"), (5, "")])
def test_a_label_is_cut_to_its_width(width: float, expected: str) -> None:
    assert cut_to_width("vincristine", width, 12, arial_width) == expected


def test_a_capital_of_another_alphabet_is_wider_than_a_small_letter() -> None:
    assert arial_width("Ω", 10) == 8
    assert arial_width("ω", 10) == 6
