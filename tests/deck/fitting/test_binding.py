"""What is held together at the end of a line, and in writing from the right."""

import pytest

from boardapp.deck.fitting.binding import bind, held, loosen

QUESTION = "האם להמשיך (אינוטוזומאב) 12 mg/m2 או השתלה"


def test_a_number_and_its_unit_are_read_from_the_left_in_hebrew() -> None:
    assert "\u200e12\u00a0mg/m2\u200e" in bind(QUESTION)
    assert "\u200e12 mg/m2\u200e" in held(QUESTION)
    assert loosen(bind(QUESTION)) == QUESTION


@pytest.mark.parametrize("words", ["MRD < 5 %", "45–50 ×10⁹/L", "3.5 g", "2×10⁻⁶"])
def test_signs_and_powers_go_with_their_number(words: str) -> None:
    bound = bind(f"מדד {words} היום")
    assert loosen(bound).count(words) == 1
    assert bound.count("\u200e") == 2


@pytest.mark.parametrize("words", ["give 12 mg/m2", "CD19 and 9 mothers", "自体 12 mg"])
def test_other_writing_gets_no_mark(words: str) -> None:
    assert "\u200e" not in bind(words)
